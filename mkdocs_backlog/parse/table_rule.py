"""The parser's rule for tables, with a bound on the cells that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_block.table import table

from mkdocs_backlog.parse.budget import budget_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    from mkdocs_backlog.parse.budget import CellBudget


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
