"""Which pages are read, and what stops a run."""

from __future__ import annotations

import os
import socket
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.errors import SourceError
from mkdocs_backlog.sources import files, tree
from tests.sources.projects import read, source_problem
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path


def test_pages_are_text_without_mark_and_with_plain_line_ends(tmp_path: Path) -> None:
    site = read(tmp_path, "", {"a.md": "\ufeffone\r\ntwo\rthree\n", "b.txt": "x"}).site

    assert site.pages == {"a.md": "one\ntwo\nthree\n"}
    assert site.files == {"a.md", "b.txt"}


def test_a_page_that_is_not_utf8_stops_the_run_with_its_line(tmp_path: Path) -> None:
    write_tree(tmp_path, {"docs/index.md": "# X\n"})
    (tmp_path / "docs" / "old.md").write_bytes(b"# X\n\ncaf\xe9\n")

    assert source_problem(tmp_path, "") == (
        "docs/old.md:3: this is not UTF-8 (byte 0xe9), and MkDocs cannot build it; "
        "save the file as UTF-8"
    )


def test_a_page_of_excessive_size_is_listed_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "MOST_BYTES", 10)

    project = read(tmp_path, "", {"big.md": "x" * 11, "small.md": "x" * 10})

    assert list(project.site.pages) == ["small.md"]
    assert "big.md" in project.site.files
    assert project.notes == ("docs/big.md is over 0 MiB and was not read",)


def test_a_settings_file_of_excessive_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 10)

    assert source_problem(tmp_path, "site_name: a long one\n") == "/mkdocs.yml: is over 0 MiB"


def test_endless_folders_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_MOST_FILES", 2)

    problem = source_problem(tmp_path, "", {"a.md": "", "b.md": "", "c.md": ""})

    assert problem == "the documentation has over 2 files"


def test_what_is_no_regular_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    os.mkfifo(tmp_path / "docs" / "pipe.md")
    with socket.socket(socket.AF_UNIX) as server, suppress(OSError):
        server.bind(str(tmp_path / "docs" / "socket.md"))

    assert list(read(tmp_path, "").site.pages) == ["index.md"]


def test_deep_folders_are_read(tmp_path: Path) -> None:
    path = "/".join(["d"] * 1200)
    folder = tmp_path / "docs"
    folder.mkdir()
    here = os.open(folder, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("d", dir_fd=here)
        deeper = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(here)

    try:
        project = read(tmp_path, "")

        assert list(project.site.pages) == ["index.md"]
        assert (folder / path).is_dir()
    finally:
        # Python's own removal calls itself for each folder; pytest's clean-up would end in that.
        subprocess.run(["rm", "-r", folder], check=True)


def test_a_file_name_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    with open(os.fsencode(tmp_path) + b"/docs/caf\xe9.md", "w", encoding="utf-8"):  # noqa: PTH123
        pass

    problem = source_problem(tmp_path, "")

    assert problem.endswith(".md: the file's name is not UTF-8; rename it")


def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    """Root reads everything, so the files are made to vanish between listing and reading."""
    write_tree(tmp_path / "docs", {"a.md": "", "index.md": ""})
    walk = tree._Walk(tmp_path / "docs", tmp_path / "docs")  # noqa: SLF001

    (tmp_path / "loop").symlink_to("loop")

    assert tree._resolve(tmp_path / "loop") is None  # noqa: SLF001
    with pytest.raises(SourceError, match=r"^docs/gone\.md: cannot be read: No such file"):
        tree._read_page(walk, "gone.md", "docs/")  # noqa: SLF001
    with pytest.raises(SourceError, match=r"^gone/: cannot be listed: No such file"):
        walk._scan("gone/")  # noqa: SLF001
    with pytest.raises(SourceError, match=r"gone\.md: cannot be read: No such file"):
        files.read_bytes(tmp_path / "gone.md")
