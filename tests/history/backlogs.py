"""Backlogs for tests: a matrix, its checklists, and ledgers, told in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GOVERNANCE = """
## Governance

Closing an item requires synchronized updates in:

- [Conformance](CONFORMANCE.md)
- [Limitations](LIMITATIONS.md)
"""


def matrix(rows: Iterable[Sequence[str]], columns: str, governance: str = GOVERNANCE) -> str:
    """Returns a page with a matrix.

    Args:
        rows: the cells of each row.
        columns: the headers, separated by commas.
        governance: what follows the table.
    """
    headers = [name.strip() for name in columns.split(",")]
    lines = [headers, ["---"] * len(headers), *rows]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"# Improvement backlog\n\n{table}\n{governance}"


def checklist(title: str, boxes: Iterable[tuple[str, str]]) -> str:
    """Returns a page with boxes, each a mark and an ID."""
    lines = [f"- [{mark}] step {label}: carry it out" for mark, label in boxes]
    return "\n".join([f"# {title}", "", *lines, ""])


def ledger(title: str, entries: Iterable[str]) -> str:
    """Returns a ledger with a row for each entry."""
    rows = "\n".join(f"| {entry} | 2026-01 |" for entry in entries)
    return f"# {title}\n\n| Subject | Noted |\n|---|---|\n{rows}\n"
