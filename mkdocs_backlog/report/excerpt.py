"""The line of the source that a finding speaks of, with a mark under the culprit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.report.layout import width_of
from mkdocs_backlog.report.printable import printable

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.finding import Finding

_WIDEST = 100
_BEFORE = 30
"""How much of a long line is shown, and how much of that in front of the culprit."""


def excerpt(finding: Finding, analysis: Analysis) -> list[str]:
    """Return the source line, and a line with a caret where the column is known.

    A long line is cut around the culprit. There is nothing to show of what is no page.
    """
    place = finding.location
    document = analysis.documents.get(place.path)
    lines = document.lines[place.line - 1 : place.line] if document else ()
    if not lines or not lines[0].strip():
        return []
    line = lines[0]
    start = max(0, place.column - 1 - _BEFORE) if len(line) > _WIDEST else 0
    before = "…" if start else ""
    after = "…" if len(line) > start + _WIDEST else ""
    shown = f"{before}{printable(line[start : start + _WIDEST])}{after}"
    if not 0 < place.column <= len(line):
        return [shown]
    offset = width_of(before + printable(line[start : place.column - 1]))
    return [shown, f"{' ' * offset}^"]
