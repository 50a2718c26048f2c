"""What changed between two editions, as text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_backlog.model.difference import ChangeKind
from mkdocs_backlog.report.layout import Paint, columns, count, place, plain, words
from mkdocs_backlog.report.printable import printable
from mkdocs_backlog.report.text import finding_line, progress_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_backlog.model.difference import Difference, Edition, ItemChange
    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.model.site import Site

_STATUSES = frozenset({ChangeKind.CLOSED, ChangeKind.REOPENED, ChangeKind.STATUS})
_PLURALS = {ChangeKind.STATUS: "changed status"}
_PAINT = {
    ChangeKind.OPENED: "in-progress",
    ChangeKind.CLOSED: "done",
    ChangeKind.REOPENED: "warning",
    ChangeKind.VANISHED: "warning",
    ChangeKind.REUSED: "warning",
}


def difference_text(difference: Difference, paint: Paint = plain) -> str:
    """Return the changes of items and the findings in sections, and the verdict as the last line.

    What vanished and what was fixed is shown with its place in the earlier edition.
    """
    site = difference.after.analysis.site
    lines = [
        paint(f"From {edition(difference.before)} to {edition(difference.after)}", "title"),
        "",
    ]
    lines.extend(_section("Items", _changes(difference.changes, site, paint), paint))
    lines.extend(_section("New findings", _findings(difference.new, site, paint), paint))
    lines.extend(_section("Fixed findings", _findings(difference.fixed, site, paint), paint))
    lines.append(paint(difference_verdict(difference), "title"))
    return "\n".join([*lines, ""])


def edition(found: Edition) -> str:
    """Return an edition in words: `origin/main (1a2b3c4, 2025-01-31)`."""
    name, commit = printable(found.name), found.commit
    return name if commit is None else f"{name} ({commit.short}, {commit.date})"


def difference_verdict(difference: Difference) -> str:
    """Return the counts of items, changes and findings in one line."""
    counts = f"{change_counts(difference)}; {finding_counts(difference)}"
    return f"{progress_of(difference)}; {counts}"


def progress_of(difference: Difference) -> str:
    """Return how many items have which status, and had before where that was otherwise."""
    before, after = (
        progress_words(found.analysis.items) for found in (difference.before, difference.after)
    )
    return after if before == after else f"{after}, before {before}"


def change_counts(difference: Difference) -> str:
    """Return how many changes of which kind there are: `1 opened, 2 closed`."""
    kinds = Counter(change.kind for change in difference.changes)
    told = [f"{kinds[kind]} {_PLURALS.get(kind, kind)}" for kind in ChangeKind if kinds[kind]]
    return ", ".join(told) or "no item changed"


def finding_counts(difference: Difference) -> str:
    """Return how many findings came and went: `1 new finding, 2 fixed`."""
    told = [count(len(difference.new), "new finding")] if difference.new else ["no new findings"]
    return ", ".join([*told, *([f"{len(difference.fixed)} fixed"] if difference.fixed else [])])


def change_words(change: ItemChange, site: Site) -> str:
    """Return from what to what an item changed, as a clause: `open became done`."""
    before, after = (_shown(value, change, site) for value in (change.before, change.after))
    if change.kind is ChangeKind.OPENED:
        return after
    if change.kind in _STATUSES:
        return f"{before} became {after}"
    if change.kind is ChangeKind.MOVED:
        return f"{change.part} {before or 'nothing'} became {after or 'nothing'}"
    if change.kind in {ChangeKind.RETITLED, ChangeKind.REUSED}:
        return f"was '{before}'"
    return f"was {before}"


def _shown(value: str, change: ItemChange, site: Site) -> str:
    if change.part == "page":
        return printable(site.shown_path(value))
    statuses = {*_STATUSES, ChangeKind.OPENED, ChangeKind.VANISHED}
    return words(value) if change.kind in statuses else printable(value)


def _changes(changes: Sequence[ItemChange], site: Site, paint: Paint) -> list[str]:
    rows = columns(
        (
            change.kind,
            printable(change.id),
            printable(change.title),
            change_words(change, site),
            place(site, change.location),
        )
        for change in changes
    )
    return [
        "  ".join([paint(kind, _PAINT.get(change.kind, "dim")), paint(item, "title"), *rest])
        for change, (kind, item, *rest) in zip(changes, rows, strict=True)
    ]


def _findings(findings: Iterable[Finding], site: Site, paint: Paint) -> list[str]:
    return [finding_line(finding, site, paint) for finding in findings]


def _section(title: str, lines: Sequence[str], paint: Paint) -> list[str]:
    if not lines:
        return []
    return [paint(title, "dim"), *(f"  {line}" for line in lines), ""]
