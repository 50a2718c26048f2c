"""A bound on the cells that nobody wrote.

Short rows are filled up to the header's width: 250 columns over 250 rows of one cell are 1.5 kB of
text and 62,500 cells. Written cells cost no more than their text, so only the others are counted,
before any is made. A table that would go beyond what is left for its page is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markdown_it.rules_block.table import table

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

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


def add_table_budget(parser: MarkdownIt) -> None:
    """Make `parser` leave out tables that a page's budget has no room for."""
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 # the parser's signature
    if not table(state, start, end, silent=True):
        return False
    if silent:
        return True
    budget = budget_of(state.env)
    width = _text(state, start + 1).strip(" \t|").count("|") + 1
    if budget.allows(start + 1, width, _rows(state, start + 2, end, budget)):
        return bool(table(state, start, end, silent=False))
    state.line = _end(state, start + 2, end)
    return True


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _rows(state: StateBlock, first: int, end: int, budget: CellBudget) -> list[str]:
    """Return the lines that GitHub or the site may take for rows of a table.

    Up to a blank line, which is what the site does; where an earlier table has taken these lines
    already, GitHub's rows alone.
    """
    last = first
    if first <= budget.counted:
        last = _end(state, first, end)
    else:
        while last < end and _text(state, last).strip():
            last += 1
        budget.counted = last
    return [_text(state, line) for line in range(first, last)]


def _end(state: StateBlock, first: int, end: int) -> int:
    """Return the line behind a table: blank, less indented, or the start of another block."""
    outer, state.parentType = state.parentType, "table"
    rules = state.md.block.ruler.getRules("blockquote")
    line = first
    while (
        line < end
        and state.sCount[line] >= state.blkIndent
        and _text(state, line).strip()
        and not state.is_code_block(line)
        and not any(rule(state, line, end, True) for rule in rules)  # noqa: FBT003 # as the parser calls it
    ):
        line += 1
    state.parentType = outer
    return line
