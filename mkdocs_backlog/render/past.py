"""What the history shows: an item's events, what was done lately, how the backlog grew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import EventKind
from mkdocs_backlog.render.chart import draw, room_for
from mkdocs_backlog.render.composer import web_address
from mkdocs_backlog.render.groups import key_of
from mkdocs_backlog.render.views import Fact, Label, Recent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import ResolvedItem
    from mkdocs_backlog.model.history import Commit
    from mkdocs_backlog.model.timeline import Event
    from mkdocs_backlog.render.composer import Composer

EVENTS = 60
"""How many events of an item are shown."""
_RECENT = 8
_ROWS = 40
"""How many days the chart's table has."""
_WIDTHS = (("wide", 800), ("narrow", 358))
_MARKS = {
    EventKind.ADDED: Status.OPEN,
    EventKind.UNTICKED: Status.OPEN,
    EventKind.REOPENED: Status.OPEN,
    EventKind.TICKED: Status.DONE,
    EventKind.CLOSED: Status.DONE,
    EventKind.VANISHED: Status.DROPPED,
    EventKind.LEDGER: Status.AWAITING_LEDGERS,
}


def commit_label(composer: Composer, commit: Commit) -> Label:
    """Return a commit as its day and short name, linked where the repository is on the web."""
    address = composer.catalogue.analysis.site.repo_url
    base = web_address(address) if address and commit.hash else None
    href = f"{base.rstrip('/')}/commit/{commit.hash}" if base else None
    name = commit.name if isinstance(commit.name, str) else composer.strings.texts[commit.name.name]
    text = f"{composer.strings.day(commit.date)} · {name}"
    return Label(text=text, href=href, title=commit.subject, mono=True)


def events(composer: Composer, entry: ResolvedItem) -> tuple[Fact, ...]:
    """Return what happened to an item, the latest first."""
    history = composer.catalogue.analysis.history
    known = history.items.get(key_of(entry)) if history else None
    return tuple(_event(composer, event) for event in reversed(known.events)) if known else ()


def _event(composer: Composer, event: Event) -> Fact:
    mark = _MARKS.get(event.kind)
    if mark is None:
        mark = next((status for status in Status if status.value == event.after), None)
    return Fact(
        mark="none" if mark is None else mark.value,
        text=composer.say(event.clause),
        place=commit_label(composer, event.commit),
    )


def recently_done(composer: Composer) -> tuple[Recent, ...]:
    """Return the items that are done and were closed last, the latest first."""
    analysis = composer.catalogue.analysis
    if analysis.history is None:
        return ()
    closed: list[tuple[Commit, ResolvedItem]] = []
    for entry in analysis.items:
        known = analysis.history.items.get(key_of(entry))
        if known and known.closing and entry.status is Status.DONE:
            closed.append((known.closing.commit, entry))
    closed.sort(key=lambda pair: -pair[0].time)
    return tuple(
        Recent(link=composer.item(entry), date=commit.date) for commit, entry in closed[:_RECENT]
    )


def burn_up(composer: Composer) -> dict[str, object] | None:
    """Return the burn-up chart by the names of its template; None for less than two days."""
    history = composer.catalogue.analysis.history
    if history is None or len(history.progress) <= 1:
        return None
    points = history.progress
    first, last = points[0], points[-1]
    total = composer.text("chart-total", count=last.total)
    closed = composer.text("chart-closed", count=last.done)
    room = room_for((total.unescape(), closed.unescape()))
    return {
        "charts": tuple((kind, draw(points, width, room)) for kind, width in _WIDTHS),
        "description": composer.text(
            "chart",
            closed=last.done,
            total=last.total,
            date=composer.strings.day(last.date),
            before=first.total,
        ),
        "total": total,
        "closed": closed,
        "points": points[: -_ROWS - 1 : -1],
    }


def history_facts(composer: Composer) -> Iterator[Fact]:
    """Yield what was read of the history, or why nothing was."""
    history = composer.catalogue.analysis.history
    if history is None:
        return
    if history.unknown is not None:
        remedy = history.unknown.remedy
        cure = (composer.say(remedy),) if remedy else ()
        yield Fact(mark="none", text=composer.say(history.unknown.clause), details=cure)
    elif history.head is not None:
        number = composer.strings.count("events", len(history.events))
        yield Fact(mark="none", text=number, place=commit_label(composer, history.head))
