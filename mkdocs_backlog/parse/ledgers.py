"""The rows of a ledger's tables: what each speaks of, and whether that is closed.

Entries of lists are read where they stand under a heading that calls them open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Recognition, Role
from mkdocs_backlog.model.clause import clause
from mkdocs_backlog.model.document import PassageKind
from mkdocs_backlog.model.ledger import LedgerClause, LedgerRow
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.parse.references import row_links
from mkdocs_backlog.parse.statuses import status_reader
from mkdocs_backlog.vocabulary import Vocabulary, find_word, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_backlog.model.clause import Clause
    from mkdocs_backlog.model.document import Cell, Document, Passage, Row, Table

_CLAUSE_END = re.compile(r"[;；。\n]+|[.!?](?=\s)")
_WORD = re.compile(r"[\w'-]+")
_LONGEST_PHRASE = 3
_SHORTEST = 4
"""Shorter words ('no', 'ok') are too common to tell anything inside a sentence."""
_UNDONE = frozenset({Status.OPEN, Status.IN_PROGRESS, Status.BLOCKED, Status.DEFERRED})
_LEGEND_COLUMNS = 2


class LedgerRowReader:
    """Reads ledgers with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._statuses = status_reader(vocabulary)

    def read(
        self, document: Document, recognitions: Iterable[Recognition]
    ) -> tuple[LedgerRow, ...]:
        """Return the rows of a ledger's tables, and the lines of its lists of what is open.

        Args:
            document: The ledger.
            recognitions: What was decided about each of its tables.
        """
        found = tuple(recognitions)
        legend = {
            word: status for entry in found for word, status in self._legend(document, entry.table)
        }
        rows = [row for entry in found for row in self._rows(document, entry, legend)]
        return (*rows, *self._open_entries(document))

    def _legend(self, document: Document, table: Table) -> Iterator[tuple[str, Status]]:
        """Yield the status words that a table explains, by a status word that it begins with."""
        if len(table.header.cells) != _LEGEND_COLUMNS or not self._explains(document, table):
            return
        for row in table.rows:
            word, meaning = (cell.text for cell in row.cells)
            status = self._statuses.read(meaning).status
            if status is not Status.UNKNOWN:
                yield fold(word), status

    def _explains(self, document: Document, table: Table) -> bool:
        """Say whether a table's heading or first column announces statuses."""
        headings = [document.headings[table.section].text] if table.section >= 0 else []
        announced = (table.header.cells[0].text, *headings)
        return any(find_word(self._vocabulary.status_words, fold(text)) for text in announced)

    def _rows(
        self, document: Document, recognition: Recognition, legend: Mapping[str, Status]
    ) -> Iterator[LedgerRow]:
        table = recognition.table
        above, heading = self._section(document, table.section)
        column = recognition.column(Role.STATUS)
        for row in table.rows:
            closed, reason = above, heading
            if column is not None:
                word = " ".join(row.cells[column].text.split())
                status = legend.get(fold(word)) or self._exact(word)
                if status in _UNDONE or status is Status.DONE:
                    closed, reason = status is Status.DONE, clause("row-status", word=word)
                elif status is not Status.UNKNOWN:
                    closed, reason = None, None
            yield LedgerRow(
                location=Location(document.src_uri, row.line),
                clauses=tuple(self._clauses(row)),
                links=row_links(row),
                subject=recognition.column(Role.ID) or 0,
                closed=closed,
                reason=reason,
            )

    def _exact(self, word: str) -> Status:
        read = self._statuses.read(word)
        return read.status if read.exact else Status.UNKNOWN

    def _open_entries(self, document: Document) -> Iterator[LedgerRow]:
        """Yield the lines of list entries under headings that call them open.

        An entry with a word for something done, or with a ticked box, is none of them.
        """
        ticked = {task.line for task in document.tasks if task.state not in _UNDONE}
        for passage in document.passages:
            if passage.kind is PassageKind.LIST_ITEM and passage.line not in ticked:
                closed, reason = self._section(document, passage.section)
                if closed is False and Status.DONE not in self._words(passage.text):
                    yield from _entry_lines(document.src_uri, passage, reason)

    def _section(self, document: Document, section: int) -> tuple[bool | None, Clause | None]:
        """Return what a heading, or one above that, says of what stands under it.

        Args:
            document: The ledger.
            section: Index of the heading; -1 for none.
        """
        level = 7
        for heading in reversed(document.headings[: section + 1]):
            if heading.level < level:
                level = heading.level
                closed = self._heading_says(fold(heading.text))
                if closed is not None:
                    return closed, clause("row-heading", heading=" ".join(heading.text.split()))
        return None, None

    def _heading_says(self, text: str) -> bool | None:
        words = self._vocabulary.ledgers
        if find_word(words["neither"], text):
            return None
        says = [find_word(words[kind], text) is not None for kind in ("open", "closed")]
        return None if says[0] is says[1] else says[1]

    def _clauses(self, row: Row) -> Iterator[LedgerClause]:
        for column, cell in enumerate(row.cells):
            for text in _parts(cell):
                says = self._words(text)
                yield LedgerClause(
                    text=text,
                    column=column,
                    closed=Status.DONE in says,
                    open=not says.isdisjoint(_UNDONE),
                )

    def _words(self, text: str) -> frozenset[Status]:
        """Return what the status words in a sentence stand for, wherever in it they are."""
        words = _WORD.findall(fold(text))
        phrases = {
            " ".join(words[start : start + length])
            for start in range(len(words))
            for length in range(1, _LONGEST_PHRASE + 1)
        }
        known = (
            self._vocabulary.statuses.get(phrase) for phrase in phrases if len(phrase) >= _SHORTEST
        )
        found = {status for status in known if status}
        if not phrases.isdisjoint(self._vocabulary.ledgers["later"]):
            found.add(Status.OPEN)
        return frozenset(found)


def _entry_lines(src_uri: str, passage: Passage, reason: Clause | None) -> Iterator[LedgerRow]:
    for number, line in enumerate(passage.text.split("\n")):
        first, _, rest = line.partition(" ") if number == 0 else ("", "", line)
        yield LedgerRow(
            location=Location(src_uri, passage.line + number),
            clauses=tuple(
                LedgerClause(text=text, column=column, closed=False, open=True)
                for column, text in enumerate((first, rest))
                if text
            ),
            links=(),
            subject=0,
            closed=False,
            reason=reason,
            listed=True,
        )


def _parts(cell: Cell) -> Iterator[str]:
    for part in _CLAUSE_END.split(cell.text):
        text = " ".join(part.split())
        if text:
            yield text
