"""The rows of a ledger's tables: what each speaks of, and whether that is closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Recognition, Role
from mkdocs_backlog.model.clause import clause
from mkdocs_backlog.model.ledger import LedgerClause, LedgerRow
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.parse.references import row_links
from mkdocs_backlog.parse.statuses import StatusReader
from mkdocs_backlog.vocabulary import Vocabulary, find_word, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_backlog.model.clause import Clause
    from mkdocs_backlog.model.document import Cell, Document, Row, Table

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
        self._statuses = StatusReader(vocabulary)

    def read(
        self, document: Document, recognitions: Iterable[Recognition]
    ) -> tuple[LedgerRow, ...]:
        """Return the rows of a ledger's tables.

        Args:
            document: The ledger.
            recognitions: What was decided about each of its tables.
        """
        found = tuple(recognitions)
        legend = {
            word: status for entry in found for word, status in self._legend(document, entry.table)
        }
        return tuple(row for entry in found for row in self._rows(document, entry, legend))

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
        above, heading = self._section(document, table)
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

    def _section(self, document: Document, table: Table) -> tuple[bool | None, Clause | None]:
        """Return what the heading above a table, or one above that, says of its rows."""
        level = 7
        for heading in reversed(document.headings[: table.section + 1]):
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


def _parts(cell: Cell) -> Iterator[str]:
    for part in _CLAUSE_END.split(cell.text):
        text = " ".join(part.split())
        if text:
            yield text
