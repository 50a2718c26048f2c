"""Raw HTML in a page: comments, ids, and the elements that are left open."""

from __future__ import annotations

import re

_ID = re.compile(r"""<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*["']?([^\s"'>]+)""")
_BLOCK_TAG = re.compile(
    r"<(/?)(div|details|section|article|aside|main|figure|center|blockquote|form|fieldset)\b"
    r"([^<>]*)>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


def find_ids(content: str) -> list[str]:
    """Return the values of `id` and `name` in a stretch of HTML."""
    return _ID.findall(content)


def read_html(content: str) -> tuple[list[tuple[str, int]], list[str]]:
    """Return the comments of an HTML block with their offsets, and the ids of its elements."""
    comments = [(m[1].strip(), m.start()) for m in _COMMENT.finditer(content)]
    return comments, find_ids(_COMMENT.sub("", content))


def open_tags(content: str, before: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Return the block elements still open behind an HTML block, and whether the site reads them.

    Args:
        content: The HTML block.
        before: The elements open before it.
    """
    stack = list(before)
    for closing, name, attributes in _BLOCK_TAG.findall(_COMMENT.sub("", content)):
        tag = name.lower()
        if not closing:
            stack.append((tag, re.search(r"\bmarkdown\b", attributes) is not None))
        elif any(open_tag == tag for open_tag, _ in stack):
            while stack.pop()[0] != tag:
                pass
    return stack
