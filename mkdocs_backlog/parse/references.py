"""What the cells of a row refer to: documents, steps, links of every kind."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import DocumentRef, Role, StepRef
from mkdocs_backlog.model.document import Link
from mkdocs_backlog.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.document import Cell, Row
    from mkdocs_backlog.vocabulary import Vocabulary

# It begins where its folders begin: else each of them would be looked through to the end.
_PATH = re.compile(
    r"(?<![\w.@-])(?:/|(?<![\w.@-]/))[\w.@-]+(?:/[\w.@-]+)*\.(?:md|markdown)(?:#[\w.-]+)?"
)
_PAGE = re.compile(r"(?![a-zA-Z][\w+.-]*:|//)[^#?]+\.(?:md|markdown)(?:[#?]|$)")
_ADDRESS = re.compile(r"https?://[^\s<>|]*[^\s<>|.,;:!?)\]]")
_RANGE = re.compile(
    r"(?P<head>.{0,99}?)(?P<first>\d{1,9}) ?(?:\.\.\.?|–|—|~) ?(?P<tail>.{0,99}?)(?P<last>\d{1,9})"
)
_STEP_SPLIT = re.compile(r"[,;、，；\n]| [+&/] ")
_LONGEST_RANGE = 200
DASHES = frozenset({"", "-", "–", "—", "--", "---"})
"""Cells that refer to nothing."""


def row_links(row: Row) -> tuple[Link, ...]:
    """Return the links of a row in order, files named in code among them."""
    links: list[Link] = []
    for cell in row.cells:
        links.extend(link for link in cell.links if not link.image)
        links.extend(_code_paths(cell))
        links.extend(_bare_addresses(cell))
    return tuple(links)


def _code_paths(cell: Cell) -> list[Link]:
    """Return the files that code spans name outside of links."""
    return [
        Link(text=span.text, href=span.text.strip(), line=cell.line)
        for span in cell.spans
        if span.code and span.href is None and _PATH.fullmatch(span.text.strip())
    ]


def _bare_addresses(cell: Cell) -> list[Link]:
    """Return the addresses that stand in the text without link markup, as GitHub links them."""
    return [
        Link(text=found[0], href=found[0], line=cell.line)
        for span in cell.spans
        if span.href is None and not span.code
        for found in _ADDRESS.finditer(span.text)
    ]


def document_refs(src_uri: str, cell: Cell) -> list[DocumentRef]:
    """Return the documents that a cell names: links, else paths in code or plain text."""
    links = [link for link in cell.links if not link.image]
    linked = bool(links)
    links = links or _code_paths(cell)
    if not links:
        links = [
            Link(text=found[0], href=found[0], line=cell.line)
            for found in _PATH.finditer(cell.text)
        ]
    return [
        DocumentRef(
            text=link.text,
            href=link.href,
            location=Location(src_uri, cell.line, link.column or cell.column),
            linked=linked,
        )
        for link in links
    ]


def pages_linked(src_uri: str, cells: Mapping[Role, Cell]) -> list[DocumentRef]:
    """Return the pages that ID and title link to: the documents where no column is for them."""
    found = [
        ref
        for role in (Role.ID, Role.TITLE)
        if role in cells
        for ref in document_refs(src_uri, cells[role])
    ]
    return [ref for ref in found if _PAGE.match(ref.href)]


def step_refs(src_uri: str, cell: Cell | None, vocabulary: Vocabulary) -> tuple[StepRef, ...]:
    """Return the steps of a cell, parted by comma, line break or 'and'; ranges spelt out."""
    if cell is None:
        return ()
    ranges, joiners = _step_words(vocabulary.ranges, vocabulary.joiners)
    text = joiners.sub("\n", ranges.sub("–", _tidy(cell.text)))
    place = Location(src_uri, cell.line, cell.column)
    names = [part.strip(" `*[]().:") for part in _STEP_SPLIT.split(text)]
    return tuple(
        StepRef(text=name, location=place)
        for part in names
        if part and part not in DASHES and any(c.isdigit() for c in part)
        for name in _spell_out(part)
    )


@lru_cache(maxsize=1)
def _step_words(
    ranges: tuple[str, ...], joiners: frozenset[str]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of words between the ends of a range, and between listed steps."""
    between = "|".join(map(re.escape, ranges))
    beside = "|".join(map(re.escape, sorted(joiners, key=len, reverse=True)))
    return (
        re.compile(rf"(?<=\d)`?\s?(?:{between})\s?`?(?=[^\s\d]*+\d)", re.IGNORECASE),
        re.compile(rf"\s(?:{beside})\s(?=[^\s\d]*+\d)", re.IGNORECASE),
    )


def _tidy(text: str) -> str:
    """Return a text with one space between words, and no line that is empty."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _spell_out(part: str) -> Sequence[str]:
    """Return the members of a range ('S1-01..03', 'S1-01 to S1-03'), or `part` alone."""
    found = _RANGE.fullmatch(part)
    if not found or found["tail"] not in {"", found["head"]}:
        return (part,)
    first, last = int(found["first"]), int(found["last"])
    if not first < last <= first + _LONGEST_RANGE:
        return (part,)
    width = len(found["first"])
    return [f"{found['head']}{number:0{width}d}" for number in range(first, last + 1)]
