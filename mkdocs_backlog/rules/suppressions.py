"""Comments that hide findings: `<!-- backlog: ignore[step-missing] reason -->`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_backlog.model.document import Comment, Document
    from mkdocs_backlog.model.finding import Finding

_IGNORE = re.compile(r"backlog:\s*ignore\b(?:\s*\[(?P<rules>[^\]]*)\])?(?P<reason>.*)", re.DOTALL)
_DASHES = ":- \u2013\u2014"
_LONGEST_BLOCK = 500


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

    def names_rule_of(self, finding: Finding) -> bool:
        """Say whether a finding's rule is among its names."""
        return any(is_named(name, finding) for name in self.names)


class Suppressions:
    """The suppressions of a site."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Read the comments of pages."""
        self.all = tuple(found for document in documents for found in _read(document))
        """The suppressions, by page and line."""
        self._by_line: dict[tuple[str, int], list[Suppression]] = defaultdict(list)
        for suppression in self.all:
            for line in range(suppression.first, suppression.last + 1):
                self._by_line[suppression.location.path, line].append(suppression)

    def hiding(self, finding: Finding) -> Iterator[Suppression]:
        """Yield the suppressions that hide a finding."""
        place = finding.location
        for suppression in self._by_line.get((place.path, place.line), ()):
            if suppression.names_rule_of(finding):
                yield suppression


def is_named(name: str, finding: Finding) -> bool:
    """Say whether a code or name is that of a finding's rule."""
    return name.casefold() in {finding.rule.code.casefold(), finding.rule.name}


def _read(document: Document) -> Iterator[Suppression]:
    found = [(comment, _IGNORE.match(comment.text)) for comment in document.comments]
    blocks = _Blocks(document) if any(match for _, match in found) else None
    for comment, match in found:
        if match and blocks:
            rules = (name.strip() for name in (match["rules"] or "").split(","))
            first, last = blocks.covered(comment)
            yield Suppression(
                location=Location(document.src_uri, comment.line),
                names=tuple(name for name in rules if name),
                reason=" ".join(match["reason"].split()).lstrip(_DASHES),
                first=first,
                last=last,
            )


class _Blocks:
    """The rows, list entries, headings, paragraphs and tables of a page, by their lines."""

    def __init__(self, document: Document) -> None:
        self._lines = document.lines
        self._starts = sorted({passage.line for passage in document.passages})
        self._tables = {table.header.line: table for table in document.tables}

    def covered(self, comment: Comment) -> tuple[int, int]:
        """Return the first and last line that a comment speaks for.

        Within a row, list entry or paragraph they are its lines. On a line of its own they are
        those of what follows: a list entry, a paragraph or, since no comment can stand between
        its rows, a table.
        """
        if not self._lines[comment.line - 1].lstrip("> \t").startswith("<!--"):
            return self._around(comment.line)
        start = comment.line + comment.text.count("\n") + 1
        while start < len(self._lines) and not self._has_content(start):
            start += 1
        table = self._tables.get(start)
        if table:
            return start, table.rows[-1].line if table.rows else start
        return self._around(start)

    def _has_content(self, line: int) -> bool:
        """Say whether a line is neither blank nor the end of a comment."""
        return self._lines[line - 1].strip() not in {"", "-->"}

    def _around(self, line: int) -> tuple[int, int]:
        """Return the first and last line of the block around a line."""
        position = bisect_right(self._starts, line)
        first = self._starts[position - 1] if position else line
        gap = line - first > _LONGEST_BLOCK
        if gap or not all(self._lines[number - 1].strip() for number in range(first, line)):
            first = line
        following = self._starts[position : position + 1]
        end = min([*following, len(self._lines) + 1, line + _LONGEST_BLOCK])
        last = line
        while last + 1 < end and self._lines[last].strip():
            last += 1
        return first, last
