"""Files and folders without a settings file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.errors import SourceError
from mkdocs_backlog.sources.loose import read_loose
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_stands_relative_to_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, {"docs/reference/LOG.md": "# L\n", "docs/reference/other.md": "# O\n"})
    monkeypatch.chdir(tmp_path)

    project = read_loose(["docs/reference/LOG.md"])

    assert list(project.site.pages) == ["LOG.md"]
    assert project.site.shown_path("LOG.md") == "docs/reference/LOG.md"
    assert project.everything


def test_several_paths_stand_relative_to_the_folder_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(
        tmp_path,
        {
            "a/x.md": "",
            "b/y.md": "",
            "b/.z/y.md": "",
            "b/node_modules/y.md": "",
            "b/d/node_modules/y.md": "",
            "b/d/.y.md": "",
        },
    )
    monkeypatch.chdir(tmp_path)

    mixed, folders, here = read_loose(["a/x.md", "b"]), read_loose(["a", "b"]), read_loose(["."])

    assert list(mixed.site.pages) == ["a/x.md", "b/y.md"]
    assert mixed.everything
    assert list(folders.site.pages) == ["a/x.md", "b/y.md"]
    assert not folders.everything
    assert list(here.site.pages) == ["a/x.md", "b/y.md"]
    assert here.site.docs_path == "."


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("gone.md", "'gone.md' does not exist"),
        ("notes.txt", "'notes.txt' is not a Markdown file; its name must end in .md"),
        ("empty", "folder 'empty' holds no Markdown files"),
        ("latin.md", "latin.md:1: this is not UTF-8 (byte 0xe9)"),
        ("folder", "folder/latin.md:1: this is not UTF-8 (byte 0xe9)"),
    ],
)
def test_loose_paths_that_cannot_be_read_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, problem: str
) -> None:
    write_tree(tmp_path, {"notes.txt": "", "empty/x.txt": "", "folder/x.txt": ""})
    (tmp_path / "latin.md").write_bytes(b"\xe9")
    (tmp_path / "folder" / "latin.md").write_bytes(b"\xe9")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SourceError) as error:
        read_loose([path])

    assert str(error.value).startswith(problem)
