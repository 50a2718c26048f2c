"""The versions of pages as facts, each read from the one before it where little has changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_backlog.model.history import PageFacts
from mkdocs_backlog.parse.changed_rows import exchange, is_same_kind, plain_rows, read_rows
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.items import ItemReader
from mkdocs_backlog.parse.legend import may_explain
from mkdocs_backlog.parse.marks import retick
from mkdocs_backlog.parse.recognition import Recogniser
from mkdocs_backlog.parse.statuses import StatusReader
from mkdocs_backlog.resolve.backlogs import assemble, choose
from mkdocs_backlog.resolve.facts import digest_of, item_facts, names_in, read_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from mkdocs_backlog.model.backlog import Backlog, Item, Recognition
    from mkdocs_backlog.model.document import Document, Row, Table
    from mkdocs_backlog.model.history import ItemFacts
    from mkdocs_backlog.parse.changed_rows import TableRow
    from mkdocs_backlog.settings import Settings
    from mkdocs_backlog.vocabulary.by_page import Vocabularies


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """What the pages are read for."""

    matrices: frozenset[str]
    """The pages with a backlog."""
    parsed: frozenset[str]
    """The pages of which boxes or rows count."""
    ledgers: frozenset[str]
    """The pages that are ledgers."""


@dataclass(slots=True, kw_only=True)
class _Page:
    """What is known of a version, to read the next one from."""

    lines: Sequence[str]
    facts: PageFacts
    tables: list[Table]
    rows: Mapping[int, TableRow]
    """The rows that can be exchanged, by line."""
    items: Mapping[int, int]
    """Indexes in the facts of the items that are one row each, by line."""
    read: Mapping[int, Callable[[Row], Item | None]]
    """By index of a table that is part of the backlog, what reads its rows."""


class VersionReader:
    """Reads versions of pages."""

    def __init__(self, settings: Settings, vocabularies: Vocabularies, kinds: Kinds) -> None:
        """Prepare.

        Args:
            settings: The options.
            vocabularies: The words of columns and statuses.
            kinds: What the pages are read for.
        """
        self._settings = settings
        self._recognisers = vocabularies.readers(Recogniser)
        self._items = vocabularies.readers(lambda words: ItemReader(words, settings.id_pattern))
        self._statuses = vocabularies.readers(StatusReader)
        self._kinds = kinds
        self._uri = ""
        self._last: _Page | None = None

    def read(self, uri: str, lines: Sequence[str]) -> PageFacts:
        """Return the facts of a version; one after the other is read fastest.

        Args:
            uri: The page's path today.
            lines: The version's lines.
        """
        kinds = self._kinds
        names = names_in(lines) if uri in kinds.ledgers else frozenset()
        if uri not in kinds.parsed:
            return PageFacts(digest=digest_of(lines), names=names)
        known = self._last if uri == self._uri else None
        facts = _follow(known, lines, self._reread) if known else None
        if facts is None or known is None:
            document = parse_document(uri, "\n".join(lines))
            self._uri, self._last = uri, self._begin(document, lines)
            return replace(self._last.facts, names=names)
        known.lines, known.facts = lines, facts
        return replace(facts, digest=digest_of(lines), names=names)

    def read_parsed(self, document: Document) -> PageFacts:
        """Return the facts of a version that is parsed."""
        uri, lines, kinds = document.src_uri, document.lines, self._kinds
        names = names_in(lines) if uri in kinds.ledgers else frozenset()
        if uri not in kinds.parsed:
            return PageFacts(digest=digest_of(lines), names=names)
        return replace(read_facts(document, self._backlog(document)[0]), names=names)

    def _backlog(self, document: Document) -> tuple[Backlog | None, Sequence[Recognition]]:
        """Return the backlog on a page, and the tables that it was read from."""
        uri = document.src_uri
        if uri not in self._kinds.matrices:
            return None, ()
        recognitions = self._recognisers(uri).recognise(document)
        chosen = choose(recognitions, self._settings.matrices, everything=False)
        matrices = [self._items(uri).read(recognition) for recognition in chosen]
        return assemble(uri, document.title, matrices, ()), chosen

    def _begin(self, document: Document, lines: Sequence[str]) -> _Page:
        """Return what is known of a version that was parsed."""
        backlog, chosen = self._backlog(document)
        items = backlog.items if backlog else ()
        count = Counter(item.id.casefold() for item in items)
        by_line = {found.table.header.line: found for found in chosen}
        read = {
            index: self._items(document.src_uri).row_reader(by_line[table.header.line])
            for index, table in enumerate(document.tables)
            if table.header.line in by_line
        }
        return _Page(
            lines=lines,
            facts=read_facts(document, backlog),
            tables=list(document.tables),
            rows=_rows_apart(document, read) if backlog else {},
            items={
                item.location.line: index
                for index, item in enumerate(items)
                if count[item.id.casefold()] == len(item.places) == 1
            },
            read=read,
        )

    def _reread(self, page: _Page, lines: Sequence[str], numbers: Sequence[int]) -> bool:
        """Read rows anew that have changed; say whether that was enough."""
        statuses = self._statuses(self._uri)
        by_table: dict[int, list[int]] = {}
        for number in numbers:
            if number not in page.rows:
                return False
            by_table.setdefault(page.rows[number].table, []).append(number)
        found: dict[int, ItemFacts] = {}
        tables: dict[int, Table] = {}
        for index, changed in by_table.items():
            rows = read_rows(page.tables[index], lines, changed)
            if rows is None:
                return False
            places = [page.rows[number].row for number in changed]
            new = exchange(page.tables[index], dict(zip(places, rows, strict=True)))
            if not is_same_kind(page.tables[index], new, places, statuses):
                return False
            if index in page.read and not self._take(page, page.read[index], rows, found):
                return False
            tables[index] = new
        items = tuple(found.get(index, item) for index, item in enumerate(page.facts.items))
        page.facts = replace(page.facts, items=items)
        for index, table in tables.items():
            page.tables[index] = table
        return True

    def _take(
        self,
        page: _Page,
        read: Callable[[Row], Item | None],
        rows: Sequence[Row],
        found: dict[int, ItemFacts],
    ) -> bool:
        """Note the items of rows; say whether each is the item that its line had before."""
        for row in rows:
            place, item = page.items.get(row.line), read(row)
            if place is None or item is None or item.id != page.facts.items[place].id:
                return False
            found[place] = item_facts(item, self._uri)
        return True


def _rows_apart(document: Document, read: Collection[int]) -> Mapping[int, TableRow]:
    """Return the rows by line that say nothing of others, as those of a legend's table do.

    Args:
        document: The page.
        read: The indexes of the tables that are part of the backlog.
    """
    return {
        line: row
        for line, row in plain_rows(document).items()
        if row.table in read or not may_explain(document.tables[row.table])
    }


def _follow(
    page: _Page, lines: Sequence[str], reread: Callable[[_Page, Sequence[str], Sequence[int]], bool]
) -> PageFacts | None:
    """Return the facts of the next version; None where it has to be parsed."""
    older = page.lines
    if len(older) != len(lines):
        return None
    changed = [number for number, old in enumerate(older, 1) if old != lines[number - 1]]
    rows = [number for number in changed if older[number - 1].startswith("|")]
    if rows and not reread(page, lines, rows):
        return None
    if len(rows) == len(changed):
        return page.facts
    between = list(older)
    for number in rows:
        between[number - 1] = lines[number - 1]
    boxes = retick(page.facts.boxes, between, lines)
    return None if boxes is None else replace(page.facts, boxes=boxes)
