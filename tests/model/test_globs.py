from __future__ import annotations

import pytest

from mkdocs_backlog.model.globs import matches


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("a.md", "a.md"),
        ("/a.md", "a.md"),
        (" a.md ", "a.md"),
        ("*.md", "a.md"),
        ("*", "a.md"),
        ("a/*.md", "a/b.md"),
        ("a?.md", "ab.md"),
        ("**", "a/b/c.md"),
        ("a/**", "a/b/c.md"),
        ("**/c.md", "a/b/c.md"),
        ("**/c.md", "c.md"),
        ("a/**/c.md", "a/c.md"),
        ("a/**/c.md", "a/b/b/c.md"),
        ("a+(b)[c].md", "a+(b)[c].md"),
        ("**/*LOG*.md", "a/OLD_LOG_1.md"),
    ],
)
def test_a_glob_matches_a_whole_path(glob: str, path: str) -> None:
    assert matches(path, ["none", glob])


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("", "a.md"),
        ("a", "a.md"),
        ("A.md", "a.md"),
        ("*.md", "a/b.md"),
        ("a/*", "a/b/c.md"),
        ("a?.md", "a/.md"),
        ("?", ""),
        ("**/c.md", "bc.md"),
        ("a.md", "axmd"),
        ("*.md", "a.md\n"),
    ],
)
def test_a_glob_matches_nothing_else(glob: str, path: str) -> None:
    assert not matches(path, [glob])


def test_no_globs_match_nothing() -> None:
    assert not matches("a.md", [])
