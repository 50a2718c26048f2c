"""Offsets into the text of a block, as lines and columns of the page."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token


def first_line(token: Token, lines: Sequence[str]) -> int:
    """Return the line on which a block's text starts, counted from 1.

    Args:
        token: The block.
        lines: The page's lines.
    """
    first, last = token.map or (-1, 0)
    # The parser trims whole lines that hold nothing but a no-break space, a form feed and the like.
    trimmed = last - first - 1 - token.content.count("\n")
    if trimmed > 0:
        text = token.content.partition("\n")[0]
        first += next((i for i in range(trimmed + 1) if text in lines[first + i]), 0)
    return first + 1


class Places:
    """The places in one block."""

    def __init__(self, token: Token, lines: Sequence[str]) -> None:
        """Lay a block over its source.

        Args:
            token: The block, its text cut out of the lines: without indentation and marks.
            lines: The page's lines.
        """
        texts = token.content.split("\n")
        self._first = first_line(token, lines)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)][:-1]
        source = lines[self._first - 1 : self._first - 1 + len(texts)]
        # A line that the parser changed, as it does with NUL and tabs, is not found: column 0.
        self._columns = [line.find(text) + 1 for text, line in zip(texts, source, strict=True)]

    def at(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, counted from 1; column 0 where it is not known."""
        index = bisect_right(self._starts, offset) - 1
        column = self._columns[index]
        return self._first + index, column + offset - self._starts[index] if column else 0
