"""What the text reports share: paint, columns, counts and places."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from mkdocs_backlog.report.printable import printable

if TYPE_CHECKING:
    from mkdocs_backlog.model.location import Location
    from mkdocs_backlog.model.site import Site

Paint = Callable[[str, str], str]
"""Returns a text in the colour of a kind: a status, a severity, 'title', 'path' or 'dim'."""


def plain(text: str, _kind: str) -> str:
    """Return the text as it is: the paint for what is not a terminal."""
    return text


def place(site: Site, location: Location | None) -> str:
    """Return `file:line` as reports show it; '' for no place."""
    if location is None:
        return ""
    return f"{printable(site.shown_path(location.path))}:{location.line}"


def count(number: int, noun: str) -> str:
    """Return a number and its noun: '1 item', '2 items'."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def width_of(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def padded(text: str, width: int) -> str:
    """Return a text filled up with spaces to a width in columns."""
    return text + " " * max(0, width - width_of(text))


def columns(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return rows of equal length with their cells padded, the last one of each left as it is."""
    table = [list(row) for row in rows]
    widths = [max(map(width_of, column)) for column in zip(*table, strict=True)]
    return [
        [*(padded(cell, width) for cell, width in zip(row[:-1], widths, strict=False)), row[-1]]
        for row in table
    ]


def words(value: str) -> str:
    """Return a status or rule's name as words: 'awaiting ledgers'."""
    return value.replace("-", " ")
