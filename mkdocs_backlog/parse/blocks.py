"""Any page: markdown-it finds the blocks, in one walk over its tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.parse.markdown import tokenize_blocks
from mkdocs_backlog.parse.page import Page
from mkdocs_backlog.parse.rows import CutRow, cell_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_LISTS = frozenset(
    {"bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"}
)
_PARAGRAPH = frozenset({"paragraph_open", "inline"})
_NESTING = frozenset(
    {"blockquote_open", "blockquote_close", "site_container_open", "site_container_close"}
)


def read_blocks(lines: Sequence[str], body: str) -> Page:
    """Return what a page holds.

    Args:
        lines: The page's lines, front matter included.
        body: The text without front matter, its lines left empty.
    """
    env: dict[str, object] = {}
    tokens = tokenize_blocks(body, env)
    page = Page(lines, env)
    _Walk(page, lines).walk(tokens)
    return page


class _Walk:
    """Hands blocks to a page, token by token."""

    def __init__(self, page: Page, lines: Sequence[str]) -> None:
        self._page = page
        self._lines = lines
        self._item_starts = False

    def walk(self, tokens: Sequence[Token]) -> None:
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type not in _PARAGRAPH:
                self._item_starts = token.type == "list_item_open"
            if token.type == "table_open":
                position = self._table(tokens, position)
            elif token.type == "heading_open":
                heading = tokens[position + 1]
                first, end = _span(heading)
                self._page.heading(int(token.tag[1]), heading.content, first, end)
                position += 2
            elif token.type == "inline":
                starts, self._item_starts = self._item_starts, False
                first, end = _span(token)
                self._page.paragraph(token.content, first, end, starts=starts)
            elif token.type == "html_block":
                self._page.html(token.content, _span(token)[0])
            else:
                self._structure(token)
            position += 1

    def _structure(self, token: Token) -> None:
        if token.type in _LISTS:
            self._page.depth += token.nesting
        elif token.type in _NESTING:
            self._page.nesting += token.nesting

    def _table(self, tokens: Sequence[Token], position: int) -> int:
        """Hand over the table that begins at `position`; return the position of its last token."""
        rows: list[list[Token]] = []
        end = position
        while tokens[end].type != "table_close":
            end += 1
            if tokens[end].type == "tr_open":
                rows.append([])
            elif tokens[end].type == "inline":
                rows[-1].append(tokens[end])
        self._page.table([self._row(row) for row in rows], *_span(tokens[position]))
        return end

    def _row(self, tokens: Sequence[Token]) -> CutRow:
        line = _span(tokens[0])[0]
        contents = [token.content for token in tokens]
        columns, written = cell_columns(self._lines[line], contents)
        return CutRow(
            line=line + 1, cells=tuple(zip(contents, columns, strict=True)), written=written
        )


def _span(token: Token) -> tuple[int, int]:
    """Return a block's first line and the line behind its last one, counted from 0."""
    first, end = token.map or (0, 0)
    return first, end
