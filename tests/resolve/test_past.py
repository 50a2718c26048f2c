"""The part of a history that is about one item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.resolve.past import all_names, past_of, whole_past
from tests.history.backlogs import checklist, matrix
from tests.history.reading import read_history, told
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_backlog.model.past import Past


def backlog(*rows: Sequence[str]) -> str:
    return matrix(rows, "ID, Theme, Document, Step", governance="")


def item(name: str, title: str, step: str) -> tuple[str, str, str, str]:
    return name, title, f"[{title}](spec/{step}.md)", step


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Returns a repository in which IM-1 became IM-7, and IM-2 first IM-8 and then nothing."""
    repository = Repository(tmp_path / "repository")
    repository.commit(
        "Begin",
        {
            "docs/BACKLOG.md": backlog(
                item("IM-1", "Pool", "S1-01"),
                item("IM-2", "Index", "S1-02"),
                item("IM-3", "Editor", "S1-03"),
            ),
            "docs/todo.md": checklist("Steps", [(" ", f"S1-0{n}") for n in range(1, 4)]),
        },
    )
    rows = [
        item("IM-7", "Pool", "S1-01"),
        item("IM-8", "Index", "S1-02"),
        item("IM-3", "Editor", "S1-03"),
    ]
    repository.commit("Rename", {"docs/BACKLOG.md": backlog(*rows)})
    repository.commit("Drop", {"docs/BACKLOG.md": backlog(rows[0], rows[2])})
    return repository


def past(repository: Repository, name: str) -> Past:
    """Returns the past of an item, which must be known."""
    found = past_of(read_history(repository), name)
    assert found is not None
    return found


@pytest.mark.parametrize(("asked", "written"), [("im-7", "IM-7"), ("im-1", "IM-1")])
def test_an_item_is_found_by_every_id(repository: Repository, asked: str, written: str) -> None:
    found = past(repository, asked)

    assert found.name == written
    assert [entry.id for entry in found.items] == ["IM-7"]
    assert told(found.events) == [
        "Begin: IM-1 was added as open",
        "Rename: IM-1 was renamed IM-7",
    ]


@pytest.mark.parametrize("asked", ["im-2", "IM-8"])
def test_an_item_that_is_gone_is_found_by_every_id(repository: Repository, asked: str) -> None:
    found = past(repository, asked)

    assert (found.name, found.items) == (asked.upper(), ())
    assert [entry.id for entry in found.vanished] == ["IM-2", "IM-8"]
    assert told(found.events) == [
        "Begin: IM-2 was added as open",
        "Rename: IM-2 was renamed IM-8",
        "Drop: IM-8 left the matrix while open",
    ]


def test_an_id_of_today_comes_before_an_earlier_one(repository: Repository) -> None:
    rows = [item("IM-7", "Pool", "S1-01"), item("IM-1", "Editor", "S1-03")]
    repository.commit("Take the ID", {"docs/BACKLOG.md": backlog(*rows)})

    assert told(past(repository, "IM-1").events) == [
        "Begin: IM-3 was added as open",
        "Take the ID: IM-3 was renamed IM-1",
    ]


def test_an_id_that_nobody_had_is_not_found(repository: Repository) -> None:
    history = read_history(repository)

    assert past_of(history, "IM-9") is None
    assert all_names(history) == ["IM-3", "IM-7", "IM-1", "IM-2", "IM-8"]


def test_the_whole_past_has_everything(repository: Repository) -> None:
    history = read_history(repository)
    found = whole_past(history)

    assert (found.name, found.events) == (None, history.events)
    assert [entry.id for entry in found.items] == ["IM-3", "IM-7"]
    assert [entry.id for entry in found.vanished] == ["IM-2", "IM-8"]
