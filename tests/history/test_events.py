"""What happens to items, told as events: in one commit, across commits, across merges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import EventKind
from tests.history.backlogs import checklist, ledger, matrix
from tests.history.reading import history_of, read_analysis, read_history, told
from tests.history.repositories import Repository
from tests.history.two_items import (
    BACKLOG,
    ONE,
    TODO,
    TWO,
    Row,
    after_begin,
    begun,
    boxes,
    table,
)

if TYPE_CHECKING:
    from pathlib import Path

ANOTHER = "'Accessibility of forms'"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return begun(tmp_path / "repository")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [("FR-01", "Connection pool tuning", *ONE[2:]), TWO],
            ["Edit: FR-01 was retitled 'Connection pool tuning'"],
        ),
        ([(*ONE[:2], "[spec](c/d.md#x)", ONE[3]), TWO], ["Edit: FR-01 moved from a.md to c/d.md"]),
        (
            [(*ONE[:2], "[spec](/docs/a.md)", ONE[3]), TWO],
            ["Edit: FR-01 moved from a.md to /docs/a.md"],
        ),
        (
            [(*ONE[:2], "[web](https://example.org/a)", ONE[3]), TWO],
            ["Edit: FR-01 moved from a.md to https://example.org/a"],
        ),
        (
            [(*ONE[:3], "S1-W1-02"), TWO],
            ["Edit: the step of FR-01 changed from S1-W1-01 to S1-W1-02"],
        ),
        (
            [(*ONE[:2], "", ONE[3]), TWO],
            ["Edit: FR-01 moved from a.md to nothing"],
        ),
        ([("~~FR-01~~", *ONE[1:]), TWO], ["Edit: FR-01 went from open to dropped"]),
        ([ONE], ["Edit: FR-02 left the matrix while open"]),
        ([ONE, TWO, ("FR-03", "New", "", "")], ["Edit: FR-03 was added as unknown"]),
        ([TWO, ONE], []),
        ([("FR-09", *ONE[1:]), TWO], ["Edit: FR-01 was renamed FR-09"]),
        (
            [("FR-09", ONE[1], "[spec](z.md)", ONE[3]), TWO],
            ["Edit: FR-09 was added as open", "Edit: FR-01 left the matrix while open"],
        ),
        (
            [("FR-01", "Accessibility of forms", "[spec](z.md)", ONE[3]), TWO],
            [f"Edit: FR-01 was given to another item, {ANOTHER} in place of 'Pool tuning'"],
        ),
    ],
)
def test_a_change_of_rows_is_told(
    repository: Repository, rows: list[Row], expected: list[str]
) -> None:
    repository.commit("Edit", {BACKLOG: table(*rows)})
    assert after_begin(repository) == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (("x", " "), ["S1-W1-01 was ticked", "FR-01 was closed"]),
        (("/", " "), ["S1-W1-01 went from open to in progress"]),
        (("-", " "), ["S1-W1-01 went from open to dropped"]),
        ((" ", "X"), ["S1-W1-02 was ticked", "FR-02 was closed"]),
    ],
)
def test_a_change_of_boxes_is_told(
    repository: Repository, marks: tuple[str, str], expected: list[str]
) -> None:
    repository.commit("Mark", {TODO: boxes(*marks)})
    lines = [line.removeprefix("Mark: ") for line in after_begin(repository)]
    assert lines[: len(expected)] == expected


def test_a_box_that_is_unticked_reopens_its_item(repository: Repository) -> None:
    repository.commit("Mark", {TODO: boxes("x", " ")})
    repository.commit("Back", {TODO: boxes(" ", " ")})
    assert after_begin(repository)[2:] == [
        "Back: S1-W1-01 was unticked",
        "Back: FR-01 was reopened: done became open",
    ]


def test_a_wave_moves_with_the_boxes_under_it(repository: Repository) -> None:
    repository.commit("Wave", {BACKLOG: table((*ONE[:3], "S1/W1"))})
    repository.commit("Half", {TODO: boxes("x", " ")})
    repository.commit("Whole", {TODO: boxes("x", "x")})
    lines = after_begin(repository)
    assert "Half: FR-01 went from open to in progress" in lines
    assert lines[-1] == "Whole: FR-01 was closed"


def test_boxes_that_bear_the_id_stand_for_the_item(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    rows = [("FR-01", "Pool", "[spec](a.md)")]
    page = matrix(rows, "ID, Theme, Document", "")
    repository.commit("Begin", {BACKLOG: page, TODO: checklist("Tasks", [(" ", "FR-01")])})
    repository.commit("Mark", {TODO: checklist("Tasks", [("x", "FR-01")])})
    assert after_begin(repository) == ["Mark: FR-01 was ticked", "Mark: FR-01 was closed"]


def test_a_status_column_is_followed(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    for number, status in enumerate(["open", "blocked", "**done** (2025)", "", "done"]):
        page = matrix([("FR-01", "Pool", status), ("FR-02", "Index", "open")], "ID, Theme, Status")
        repository.commit(f"Commit {number}", {BACKLOG: page})
    assert told(history_of(read_analysis(repository), "FR-01").events) == [
        "Commit 0: FR-01 was added as open",
        "Commit 1: FR-01 went from open to blocked",
        "Commit 2: FR-01 was closed",
        "Commit 3: FR-01 was reopened: done became unknown",
        "Commit 4: FR-01 was closed",
    ]


def test_an_item_keeps_its_history_under_a_new_id(repository: Repository) -> None:
    repository.commit("Mark", {TODO: boxes("x", " ")})
    repository.commit("Rename", {BACKLOG: table(("FR-11", *ONE[1:]), TWO)})
    repository.commit("Again", {BACKLOG: table(("FR-21", *ONE[1:]), TWO)})
    found = history_of(read_analysis(repository), "FR-21")
    assert found.formerly == ("FR-11", "FR-01")
    assert [event.kind for event in found.events] == [
        EventKind.ADDED,
        EventKind.TICKED,
        EventKind.CLOSED,
        EventKind.RENAMED,
        EventKind.RENAMED,
    ]
    assert found.closing is not None
    history = read_history(repository)
    assert history.redirects == {"FR-01": "FR-21", "FR-11": "FR-21"}


def test_an_id_that_went_to_an_item_that_went_too_leads_nowhere(repository: Repository) -> None:
    repository.commit("Rename", {BACKLOG: table(("FR-11", *ONE[1:]), TWO)})
    repository.commit("Delete", {BACKLOG: table(TWO)})
    history = read_history(repository)
    assert history.redirects == {}
    assert [(gone.id, gone.successor) for gone in history.vanished] == [
        ("FR-01", None),
        ("FR-11", None),
    ]


def test_ids_that_change_places_are_new_meanings(repository: Repository) -> None:
    other = ("FR-02", "Audit of exports", "[spec](q.md)", "S1-W1-02")
    repository.commit("Third", {BACKLOG: table(ONE, other)})
    repository.commit("Swap", {BACKLOG: table(("FR-01", *other[1:]), ("FR-02", *ONE[1:]))})
    history = read_history(repository)
    assert [(reuse.id, reuse.before) for reuse in history.reused] == [
        ("FR-01", "Pool tuning"),
        ("FR-02", "Audit of exports"),
    ]
    [event] = history.items["BACKLOG.md", "FR-01"].events
    assert event.kind is EventKind.REUSED


def test_an_id_that_comes_back_is_the_same_item(repository: Repository) -> None:
    repository.commit("Delete", {BACKLOG: table(TWO)})
    repository.commit("Restore", {BACKLOG: table(ONE, TWO)})
    history = read_history(repository)
    assert history.vanished == ()
    assert history.reused == ()
    assert told(history.items["BACKLOG.md", "FR-01"].events) == [
        "Begin: FR-01 was added as open",
        "Delete: FR-01 left the matrix while open",
        "Restore: FR-01 was added as open",
    ]


def test_an_id_that_comes_back_for_another_item_is_reused(repository: Repository) -> None:
    repository.commit("Delete", {BACKLOG: table(TWO)})
    another = ("FR-01", "Keyboard shortcuts", "[spec](k.md)", "S1-W1-01")
    repository.commit("Reuse", {BACKLOG: table(another, TWO)})
    [reuse] = read_history(repository).reused
    assert (reuse.id, reuse.before, reuse.commit.subject) == ("FR-01", "Pool tuning", "Reuse")


def test_two_rows_with_one_title_are_not_taken_for_each_other(repository: Repository) -> None:
    twins = [("FR-03", "Tests", "", ""), ("FR-04", "Tests", "", "")]
    repository.commit("Twins", {BACKLOG: table(ONE, *twins)})
    renamed = [("FR-05", "Tests", "", ""), ("FR-06", "Tests", "", "")]
    repository.commit("Rename", {BACKLOG: table(ONE, *renamed)})
    history = read_history(repository)
    assert history.redirects == {}
    assert {gone.id for gone in history.vanished} == {"FR-02", "FR-03", "FR-04"}


def test_a_row_without_documents_is_renamed_by_its_title(repository: Repository) -> None:
    repository.commit("Third", {BACKLOG: table(ONE, ("FR-03", "Tests", "", ""))})
    repository.commit("Rename", {BACKLOG: table(ONE, ("FR-04", "Tests", "", ""))})
    assert read_history(repository).redirects == {"FR-03": "FR-04"}


def test_a_ledger_tells_which_items_it_came_to_name(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    page = matrix([ONE, TWO], "ID, Theme, Document, TODO step")
    log = "docs/CONFORMANCE.md"
    repository.commit("Begin", {BACKLOG: page, TODO: boxes(" ", " "), log: ledger("C", ["x"])})
    repository.commit("Name", {log: ledger("C", ["x, see FR-02", "by S1/W1-01"])})
    repository.commit("Write", {log: ledger("C", ["x, see FR-02", "by S1/W1-01", "more"])})
    events = [e for e in read_history(repository).events if e.kind is EventKind.LEDGER]
    assert [(event.commit.subject, event.items) for event in events] == [
        ("Begin", ()),
        ("Name", ("FR-02", "FR-01")),
        ("Write", ()),
    ]


def test_without_commits_of_the_pages_only_the_working_tree_is_told(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit("Code", {"src/x": "1"})
    repository.write({BACKLOG: table(ONE), TODO: boxes("x", " ")})
    history = read_history(repository)
    assert history.head is None
    assert history.progress == ()
    assert history.untracked == {"BACKLOG.md", "todo.md"}
    [event] = history.events
    assert event.text == "FR-01 was added as done"
    assert event.commit.short == "the working tree"


def test_a_day_counts_once_in_the_progress(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit("Begin", {BACKLOG: table(ONE), TODO: boxes(" ", " ")})
    repository.stay()
    repository.commit("Same day", {TODO: boxes("x", " ")})
    repository.commit("Nothing new", {TODO: boxes("x", "x")})
    [point] = read_history(repository).progress
    assert (point.date, point.total, point.done) == ("2025-01-01", 1, 1)


def test_statuses_of_the_past_follow_the_rules_of_today(repository: Repository) -> None:
    repository.commit("Mark", {TODO: boxes("!", ">")})
    analysis = read_analysis(repository)
    assert analysis.history is not None
    last = {event.subject: event.after for event in analysis.history.events}
    for item in analysis.items:
        assert last[item.item.id] == item.written
    assert [item.written for item in analysis.items] == [Status.BLOCKED, Status.DEFERRED]


def test_of_two_boxes_with_one_id_only_the_changed_one_is_told(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    double = [(" ", "S1-W1-01"), (" ", "S1-W1-01")]
    repository.commit("Begin", {BACKLOG: table(ONE), TODO: checklist("Wave", double)})
    double[1] = ("x", "S1-W1-01")
    repository.commit("Mark", {TODO: checklist("Wave", double)})
    assert after_begin(repository) == [
        "Mark: S1-W1-01 was ticked",
        "Mark: FR-01 went from open to in progress",
    ]
