"""The author's table with what is known of its items: anchors, links, badges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Column, Item, Role
from mkdocs_backlog.plugin.decorate_cells import (
    decorate_document,
    decorate_id,
    decorate_status,
    decorate_steps,
    make_badge,
)
from mkdocs_backlog.plugin.elements import make, put, replace_child
from mkdocs_backlog.plugin.plan import MatrixPlan, shown_id
from mkdocs_backlog.render import markup
from mkdocs_backlog.resolve.mentions import NAME

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from mkdocs_backlog.model.analysis import ResolvedItem
    from mkdocs_backlog.plugin.canvas import Canvas


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedRow:
    """A row of a matrix as it stands on the page."""

    row: Element
    """The `tr`."""
    item: Item
    """What the row declares."""
    entry: ResolvedItem
    """What is known of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedMatrix:
    """A matrix as it stands on the page."""

    table: Element
    """The `table`."""
    plan: MatrixPlan
    """What it was in the source."""
    rows: tuple[RenderedRow, ...]
    """The rows that were found, in order."""


def find_matrices(root: Element, canvas: Canvas) -> list[RenderedMatrix]:
    """Return the tables of a page that are its matrices, and give their rows their anchors."""
    waiting = list(canvas.page.matrices)
    found: list[RenderedMatrix] = []
    for table in root.iter("table"):
        headers = [canvas.texts.plain(header) for header in table.iterfind("thead/tr/th")]
        for plan in waiting:
            rows = _find_rows(table, plan, canvas) if _is_header_of(headers, plan) else []
            if rows:
                waiting.remove(plan)
                found.append(RenderedMatrix(table=table, plan=plan, rows=tuple(rows)))
                _anchor(rows, canvas)
                break
    return found


def _is_header_of(headers: Sequence[str], plan: MatrixPlan) -> bool:
    """Say whether a header row is that of a matrix; half of its words may be rendered otherwise."""
    names = [column.name for column in plan.matrix.recognition.columns]
    alike = sum(
        shown_id(one) == shown_id(other) for one, other in zip(headers, names, strict=False)
    )
    return len(headers) == len(names) and alike * 2 >= len(names)


def _find_rows(table: Element, plan: MatrixPlan, canvas: Canvas) -> list[RenderedRow]:
    """Return the rows of a table that declare items, found by what their ID cells show."""
    index = plan.matrix.recognition.column(Role.ID) or 0
    found: list[RenderedRow] = []
    used: set[int] = set()
    for row in table.iterfind("tbody/tr"):
        cells = row.findall("td")[index : index + 1]
        text = shown_id("".join(map(canvas.texts.plain, cells)))
        item = next((item for item in _items(text, plan) if item.location.line not in used), None)
        if item is not None:
            used.add(item.location.line)
            found.append(RenderedRow(row=row, item=item, entry=canvas.site.entry(item)))
    return found


def _items(text: str, plan: MatrixPlan) -> Sequence[Item]:
    """Return the items that an ID cell can declare: all of its text, or its beginning."""
    first = NAME.match(text)
    return plan.rows.get(text) or plan.rows.get(first[0] if first else "", ())


def _anchor(rows: Sequence[RenderedRow], canvas: Canvas) -> None:
    for found in rows:
        put(found.row, markup.DATA_ID, found.entry.item.id)
        found.row.set(markup.DATA_STATUS, found.entry.status.value)
        if found.entry.item.location == found.item.location:
            canvas.set_anchor(found.row, found.entry.anchor)


def decorate_matrices(root: Element, found: Sequence[RenderedMatrix], canvas: Canvas) -> None:
    """Decorate the matrices of a page, and put the tools above the first."""
    places = {
        id(child): (parent, index)
        for parent in root.iter()
        for index, child in enumerate(parent)
        if child.tag == "table"
    }
    for number, rendered in enumerate(found):
        _decorate_table(rendered, canvas)
        wrapper = make("div", class_=markup.ROOT)
        wrapper.set(markup.MATRIX, "")
        replace_child(*places[id(rendered.table)], wrapper)
        rendered.table.tail = None
        if number == 0:
            wrapper.append(canvas.later(canvas.site.renderer.tools(canvas.page.src_uri)))
        wrapper.append(rendered.table)


def _decorate_table(rendered: RenderedMatrix, canvas: Canvas) -> None:
    columns = rendered.plan.matrix.recognition.columns
    adds_status = canvas.site.settings.badges and not any(c.role is Role.STATUS for c in columns)
    rendered.table.set("class", markup.TABLE)
    rendered.table.set("role", "table")
    for part in rendered.table:
        part.set("role", "rowgroup")
    for row in rendered.table.iterfind("thead/tr"):
        _decorate_header(row, canvas, adds_status=adds_status)
    by_row = {id(found.row): found for found in rendered.rows}
    for row in rendered.table.iterfind("tbody/tr"):
        _label_cells(row, columns)
        known = by_row.get(id(row))
        if known is not None:
            put(row, markup.DATA_KEYS, canvas.site.renderer.row_keys(known.entry))
            _decorate_row(known, columns, canvas)
        if adds_status:
            row.append(_status_cell(known, canvas))


def _decorate_header(row: Element, canvas: Canvas, *, adds_status: bool) -> None:
    row.set("role", "row")
    if adds_status:
        header = make("th")
        header.append(canvas.later_text(canvas.site.renderer.text("column-status")))
        row.append(header)
    for header in row.iterfind("th"):
        header.set("role", "columnheader")
        header.set("scope", "col")


def _label_cells(row: Element, columns: Sequence[Column]) -> None:
    row.set("role", "row")
    for cell, column in zip(row.findall("td"), columns, strict=False):
        cell.set("role", "cell")
        cell.set(markup.DATA_COLUMN, column.role.value if column.role else markup.OTHER_COLUMN)
        put(cell, markup.DATA_LABEL, column.name)


def _decorate_row(found: RenderedRow, columns: Sequence[Column], canvas: Canvas) -> None:
    for cell, column in zip(found.row.findall("td"), columns, strict=False):
        match column.role:
            case Role.ID:
                decorate_id(cell, found.entry, found.item, canvas)
            case Role.DOCUMENT:
                decorate_document(cell, found.entry, canvas)
            case Role.STEP:
                decorate_steps(cell, found.entry, canvas)
            case Role.STATUS if canvas.site.settings.badges:
                decorate_status(cell, found.entry, canvas)
            case _:
                pass


def _status_cell(known: RenderedRow | None, canvas: Canvas) -> Element:
    cell = make("td", role="cell")
    cell.set(markup.DATA_COLUMN, Role.STATUS.value)
    put(cell, markup.DATA_LABEL, canvas.site.renderer.text("column-status"))
    if known is not None:
        cell.set(markup.DATA_SORT, markup.STATUS_ORDER[known.entry.status])
        cell.append(canvas.later(make_badge(known.entry, canvas)))
    return cell
