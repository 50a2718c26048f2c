"""A bound on the cells that nobody wrote.

Short rows are filled up to the header's width: 250 columns over 250 rows of one cell are 1.5 kB of
text and 62,500 cells. Written cells cost no more than their text, so only the others are counted,
before any is made. A table that would go beyond what is left for its page is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping

PADDED_CELLS = 50_000
"""The cells that the tables of one page may be filled up with."""


class CellBudget:
    """What is left for a page, and the tables that it was too little for."""

    def __init__(self) -> None:
        self.counted = 0
        """Index of the line up to which tables have paid for the rows that the site makes."""
        self._left = PADDED_CELLS
        self._cut: set[int] = set()

    @property
    def cut(self) -> tuple[int, ...]:
        """Line numbers, counted from 1, of the headers of tables left out, in order."""
        return tuple(sorted(self._cut))

    def allows(self, header: int, width: int, rows: Iterable[str]) -> bool:
        """Take what filling up `rows` costs, or note the table as left out.

        Args:
            header: Line number of the header, counted from 1.
            width: The table's columns.
            rows: The source lines of its body.
        """
        padded = sum(max(0, width - 1 - row.count("|")) for row in rows)
        if padded > self._left:
            self._cut.add(header)
            return False
        self._left -= padded
        return True


def budget_of(env: MutableMapping[str, object]) -> CellBudget:
    """Return the budget of a page, which is kept with what the parser notes about it."""
    return cast("CellBudget", env.setdefault("cells", CellBudget()))
