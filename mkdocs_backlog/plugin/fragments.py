"""Markup that is filled in last, so that no search index, title or table of contents contains it."""

from __future__ import annotations

from xml.etree.ElementTree import Comment, Element

from markdown.serializers import to_html_string

_START = "<!--backlog-fragment:"
_END = "-->"


class Fragments:
    """The late markup of one build.

    Each piece is a comment in the page until it is filled in. A comment of an author's that looks the
    same could only repeat a piece, and one that is never filled in (in a blog's excerpt) shows nothing.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def later(self, markup: str | Element) -> Element:
        """Return the comment that stands for finished HTML, or for an element."""
        text = markup if isinstance(markup, str) else to_html_string(markup)
        self._pieces.append(text)
        return Comment(f"backlog-fragment:{len(self._pieces) - 1}")

    def fill(self, content: str) -> str:
        """Return a page's HTML with every piece in its place."""
        before, *rest = content.split(_START)
        parts = [before]
        for part in rest:
            number, closed, after = part.partition(_END)
            known = closed and number.isdecimal() and int(number) < len(self._pieces)
            parts.append(self._pieces[int(number)] + after if known else _START + part)
        return "".join(parts)
