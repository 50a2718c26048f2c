"""Worktrees, submodules, clones of every kind: read, or said why not."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.history.repository import GitHistory
from mkdocs_backlog.model.history import Gap, Log, Unknown
from tests.history.backlogs import checklist, matrix
from tests.history.logs import gap_in, read_log, told
from tests.history.reading import read_history
from tests.history.reading import told as told_events
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def test_a_detached_head_is_history_too(repository: Repository) -> None:
    first = repository.commit("Begin", {"docs/a.md": "one\n"})
    repository.commit("Change", {"docs/a.md": "two\n"})
    repository.git("switch", "--quiet", "--detach", first)
    assert told(read_log(repository.folder / "docs", ["a.md"])) == ["Begin: a.md"]


def test_a_worktree_has_the_history_of_its_branch(repository: Repository, tmp_path: Path) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    repository.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "tree"))
    repository.commit("Change", {"docs/a.md": "two\n"})
    assert told(read_log(tmp_path / "tree" / "docs", ["a.md"])) == ["Begin: a.md"]


def test_a_submodule_has_a_history_of_its_own(repository: Repository, tmp_path: Path) -> None:
    inner = Repository(tmp_path / "inner")
    inner.commit("Inside", {"a.md": "one\n"})
    repository.commit("Begin", {"docs/b.md": "one\n"})
    repository.git("submodule", "--quiet", "add", str(inner.folder), "docs/sub")
    repository.commit("Add the submodule")
    outside = read_log(repository.folder / "docs", ["b.md", "sub/a.md"])
    assert told(outside) == ["Begin: b.md"]
    assert told(read_log(repository.folder / "docs" / "sub", ["a.md"])) == ["Inside: a.md"]


def test_without_a_repository_that_is_said(tmp_path: Path) -> None:
    assert gap_in(tmp_path) is Gap.NO_REPOSITORY


def test_without_commits_that_is_said(repository: Repository) -> None:
    assert gap_in(repository.folder) is Gap.NO_COMMITS


def test_in_a_bare_repository_that_is_said(repository: Repository, tmp_path: Path) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    bare = tmp_path / "bare"
    repository.git("clone", "--quiet", "--bare", ".", str(bare))
    assert gap_in(bare) is Gap.NO_WORK_TREE


def test_in_a_shallow_clone_nothing_is_known(repository: Repository, tmp_path: Path) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    repository.commit("Change", {"docs/a.md": "two\n"})
    address = repository.folder.as_uri()
    repository.git("clone", "--quiet", "--depth=1", address, str(tmp_path / "shallow"))
    assert gap_in(tmp_path / "shallow" / "docs") is Gap.SHALLOW


def test_in_a_clone_without_contents_nothing_is_fetched(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    repository.commit("Change", {"docs/a.md": "two\n"})
    repository.git("config", "uploadpack.allowFilter", "true")
    partial, address = tmp_path / "partial", repository.folder.as_uri()
    repository.git("clone", "--quiet", "--filter=blob:none", address, str(partial))
    history = GitHistory(partial / "docs")
    log = history.log(["a.md"])
    assert isinstance(log, Log)
    blobs = [change.blob for line in log.revisions for change in line.changes if change.blob]
    found = history.texts(blobs)
    assert isinstance(found, Unknown)
    assert found.gap is Gap.INCOMPLETE


def test_a_lost_object_is_said(repository: Repository) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    tree = repository.git("rev-parse", "HEAD:docs")
    (repository.folder / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    assert gap_in(repository.folder / "docs") is Gap.INCOMPLETE


def test_a_repository_of_another_user_is_refused(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert gap_in(repository.folder / "docs") is Gap.REFUSED


def test_a_repository_that_the_user_declared_safe_is_read(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    text = f"[safe]\n\tdirectory = /other\n\tdirectory = {repository.folder}\n"
    (tmp_path / ".gitconfig").write_text(text, encoding="utf-8")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert told(read_log(repository.folder / "docs", ["a.md"])) == ["Begin: a.md"]


def test_a_folder_that_is_gone_is_said(repository: Repository) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    history = GitHistory(repository.folder / "docs")
    shutil.rmtree(repository.folder / "docs")
    found = history.log(["a.md"])
    assert isinstance(found, Unknown)
    assert found.gap is Gap.NOT_STARTED


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig"])
def test_contents_in_other_encodings_are_history_too(repository: Repository, encoding: str) -> None:
    row = ("FR-01", "Größe ändern", "[spec](a.md)", "S1-W1-01")
    page = matrix([row], "ID, Theme, Document, TODO step", "")
    file = repository.folder / "docs" / "BACKLOG.md"
    repository.write({"docs/todo.md": checklist("Wave", [(" ", "S1-W1-01")])})
    file.write_bytes(page.encode(encoding))
    repository.commit("Begin")
    repository.commit("Rewrite", {"docs/BACKLOG.md": page})
    repository.commit("Close", {"docs/todo.md": checklist("Wave", [("x", "S1-W1-01")])})
    events = told_events(read_history(repository).events)
    assert events[-2:] == ["Close: S1-W1-01 was ticked", "Close: FR-01 was closed"]
    assert sum("FR-01 was added as open" in event for event in events) == 1
