"""Where things are remembered: beside the settings, out of the documentation and out of git."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import chdir
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_backlog.cli import main
from mkdocs_backlog.history import cache as cache_module
from mkdocs_backlog.history.cache import Cache, cache_folder
from tests.history.backlogs import checklist, ledger, matrix
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "repository")
    rows = [("FR-01", "Pool tuning", "[spec](a.md)", "S1-W1-01")]
    repository.commit(
        "Begin",
        {
            "mkdocs.yml": "site_name: Pier\ntheme: mkdocs\nplugins: [backlog]\n",
            "docs/BACKLOG.md": matrix(rows, "ID, Theme, Document, TODO step"),
            "docs/a.md": "# Spec\n",
            "docs/todo.md": checklist("Wave", [(" ", "S1-W1-01")]),
            "docs/CONFORMANCE.md": ledger("Conformance", ["Storage"]),
            "docs/LIMITATIONS.md": ledger("Limitations", ["Editor"]),
        },
    )
    return repository


def folder_of(repository: Repository) -> Path:
    folder = cache_folder(repository.folder, repository.folder / "docs")
    assert folder is not None
    return folder


def check(repository: Repository) -> None:
    """Runs `mkdocs-backlog check` in the repository."""
    with chdir(repository.folder), pytest.raises(SystemExit):
        main(["check"])


def test_both_faces_remember_in_the_same_place(repository: Repository) -> None:
    check(repository)
    folder = folder_of(repository)
    written = {file.name: file.read_bytes() for file in folder.iterdir()}
    times = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    config = load_config(str(repository.folder / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert sorted(written) == [".gitignore", "facts.json", "log.json"]
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == written
    assert {file.name: file.stat().st_mtime_ns for file in folder.iterdir()} == times


def test_what_is_remembered_is_kept_out_of_git(repository: Repository) -> None:
    check(repository)
    assert repository.git("status", "--porcelain", "--untracked-files=all") == ""


def test_nothing_is_remembered_without_git(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: Pier\n",
        "docs/BACKLOG.md": matrix([("FR-01", "A")], "ID, T"),
    }
    repository = Repository(tmp_path, make=False)
    repository.write(files)
    check(repository)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["docs", "mkdocs.yml"]


def test_each_documentation_has_a_place_of_its_own(tmp_path: Path) -> None:
    folders = {
        cache_folder(tmp_path, tmp_path / name) for name in ("docs", "manual", "docs/../docs")
    }
    assert len(folders) == 2
    assert None not in folders


def test_nothing_is_remembered_inside_the_documentation(tmp_path: Path) -> None:
    assert cache_folder(tmp_path / "docs", tmp_path / "docs") is None
    assert cache_folder(tmp_path / "docs" / "a", tmp_path / "docs") is None


def test_a_link_leads_nowhere_else(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (repository.folder / ".cache").symlink_to(tmp_path / "elsewhere")
    check(repository)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_folder_that_is_read_only_is_no_error(repository: Repository) -> None:
    folder = folder_of(repository)
    folder.parent.parent.write_text("", encoding="utf-8")
    check(repository)
    assert folder.parent.parent.read_text(encoding="utf-8") == ""


def test_what_is_too_large_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "_LARGEST", 100)
    Cache(tmp_path).write("log", ["a" * 100])
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_has_left_goes_in_time(tmp_path: Path) -> None:
    for name, age in (("old", 7200), ("young", 60)):
        file = tmp_path / f"log.json.{name}.tmp"
        file.write_text("half of", encoding="utf-8")
        os.utime(file, (time.time() - age, time.time() - age))
    Cache(tmp_path).write("log", [1])
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        ".gitignore",
        "log.json",
        "log.json.young.tmp",
    ]


def test_runs_at_the_same_time_leave_one_whole_file(tmp_path: Path) -> None:
    data = [["a" * 1000] * 100, ["b" * 1000] * 100]
    seen: list[object] = []

    def write(content: object) -> None:
        for _ in range(30):
            Cache(tmp_path).write("log", content)
            seen.append(Cache(tmp_path).read("log"))

    threads = [threading.Thread(target=write, args=(content,)) for content in data]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(content in data for content in seen)
    assert sorted(file.name for file in tmp_path.iterdir()) == [".gitignore", "log.json"]


def test_a_run_that_is_killed_leaves_the_earlier_file(tmp_path: Path) -> None:
    Cache(tmp_path).write("log", [1])
    script = (
        "import os, pathlib, sys, tempfile\n"
        "from mkdocs_backlog.history.cache import Cache\n"
        "os.fdopen = lambda *_: os._exit(9)\n"
        "Cache(pathlib.Path(sys.argv[1])).write('log', [2])\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, tmp_path], check=False)
    assert ended.returncode == 9
    assert Cache(tmp_path).read("log") == [1]
