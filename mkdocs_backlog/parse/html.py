"""Raw HTML as far as it matters here: comments, ids, and the elements that stay open."""

from __future__ import annotations

import re

_OPENING_TAG = re.compile(r"<[a-zA-Z][^<>]*")
_ID = re.compile(r"""\s(?:id|name)\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"<(/?)(div|details|section|article|aside|main|figure|center|blockquote|form|fieldset)\b"
    r"([^<>]*)>",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"\bmarkdown\b")


def cut_comments(content: str) -> tuple[list[tuple[str, int]], str]:
    """Return the comments of an HTML block with their offsets, and the block without them."""
    comments: list[tuple[str, int]] = []
    kept: list[str] = []
    position = 0
    while (start := content.find("<!--", position)) >= 0:
        end = content.find("-->", start + 4)
        if end < 0:
            break
        comments.append((content[start + 4 : end].strip(), start))
        kept.append(content[position:start])
        position = end + 3
    kept.append(content[position:])
    return comments, "".join(kept)


def find_ids(content: str) -> list[str]:
    """Return the values of `id` and `name` in the opening tags of raw HTML."""
    return [found for tag in _OPENING_TAG.findall(content) for found in _ID.findall(tag)]


class OpenElements:
    """The block elements that raw HTML has opened and not closed."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, bool]] = []
        self._open: dict[str, int] = {}
        self._unread: list[str] = []

    @property
    def unread(self) -> str | None:
        """The outermost open element whose inside the site does not read as Markdown."""
        return self._unread[0] if self._unread else None

    def read(self, content: str) -> None:
        """Take note of what an HTML block, comments aside, opens and closes."""
        for closing, name, attributes in _BLOCK_TAG.findall(content):
            tag = name.lower()
            if closing:
                self._close(tag)
            else:
                self._add(tag, is_read=_MARKDOWN.search(attributes) is not None)

    def _add(self, tag: str, *, is_read: bool) -> None:
        self._stack.append((tag, is_read))
        self._open[tag] = self._open.get(tag, 0) + 1
        if not is_read:
            self._unread.append(tag)

    def _close(self, tag: str) -> None:
        """Close the innermost element of this kind and all inside it."""
        closed = "" if self._open.get(tag) else tag
        while closed != tag:
            closed, is_read = self._stack.pop()
            self._open[closed] -= 1
            if not is_read:
                self._unread.pop()
