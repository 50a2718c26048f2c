"""A backlog of two items, as it is begun, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.history.backlogs import checklist, matrix
from tests.history.reading import read_history, told
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BACKLOG, TODO = "docs/BACKLOG.md", "docs/todo.md"
Row = tuple[str, str, str, str]
ONE: Row = ("FR-01", "Pool tuning", "[spec](a.md)", "S1-W1-01")
TWO: Row = ("FR-02", "Search index", "[spec](b.md)", "S1-W1-02")
STEPS = ("S1-W1-01", "S1-W1-02")


def table(*rows: Sequence[str]) -> str:
    """Returns a backlog without governance."""
    return matrix(rows, "ID, Theme, Document, TODO step", "")


def boxes(*marks: str) -> str:
    """Returns the checklist with these marks."""
    return checklist("Wave", list(zip(marks, STEPS, strict=True)))


def after_begin(repository: Repository) -> list[str]:
    """Returns what happened after the first commit."""
    events = read_history(repository).events
    return told(tuple(event for event in events if event.commit.subject != "Begin"))


def begun(folder: Path) -> Repository:
    """Returns a repository in which both items are open."""
    repository = Repository(folder)
    repository.commit("Begin", {BACKLOG: table(ONE, TWO), TODO: boxes(" ", " ")})
    return repository
