"""Where the cells of a table row stand in its source line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS = re.compile(r"(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))+")


def split_row(line: str) -> list[tuple[str, int]]:
    r"""Return the cells of a row and the offsets of their first characters.

    As GitHub's tables: a pipe separates unless a single backslash stands before it, code spans or
    not, and the empty cells outside of the outer pipes do not count.
    """
    cells: list[tuple[str, int]] = []
    start = 0
    for position, character in enumerate(line):
        if character == "|" and (position == 0 or line[position - 1] != "\\"):
            cells.append((line[start:position], start))
            start = position + 1
    cells.append((line[start:], start))
    if cells and not cells[0][0].strip():
        cells.pop(0)
    if cells and not cells[-1][0].strip():
        cells.pop()
    return [
        (text.strip().replace("\\|", "|"), offset + len(text) - len(text.lstrip()))
        for text, offset in cells
    ]


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
