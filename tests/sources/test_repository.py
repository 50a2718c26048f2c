"""Where the documentation lies in its repository."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.sources.projects import read
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_repository_is_found_and_asked_only_for_what_is_in_it(tmp_path: Path) -> None:
    write_tree(tmp_path, {"secret.md": "", "repo/LICENSE": "", "repo/site/mkdocs.yml": ""})
    subprocess.run(["git", "init", "-q", tmp_path / "repo"], check=True)
    (tmp_path / "repo" / "out").symlink_to("..")
    (tmp_path / "repo" / "loop").symlink_to("loop")

    site = read(tmp_path / "repo" / "site", "").site

    assert site.repository_path == "site/docs"
    assert site.docs_path == "docs"
    exists = [site.in_repository(path) for path in ("LICENSE", "site/docs", "site/docs/index.md")]
    assert exists == [True, True, True]
    for path in (
        "gone",
        "../secret.md",
        "out/secret.md",
        "/etc/passwd",
        "loop",
        "x" * 5000,
        "a\0b",
    ):
        assert site.in_repository(path) is False


def test_without_a_repository_nothing_is_known_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "mkdocs_backlog.sources.project.find_repository", lambda _folder: None
    )  # the temporary folder may lie in one

    site = read(tmp_path, "").site

    assert site.repository_path is None
    assert site.in_repository("mkdocs.yml") is False
