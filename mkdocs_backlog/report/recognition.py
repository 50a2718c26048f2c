"""What was recognised in the documentation, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.location import Location
from mkdocs_backlog.report.layout import columns, count, place
from mkdocs_backlog.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.backlog import Backlog, Matrix, Recognition
    from mkdocs_backlog.model.site import Site

_MOST_LEFT = 20
"""How many of the tables that were left are listed."""


def recognition_text(analysis: Analysis) -> str:
    """Return the backlogs with their matrices, columns, rules and ledgers, and the tables left."""
    lines: list[str] = []
    for backlog in analysis.backlogs:
        lines.extend(_backlog(backlog, analysis))
    lines.extend(_checklists(analysis))
    lines.extend(_history(analysis))
    lines.extend(_left(analysis))
    return "\n".join([*lines, ""])


def left_tables(analysis: Analysis, most: int = _MOST_LEFT) -> list[str]:
    """Return a line for each table that was not taken, with the decisive reason.

    Args:
        analysis: What is known.
        most: How many are listed; the rest is told as a number.
    """
    taken = {
        (backlog.src_uri, matrix.recognition.table.header.line)
        for backlog in analysis.backlogs
        for matrix in backlog.matrices
    }
    left = [
        recognition
        for recognition in analysis.recognitions
        if (recognition.src_uri, recognition.table.header.line) not in taken
    ]
    lines = [f"{_where(recognition, analysis.site)}: {_why(recognition)}" for recognition in left]
    more = [f"and {count(len(left) - most, 'more table')}"] if left[most:] else []
    return [*lines[:most], *more]


def _backlog(backlog: Backlog, analysis: Analysis) -> Iterable[str]:
    site = analysis.site
    yield f"backlog {printable(site.shown_path(backlog.src_uri))}: {printable(backlog.title)}"
    for matrix in backlog.matrices:
        yield from _matrix(matrix, site)
    for rule in backlog.governance:
        named = [printable(link.href) for link in rule.links] + [*map(printable, rule.patterns)]
        names = f" -> {', '.join(named)}" if named else ""
        yield f"  {rule.kind}, {place(site, rule.location)}: '{printable(rule.text)}'{names}"
    for ledger in analysis.ledgers:
        if ledger.backlog == backlog.src_uri:
            missing = "" if ledger.exists else " (does not exist)"
            yield f"  ledger {printable(site.shown_path(ledger.file))}{missing}"
    yield ""


def _matrix(matrix: Matrix, site: Site) -> Iterable[str]:
    recognition = matrix.recognition
    reasons = "; ".join(map(printable, recognition.reasons))
    items = count(len(matrix.items), "item")
    yield f"  matrix {_where(recognition, site)}, {items}"
    yield f"    taken: {reasons}"
    rows = columns(
        (
            f"'{printable(column.name)}'",
            column.role or "kept as it is",
            printable(column.reason),
        )
        for column in recognition.columns
    )
    yield from (f"    {'  '.join(row)}".rstrip() for row in rows)


def _checklists(analysis: Analysis) -> Iterable[str]:
    if analysis.governed:
        yield "governed checklists:"
        for path in sorted(analysis.governed):
            yield f"  {printable(analysis.site.shown_path(path))}"
    elif analysis.backlogs:
        yield "governed checklists: those of every page"


def _history(analysis: Analysis) -> Iterable[str]:
    history = analysis.history
    if history is None:
        return
    if history.unknown is not None:
        cure = f"; {history.unknown.cure}" if history.unknown.cure else ""
        yield f"history: not known, {history.unknown.text}{cure}"
    elif history.head is not None:
        last = f"{history.head.short} ({history.head.date})"
        yield f"history: {count(len(history.events), 'event')} up to {last}"


def _left(analysis: Analysis) -> Iterable[str]:
    lines = left_tables(analysis)
    if lines:
        yield "tables that are no matrix:"
        yield from (f"  {line}" for line in lines)


def _where(recognition: Recognition, site: Site) -> str:
    return place(site, Location(recognition.src_uri, recognition.table.header.line))


def _why(recognition: Recognition) -> str:
    if recognition.matrix:
        return (
            "a matrix, but its page is not called a backlog; the option 'matrices' can include it"
        )
    return printable(recognition.reasons[0]) if recognition.reasons else "no reason to take it"
