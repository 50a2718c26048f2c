"""What an ID looks like, and how one is cut out of a cell or a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_backlog.vocabulary import is_known_name

if TYPE_CHECKING:
    from mkdocs_backlog.model.document import Cell

_WORD = r"[^\W\d_][^\W_]*"
_PART = r"[^\W_]+"
_STRUCTURED = rf"(?=\S*\d){_WORD}(?:[-_./:–]{_PART})*(?:\.\.\.?{_PART})?(?:\+{_PART})*"
_DOTTED = r"\d+(?:\.(?:\d+|[A-Za-z]))+"
_DASHED = r"\d+[A-Za-z]?(?:-\d+[A-Za-z]?)+|\d+[A-Za-z]"
_HASH = r"#\d+"
_SHAPED = re.compile(
    rf"(?P<structured>{_STRUCTURED})|(?P<dotted>{_DOTTED}|{_DASHED})|(?P<hash>{_HASH})"
)
_LEADING = re.compile(
    rf"(?P<id>{_STRUCTURED}|{_DOTTED}|{_HASH})(?=$|[\s:：,;(（)\]—–]|\.\s|\.$|-\s)"
)
_NUMBER = re.compile(r"\d{1,6}\.?")
_DATE = re.compile(
    r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:\d{2}|\d{4})?"
    r"|\d{1,2}-\d{1,2}-(?:19|20)\d\d"
)
_HEX = re.compile(r"0x[0-9a-fA-F]+")
# Written so that a text is one in one way only: a long one is given up at once.
_SLUG = re.compile(r"[^\W\d_](?:[\w.]*+(?:[-/][\w.]++)++|[^\W_]*+[_.][\w.]++)")
_FILE = re.compile(r"(?=[^\W\d]*+\d)\w++(?:[-.]\w++)*\.md")
_NAMED_NUMBER = re.compile(r"[^\W\d_]{2,}\.?\s+#?\d+(?:\.\d+)*[A-Za-z]?")


class Shape(StrEnum):
    """The kinds of ID, from the most to the least telling."""

    STRUCTURED = "structured"
    FILE = "file"
    DOTTED = "dotted"
    HASH = "hash"
    NAMED = "named"
    NUMBER = "number"
    SLUG = "slug"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundId:
    """An ID cut out of a cell."""

    id: str
    """The ID as written, markup aside."""
    shape: Shape
    """Its kind."""
    rest: str
    """The text behind it."""
    struck: bool
    """True when it is struck through."""


def shape_of(text: str) -> Shape:
    """Return the kind of ID that the whole of `text` is."""
    if not text or _HEX.fullmatch(text) or _DATE.fullmatch(text):
        return Shape.NONE
    shaped = _SHAPED.fullmatch(text)
    if shaped:
        return Shape(str(shaped.lastgroup))
    if _NUMBER.fullmatch(text):
        return Shape.NUMBER
    if _FILE.fullmatch(text):
        return Shape.FILE
    if _NAMED_NUMBER.fullmatch(text):
        return Shape.NAMED
    return Shape.SLUG if _SLUG.fullmatch(text) else Shape.NONE


def find_id(cell: Cell) -> FoundId | None:
    """Return the ID that a cell holds or begins with; None where there is none."""
    found, whole = _find(" ".join(cell.text.split()))
    struck = cell.struck if whole else _starts_struck(cell)
    return replace(found, struck=True) if found and struck else found


@lru_cache(maxsize=2**14)
def _find(text: str) -> tuple[FoundId | None, bool]:
    """Return the ID that a text is or begins with, and whether it is the whole text."""
    whole = text.strip("[]()*`~: ")
    shape = shape_of(whole)
    if shape is not Shape.NONE:
        trimmed = whole.removesuffix(".") if shape is Shape.NUMBER else whole
        return FoundId(id=trimmed, shape=shape, rest="", struck=False), True
    lead = len(text) - len(text.lstrip("[(*`~ ☐☑✅⬜🔴🟡🟢🔵⚪🟠⏳🔄❌"))
    found = _LEADING.match(text, lead)
    if not found or is_known_name(found["id"]) or _DATE.match(text, lead):
        return None, False
    rest = text[found.end() :].lstrip(" :：,;—–-.])").strip()
    return FoundId(id=found["id"], shape=shape_of(found["id"]), rest=rest, struck=False), False


def _starts_struck(cell: Cell) -> bool:
    words = [span for span in cell.spans if span.text.strip()]
    return bool(words) and words[0].struck
