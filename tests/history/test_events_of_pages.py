"""What happens to items while their pages move, and where branches meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.timeline import EventKind
from tests.history.backlogs import matrix
from tests.history.reading import read_history, told
from tests.history.repositories import Repository
from tests.history.two_items import (
    BACKLOG,
    ONE,
    TODO,
    TWO,
    begun,
    boxes,
    table,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return begun(tmp_path / "repository")


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
