"""The backlogs as they were at one commit: rows, boxes, and the statuses that follow."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.resolve.statuses import settle
from mkdocs_backlog.resolve.steps import combine, step_key, wave_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_backlog.model.history import BoxFacts, ItemFacts, PageFacts

Key = tuple[str, str]
"""An item by its backlog's page and its folded ID."""


class PageView:
    """One version of a page, with its boxes at hand."""

    def __init__(self, facts: PageFacts) -> None:
        self.facts = facts
        self.own: dict[str, tuple[BoxFacts, ...]] = {}
        self._under: dict[str, list[BoxFacts]] = defaultdict(list)
        for box in facts.boxes:
            self.own[box.key] = (*self.own.get(box.key, ()), box)
            for wave in _waves(box.key):
                self._under[wave].append(box)

    def boxes(self, key: str) -> tuple[BoxFacts, ...]:
        """Return the boxes that a reference stands for: the step's own, and all under a wave."""
        return (*self.own.get(key, ()), *self._under.get(key, ()))

    def states(self, key: str) -> tuple[Status, ...]:
        """Return what the step's own boxes say."""
        return tuple(box.state for box in self.own.get(key, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """An item at one commit."""

    facts: ItemFacts
    """Its row."""
    status: Status
    """Its status, ledgers aside."""
    told: bool
    """True where a status column or a box said anything of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The backlogs at one commit."""

    pages: Mapping[str, PageView] = field(default_factory=dict)
    """The pages that were there."""
    items: Mapping[Key, ItemState] = field(default_factory=dict)
    """The items."""
    watchers: Mapping[str, tuple[Key, ...]] = field(default_factory=dict)
    """The items that refer to a step, by the step."""

    def keys_for(self, step: str) -> tuple[Key, ...]:
        """Return the items that a box of this step has a say in."""
        return tuple(dict.fromkeys(_interested(step, self.watchers)))


def advance(board: Board, versions: Mapping[str, PageView | None]) -> tuple[Board, frozenset[Key]]:
    """Return the board after a change of pages, and the items that may have changed with it.

    Args:
        board: The board before.
        versions: The new contents by page; None for a page that went away.
    """
    pages = {page: view for page, view in {**board.pages, **versions}.items() if view is not None}
    rows = {
        page
        for page in versions
        if _items_of(board.pages.get(page)) != _items_of(versions.get(page))
    }
    touched: set[Key] = set()
    watchers, facts = board.watchers, None
    if rows:
        facts = _all_items(pages)
        touched.update(key for key in board.items if key[0] in rows and key not in facts)
        touched.update(
            key
            for key, item in facts.items()
            # Rows that have not changed are mostly the same objects, which are told apart fastest.
            if key not in board.items
            or ((known := board.items[key].facts) is not item and known != item)
        )
        if not all(_names_as_before(key, board, facts) for key in touched):
            watchers = _watchers(facts)
        for step in board.watchers.keys() ^ watchers.keys():
            touched.update(_interested(step, watchers))
    for step in _changed_steps(board, versions):
        touched.update(_interested(step, watchers))
    items = dict(board.items)
    for key in sorted(touched):
        item = facts.get(key) if facts is not None else board.items[key].facts
        if item is None:
            del items[key]
        else:
            items[key] = _settled(item, pages, watchers)
    return Board(pages=pages, items=items, watchers=watchers), frozenset(touched)


def _items_of(view: PageView | None) -> tuple[ItemFacts, ...]:
    return view.facts.items if view else ()


def _all_items(pages: Mapping[str, PageView]) -> dict[Key, ItemFacts]:
    return {
        (page, item.id.casefold()): item
        for page in sorted(pages)
        for item in _items_of(pages[page])
    }


def _names_as_before(key: Key, board: Board, facts: Mapping[Key, ItemFacts]) -> bool:
    """Say whether an item was there and goes on to name the same steps."""
    now, before = facts.get(key), board.items.get(key)
    return now is not None and before is not None and _names(now) == _names(before.facts)


def _names(item: ItemFacts) -> tuple[str, ...]:
    return (item.id, *item.steps)


def _watchers(items: Mapping[Key, ItemFacts]) -> dict[str, tuple[Key, ...]]:
    found: dict[str, list[Key]] = defaultdict(list)
    for key, item in items.items():
        for name in dict.fromkeys(step_key(name) for name in (item.id, *item.steps)):
            found[name].append(key)
    return {name: tuple(keys) for name, keys in found.items()}


def _interested(step: str, watchers: Mapping[str, tuple[Key, ...]]) -> Iterable[Key]:
    for name in (step, *_waves(step)):
        yield from watchers.get(name, ())


def _waves(key: str) -> Iterable[str]:
    wave = wave_of(key)
    while wave:
        yield wave
        wave = wave_of(wave)


def _changed_steps(board: Board, versions: Mapping[str, PageView | None]) -> set[str]:
    """Return the steps whose boxes are not what they were."""
    changed: set[str] = set()
    for page, view in versions.items():
        before = board.pages.get(page)
        steps = {*(before.own if before else ()), *(view.own if view else ())}
        changed.update(
            step
            for step in steps
            if (before.states(step) if before else ()) != (view.states(step) if view else ())
        )
    return changed


def _settled(
    item: ItemFacts, pages: Mapping[str, PageView], watchers: Mapping[str, tuple[Key, ...]]
) -> ItemState:
    names = (item.id,) if item.own_boxes else item.steps
    states: list[Status | None] = []
    for name in names:
        boxes = [
            box
            for view in pages.values()
            for box in view.boxes(step_key(name))
            if box.labelled or box.key in watchers
        ]
        states.append(combine(box.state for box in boxes) if boxes else None)
    boxed = any(state is not None for state in states)
    word = Status.UNKNOWN if item.word is None else item.word
    return ItemState(
        facts=item,
        status=settle(word, states if boxed or not item.own_boxes else (), struck=item.struck),
        told=boxed or item.word is not None or item.struck,
    )
