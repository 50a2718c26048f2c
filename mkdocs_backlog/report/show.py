"""One item with everything it is tied to, and the facts behind its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.report.layout import Paint, columns, place, plain, words
from mkdocs_backlog.report.printable import printable
from mkdocs_backlog.report.text import finding_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem
    from mkdocs_backlog.model.site import Site


def item_text(analysis: Analysis, entry: ResolvedItem, paint: Paint = plain) -> str:
    """Return an item as sections: the row, the reasons of its status, mentions, findings."""
    item, site = entry.item, analysis.site
    status = paint(words(entry.status), entry.status)
    note = f" ({printable(item.status.note)})" if item.status and item.status.note else ""
    lines = [
        f"{paint(printable(item.id), 'title')}  {printable(item.title)}".rstrip(),
        f"{status}{note}",
        "",
        *_aligned(_facts(entry, site), paint),
        "",
        paint(f"Why it is {words(entry.status)}", "dim"),
        *(_sourced(fact.text, place(site, fact.location)) for fact in entry.evidence),
    ]
    mentions = [place(site, mention.location) for mention in entry.mentions]
    findings = [finding_line(f, site) for f in analysis.findings if f.problem.item == item.id]
    lines.extend(_section("Named in", dict.fromkeys(mentions), paint))
    lines.extend(_section("Findings", findings, paint))
    return "\n".join([*lines, ""])


def _facts(entry: ResolvedItem, site: Site) -> Iterable[tuple[str, str, str]]:
    """Yield a name, a value and a place for each thing that the row names."""
    item = entry.item
    for location in item.places:
        yield "Row", place(site, location), ""
    if item.category:
        yield "Category", printable(item.category), ""
    for document in entry.documents:
        target = document.target
        yield "Document", printable(document.ref.text), _target(site, target.file, target.state)
    for step in entry.steps:
        where = ", ".join(place(site, box.location) for box in step.boxes[:3])
        more = f" and {len(step.boxes) - 3} more" if step.boxes[3:] else ""
        yield "Step", printable(step.ref.text), f"{words(step.state)}  {where}{more}".rstrip()
    for ledger in entry.ledgers:
        where = place(site, ledger.location)
        name = printable(site.shown_path(ledger.file))
        yield "Ledger", name, f"{words(ledger.state)}  {where}".rstrip()
    for name, value in item.fields.items():
        yield printable(name), printable(value), ""


def _target(site: Site, file: str | None, state: str) -> str:
    shown = printable(site.shown_path(file)) if file else ""
    return shown if state == "found" else f"{words(state)}  {shown}".rstrip()


def _aligned(facts: Iterable[tuple[str, str, str]], paint: Paint) -> list[str]:
    # Each name once, as a heading of the lines below it.
    rows, last = [], ""
    for name, value, where in facts:
        rows.append((name if name != last else "", value, where))
        last = name
    return [
        f"{paint(name, 'dim')}  {value}  {where}".rstrip() for name, value, where in columns(rows)
    ]


def _sourced(text: str, where: str) -> str:
    return f"  {printable(text)}{f' ({where})' if where else ''}"


def _section(title: str, lines: Sequence[str] | dict[str, None], paint: Paint) -> Iterable[str]:
    if lines:
        yield ""
        yield paint(title, "dim")
        yield from (f"  {line}" for line in lines)
