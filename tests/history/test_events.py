"""What happens to items, told as events: in one commit, across commits, across merges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import EventKind
from tests.history.backlogs import checklist, ledger, matrix
from tests.history.reading import history_of, read_analysis, read_history, told
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BACKLOG, TODO = "docs/BACKLOG.md", "docs/todo.md"
Row = tuple[str, str, str, str]
ONE: Row = ("FR-01", "Pool tuning", "[spec](a.md)", "S1-W1-01")
TWO: Row = ("FR-02", "Search index", "[spec](b.md)", "S1-W1-02")
STEPS = ("S1-W1-01", "S1-W1-02")
ANOTHER = "'Accessibility of forms'"


def table(*rows: Sequence[str]) -> str:
    """Returns a backlog without governance."""
    return matrix(rows, "ID, Theme, Document, TODO step", "")


def boxes(*marks: str) -> str:
    """Returns the checklist with these marks."""
    return checklist("Wave", list(zip(marks, STEPS, strict=True)))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "repository")
    repository.commit("Begin", {BACKLOG: table(ONE, TWO), TODO: boxes(" ", " ")})
    return repository


def after_begin(repository: Repository) -> list[str]:
    """Returns what happened after the first commit."""
    events = read_history(repository).events
    return told(tuple(event for event in events if event.commit.subject != "Begin"))


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
        (("/", " "), ["S1-W1-01 went from open to in-progress"]),
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
    assert "Half: FR-01 went from open to in-progress" in lines
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


def test_an_item_that_moves_to_another_page_has_not_left(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    first, second = "docs/a-backlog.md", "docs/b-backlog.md"
    three = ("FR-03", "Third", "", "")
    repository.commit("Begin", {first: table(ONE, TWO), second: table(three)})
    repository.commit("Move", {first: table(TWO), second: table(three, ONE)})
    history = read_history(repository)
    assert history.vanished == ()
    found = history.items["b-backlog.md", "FR-01"]
    assert found.formerly == ()
    assert told(found.events) == ["Begin: FR-01 was added as unknown"]


def test_a_renamed_page_takes_its_items_along(repository: Repository) -> None:
    repository.commit("Mark", {TODO: boxes("x", " ")})
    repository.git("mv", BACKLOG, "docs/ROADMAP.md")
    repository.git("mv", TODO, "docs/done.md")
    repository.commit("Rename")
    repository.commit("Mark again", {"docs/done.md": boxes("x", "x")})
    history = read_history(repository)
    assert history.vanished == ()
    assert told(history.events)[-2:] == [
        "Mark again: S1-W1-02 was ticked",
        "Mark again: FR-02 was closed",
    ]
    closing = history.items["ROADMAP.md", "FR-01"].closing
    assert closing is not None
    assert closing.commit.subject == "Mark"


def test_a_page_that_was_away_for_a_while_is_the_same(repository: Repository) -> None:
    repository.commit("Away", {BACKLOG: None})
    repository.commit("Back", {BACKLOG: table(ONE)})
    history = read_history(repository)
    assert [gone.id for gone in history.vanished] == ["FR-02"]
    assert [event.kind for event in history.items["BACKLOG.md", "FR-01"].events] == [
        EventKind.ADDED,
        EventKind.VANISHED,
        EventKind.ADDED,
    ]


def test_a_name_that_another_page_takes_is_another_page(repository: Repository) -> None:
    text = table(ONE, TWO) + "\nSome words that stay when the page moves.\n"
    repository.commit("Words", {BACKLOG: text})
    repository.git("mv", BACKLOG, "docs/old-backlog.md")
    repository.commit("Move")
    repository.commit("Anew", {BACKLOG: table(("FR-07", "Seventh", "", ""))})
    history = read_history(repository)
    assert set(history.items) == {
        ("BACKLOG.md", "FR-07"),
        ("old-backlog.md", "FR-01"),
        ("old-backlog.md", "FR-02"),
    }
    [event] = history.items["BACKLOG.md", "FR-07"].events
    assert event.commit.subject == "Anew"
    assert history.items["old-backlog.md", "FR-01"].events[0].commit.subject == "Begin"


def test_what_a_branch_did_is_told_once(repository: Repository) -> None:
    repository.branch("side")
    repository.commit("There", {TODO: boxes("x", " ")})
    repository.switch("main")
    repository.commit("Here", {BACKLOG: table(ONE, TWO, ("FR-03", "Third", "", ""))})
    merge = repository.merge("side")
    events = read_history(repository).events
    lines = [(event.commit.subject, event.kind) for event in events[2:]]
    assert sorted(lines) == [
        ("Here", EventKind.ADDED),
        ("There", EventKind.CLOSED),
        ("There", EventKind.TICKED),
    ]
    merges = {event.commit.subject: event.merge.hash for event in events if event.merge}
    assert merges == {"There": merge}


def test_a_page_that_two_branches_began_is_one_page(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit("Code", {"src/x": "1"})
    repository.branch("side")
    repository.commit("There", {BACKLOG: table(ONE)})
    repository.switch("main")
    repository.commit("Here", {BACKLOG: table(ONE)})
    repository.merge("side")
    repository.commit("After", {BACKLOG: table(ONE, TWO)})
    lines = told(read_history(repository).events)
    assert sorted(lines) == [
        "After: FR-02 was added as unknown",
        "Here: FR-01 was added as unknown",
        "There: FR-01 was added as unknown",
    ]


def test_columns_that_both_sides_of_a_merge_have_are_told_once(repository: Repository) -> None:
    repository.branch("side")
    wide = matrix([(*ONE, "high")], "ID, Theme, Document, TODO step, Priority", "")
    repository.commit("There", {BACKLOG: wide})
    repository.switch("main")
    repository.commit("Here", {TODO: boxes("x", " ")})
    repository.merge("side")
    kinds = [event.kind for event in read_history(repository).events]
    assert kinds.count(EventKind.COLUMNS) == 1


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


def test_an_item_that_a_branch_renamed_and_main_deleted_is_gone(repository: Repository) -> None:
    repository.branch("side")
    repository.commit("Rename", {BACKLOG: table(("FR-11", *ONE[1:]), TWO)})
    repository.switch("main")
    repository.commit("Delete", {BACKLOG: table(TWO)})
    repository.git("merge", "--quiet", "--strategy=ours", "--no-edit", "side")
    history = read_history(repository)
    assert history.redirects == {}
    assert [gone.id for gone in history.vanished] == ["FR-01"]


def test_a_page_that_two_branches_began_in_the_place_of_another_is_one(
    repository: Repository,
) -> None:
    text = table(ONE, TWO) + "\nSome words that stay when the page moves.\n"
    repository.commit("Words", {BACKLOG: text})
    repository.git("mv", BACKLOG, "docs/old-backlog.md")
    repository.commit("Move")
    new = table(("FR-07", "Seventh", "", ""))
    repository.branch("side")
    repository.commit("There", {BACKLOG: new})
    repository.switch("main")
    repository.commit("Here", {BACKLOG: new})
    repository.merge("side")
    events = read_history(repository).items["BACKLOG.md", "FR-07"].events
    assert sorted(event.commit.subject for event in events) == ["Here", "There"]


def test_of_two_boxes_with_one_id_only_the_changed_one_is_told(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    double = [(" ", "S1-W1-01"), (" ", "S1-W1-01")]
    repository.commit("Begin", {BACKLOG: table(ONE), TODO: checklist("Wave", double)})
    double[1] = ("x", "S1-W1-01")
    repository.commit("Mark", {TODO: checklist("Wave", double)})
    assert after_begin(repository) == [
        "Mark: S1-W1-01 was ticked",
        "Mark: FR-01 went from open to in-progress",
    ]
