"""The anchors of a page: of its headings as Python-Markdown's `toc` makes them, and the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Python refuses to count beyond some thousand digits.
_COUNTED = re.compile(r"(.*)_([0-9]{1,4000})")
_ATTRIBUTE = re.compile(r"""[^\s=}]+="[^"]*"|[^\s=}]+='[^']*'|[^\s=}]+=[^\s=}]+|[^\s=}]+""")
_BRACES = re.compile(r"\{:?([^{}\n]*)\}")
_TIGHT_HEADING = re.compile(r"\n[ ]{0,3}#{1,6}([^#\s].*)")
_ADDED_ELSEWHERE = re.compile(
    r"--8<--|\{%|\{\{|^:::[ \t]*\S|\{!|^[ \t]*\[\]\(\)\{|\[TOC\]\{", re.MULTILINE
)


def anchor_text(written: str, shown: str) -> str:
    """Return the text of a heading that its anchor is made of.

    White space counts as one space, except what is written as an entity; a break in HTML is none.

    Args:
        written: The heading's Markdown.
        shown: Its plain text.
    """
    if "&" in written or "<" in written:
        chars = frozenset(written)
        spaced = (_spaced(char, chars) if char.isspace() else char for char in shown)
        return " ".join(filter(None, "".join(spaced).split(" ")))
    return " ".join(shown.split())


def _spaced(white: str, written: frozenset[str]) -> str:
    if white in written:
        return " "
    return "" if white == "\n" else white


class Anchors:
    """The ids that the headings of a page have."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        """The ids given out so far, and those that must not be given out."""
        self._beyond: dict[tuple[str, int], int] = {}

    def unique(self, slug: str) -> str:
        """Return `slug`, counted up with '_1' until it is new, and note it as used.

        As Python-Markdown's `toc.unique`.
        """
        anchor = slug
        if anchor in self.used or not anchor:
            counted = _COUNTED.fullmatch(slug)
            base, last = (counted[1], int(counted[2])) if counted else (slug, 0)
            anchor = f"{base}_{self._free(base, last + 1)}"
        self.used.add(anchor)
        return anchor

    def _free(self, base: str, number: int) -> int:
        """Return the first number from `number` on that makes a new id.

        Taken numbers point beyond themselves: a page with thousands of equal headings is counted
        through once, not once a heading.
        """
        taken = []
        while f"{base}_{number}" in self.used:
            taken.append(number)
            number = self._beyond.get((base, number), number + 1)
        self._beyond.update({(base, each): number for each in taken})
        return number


def split_attributes(heading: str) -> tuple[str, str | None]:
    """Return a heading's text without a trailing `{#id .class}`, and the id that it gives."""
    trimmed = heading.rstrip(" ")
    start = trimmed.rfind("{")
    found = _BRACES.fullmatch(trimmed, start) if start > 0 and trimmed[start - 1] == " " else None
    if not found or not found[1].strip(" "):
        return heading, None
    ids = _ids(found[1])
    return trimmed[:start].rstrip(" "), ids[-1] if ids else None


def _ids(attributes: str) -> list[str]:
    """Return the ids in the inside of an attribute list, the last of which counts."""
    ids = []
    for word in _ATTRIBUTE.findall(attributes):
        name, _, value = word.partition("=")
        if name.startswith("#"):
            ids.append(name[1:])
        elif name == "id":
            ids.append(value.strip("\"'"))
    return [found for found in ids if found]


def other_anchors(body: str, slugify: Callable[[str], str]) -> set[str]:
    """Return the ids of attribute lists, and of headings that only the site takes for such.

    Args:
        body: The text without front matter.
        slugify: Makes the slug of a heading's text.
    """
    headings = _TIGHT_HEADING.findall(f"\n{body}")
    found = {slugify(text.rstrip(" ").rstrip("#")) for text in headings}
    if "{" in body:
        found.update(name for braces in _BRACES.findall(body) for name in _ids(braces))
    return found


def is_open_ended(body: str) -> bool:
    """Say whether a page uses tools that add anchors: snippets, macros, generated references."""
    marked = "{" in body or ":::" in body or "--8<--" in body
    return marked and _ADDED_ELSEWHERE.search(body) is not None
