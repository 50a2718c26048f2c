"""Items as a table for spreadsheets, in which no cell can act as a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_backlog.model.analysis import ResolvedItem

_COLUMNS = (
    "id",
    "title",
    "status",
    "status_text",
    "status_note",
    "category",
    "documents",
    "steps",
    "file",
    "line",
)
# What spreadsheets take for the start of a formula, full-width forms among them.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def items_csv(items: Sequence[ResolvedItem]) -> str:
    """Return a header and a row for each item; further columns of the matrices follow the own ones.

    Several documents or steps stand in one cell with '; ' between them. A text that a spreadsheet
    would run as a formula gets a `'` in front.
    """
    names = [*dict.fromkeys(name for entry in items for name in entry.item.fields)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(_inert, (*_COLUMNS, *(f"field: {name}" for name in names))))
    for entry in items:
        writer.writerow(map(_inert, (*_cells(entry), *_fields(entry, names))))
    return text.getvalue().encode("utf-8", "replace").decode("utf-8")


def _cells(entry: ResolvedItem) -> Iterable[str]:
    item = entry.item
    return (
        item.id,
        item.title,
        entry.status,
        item.status.text if item.status else "",
        (item.status.note or "") if item.status else "",
        item.category or "",
        "; ".join(document.target.file or document.ref.href for document in entry.documents),
        "; ".join(step.ref.text for step in entry.steps),
        item.location.path,
        str(item.location.line),
    )


def _fields(entry: ResolvedItem, names: Iterable[str]) -> Iterable[str]:
    return (entry.item.fields.get(name, "") for name in names)


def _inert(text: str) -> str:
    # Readers differ in what they make of a control character, in quotes or not, so none is left.
    clean = _CONTROLS.sub(" ", text).strip()
    return f"'{clean}" if clean.startswith(_FORMULA) else clean
