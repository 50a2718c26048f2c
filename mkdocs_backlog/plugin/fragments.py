"""Markup that is filled in last, so that no search index, title or contents list has it."""

from __future__ import annotations

from typing import cast
from xml.etree.ElementTree import Comment, Element

from markdown.serializers import to_html_string

_START = "<!--backlog-fragment:"
_END = "-->"


class Fragments:
    """The late markup of one build.

    Each piece is a comment in the page until it is filled in. An author's comment that looks the
    same could only repeat a piece, and one that is never filled in shows nothing.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def later(self, markup: str | Element) -> Element:
        """Return the comment that stands for finished HTML, or for an element."""
        text = markup if isinstance(markup, str) else to_html_string(markup)
        self._pieces.append(text)
        stand_in = Comment(f"backlog-fragment:{len(self._pieces) - 1}")
        return cast("Element", stand_in)  # a comment's tag is a function, all else is the same

    def fill(self, content: str) -> str:
        """Return a page's HTML with every piece in its place."""
        before, *rest = content.split(_START)
        parts = [before]
        for part in rest:
            number, closed, after = part.partition(_END)
            known = closed and number.isdecimal() and int(number) < len(self._pieces)
            parts.append(self._pieces[int(number)] + after if known else _START + part)
        return "".join(parts)
