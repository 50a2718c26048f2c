"""The places that name an item, and those that name one which does not exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Mention
from mkdocs_backlog.model.document import Document, Passage, PassageKind
from mkdocs_backlog.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NAME = re.compile(r"(?<![\w./#-])[^\W\d_]\w*(?:[-.+/:]\w+)*")
"""A word that can be an ID; a set of known IDs decides whether it is one."""
_PARTS = re.compile(r"[/+:]")
_SEGMENT = re.compile(r"([-_.])")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_STARTS = 16
_SHORTEST = 3
_LONGEST_TEXT = 300
_AROUND = 2 * _LONGEST_TEXT
_LONGEST_LINE = 2000
_FAMILY_LETTERS = 2


def is_distinctive(item_id: str) -> bool:
    """Say whether an ID stands out from words: letters, a digit, at least three characters."""
    return (
        len(item_id) >= _SHORTEST
        and NAME.fullmatch(item_id) is not None
        and _DIGIT.search(item_id) is not None
    )


def find_names(text: str) -> Iterator[tuple[str, int]]:
    """Yield the words with a digit that could be IDs, and where they stand.

    Parts of words with '/' are among them, at the place of the whole; each word comes once.
    """
    if not _DIGIT.search(text):
        return
    seen: set[str] = set()
    for found in NAME.finditer(text):
        if not _DIGIT.search(found[0]):
            continue
        for name in (found[0], *_PARTS.split(found[0])):
            if name not in seen and _DIGIT.search(name):
                seen.add(name)
                yield name, found.start()


class LineFinder:
    """Finds the lines of the names in a passage, asked for in their order."""

    def __init__(self, document: Document, passage: Passage) -> None:
        self._lines = document.lines
        self._passage = passage
        self._behind = 0
        self._line = passage.line

    def line_of(self, name: str, start: int) -> int:
        """Return the line of a name: a code span may hide a line end from the text.

        Args:
            name: The name.
            start: Where in the passage's text it stands; never before the name asked for last.
        """
        self._line += self._passage.text.count("\n", self._behind, start)
        self._behind = start
        first = self._line
        if self._passage.kind is not PassageKind.ROW:
            for line in range(first, min(first + 10, len(self._lines) + 1)):
                # A line is not looked through to its end for every name in it.
                if name in self._lines[line - 1][:_LONGEST_LINE]:
                    return line
        return first


class MentionFinder:
    """Finds IDs in the running text of pages: one pattern for all, then a look into a set."""

    def __init__(
        self, ids: Iterable[str], own_rows: Iterable[Location], former: Iterable[str] = ()
    ) -> None:
        """Prepare for a set of items.

        Args:
            ids: The IDs of all items.
            own_rows: The rows of the items, which are no mentions of themselves.
            former: IDs that are in no matrix any more, of which the mentions are wanted too.
        """
        self._ids = frozenset(item_id for item_id in ids if is_distinctive(item_id))
        self._wanted = self._ids | {item_id for item_id in former if is_distinctive(item_id)}
        self._own = frozenset((place.path, place.line) for place in own_rows)
        self._family = _family(self._ids)
        self._starts = _starts(self._wanted)

    def find(
        self, documents: Iterable[Document], declared: frozenset[str]
    ) -> tuple[Mapping[str, list[Mention]], list[Mention]]:
        """Return the mentions by ID, and those of IDs that no matrix has or had.

        Args:
            documents: The pages.
            declared: Names that other tables, headings or checklists declare: they are known.
        """
        known: dict[str, list[Mention]] = {}
        unknown: list[Mention] = []
        if not self._wanted:
            return known, unknown
        for document in documents:
            for passage in document.passages:
                if not self._may_name(document, passage):
                    continue
                lines = LineFinder(document, passage)
                for name, start in find_names(passage.text):
                    wanted = name in self._wanted
                    if wanted or self._is_stranger(name, declared, passage):
                        place = Location(document.src_uri, lines.line_of(name, start))
                        mention = _mention(passage, name, start, place)
                        (known.setdefault(name, []) if wanted else unknown).append(mention)
        return known, unknown

    def _may_name(self, document: Document, passage: Passage) -> bool:
        """Say whether a passage can name an item, other than as its own row."""
        text = passage.text
        return any(start in text for start in self._starts) and not (
            passage.kind is PassageKind.ROW and (document.src_uri, passage.line) in self._own
        )

    def _is_stranger(self, name: str, declared: frozenset[str], passage: Passage) -> bool:
        return (
            self._family is not None
            and passage.kind is not PassageKind.HEADING
            and name not in declared
            and self._family.fullmatch(name) is not None
        )


def _mention(passage: Passage, name: str, start: int, place: Location) -> Mention:
    return Mention(
        item=name,
        location=place,
        text=_text_around(passage.text, name, start),
        section=passage.section,
    )


def _text_around(text: str, name: str, start: int) -> str:
    """Return a passage's text, or the part of a long one around the name at `start`."""
    first, end = max(0, start - _AROUND), start + len(name) + _AROUND
    near = " ".join(text[first:end].split())
    at = max(0, near.find(name) - _LONGEST_TEXT // 2)
    if not first and end >= len(text) and len(near) <= _LONGEST_TEXT:
        return near
    part = near[at : at + _LONGEST_TEXT].strip()
    more_behind = at + _LONGEST_TEXT < len(near) or end < len(text)
    return ("…" if first or at else "") + part + ("…" if more_behind else "")


def _starts(ids: Iterable[str]) -> frozenset[str]:
    """Return what a text must hold one of, to name an item or one of the family: first letters."""
    starts = frozenset(found[0] for found in map(_LETTERS.match, ids) if found)
    return starts if len(starts) <= _MOST_STARTS else frozenset({""})


def _family(ids: Iterable[str]) -> re.Pattern[str] | None:
    """Return the shape that IDs share: leading segments as they are, letters and numbers behind.

    `IMP-BACKLOG-ARCH-01` and `IMP-BACKLOG-DOC-02` give `IMP-BACKLOG-[A-Z]+-[0-9]+`. IDs that begin
    with fewer than two letters or have no separator are too plain to tell a stranger from a word.
    """
    shapes: set[str] = set()
    split = [_SEGMENT.split(item_id) for item_id in ids]
    by_length: dict[int, list[list[str]]] = {}
    for segments in split:
        if len(segments) > 1 and len(segments[0]) >= _FAMILY_LETTERS and segments[0].isalpha():
            by_length.setdefault(len(segments), []).append(segments)
    for group in by_length.values():
        shared = 0
        while shared < len(group[0]) and len({segments[shared] for segments in group}) == 1:
            shared += 1
        for segments in group:
            literal = max(1, min(shared, len(segments) - 1))
            fixed = [re.escape(part) for part in segments[:literal]]
            free = [_shape(part) for part in segments[literal:]]
            # A shape without a free part fits the IDs that are known already.
            if any(part.endswith("]+") for part in free):
                shapes.add("".join((*fixed, *free)))
    return re.compile("|".join(sorted(shapes))) if shapes else None


def _shape(segment: str) -> str:
    """Return the pattern of a segment: a number of any width, a word of letters, or as it is."""
    if segment.isdigit():
        return "[0-9]+"
    if segment.isalpha():
        return "[A-Z]+" if segment.isupper() else "[A-Za-z]+"
    return re.escape(segment)
