"""What happened between two boards, in events."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import Event, EventKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mkdocs_backlog.model.history import Commit, ItemFacts
    from mkdocs_backlog.resolve.board import Board, ItemState, Key, PageView

_ALIKE = 0.4
"""Titles that share at least this part of their pairs of letters may be of one item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A commit with the boards before and after it."""

    commit: Commit
    """The commit."""
    merge: Commit | None
    """The merge that brought it to the main line."""
    before: Board
    """The board of the first parent."""
    others: tuple[Board, ...]
    """The boards of the other parents: what is as in one of them, the merge did not do."""
    after: Board
    """The board of the commit."""
    touched: frozenset[Key]
    """The items that may have changed."""
    pages: tuple[str, ...]
    """The pages that changed, sorted."""


Told = tuple[Event, tuple["Key", ...]]
"""An event and the items that it touches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a commit did to items."""

    events: tuple[Told, ...]
    """All of it, in order."""
    renamed: Mapping[Key, Key]
    """The item before by the item after, where an item got another ID or page."""
    closed: tuple[Key, ...]
    """The items that were closed."""
    reused: tuple[Key, ...]
    """The items whose ID was another item's until then."""
    gone: tuple[Key, ...]
    """The items that went away and were not renamed."""


class Comparison:
    """Compares the two boards of a step."""

    def __init__(self, step: Step, last_seen: Mapping[Key, ItemFacts]) -> None:
        """Prepare.

        Args:
            step: The step.
            last_seen: The rows of items that were there once, as they were last.
        """
        self._step = step
        self._last_seen = last_seen
        self._events: list[Told] = []
        self._closed: list[Key] = []
        self._reused: list[Key] = []

    def changes(self) -> Changes:
        """Return what happened."""
        before, after = self._step.before.items, self._step.after.items
        keys = sorted(key for key in self._step.touched if not self._is_brought(key))
        gone = [key for key in keys if key in before and key not in after]
        fresh = [key for key in keys if key in after and key not in before]
        renamed = _pair(gone, fresh, before, after)
        gone = [key for key in gone if key not in renamed.values()]
        for key in keys:
            if key in gone:
                self._say(EventKind.VANISHED, key, before[key], before=before[key].status)
            elif key in renamed:
                self._renamed(key, renamed[key])
            elif key in fresh:
                self._added(key)
            elif key in before and key in after:
                self._changed(key, before[key], after[key])
        self._columns()
        self._boxes()
        order = list(EventKind)
        return Changes(
            events=tuple(sorted(self._events, key=lambda told: order.index(told[0].kind))),
            renamed=renamed,
            closed=tuple(self._closed),
            reused=tuple(self._reused),
            gone=tuple(gone),
        )

    def _is_brought(self, key: Key) -> bool:
        now = self._step.after.items.get(key)
        return any(other.items.get(key) == now for other in self._step.others)

    def _say(
        self, kind: EventKind, key: Key, state: ItemState, *, before: str = "", after: str = ""
    ) -> None:
        event = self._event(kind, key[0], state.facts.id, (before, after))
        self._events.append((replace(event, items=(state.facts.id,)), (key,)))

    def _event(self, kind: EventKind, page: str, subject: str, change: tuple[str, str]) -> Event:
        return Event(
            kind=kind,
            commit=self._step.commit,
            page=page,
            subject=subject,
            items=(),
            before=str(change[0]),
            after=str(change[1]),
            merge=self._step.merge,
        )

    def _added(self, key: Key) -> None:
        state = self._step.after.items[key]
        former = self._last_seen.get(key)
        if former is not None and is_another(former, state.facts):
            self._reused.append(key)
            self._say(EventKind.REUSED, key, state, before=former.title, after=state.facts.title)
        else:
            self._say(EventKind.ADDED, key, state, after=state.status)

    def _renamed(self, key: Key, old: Key) -> None:
        before, after = self._step.before.items[old], self._step.after.items[key]
        if key[1] != old[1]:
            self._say(EventKind.RENAMED, key, after, before=before.facts.id, after=after.facts.id)
        self._changed(key, before, after)

    def _changed(self, key: Key, before: ItemState, after: ItemState) -> None:
        old, new = before.facts, after.facts
        if is_another(old, new):
            self._reused.append(key)
            self._say(EventKind.REUSED, key, after, before=old.title, after=new.title)
            return
        for kind, was, now in (
            (EventKind.RETITLED, old.title, new.title),
            (EventKind.DOCUMENTS, ", ".join(old.documents), ", ".join(new.documents)),
            (EventKind.STEPS, ", ".join(old.steps), ", ".join(new.steps)),
        ):
            if was != now:
                self._say(kind, key, after, before=was, after=now)
        self._moved(key, before, after)

    def _moved(self, key: Key, before: ItemState, after: ItemState) -> None:
        """Note a change of the status; what nobody had said anything of before was not closed."""
        if before.status is after.status:
            return
        kind = EventKind.STATUS
        if after.status is Status.DONE and before.told:
            kind = EventKind.CLOSED
            self._closed.append(key)
        elif before.status is Status.DONE:
            kind = EventKind.REOPENED
        self._say(kind, key, after, before=before.status, after=after.status)

    def _columns(self) -> None:
        for page in self._step.pages:
            was, now = (_columns(board, page) for board in (self._step.before, self._step.after))
            brought = any(_columns(other, page) == now for other in self._step.others)
            if was and now and was != now and not brought:
                change = (" | ".join(was), " | ".join(now))
                self._events.append((self._event(EventKind.COLUMNS, page, page, change), ()))

    def _boxes(self) -> None:
        for page in self._step.pages:
            before, after = self._step.before.pages.get(page), self._step.after.pages.get(page)
            if before is None or after is None:
                continue
            others = [view for board in self._step.others if (view := board.pages.get(page))]
            for step in sorted(before.own.keys() & after.own.keys()):
                brought = any(other.states(step) == after.states(step) for other in others)
                if before.states(step) != after.states(step) and not brought:
                    self._box(page, step, before, after)

    def _box(self, page: str, step: str, before: PageView, after: PageView) -> None:
        keys = self._step.after.keys_for(step)
        items = tuple(self._step.after.items[key].facts.id for key in keys)
        label = after.own[step][0].label
        for was, now in zip(before.states(step), after.states(step), strict=False):
            if was is not now:
                event = self._event(_box_kind(was, now), page, label, (was, now))
                self._events.append((replace(event, items=items), keys))


def _box_kind(was: Status, now: Status) -> EventKind:
    if now is Status.DONE:
        return EventKind.TICKED
    return EventKind.UNTICKED if was is Status.DONE else EventKind.MARKED


def _columns(board: Board, page: str) -> tuple[str, ...]:
    view = board.pages.get(page)
    return view.facts.columns if view else ()


def _pair(
    gone: Sequence[Key],
    fresh: Sequence[Key],
    before: Mapping[Key, ItemState],
    after: Mapping[Key, ItemState],
) -> dict[Key, Key]:
    """Return the item before by the item after: the same ID on another page, or the same item."""
    old, new = _unique(gone, lambda key: key[1]), _unique(fresh, lambda key: key[1])
    paired = {key: old[name] for name, key in new.items() if name in old}
    left = [key for key in gone if key not in paired.values()]
    arrived = [key for key in fresh if key not in paired]
    old = _unique(left, lambda key: _words(before[key].facts.title))
    new = _unique(arrived, lambda key: _words(after[key].facts.title))
    for name, key in new.items():
        if name in old and _share(before[old[name]].facts, after[key].facts):
            paired[key] = old[name]
    return paired


def _unique(keys: Iterable[Key], name_of: Callable[[Key], str]) -> dict[str, Key]:
    """Return the items by name, those left out that have none or share it."""
    found: dict[str, list[Key]] = {}
    for key in keys:
        found.setdefault(name_of(key), []).append(key)
    return {name: same[0] for name, same in found.items() if name and len(same) == 1}


def _words(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))


def _share(one: ItemFacts, other: ItemFacts) -> bool:
    """Say whether two rows name a common document, or both name none."""
    if not one.documents and not other.documents:
        return True
    return not set(one.documents).isdisjoint(other.documents)


def is_another(old: ItemFacts, new: ItemFacts) -> bool:
    """Say whether two rows with one ID are of different items: other words and other documents."""
    if not old.documents or not new.documents or _share(old, new):
        return False
    one, other = _pairs_of(old.title), _pairs_of(new.title)
    return bool(one and other) and 2 * len(one & other) < _ALIKE * (len(one) + len(other))


def _pairs_of(title: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters, which tell likeness in every script."""
    words = _words(title)
    return frozenset(words[index : index + 2] for index in range(len(words) - 1))
