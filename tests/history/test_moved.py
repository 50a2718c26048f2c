"""Pages that were renamed and not committed yet keep their history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.history.repository import GitHistory
from mkdocs_backlog.model.history import Log
from mkdocs_backlog.model.timeline import ChangeState
from tests.history.backlogs import checklist, ledger, matrix
from tests.history.reading import history_of, ledgers_of, read_analysis, read_history, told
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [("FR-01", "Pool tuning", "[spec](a.md)", "S1-W1-01")]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "repository")
    repository.commit(
        "Begin",
        {
            "docs/BACKLOG.md": matrix(ROWS, "ID, Theme, Document, TODO step"),
            "docs/todo.md": checklist("Wave", [(" ", "S1-W1-01")]),
            "docs/CONFORMANCE.md": ledger("Conformance", ["Storage"]),
            "docs/LIMITATIONS.md": ledger("Limitations", ["Editor"]),
        },
    )
    closed = {
        "docs/todo.md": checklist("Wave", [("x", "S1-W1-01")]),
        "docs/CONFORMANCE.md": ledger("Conformance", ["Storage", "FR-01"]),
    }
    repository.commit("Close", dict(closed))
    return repository


def test_a_rename_that_waits_for_its_commit_is_followed(repository: Repository) -> None:
    before = read_history(repository)
    repository.git("mv", "docs/BACKLOG.md", "docs/BOARD.md")
    repository.git("mv", "docs/todo.md", "docs/steps.md")
    after = read_history(repository)
    assert told(after.events) == told(before.events)
    assert after.untracked == frozenset()
    repository.commit("Rename")
    assert told(read_history(repository).events) == told(before.events)


def test_a_page_that_is_renamed_and_changed_is_followed(repository: Repository) -> None:
    repository.git("mv", "docs/todo.md", "docs/steps.md")
    repository.write({"docs/steps.md": checklist("Wave", [("~", "S1-W1-01")])})
    events = told(history_of(read_analysis(repository), "FR-01").events)
    assert events[-2:] == [
        "uncommitted changes: S1-W1-01 was unticked",
        "uncommitted changes: FR-01 was reopened: done became in progress",
    ]


def test_a_ledger_that_is_renamed_keeps_its_changes(repository: Repository) -> None:
    repository.git("mv", "docs/CONFORMANCE.md", "docs/CHECKED.md")
    page = matrix(ROWS, "ID, Theme, Document, TODO step").replace("CONFORMANCE", "CHECKED")
    repository.write({"docs/BACKLOG.md": page})
    [closing] = history_of(read_analysis(repository), "FR-01").closings
    assert [change.state for change in closing.ledgers] == [ChangeState.ATOMIC, ChangeState.NEVER]
    assert "CHECKED.md" in ledgers_of(read_analysis(repository), "FR-01")


def test_a_page_that_goes_back_to_an_earlier_name_is_followed(repository: Repository) -> None:
    repository.git("mv", "docs/todo.md", "docs/steps.md")
    repository.commit("Rename")
    before = told(read_history(repository).events)
    repository.git("mv", "docs/steps.md", "docs/todo.md")
    assert told(read_history(repository).events) == before


def test_a_new_page_was_no_other_page(repository: Repository) -> None:
    repository.write({"docs/steps.md": checklist("More", [(" ", "S1-W1-02")])})
    repository.git("add", "--all")
    log = GitHistory(repository.folder / "docs").log(["steps.md", "todo.md"])
    assert isinstance(log, Log)
    assert log.moved == {}


def test_a_page_in_the_place_of_the_old_one_is_not_taken_for_it(repository: Repository) -> None:
    repository.git("mv", "docs/todo.md", "docs/steps.md")
    repository.write({"docs/todo.md": "# Another\n"})
    log = GitHistory(repository.folder / "docs").log(["steps.md", "todo.md"])
    assert isinstance(log, Log)
    assert log.moved == {}


def test_without_its_contents_the_index_is_left_alone(repository: Repository) -> None:
    repository.git("mv", "docs/todo.md", "docs/steps.md")
    (repository.folder / ".git" / "index").write_bytes(b"no index")
    log = GitHistory(repository.folder / "docs").log(["steps.md"])
    assert isinstance(log, Log)
    assert (log.moved, log.revisions) == ({}, ())
