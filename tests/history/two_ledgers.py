"""A backlog with two ledgers, as it is begun, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.history.backlogs import checklist, ledger, matrix
from tests.history.reading import history_of, ledgers_of, read_analysis
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_backlog.model.analysis import LedgerState
    from mkdocs_backlog.model.timeline import ChangeState

BACKLOG, TODO = "docs/BACKLOG.md", "docs/todo.md"
CONFORMANCE, LIMITATIONS = "docs/CONFORMANCE.md", "docs/LIMITATIONS.md"
ROWS = [
    ("FR-01", "Pool tuning", "[spec](a.md)", "S1-W1-01"),
    ("FR-02", "Search index", "[spec](b.md)", "S1-W1-02"),
]


def boxes(first: str, second: str = " ") -> str:
    """Returns the checklist with these marks."""
    return checklist("Wave", [(first, "S1-W1-01"), (second, "S1-W1-02")])


def conformance(*entries: str) -> str:
    """Returns the first ledger."""
    return ledger("Conformance", ["Storage", *entries])


def limitations(*entries: str) -> str:
    """Returns the second ledger."""
    return ledger("Limitations", ["Editor", *entries])


def begun(folder: Path) -> Repository:
    """Returns a repository in which both items are open."""
    repository = Repository(folder)
    repository.commit(
        "Begin",
        {
            BACKLOG: matrix(ROWS, "ID, Theme, Document, TODO step"),
            TODO: boxes(" "),
            CONFORMANCE: conformance(),
            LIMITATIONS: limitations(),
        },
    )
    return repository


def verdicts(repository: Repository, item: str = "FR-01") -> list[tuple[str, ChangeState, int]]:
    """Returns how the ledgers went with the closing that counts."""
    closing = history_of(read_analysis(repository), item).closing
    assert closing is not None
    return [(found.ledger, found.state, found.distance) for found in closing.ledgers]


def states(repository: Repository, item: str = "FR-01") -> list[LedgerState]:
    """Returns what the ledgers show of an item."""
    return [entry.state for entry in ledgers_of(read_analysis(repository), item).values()]
