"""Comments that hide findings: `<!-- backlog: ignore[step-missing] reason -->`."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_backlog.model.document import Comment, Document
    from mkdocs_backlog.model.finding import Finding

_IGNORE = re.compile(r"backlog:\s*ignore\b(?:\s*\[(?P<rules>[^\]]*)\])?(?P<reason>.*)", re.DOTALL)
_DASHES = ":- \u2013\u2014"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """A comment that hides findings."""

    location: Location
    """Where the comment begins."""
    names: tuple[str, ...]
    """The codes and names in the brackets, as written."""
    reason: str
    """What follows the brackets."""
    first: int
    """The first line whose findings it hides, counted from 1."""
    last: int
    """The last of these lines."""

    def hides(self, finding: Finding) -> bool:
        """Say whether it hides a finding."""
        place = finding.location
        return (
            place.path == self.location.path
            and self.first <= place.line <= self.last
            and any(is_named(name, finding) for name in self.names)
        )


def is_named(name: str, finding: Finding) -> bool:
    """Say whether a code or name is that of a finding's rule."""
    return name.casefold() in {finding.rule.code.casefold(), finding.rule.name}


def read_suppressions(documents: Iterable[Document]) -> tuple[Suppression, ...]:
    """Return the suppressions of pages, in order."""
    return tuple(found for document in documents for found in _read(document))


def _read(document: Document) -> Iterator[Suppression]:
    found = [(comment, _IGNORE.match(comment.text)) for comment in document.comments]
    starts = sorted({passage.line for passage in document.passages}) if any(found) else []
    for comment, match in found:
        if match:
            rules = (name.strip() for name in (match["rules"] or "").split(","))
            first, last = _covered(document, comment, starts)
            yield Suppression(
                location=Location(document.src_uri, comment.line),
                names=tuple(name for name in rules if name),
                reason=" ".join(match["reason"].split()).lstrip(_DASHES),
                first=first,
                last=last,
            )


def _covered(document: Document, comment: Comment, starts: Sequence[int]) -> tuple[int, int]:
    """Return the lines that a comment speaks for.

    Within a row, list entry or paragraph they are its lines. On a line of its own they are those
    of what follows: a list entry, a paragraph or, since no comment can stand between its rows, a
    table.
    """
    if not document.lines[comment.line - 1].lstrip("> \t").startswith("<!--"):
        return _block(document, comment.line, starts)
    end = comment.line
    while end < len(document.lines) and "-->" not in document.lines[end - 1]:
        end += 1
    start = end + 1
    while start < len(document.lines) and not document.lines[start - 1].strip():
        start += 1
    for table in document.tables:
        if table.header.line == start:
            return start, table.rows[-1].line if table.rows else start
    return _block(document, start, starts)


def _block(document: Document, line: int, starts: Sequence[int]) -> tuple[int, int]:
    """Return the first and last line of the row, list entry, heading or paragraph around a line."""
    position = bisect_right(starts, line)
    first = starts[position - 1] if position else line
    if not all(document.lines[number - 1].strip() for number in range(first, line)):
        first = line
    end = starts[position] if position < len(starts) else len(document.lines) + 1
    last = line
    while last + 1 < end and document.lines[last].strip():
        last += 1
    return first, last
