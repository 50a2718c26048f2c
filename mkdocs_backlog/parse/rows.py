"""Where the cells of a table row stand in its source line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS = re.compile(r"(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))+")


@dataclass(frozen=True, slots=True, kw_only=True)
class CutRow:
    """A row as GitHub cuts it, its cells not yet read."""

    line: int
    """Line number, counted from 1."""
    cells: tuple[tuple[str, int], ...]
    """The text and the column of each cell, as many as the header has; a column is 0 where it is
    not known."""
    written: int
    """How many cells the author wrote."""


def split_row(line: str) -> list[tuple[str, int]]:
    r"""Return the cells of a row and the offsets of their first characters.

    As GitHub's tables: a pipe separates unless a single backslash stands before it, code spans or
    not, and the empty cells outside of the outer pipes do not count.
    """
    cells: list[tuple[str, int]] = []
    start = 0
    for part in line.split("|"):
        end = start + len(part)
        if cells and cells[-1][0].endswith("\\"):
            text, begin = cells[-1]
            cells[-1] = (f"{text}|{part}", begin)
        else:
            cells.append((part, start))
        start = end + 1
    if not cells[0][0].strip():
        cells.pop(0)
    if cells and not cells[-1][0].strip():
        cells.pop()
    return [
        (text.strip().replace("\\|", "|"), offset + len(text) - len(text.lstrip()))
        for text, offset in cells
    ]


def cut_row(number: int, line: str, width: int) -> CutRow:
    """Return a row that nothing stands before, as wide as its header.

    Args:
        number: Line number, counted from 1.
        line: The source line.
        width: How many cells the header has; 0 for a header.
    """
    found = split_row(line)
    cells = [(text, offset + 1) for text, offset in found[: width or None]]
    cells.extend([("", 0)] * (width - len(cells)))
    return CutRow(line=number, cells=tuple(cells), written=len(found))


def _marks_end(line: str) -> int:
    """Return the offset behind the quote and list marks that a line begins with."""
    marks = _MARKS.match(line)
    return marks.end() if marks else 0


def cell_columns(line: str, contents: Sequence[str]) -> tuple[list[int], int]:
    """Return the columns of a row's cells, counted from 1, and how many cells are written.

    A column is 0 where the parser cut the row in another way than `split_row`.
    """
    cells = split_row(line)
    if contents and cells and cells[0][0] != contents[0]:
        shift = _marks_end(line)
        cells = [(text, offset + shift) for text, offset in split_row(line[shift:])]
    columns = [
        offset + 1 if text == content else 0
        for (text, offset), content in zip(cells, contents, strict=False)
    ]
    return columns + [0] * (len(contents) - len(columns)), len(cells)
