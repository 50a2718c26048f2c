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
_SHORTEST = 3
_LONGEST_TEXT = 300
_FAMILY_LETTERS = 2


def is_distinctive(item_id: str) -> bool:
    """Say whether an ID stands out from words: letters, a digit, at least three characters."""
    return (
        len(item_id) >= _SHORTEST
        and NAME.fullmatch(item_id) is not None
        and any(character.isdigit() for character in item_id)
    )


def find_words(text: str) -> Iterator[str]:
    """Yield the words with a digit that could be IDs, parts of words with '/' among them."""
    for found in NAME.finditer(text):
        for name in (found[0], *_PARTS.split(found[0])):
            if any(character.isdigit() for character in name):
                yield name


def find_names(passage: Passage, document: Document) -> Iterator[tuple[str, int]]:
    """Yield the words with a digit that could be IDs, with their lines."""
    seen: dict[str, int] = {}
    for found in NAME.finditer(passage.text):
        for name in (found[0], *_PARTS.split(found[0])):
            if any(character.isdigit() for character in name) and name not in seen:
                seen[name] = 0
                offset = passage.text.count("\n", 0, found.start())
                yield name, _line_of(document, passage.line, offset, name)


def _line_of(document: Document, first: int, offset: int, name: str) -> int:
    """Return the line on which `name` stands: a code span may hide a line end from the text."""
    for line in range(first + offset, min(first + offset + 10, len(document.lines) + 1)):
        if name in document.lines[line - 1]:
            return line
    return first + offset


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
                for name, line in find_names(passage, document):
                    if (document.src_uri, line) in self._own:
                        continue
                    if name in self._wanted:
                        known.setdefault(name, []).append(_mention(document, passage, name, line))
                    elif self._is_stranger(name, declared, passage):
                        unknown.append(_mention(document, passage, name, line))
        return known, unknown

    def _is_stranger(self, name: str, declared: frozenset[str], passage: Passage) -> bool:
        return (
            self._family is not None
            and passage.kind is not PassageKind.HEADING
            and name not in declared
            and self._family.fullmatch(name) is not None
        )


def _mention(document: Document, passage: Passage, name: str, line: int) -> Mention:
    text = " ".join(passage.text.split())
    if len(text) > _LONGEST_TEXT:
        at = max(0, text.find(name) - _LONGEST_TEXT // 2)
        text = ("…" if at else "") + text[at : at + _LONGEST_TEXT].strip() + "…"
    return Mention(
        item=name,
        location=Location(document.src_uri, line),
        text=text,
        section=passage.section,
    )


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
