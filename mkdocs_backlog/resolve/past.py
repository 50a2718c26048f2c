"""The part of a history that is about one item, by whichever of its IDs it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.past import Past
from mkdocs_backlog.model.timeline import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_backlog.model.timeline import Event, History, ItemHistory, Vanished


def whole_past(history: History) -> Past:
    """Return the past of all items."""
    return Past(
        name=None,
        events=history.events,
        items=tuple(history.items.values()),
        vanished=tuple(entry for entry in history.vanished if entry.successor is None),
    )


def past_of(history: History, name: str) -> Past | None:
    """Return the past of an item, letter case aside; None where no item ever had this ID.

    An ID of today comes before one that another item had once.

    Args:
        history: What is known.
        name: The ID.
    """
    folded = name.casefold()
    items = tuple(item for item in history.items.values() if item.id.casefold() == folded)
    items = items or tuple(
        item
        for item in history.items.values()
        if any(former.casefold() == folded for former in item.formerly)
    )
    if items:
        written = next(name for name in _names(items[0]) if name.casefold() == folded)
        return Past(name=written, events=_events(items), items=items, vanished=())
    gone = [entry for entry in history.vanished if entry.id.casefold() == folded]
    return _past_of_vanished(history, gone) if gone else None


def all_names(history: History) -> list[str]:
    """Return every ID that an item has or had."""
    today = [name for item in history.items.values() for name in _names(item)]
    return list(dict.fromkeys([*today, *(entry.id for entry in history.vanished)]))


def _names(item: ItemHistory) -> tuple[str, ...]:
    return (item.id, *item.formerly)


def _events(items: Iterable[ItemHistory]) -> tuple[Event, ...]:
    """Return the events of items; those of one item are in order already."""
    return tuple(event for item in items for event in item.events)


def _past_of_vanished(history: History, gone: list[Vanished]) -> Past:
    """Return the past of items that are in no backlog any more, under all IDs that they had."""
    pages = {entry.page for entry in gone}
    renames = [
        (event.before.casefold(), event.subject.casefold())
        for event in history.events
        if event.kind is EventKind.RENAMED and event.page in pages
    ]
    names = {gone[0].id.casefold()}
    for _ in renames:
        names |= {after for before, after in renames if before in names}
        names |= {before for before, after in renames if after in names}
    return Past(
        name=gone[0].id,
        events=tuple(
            event
            for event in history.events
            if event.page in pages and not names.isdisjoint(map(str.casefold, event.items))
        ),
        items=(),
        vanished=tuple(entry for entry in history.vanished if entry.id.casefold() in names),
    )
