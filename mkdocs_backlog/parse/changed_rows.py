"""Two versions of a page that differ in nothing but rows of its tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.facts import DASHES, column_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_backlog.model.document import Document, Row, Table
    from mkdocs_backlog.parse.statuses import StatusReader

_HEAD = 2
"""Lines of a table above its first row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row that can be exchanged for another one."""

    table: int
    """Index of its table in the document."""
    row: int
    """Index in the rows of the table."""


def plain_rows(document: Document) -> Mapping[int, TableRow]:
    """Return the rows that are one line each, by that line counted from 1.

    A line that begins with '|' inside of a table is a row of it, whatever stands behind that.
    Reference links are the one thing that reaches into a table from elsewhere; what a row reaches
    to, as those of a legend do, is left to the caller.
    """
    if document.cut or any("]:" in line for line in document.lines):
        return {}
    return {
        row.line: TableRow(table=number, row=place)
        for number, table in enumerate(document.tables)
        if not table.differences and document.lines[table.header.line - 1].startswith("|")
        for place, row in enumerate(table.rows)
        if document.lines[row.line - 1].startswith("|")
    }


def read_rows(table: Table, lines: Sequence[str], numbers: Sequence[int]) -> list[Row] | None:
    """Return some rows of a table as they are now; None where they are no plain rows of it.

    Args:
        table: The table as it was.
        lines: The page's lines as they are now; those of the table's head have not changed.
        numbers: The lines of the rows, counted from 1.
    """
    written = [lines[number - 1] for number in numbers]
    if not all(line.startswith("|") and "]:" not in line for line in written):
        return None
    start = table.header.line - 1
    read = parse_document("", "\n".join([*lines[start : start + _HEAD], *written]))
    width = len(table.header.cells)
    plain = [
        found
        for found in read.tables
        if not (read.cut or found.differences)
        and (len(found.header.cells), len(found.rows)) == (width, len(numbers))
        and all(row.written == width for row in found.rows)
    ]
    if len(plain) != 1:
        return None
    return [replace(row, line=number) for row, number in zip(plain[0].rows, numbers, strict=True)]


def exchange(table: Table, rows: Mapping[int, Row]) -> Table:
    """Return the table with other rows.

    Args:
        table: The table.
        rows: The new rows by their index.
    """
    return replace(table, rows=tuple(rows.get(index, row) for index, row in enumerate(table.rows)))


def is_same_kind(old: Table, new: Table, places: Iterable[int], statuses: StatusReader) -> bool:
    """Say whether two tables are surely recognised alike: what tells a column's role is the same.

    Args:
        old: A table.
        new: The same with some rows exchanged.
        places: The indexes of the rows.
        statuses: Reads the words of statuses.
    """
    chosen = tuple(places)
    before, after = (
        replace(table, rows=tuple(table.rows[place] for place in chosen)) for table in (old, new)
    )
    for index in range(len(old.header.cells)):
        one, other = (column_facts(table, index, statuses) for table in (before, after))
        if replace(one, distinct_share=0) != replace(other, distinct_share=0):
            return False
        same = _texts(before, index) == _texts(after, index)
        if not same and len(_texts(old, index)) != len(_texts(new, index)):
            return False
    return True


def _texts(table: Table, index: int) -> set[str]:
    """Return the different texts of a column."""
    texts = {" ".join(row.cells[index].text.split()) for row in table.rows}
    return {text for text in texts if text.casefold() not in DASHES}
