"""Whether a table is a matrix: one score, its parts said in words."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Column, Recognition, Role
from mkdocs_backlog.parse.columns import ColumnReader
from mkdocs_backlog.parse.facts import Facts, header_words
from mkdocs_backlog.parse.identifiers import Shape
from mkdocs_backlog.parse.legend import LegendReader
from mkdocs_backlog.parse.statuses import status_reader
from mkdocs_backlog.vocabulary import Vocabulary, find_word, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.document import Document, Table

_PATH_SIGNS = re.compile(r"[-_./]+")
THRESHOLD = 4.0
"""A table whose parts add up to this is a matrix."""

_ID_PARTS = {"word": 3.0, "weak": 2.0, "cells": 2.0}
_ROLE_PARTS = {
    Role.STATUS: 3.0,
    Role.STEP: 2.0,
    Role.DOCUMENT: 2.0,
    Role.PRIORITY: 1.5,
    Role.OWNER: 1.5,
    Role.DEPENDS: 1.5,
    Role.DUE: 1.0,
    Role.CATEGORY: 0.5,
}
_SAME_HEADER_PART = 2.5
_BESIDE_PART = 1.0
_MOSTLY = 0.6
_NAMED_PART = 2.5
_REGISTER_PART = 1.5
_AGAINST_PART = -1.5
_NUMBERS_PART = -1.0
_SERIES_PART = 0.5
_SLUGS_PART = -1.0
_WEAK_STATUS_PART = -1.5
_FEW = 0.3
_HALF = 0.5
_NEARLY_ALL = 0.9
_ENOUGH_ROWS = 3
"""Fewer rows look alike by chance."""


class Recogniser:
    """Judges tables with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._statuses = status_reader(vocabulary)
        self._legends = LegendReader(vocabulary, self._statuses)

    def recognise(self, document: Document) -> tuple[Recognition, ...]:
        """Return what each table of a page is, with the reasons and the role of each column.

        A table beside a matrix needs less to be one: pages split a backlog by phase or category,
        and not every part has all the columns.
        """
        reader = self._reader(document)
        alone = [self._judge(document, table, reader) for table in document.tables]
        kinds = {_id_name(found.columns) for found in alone if found.matrix}
        if not kinds:
            return tuple(alone)
        return tuple(
            found if found.matrix else self._judge(document, found.table, reader, beside=kinds)
            for found in alone
        )

    def _reader(self, document: Document) -> ColumnReader:
        """Return a reader that knows what the page's signs stand for."""
        statuses = self._statuses
        if document.tables:
            statuses = statuses.with_legend(self._legends.read(document))
        return ColumnReader(self._vocabulary, statuses)

    def _judge(
        self,
        document: Document,
        table: Table,
        reader: ColumnReader,
        *,
        beside: frozenset[str] | set[str] = frozenset(),
    ) -> Recognition:
        facts = reader.facts(table)
        columns = reader.assign(table, facts)
        named, register, place = self._context(document, table)
        parts = self._parts(table, columns, facts)
        has_id = any(column.role is Role.ID for column in columns)
        if place and parts:
            parts.append((_NAMED_PART if named else _REGISTER_PART, place))
        if beside and has_id and _has_shaped_ids(_id_facts(facts, columns)):
            parts.append(self._beside_part(columns, beside))
        score = sum(points for points, _ in parts)
        has_more = any(column.role in _ROLE_PARTS for column in columns)
        context = named or register or bool(beside)
        if has_id and not has_more and _numbers_only(_id_facts(facts, columns)):
            # Criteria, keys of pictures and the like are numbered too.
            context = _id_name(columns) in beside
        tracked = any(column.role in {Role.STATUS, Role.STEP} for column in columns)
        telling = has_id and (tracked or not _names_only(_id_facts(facts, columns)))
        matrix = telling and score >= THRESHOLD and (has_more or context)
        return Recognition(
            src_uri=document.src_uri,
            table=table,
            columns=columns,
            matrix=matrix,
            almost=has_id
            and not (matrix or has_more)
            and _speaks_for_itself(_id_facts(facts, columns)),
            register=register,
            named=named,
            reasons=_say(parts, has_id=has_id, score=score),
            legend=reader.statuses.legend,
        )

    def _beside_part(
        self, columns: Sequence[Column], beside: frozenset[str] | set[str]
    ) -> tuple[float, str]:
        """Return what a matrix beside it is worth: more where the ID column is called alike."""
        header = _id_name(columns)
        if header in beside:
            return _SAME_HEADER_PART, f"a matrix on this page has an ID column '{header}' too"
        return _BESIDE_PART, "another table of this page is a matrix"

    def _context(self, document: Document, table: Table) -> tuple[bool, bool, str]:
        """Return whether title, heading or file name call it a backlog or a register, and which."""
        stem = posixpath.splitext(posixpath.basename(document.src_uri))[0]
        places = [("file name", stem), ("title", document.title), *_headings(document, table)]
        for words, is_backlog in (
            (self._vocabulary.backlog_pages, True),
            (self._vocabulary.register_pages, False),
        ):
            for place, text in places:
                word = find_word(words, fold(_PATH_SIGNS.sub(" ", text)))
                if word:
                    return is_backlog, not is_backlog, f"the {place} '{text}' says '{word}'"
        return False, False, ""

    def _parts(
        self, table: Table, columns: Sequence[Column], facts: Sequence[Facts]
    ) -> list[tuple[float, str]]:
        """Return what speaks for and against a matrix, in points and words."""
        parts: list[tuple[float, str]] = []
        for column, cell, fact in zip(columns, table.header.cells, facts, strict=True):
            forms = header_words(cell.text)
            foreign = any(form in self._vocabulary.against for form in forms[:2])
            first = cell is table.header.cells[0]
            if column.role is Role.ID:
                parts.extend(self._id_parts(forms, fact, column))
            elif foreign and first:
                # Tables of other kinds begin with what they are about: the option, the version.
                parts.append((2 * _AGAINST_PART, f"its first column is '{column.name}'"))
                continue
            elif column.role in _ROLE_PARTS:
                parts.append((_ROLE_PARTS[column.role], f"a {column.role} column: {column.reason}"))
                if column.role is Role.STATUS and fact.status_share < _FEW and fact.filled:
                    parts.append((_WEAK_STATUS_PART, "few of its cells are known statuses"))
            if foreign and column.role is not Role.STATUS:
                weight = _AGAINST_PART / 2 if column.role in _ROLE_PARTS else _AGAINST_PART
                parts.append((weight, f"a column '{column.name}', as tables of other kinds have"))
        return parts

    def _id_parts(
        self, forms: Sequence[str], fact: Facts, column: Column
    ) -> list[tuple[float, str]]:
        if any(form in self._vocabulary.id_words for form in forms[:2]):
            kind = "word"
        else:
            kind = "weak" if forms else "cells"
        parts = [(_ID_PARTS[kind], f"an ID column: {column.reason}")]
        if fact.id_share < _HALF <= fact.number_share:
            parts.append((_NUMBERS_PART, "its IDs are bare numbers"))
        elif fact.id_share < _HALF:
            parts.append((_SLUGS_PART, "its IDs have no number"))
        elif _is_numbered_series(fact):
            parts.append((_SERIES_PART, "its IDs are a series under one name"))
        return parts


def _id_name(columns: Sequence[Column]) -> str:
    """Return the folded header of the ID column."""
    return next(fold(column.name) for column in columns if column.role is Role.ID)


def _is_numbered_series(fact: Facts) -> bool:
    """Say whether all IDs are a name and a number behind a hyphen: KI-01, KI-02."""
    names = [found.id.rpartition("-")[0] for found in fact.ids if found]
    return len(names) == fact.filled > 1 and all(name.isupper() for name in names)


def _names_only(fact: Facts) -> bool:
    """Say whether the IDs are words, as the keys of a legend are."""
    return fact.id_share < _HALF and fact.number_share < _HALF


def _numbers_only(fact: Facts) -> bool:
    return fact.number_share >= _MOSTLY


def _headings(document: Document, table: Table) -> list[tuple[str, str]]:
    """Return the heading that a table stands under and those above it."""
    found: list[tuple[str, str]] = []
    level = 7
    for heading in reversed(document.headings[: table.section + 1]):
        if heading.level < level:
            found.append(("heading", heading.text))
            level = heading.level
    return found


def _id_facts(facts: Sequence[Facts], columns: Sequence[Column]) -> Facts:
    return next(fact for fact, column in zip(facts, columns, strict=True) if column.role is Role.ID)


def _has_shaped_ids(fact: Facts) -> bool:
    """Say whether the IDs cannot be dates, versions or amounts, unless a header calls them IDs."""
    shaped = [f for f in fact.ids if f and f.shape in {Shape.STRUCTURED, Shape.FILE}]
    by_header = bool(fact.header) and fact.number_share >= _MOSTLY
    return len(shaped) >= fact.filled * _MOSTLY or (by_header and fact.distinct_share == 1)


def _speaks_for_itself(fact: Facts) -> bool:
    """Say whether a table with nothing but IDs still looks kept by hand: distinct, shaped IDs."""
    shaped = [f for f in fact.ids if f and f.shape is Shape.STRUCTURED and "-" in f.id]
    return fact.filled >= _ENOUGH_ROWS and len(shaped) >= fact.filled * _NEARLY_ALL


def _say(parts: Sequence[tuple[float, str]], *, has_id: bool, score: float) -> tuple[str, ...]:
    """Return the reasons, the weightiest first; what is missing comes before all."""
    said = [text for _, text in sorted(parts, key=lambda part: -abs(part[0]))]
    if not has_id:
        return ("no column of IDs",)
    if score < THRESHOLD:
        return (f"too little speaks for it ({score:g} of {THRESHOLD:g} points)", *said)
    return (f"{score:g} points, {THRESHOLD:g} are enough", *said)
