"""How long items take, and which of them do not move: days by commit date, never by the clock."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.render.groups import key_of
from mkdocs_backlog.render.views import Label, Pace, Recent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from mkdocs_backlog.model.analysis import ResolvedItem
    from mkdocs_backlog.model.timeline import ItemHistory
    from mkdocs_backlog.render.composer import Composer

_DAY = 86_400
_MOST = 8
"""How many items that do not move are shown."""
_SETTLED = frozenset({Status.DONE, Status.AWAITING_LEDGERS, Status.DROPPED})
_CLOSED = frozenset({Status.DONE, Status.AWAITING_LEDGERS})


def idle(composer: Composer) -> tuple[Recent, ...]:
    """Return the unsettled items that nothing happened to for long, the longest first.

    How long is what `stale_after` says, up to the last commit that touched the backlogs.
    """
    history = composer.catalogue.analysis.history
    if history is None or history.head is None:
        return ()
    latest = history.head.time - composer.catalogue.settings.stale_after * _DAY
    found: list[tuple[int, str, ResolvedItem]] = []
    for entry in composer.catalogue.analysis.items:
        known = _history(composer, entry)
        if known is None or entry.status in _SETTLED:
            continue
        last = max((event.commit for event in known.events), key=lambda commit: commit.time)
        if last.time <= latest:
            found.append((last.time, last.date, entry))
    found.sort(key=lambda told: told[0])
    return tuple(Recent(link=composer.item(entry), date=day) for _, day, entry in found[:_MOST])


def paces(composer: Composer) -> tuple[Pace, ...]:
    """Return the age of open items and the lead time of done ones, by category and in all."""
    catalogue = composer.catalogue
    groups = catalogue.categories if len(catalogue.categories) > 1 else ()
    rows = [_pace(composer, composer.group(group), group.items) for group in groups]
    whole = Label(text=str(composer.text("all")))
    rows.append(_pace(composer, whole, catalogue.analysis.items))
    return tuple(row for row in rows if row.age or row.lead)


def _pace(composer: Composer, label: Label, entries: Iterable[ResolvedItem]) -> Pace:
    ages: list[int] = []
    leads: list[int] = []
    history = composer.catalogue.analysis.history
    head = history.head if history else None
    for entry in entries:
        known = _history(composer, entry)
        if known is None or head is None:
            continue
        begun = min(event.commit.time for event in known.events)
        if entry.status in _CLOSED and known.closing:
            leads.append(known.closing.commit.time - begun)
        elif entry.status not in _SETTLED:
            ages.append(head.time - begun)
    return Pace(label=label, age=_days(composer, ages), lead=_days(composer, leads))


def _history(composer: Composer, entry: ResolvedItem) -> ItemHistory | None:
    history = composer.catalogue.analysis.history
    found = history.items.get(key_of(entry)) if history else None
    return found if found and found.events else None


def _days(composer: Composer, seconds: list[int]) -> Markup | None:
    """Return the median in days; None of nothing."""
    if not seconds:
        return None
    return composer.strings.count("days", max(round(median(seconds) / _DAY), 0))
