"""Tables: GitHub's reading from the parser, and where the site shows something else.

Readers of the site see what Python-Markdown renders. Where it differs from GitHub's reading, the
site's cells and rows are the ones that count, and each difference is kept with its cure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_backlog.model.document import Cell, Comment, Difference, Link, Row, Table
from mkdocs_backlog.parse.budget import budget_of
from mkdocs_backlog.parse.inline import read_inline
from mkdocs_backlog.parse.site_rows import (
    Borders,
    borders_of,
    has_code_pipe,
    is_cut_alike,
    is_site_table,
    site_cells,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.parse.rows import CutRow

_SET_APART = re.compile(r"[ \t]*(?:```|~~~|<!--)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around a table."""

    section: int
    """Index of its heading; -1 before the first."""
    nested: bool
    """True inside a list or quote, where the site is not second-guessed."""
    below_paragraph: bool
    """True when a paragraph's last line stands directly above."""
    raw_html: str | None
    """The tag of raw HTML around it that the site does not look into."""


class TableReader:
    """Reads the tables of one page."""

    def __init__(self, lines: Sequence[str], env: dict[str, object]) -> None:
        self._lines = lines
        self._env = env
        self._budget = budget_of(env)
        self._swallowed_to = 0
        self._spared_to = 0
        self.comments: list[Comment] = []
        """The comments found in cells."""
        self.anchors: set[str] = set()
        """The ids that raw HTML in cells gives."""

    def read(self, cut: Sequence[CutRow], last: int, around: Surroundings) -> Table:
        """Return the table that GitHub makes of rows.

        Args:
            cut: The header and the rows.
            last: Index of the line behind the table, counted from 0.
            around: What stands around it.
        """
        header, *rows = map(self._row, cut)
        table = Table(header=header, rows=tuple(rows), section=around.section)
        return table if around.nested else self._as_on_site(table, last, around)

    def read_site_only(self, first: int, last: int, section: int) -> Table | None:
        """Return the table that only the site makes of the lines from `first` to before `last`.

        Args:
            first: Index of the first line, counted from 0.
            last: Index behind the last line.
            section: Index of the heading above.
        """
        lines = [line.expandtabs(4) for line in self._lines[first:last]]
        if not is_site_table(lines):
            return None
        borders = borders_of(lines[0])
        width = len(site_cells(lines[0], borders))
        if not self._budget.allows(first + 1, width, lines[2:]):
            return None
        numbers = [first + 1, *range(first + 3, last + 1)]
        header, *rows = [self._site_row(number, borders, width) for number in numbers]
        message = "the site shows a table here, GitHub does not"
        cure = "write the second line as '|---|' with a cell for each column, not indented"
        return Table(
            header=header,
            rows=tuple(rows),
            section=section,
            differences=(Difference(line=first + 1, message=message, cure=cure),),
        )

    def _as_on_site(self, table: Table, last: int, around: Surroundings) -> Table:
        """Return the table with the site's rows and cells, and how they differ from GitHub's."""
        hidden = _hidden(table, around) or self._inside_another(table)
        if hidden:
            return replace(table, differences=(hidden,))
        borders = borders_of(self._lines[table.header.line - 1].expandtabs(4))
        width = len(table.header.cells)
        rows: list[Row] = []
        differences: list[Difference] = []
        for row in table.rows:
            seen, difference = self._compare(row, borders, width)
            rows.append(seen)
            differences.extend([difference] if difference else [])
        for number in self._swallowed(last):
            rows.append(self._site_row(number, borders, width))
            differences.append(_swallowed_line(number, self._lines[number - 1]))
        return replace(table, rows=tuple(rows), differences=tuple(differences))

    def _swallowed(self, last: int) -> list[int]:
        """Return the lines directly below a table that the site takes for rows, counted from 1."""
        numbers: list[int] = []
        while last >= self._spared_to and last < len(self._lines) and self._lines[last].strip():
            if _SET_APART.match(self._lines[last]):
                self._spared_to = last
                return []
            last += 1
            numbers.append(last)
        self._swallowed_to = last
        return numbers

    def _inside_another(self, table: Table) -> Difference | None:
        """Return why the site shows no such table, if its lines are rows of the one above."""
        line = table.header.line
        if line > self._swallowed_to:
            return None
        message = "GitHub shows a table here, the site shows its lines as rows of the table above"
        return Difference(line=line, message=message, cure=f"put a blank line before line {line}")

    def _compare(self, row: Row, borders: Borders, width: int) -> tuple[Row, Difference | None]:
        """Return a row as the site cuts it, and the difference if there is one."""
        line = self._lines[row.line - 1]
        if borders.left and is_cut_alike(line):
            return row, None
        source = line.expandtabs(4)
        seen = site_cells(source, borders)
        if len(seen) == row.written and not has_code_pipe(line):
            return row, None
        site_row = self._site_row(row.line, borders, width)
        if [cell.text for cell in site_row.cells] == [cell.text for cell in row.cells]:
            return row, None
        if has_code_pipe(line):
            message = "the site and GitHub cut this row differently at a '|' inside a code span"
            cure = "write the code as '<code>a &#124; b</code>'"
        else:
            message = "the site shifts the cells of this row: its outer pipes are not the header's"
            cure = "begin and end the header and every row with '|'"
        return site_row, Difference(line=row.line, message=message, cure=cure)

    def _site_row(self, number: int, borders: Borders, width: int) -> Row:
        line = self._lines[number - 1]
        texts = site_cells(line.expandtabs(4), borders)
        empty = Cell(spans=(), line=number)
        cells, start = [empty] * width, 0
        for index, text in enumerate(texts[:width]):
            if text:
                found = line.find(text, start)
                start = found + len(text) if found >= 0 else start
                cells[index] = self._cell(text, number, found + 1)
        return Row(cells=tuple(cells), line=number, written=len(texts))

    def _row(self, cut: CutRow) -> Row:
        empty = Cell(spans=(), line=cut.line)
        cells = tuple(
            self._cell(content, cut.line, column) if content or column else empty
            for content, column in cut.cells
        )
        return Row(cells=cells, line=cut.line, written=cut.written)

    def _cell(self, content: str, line: int, column: int) -> Cell:
        inline = read_inline(content, self._env)
        self.anchors.update(inline.anchors)
        self.comments.extend(Comment(text=text, line=line) for text, _ in inline.comments)
        exact = column > 0 and "|" not in content
        links = tuple(
            Link(
                text=raw.text,
                href=raw.href,
                line=line,
                column=column + raw.bracket if exact else 0,
                image=raw.image,
            )
            for raw in inline.links
        )
        return Cell(spans=inline.spans, links=links, line=line, column=column)


def _swallowed_line(number: int, line: str) -> Difference:
    message = "the site shows this line as a row of the table above, GitHub does not"
    indented_row = line[:1].isspace() and "|" in line
    cure = "begin it without indentation" if indented_row else "put a blank line before it"
    return Difference(line=number, message=message, cure=cure)


def _hidden(table: Table, around: Surroundings) -> Difference | None:
    """Return why the site shows no table at all, if so."""
    line = table.header.line
    if around.raw_html:
        message = f"GitHub shows this table, the site does not look into '<{around.raw_html}>'"
        cure = f"write '<{around.raw_html} markdown>' and enable the extension md_in_html"
        return Difference(line=line, message=message, cure=cure)
    if around.below_paragraph:
        message = "GitHub shows this table, the site shows its lines as text"
        cure = f"put a blank line before line {line}"
        return Difference(line=line, message=message, cure=cure)
    return None
