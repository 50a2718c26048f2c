"""Markup that is filled in last, so that no search index, title or contents list has it."""

from __future__ import annotations

from typing import cast
from xml.etree.ElementTree import Comment, Element

from markdown.serializers import to_html_string

_NAME = "backlog-fragment"
_START = f"<!--{_NAME}:"
_END = f"<!--/{_NAME}-->"


class Fragments:
    """The late markup of one build.

    Each piece is a comment in the page until it is filled in. An author's comment that looks the
    same could only repeat a piece, and one that is never filled in shows nothing.
    """

    def __init__(self) -> None:
        self._pieces: dict[str, str] = {}
        self._instead: set[str] = set()

    def later(self, markup: str | Element) -> Element:
        """Return the comment that stands for finished HTML, or for an element."""
        text = markup if isinstance(markup, str) else to_html_string(markup)
        number = str(len(self._pieces))
        self._pieces[number] = self.fill(text)
        return _comment(f"{_NAME}:{number}")

    def instead(self, shown: str, markup: str) -> tuple[Element, Element]:
        """Return two comments with a text between them, which finished HTML takes the place of.

        Args:
            shown: What stands there until then; Python-Markdown escapes it.
            markup: The HTML.
        """
        self._instead.add(str(len(self._pieces)))
        start = self.later(markup)
        start.tail = shown
        return start, _comment(f"/{_NAME}")

    def fill(self, content: str) -> str:
        """Return a page's HTML with every piece in its place."""
        before, *rest = content.split(_START)
        return "".join([before, *map(self._piece, rest)])

    def _piece(self, part: str) -> str:
        """Return what begins with the rest of a comment, the comment's piece in its place."""
        number, closed, after = part.partition("-->")
        piece = self._pieces.get(number) if closed else None
        if piece is None:
            return _START + part
        if number in self._instead:
            after = after.partition(_END)[2]
        return piece + after


def _comment(text: str) -> Element:
    return cast("Element", Comment(text))  # its tag is a function; all else is as in an element
