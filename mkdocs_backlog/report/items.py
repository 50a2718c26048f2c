"""Items as an aligned table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.report.layout import Paint, columns, plain, words
from mkdocs_backlog.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.analysis import ResolvedItem

_HEADER = ("ID", "STATUS", "TITLE", "STEP", "DOCUMENT")


def items_table(items: Sequence[ResolvedItem], paint: Paint = plain) -> str:
    """Return a header and a line for each item; columns that no item fills are left out."""
    rows = [_row(entry) for entry in items]
    kept = [n for n in range(len(_HEADER)) if n < len(_HEADER[:2]) or any(row[n] for row in rows)]
    table = columns(
        [_HEADER[n] for n in kept] if row is None else [row[n] for n in kept]
        for row in (None, *rows)
    )
    lines = [paint("  ".join(table[0]).rstrip(), "dim")]
    for entry, (item_id, status, *rest) in zip(items, table[1:], strict=True):
        line = "  ".join([paint(item_id, "title"), paint(status, entry.status), *rest])
        lines.append(line.rstrip())
    return "\n".join([*lines, ""])


def _row(entry: ResolvedItem) -> tuple[str, ...]:
    item = entry.item
    return (
        printable(item.id),
        words(entry.status),
        printable(item.title),
        printable(", ".join(step.ref.text for step in entry.steps)),
        printable(", ".join(document.ref.text for document in entry.documents)),
    )
