"""What the traceability page shows: items against documents, steps and ledgers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import (
    LedgerState,
    ResolvedDocument,
    ResolvedItem,
    TargetState,
)
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.render.views import ItemLink, Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.render.composer import Composer
    from mkdocs_backlog.render.groups import Group

_LEDGER_KINDS = {
    LedgerState.EVIDENCED: "check",
    LedgerState.MISSING: "miss",
    LedgerState.ABSENT: "miss",
    LedgerState.UNKNOWN: "unknown",
    LedgerState.NOT_DUE: "none",
}
_THERE = frozenset({TargetState.FOUND, TargetState.EXTERNAL, TargetState.OUTSIDE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Whether an item can be followed to a document, a step or a ledger."""

    kind: str
    """check, miss, none (not due, not asked for), unknown or a step's status."""
    text: str
    """The same in words."""
    href: str | None = None
    """Where it can be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceRow:
    """An item's marks."""

    link: ItemLink
    """The item."""
    marks: tuple[Mark, ...]
    """A mark a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceTable:
    """The items of a backlog against what they must be tied to."""

    title: str
    """The backlog's title; '' where there is one backlog only."""
    anchor: str
    """The heading's `id`."""
    columns: tuple[Label, ...]
    """Document, step and the ledgers, as far as the backlog has them."""
    rows: tuple[TraceRow, ...]
    """The items."""


def traceability_view(composer: Composer) -> dict[str, object]:
    """Return everything that the traceability page shows, by the names of its template."""
    groups = composer.catalogue.backlogs
    several = len(groups) > 1
    tables = tuple(
        _table(composer, group, f"backlog-{number}" if several else "")
        for number, group in enumerate(groups, start=1)
    )
    marks = [mark for table in tables for row in table.rows for mark in row.marks]
    gaps = sum(mark.kind == "miss" for mark in marks)
    return {"tables": tables, "gaps": gaps, "unknown": any(m.kind == "unknown" for m in marks)}


def _table(composer: Composer, group: Group, anchor: str) -> TraceTable:
    documents = any(entry.documents for entry in group.items)
    steps = any(entry.steps for entry in group.items)
    ledgers = tuple(dict.fromkeys(led.file for entry in group.items for led in entry.ledgers))
    columns = [composer.page(ledger) for ledger in ledgers]
    if steps:
        columns.insert(0, Label(text=str(composer.text("column-step"))))
    if documents:
        columns.insert(0, Label(text=str(composer.text("column-document"))))
    rows: list[TraceRow] = []
    for entry in group.items:
        marks = list(_ledgers(composer, entry, ledgers))
        if steps:
            marks.insert(0, _step(composer, entry))
        if documents:
            marks.insert(0, _document(composer, entry))
        rows.append(TraceRow(link=composer.item(entry), marks=tuple(marks)))
    return TraceTable(
        title=group.label if anchor else "", anchor=anchor, columns=tuple(columns), rows=tuple(rows)
    )


def _document(composer: Composer, entry: ResolvedItem) -> Mark:
    lost = [document for document in entry.documents if _lost(document)]
    if lost or not entry.documents:
        names = ", ".join(document.ref.text or document.ref.href for document in lost)
        return _mark(composer, "miss", "missing", names)
    label = composer.document(entry.documents[0])
    names = ", ".join(composer.document(document).text for document in entry.documents)
    return Mark(kind="check", text=names, href=label.href)


def _lost(document: ResolvedDocument) -> bool:
    return document.target.state not in _THERE | {TargetState.UNCHECKED}


def _step(composer: Composer, entry: ResolvedItem) -> Mark:
    lost = [step.ref.text for step in entry.steps if not step.boxes]
    if lost or not entry.steps:
        return _mark(composer, "miss", "missing", ", ".join(lost))
    names = ", ".join(step.ref.text for step in entry.steps)
    closed = all(step.state is Status.DONE for step in entry.steps)
    mark = _mark(
        composer, "check" if closed else "none", "ticked" if closed else "not-ticked", names
    )
    return Mark(kind=mark.kind, text=mark.text, href=composer.links.step(entry.steps[0].boxes[0]))


def _ledgers(composer: Composer, entry: ResolvedItem, files: tuple[str, ...]) -> Iterator[Mark]:
    entries = {ledger.file: ledger for ledger in entry.ledgers}
    for file in files:
        ledger = entries.get(file)
        if ledger is None:
            yield _mark(composer, "none", "not-due", "")
            continue
        name = f"ledger-mark-{ledger.state.value}"
        href = None if ledger.location is None else composer.links.place(ledger.location)
        kind = _LEDGER_KINDS[ledger.state]
        yield Mark(kind=kind, text=str(composer.text(name)), href=href)


def _mark(composer: Composer, kind: str, name: str, names: str) -> Mark:
    words = composer.strings.texts[name]
    return Mark(kind=kind, text=f"{names}: {words}" if names else words)
