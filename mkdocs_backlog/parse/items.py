"""The rows of a matrix to items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import (
    BrokenRow,
    Column,
    DocumentRef,
    Item,
    Matrix,
    Recognition,
    Role,
    StatusWord,
)
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.parse.identifiers import FoundId, Shape, find_id, shape_of
from mkdocs_backlog.parse.references import (
    DASHES,
    document_refs,
    pages_linked,
    row_links,
    step_refs,
)
from mkdocs_backlog.parse.statuses import status_reader
from mkdocs_backlog.vocabulary import Vocabulary, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mkdocs_backlog.model.document import Cell, Row

_TEXT_ROLES = (Role.TITLE, Role.DOCUMENT, Role.STEP)
_OWN_PLACES = frozenset({Role.ID, *_TEXT_ROLES, Role.STATUS, Role.CATEGORY})
"""What an item has attributes for."""


class ItemReader:
    """Reads the rows of matrices with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, id_pattern: str | None) -> None:
        self._vocabulary = vocabulary
        self._statuses = status_reader(vocabulary)
        self._pattern = re.compile(id_pattern) if id_pattern else None

    def read(self, recognition: Recognition) -> Matrix:
        """Return the matrix that a recognised table is."""
        index = recognition.column(Role.ID)
        if index is None:
            return Matrix(recognition=recognition, items=())
        items: list[Item] = []
        without: list[BrokenRow] = []
        odd: list[BrokenRow] = []
        section: str | None = None
        shapes = self._shapes(recognition, index)
        titled = _titles_in_id_column(recognition, index)
        for row in recognition.table.rows:
            cell = row.cells[index]
            if self._is_section(row, cell):
                section = cell.text or next((c.text for c in row.cells if c.text), None)
                continue
            found = self._id(cell, shapes)
            place = Location(recognition.src_uri, row.line, cell.column)
            if found is None:
                if self._lacks_id(row, cell):
                    without.append(BrokenRow(location=place, text=cell.text))
                continue
            items.append(self._item(recognition, row, found, section, titled=titled))
            if self._is_odd(found, shapes):
                odd.append(BrokenRow(location=place, text=found.id))
        return Matrix(
            recognition=recognition,
            items=tuple(items),
            without_id=tuple(without),
            odd_ids=tuple(odd),
        )

    def row_reader(self, recognition: Recognition) -> Callable[[Row], Item | None]:
        """Return what reads other rows of a matrix, sections aside; None stands for no item."""
        index = recognition.column(Role.ID)
        if index is None:
            return lambda _: None
        shapes = self._shapes(recognition, index)
        titled = _titles_in_id_column(recognition, index)

        def read(row: Row) -> Item | None:
            cell = row.cells[index]
            found = None if self._is_section(row, cell) else self._id(cell, shapes)
            return self._item(recognition, row, found, None, titled=titled) if found else None

        return read

    def _shapes(self, recognition: Recognition, index: int) -> Mapping[Shape, int]:
        """Return how often each kind of ID occurs in the ID column."""
        counts: dict[Shape, int] = {}
        for row in recognition.table.rows:
            found = find_id(row.cells[index])
            if found:
                counts[found.shape] = counts.get(found.shape, 0) + 1
        return counts

    def _id(self, cell: Cell, shapes: Mapping[Shape, int]) -> FoundId | None:
        text = " ".join(cell.text.split())
        if text in DASHES or fold(text) in self._vocabulary.fillers:
            return None
        if self._pattern:
            return self._patterned(cell, text)
        found = find_id(cell)
        if found:
            return found
        bold = all(span.strong for span in cell.spans if span.text.strip())
        if bold and sum(shapes.values()) > shapes.get(Shape.SLUG, 0):
            return None
        single = " " not in text and not re.search(r"[.…]{2,}|^\W+$", text)
        regular = sum(shapes.values()) - shapes.get(Shape.SLUG, 0)
        if single and (not regular or len(text) > 1) and not cell.text.endswith(":"):
            whole = text.strip("[]()*`~:")
            return (
                FoundId(id=whole, shape=Shape.SLUG, rest="", struck=cell.struck) if whole else None
            )
        return None

    def _patterned(self, cell: Cell, text: str) -> FoundId | None:
        """Return the ID that the site's own pattern finds, or what stands in its place."""
        found = self._pattern.match(text) if self._pattern else None
        if found and found.group():
            rest = text[found.end() :].strip(" :—–-")
            return FoundId(
                id=found.group(), shape=shape_of(found.group()), rest=rest, struck=cell.struck
            )
        return find_id(cell)

    def _is_odd(self, found: FoundId, shapes: Mapping[Shape, int]) -> bool:
        if self._pattern:
            return self._pattern.fullmatch(found.id) is None
        if found.shape is not Shape.SLUG:
            return False
        regular = sum(shapes.values()) - shapes.get(Shape.SLUG, 0)
        return regular >= 3 and regular >= 4 * (shapes.get(Shape.SLUG, 0) or 1)  # noqa: PLR2004 # it is no chance

    def _is_section(self, row: Row, cell: Cell) -> bool:
        """Say whether a row is a heading inside the table: one filled cell, and no ID in it."""
        filled = [c for c in row.cells if c.text not in DASHES]
        if len(filled) != 1 or len(row.cells) == 1:
            return False
        only = filled[0]
        found = find_id(only)
        bold = all(span.strong for span in only.spans if span.text.strip())
        return found is None or (bold and bool(found.rest)) or only is not cell

    def _lacks_id(self, row: Row, cell: Cell) -> bool:
        """Say whether a row without ID holds enough to be an item."""
        text = " ".join(cell.text.split())
        if text and (fold(text) in self._vocabulary.fillers or not re.search(r"\w", text)):
            return False
        if any(fold(c.text) in self._vocabulary.fillers for c in row.cells if c.text not in DASHES):
            return False
        bold = bool(text) and all(span.strong for span in cell.spans if span.text.strip())
        others = [c for c in row.cells if c is not cell and c.text not in DASHES]
        return len(others) >= 2 and not bold  # noqa: PLR2004 # a title and one fact more

    def _item(
        self,
        recognition: Recognition,
        row: Row,
        found: FoundId,
        section: str | None,
        *,
        titled: bool,
    ) -> Item:
        place = Location(recognition.src_uri, row.line)
        cells = list(zip(recognition.columns, row.cells, strict=True))
        by_role: dict[Role, Cell] = {}
        for column, cell in cells:
            if column.role is not None:
                by_role.setdefault(column.role, cell)
        title_cell = by_role.get(Role.TITLE)
        title = _plain(title_cell) if title_cell else ""
        plain = {role: _plain(cell) for role, cell in by_role.items()}
        roles = {role: text for role, text in plain.items() if text not in DASHES}
        return Item(
            id=found.id,
            title=found.rest if found.rest and (titled or title in DASHES) else title,
            location=place,
            places=(place,),
            documents=_documents(recognition.src_uri, cells, by_role),
            steps=step_refs(recognition.src_uri, by_role.get(Role.STEP), self._vocabulary),
            status=self._status(recognition, by_role.get(Role.STATUS)),
            category=roles.get(Role.CATEGORY) or section,
            fields=_fields(cells),
            roles=roles,
            links=row_links(row),
            struck=found.struck,
            cells={
                role: Location(recognition.src_uri, cell.line, cell.column)
                for role, cell in by_role.items()
            },
            empty=tuple(r for r in _TEXT_ROLES if r in by_role and not by_role[r].text),
        )

    def _status(self, recognition: Recognition, cell: Cell | None) -> StatusWord | None:
        if cell is None:
            return None
        read = self._statuses.with_legend(recognition.legend).read(cell.text)
        return StatusWord(
            text=_plain(cell),
            status=read.status,
            note=read.note,
            word=read.word,
            location=Location(recognition.src_uri, cell.line, cell.column),
        )


def _titles_in_id_column(recognition: Recognition, index: int) -> bool:
    """Say whether most ID cells hold the title too: `REQ-CLI-001 fix command`."""
    cells = [row.cells[index] for row in recognition.table.rows]
    found = [entry for entry in map(find_id, cells) if entry]
    named = [entry for entry in found if entry.rest and not entry.rest.startswith(("(", "（"))]
    return len(named) * 2 > len(found)


def _plain(cell: Cell) -> str:
    return " ".join(cell.text.split())


def _fields(cells: Iterable[tuple[Column, Cell]]) -> dict[str, str]:
    """Return what a row says in columns that are shown under their own names."""
    shown = (
        (column.name, _plain(cell)) for column, cell in cells if column.role not in _OWN_PLACES
    )
    return {name: text for name, text in shown if text not in DASHES}


def _documents(
    src_uri: str, cells: Sequence[tuple[Column, Cell]], by_role: Mapping[Role, Cell]
) -> tuple[DocumentRef, ...]:
    """Return the documents of a row."""
    given = [cell for column, cell in cells if column.role is Role.DOCUMENT]
    if not given:
        return tuple(pages_linked(src_uri, by_role))
    return tuple(ref for cell in given for ref in document_refs(src_uri, cell))
