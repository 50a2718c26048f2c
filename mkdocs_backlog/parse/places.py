"""Offsets into the text of a block, as lines and columns of the page."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def text_start(content: str, first: int, end: int, lines: Sequence[str]) -> int:
    """Return the index of the line on which a block's text starts, counted from 0.

    Args:
        content: The block's text.
        first: Index of the block's first line.
        end: Index of the line behind the block.
        lines: The page's lines.
    """
    # The parser trims whole lines that hold nothing but a no-break space, a form feed and the like.
    trimmed = end - first - 1 - content.count("\n")
    if trimmed <= 0:
        return first
    text = content.partition("\n")[0]
    return first + next((i for i in range(trimmed + 1) if text in lines[first + i]), 0)


class Places:
    """The places in one block."""

    def __init__(self, content: str, first: int, lines: Sequence[str]) -> None:
        """Lay a block over its source.

        Args:
            content: The text of the block, cut out of the lines: without indentation and marks.
            first: Index of its first line, counted from 0.
            lines: The page's lines.
        """
        texts = content.split("\n")
        self._first = first + 1
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)][:-1]
        source = lines[first : first + len(texts)]
        # A line that the parser changed, as it does with NUL and tabs, is not found: column 0.
        self._columns = [line.find(text) + 1 for text, line in zip(texts, source, strict=True)]

    def at(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, counted from 1; column 0 where it is not known."""
        index = bisect_right(self._starts, offset) - 1
        column = self._columns[index]
        return self._first + index, column + offset - self._starts[index] if column else 0
