"""Comments that hide findings: `<!-- backlog: ignore[step-missing] reason -->`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
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
_MOST_AT_ONCE = 20
"""How many comments are heeded that speak for lines from the same one on."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Suppression:
    """A comment that hides findings."""

    location: Location
    """Where the comment begins."""
    names: tuple[str, ...]
    """The codes and names in the brackets, as written."""
    rules: frozenset[str]
    """The same without letter case."""
    reason: str
    """What follows the brackets."""
    first: int
    """The first line whose findings it hides, counted from 1."""
    last: int
    """The last of these lines; the one before the first where it hides none."""

    def names_rule_of(self, finding: Finding) -> bool:
        """Say whether a finding's rule is among its names."""
        return not self.rules.isdisjoint(names_of(finding))


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


def names_of(finding: Finding) -> tuple[str, str]:
    """Return the code and the name of a finding's rule, without letter case."""
    return finding.rule.code.casefold(), finding.rule.name


def _read(document: Document) -> Iterator[Suppression]:
    found = [(comment, _IGNORE.match(comment.text)) for comment in document.comments]
    blocks = _Blocks(document) if any(match for _, match in found) else None
    heeded: Counter[int] = Counter()
    for comment, match in found:
        if match and blocks:
            rules = (name.strip() for name in (match["rules"] or "").split(","))
            names = tuple(name for name in rules if name)
            first, last = blocks.covered(comment)
            heeded[first] += 1
            yield Suppression(
                location=Location(document.src_uri, comment.line),
                names=names,
                rules=frozenset(name.casefold() for name in names),
                reason=" ".join(match["reason"].split()).lstrip(_DASHES),
                first=first,
                last=last if heeded[first] <= _MOST_AT_ONCE else first - 1,
            )


class _Blocks:
    """The rows, list entries, headings, paragraphs and tables of a page, by their lines."""

    def __init__(self, document: Document) -> None:
        self._lines = document.lines
        self._starts = sorted({passage.line for passage in document.passages})
        self._tables = {table.header.line: table for table in document.tables}
        self._known: dict[int, int] = {}

    def covered(self, comment: Comment) -> tuple[int, int]:
        """Return the first and last line that a comment speaks for.

        Within a row, list entry or paragraph they are its lines. On a line of its own they are
        those of what follows: a list entry, a paragraph or, since no comment can stand between
        its rows, a table.
        """
        if not self._lines[comment.line - 1].lstrip("> \t").startswith("<!--"):
            return self._around(comment.line)
        start = self._next_content(comment.line + comment.text.count("\n") + 1)
        table = self._tables.get(start)
        if table:
            return start, table.rows[-1].line if table.rows else start
        return self._around(start)

    def _next_content(self, line: int) -> int:
        """Return the first line from `line` on that is neither blank nor the end of a comment."""
        found = self._known.get(line, line)
        while found < len(self._lines) and self._lines[found - 1].strip() in {"", "-->"}:
            found += 1
        self._known[line] = found
        return found

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
