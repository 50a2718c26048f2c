"""The sample of registers with a history."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mkdocs_backlog.model.history import Commit
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import Closing, Event, EventKind, History, ItemHistory, Point
from tests.render.sample import REGISTERS, sample

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis


def commit(letter: str, day: str) -> Commit:
    """Returns a commit of a day, its name one letter over and over."""
    time = int(datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC).timestamp())
    return Commit(hash=letter * 40, time=time, subject=f"Work of {day}")


FIRST = commit("a", "2026-01-01")
SECOND = commit("b", "2026-02-01")
THIRD = commit("c", "2026-03-01")


def event(
    kind: EventKind, by: Commit, *, subject: str = "K-1", before: str = "", after: str = ""
) -> Event:
    """Returns something that happened to K-1."""
    return Event(
        kind=kind,
        commit=by,
        page="plan.md",
        subject=subject,
        items=("K-1",),
        before=before,
        after=after,
    )


EVENTS = (
    event(EventKind.ADDED, FIRST, after="open"),
    event(EventKind.COLUMNS, SECOND, subject="steps.md", after="Odd"),
    event(EventKind.STATUS, SECOND, before="open", after="in-progress"),
    event(EventKind.CLOSED, THIRD),
)


def with_history(*events: Event) -> Analysis:
    """Returns the sample in which K-1 was closed by the last of three commits."""
    analysis = sample(REGISTERS)
    told = events or EVENTS
    closing = Closing(item="K-1", commit=THIRD, merge=None, ledgers=())
    known = ItemHistory(
        page="plan.md", id="K-1", formerly=(), events=told, closings=(closing,), closing=closing
    )
    history = History(
        head=THIRD,
        events=told,
        items={("plan.md", "K-1"): known},
        progress=(
            Point(date="2026-01-01", total=1, done=0),
            Point(date="2026-02-01", total=2, done=0),
            Point(date="2026-03-01", total=2, done=1),
        ),
    )
    first, *others = analysis.items
    first = replace(
        first,
        evidence=(replace(first.evidence[0], commit=THIRD), *first.evidence[1:]),
        ledgers=tuple(replace(ledger, commit=THIRD) for ledger in first.ledgers),
    )
    return replace(analysis, history=history, items=(first, *others))


def with_open_item(*commits: Commit, status: Status = Status.OPEN) -> Analysis:
    """Returns the sample in which something happened to the second item at each commit."""
    analysis = with_history()
    first, second, *others = analysis.items
    key = (second.backlog, second.item.id)
    told = tuple(event(EventKind.ADDED, by, subject=key[1], after="open") for by in commits)
    known = ItemHistory(page=key[0], id=key[1], formerly=(), events=told, closings=(), closing=None)
    assert analysis.history is not None
    items = {**analysis.history.items, key: known}
    history = replace(analysis.history, items=items)
    return replace(
        analysis, history=history, items=(first, replace(second, status=status), *others)
    )
