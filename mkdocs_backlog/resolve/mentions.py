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


def line_of(document: Document, passage: Passage, start: int, name: str) -> int:
    """Return the line of a name in a passage: a code span may hide a line end from the text.

    Args:
        document: The page.
        passage: The passage.
        start: Where in its text the name is found.
        name: The name.
    """
    first = passage.line + passage.text.count("\n", 0, start)
    if passage.kind is not PassageKind.ROW:
        for line in range(first, min(first + 10, len(document.lines) + 1)):
            if name in document.lines[line - 1]:
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
                for name, start in find_names(passage.text):
                    if name in self._wanted:
                        place = Location(document.src_uri, line_of(document, passage, start, name))
                        known.setdefault(name, []).append(_mention(passage, name, place))
                    elif self._is_stranger(name, declared, passage):
                        place = Location(document.src_uri, line_of(document, passage, start, name))
                        unknown.append(_mention(passage, name, place))
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


def _mention(passage: Passage, name: str, place: Location) -> Mention:
    text = " ".join(passage.text.split())
    if len(text) > _LONGEST_TEXT:
        at = max(0, text.find(name) - _LONGEST_TEXT // 2)
        part = text[at : at + _LONGEST_TEXT].strip()
        text = ("…" if at else "") + part + ("…" if at + _LONGEST_TEXT < len(text) else "")
    return Mention(
        item=name,
        location=place,
        text=text,
        section=passage.section,
    )


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
