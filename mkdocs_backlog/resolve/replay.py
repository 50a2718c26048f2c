"""The history from its first commit to today, board by board."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import Event, EventKind, Point
from mkdocs_backlog.resolve.board import Board, PageView, advance
from mkdocs_backlog.resolve.comparison import Comparison, Step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.history import Commit, ItemFacts, PageFacts, Version
    from mkdocs_backlog.resolve.board import ItemState, Key
    from mkdocs_backlog.resolve.comparison import Changes
    from mkdocs_backlog.resolve.lineage import MainLine, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """How an item went away under an ID."""

    position: int
    """The position of the commit."""
    commit: Commit
    """The commit."""
    facts: ItemFacts
    """The row as it was last."""
    status: Status
    """The status that it last had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """How an ID came to another item."""

    position: int
    """The position of the commit."""
    commit: Commit
    """The commit."""
    title: str
    """The title of the item that had it before."""


@dataclass(slots=True, kw_only=True)
class Record:
    """What a replay has noted; positions count the commits in their order."""

    events: list[tuple[int, Event, tuple[Key, ...]]] = field(default_factory=list)
    """Every event with the position of its commit and the items that it touches."""
    renames: dict[Key, list[tuple[int, Key]]] = field(default_factory=dict)
    """By item: when it got its ID and page, and which it had before."""
    closings: dict[Key, list[tuple[int, Commit, str]]] = field(default_factory=dict)
    """By item: when it was closed, and its ID as written."""
    reuses: dict[Key, list[Handover]] = field(default_factory=dict)
    """By item: how its ID came to it."""
    departures: dict[Key, Departure] = field(default_factory=dict)
    """By item: how it last went away under this ID."""
    ledgers: dict[str, list[tuple[int, Commit]]] = field(default_factory=dict)
    """By ledger: when it changed."""
    points: list[Point] = field(default_factory=list)
    """The counts along the main line."""


class Replay:
    """Goes through the commits once."""

    def __init__(
        self,
        nodes: Sequence[Node],
        line: MainLine,
        facts: Mapping[Version, PageFacts],
        ledgers: frozenset[str],
    ) -> None:
        """Prepare.

        Args:
            nodes: The commits, parents before children.
            line: Their main line.
            facts: The facts of every version that the nodes name.
            ledgers: The pages that are ledgers.
        """
        self._nodes = nodes
        self._line = line
        self._facts = facts
        self._ledgers = ledgers
        self._boards: dict[str, Board] = {}
        self._waiting = Counter(parent for node in nodes for parent in set(node.parents))
        self._last_seen: dict[Key, ItemFacts] = {}
        self._record = Record()
        self._last = Board()

    def today(self) -> dict[Key, str]:
        """Return the items of the last board and their IDs as written."""
        return {key: state.facts.id for key, state in sorted(self._last.items.items(), key=_key)}

    def run(self) -> Record:
        """Return what happened."""
        main = {node.commit.hash for node in self._line.nodes}
        for position, node in enumerate(self._nodes):
            board = self._play(position, node)
            self._last = board
            if node.commit.hash in main and node.commit.hash:
                self._count(board, node.commit)
        return self._record

    def _play(self, position: int, node: Node) -> Board:
        parents = [self._boards.get(parent, Board()) for parent in node.parents] or [Board()]
        views = {
            page: None if blob is None else PageView(self._facts[page, blob])
            for page, blob in node.versions.items()
        }
        board, touched = advance(parents[0], views) if views else (parents[0], frozenset())
        self._keep(node, board)
        if views:
            step = Step(
                commit=node.commit,
                merge=self._line.merge_of(node.commit),
                before=parents[0],
                others=tuple(parents[1:]),
                after=board,
                touched=touched,
                pages=tuple(sorted(views)),
            )
            changes = Comparison(step, self._last_seen).changes()
            self._note(position, step, changes)
            self._note_ledgers(position, step)
        return board

    def _keep(self, node: Node, board: Board) -> None:
        """Keep the board as long as a commit builds on it."""
        if self._waiting[node.commit.hash]:
            self._boards[node.commit.hash] = board
        for parent in set(node.parents):
            self._waiting[parent] -= 1
            if not self._waiting[parent]:
                self._boards.pop(parent, None)

    def _note(self, position: int, step: Step, changes: Changes) -> None:
        record = self._record
        record.events.extend((position, *told) for told in changes.events)
        for key, old in changes.renamed.items():
            record.renames.setdefault(key, []).append((position, old))
        for key in changes.closed:
            item_id = step.after.items[key].facts.id
            record.closings.setdefault(key, []).append((position, step.commit, item_id))
        for key in changes.reused:
            state = step.before.items.get(key)
            former = state.facts if state else self._last_seen[key]
            handover = Handover(position=position, commit=step.commit, title=former.title)
            record.reuses.setdefault(key, []).append(handover)
        for key in (*changes.gone, *changes.renamed.values()):
            left = step.before.items[key]
            record.departures[key] = Departure(
                position=position, commit=step.commit, facts=left.facts, status=left.status
            )
        for key in step.touched & step.after.items.keys():
            self._last_seen[key] = step.after.items[key].facts

    def _note_ledgers(self, position: int, step: Step) -> None:
        for page in step.pages:
            view = step.after.pages.get(page)
            parents = [step.before, *step.others]
            known = [parent.pages.get(page) for parent in parents]
            same = any(_digest(before) == _digest(view) for before in known)
            if page not in self._ledgers or view is None or same:
                continue
            self._record.ledgers.setdefault(page, []).append((position, step.commit))
            keys = _newly_named(known[0], view, step.after)
            event = Event(
                kind=EventKind.LEDGER,
                commit=step.commit,
                page=page,
                subject=page,
                before="" if known[0] is None else page,
                after=page,
                items=tuple(step.after.items[key].facts.id for key in keys),
                merge=step.merge,
            )
            self._record.events.append((position, event, keys))

    def _count(self, board: Board, commit: Commit) -> None:
        points = self._record.points
        date = max(commit.date, points[-1].date) if points else commit.date
        done = sum(item.status is Status.DONE for item in board.items.values())
        point = Point(date=date, total=len(board.items), done=done)
        if points and points[-1].date == date:
            points[-1] = point
        elif not points or (points[-1].total, points[-1].done) != (point.total, point.done):
            points.append(point)


def _key(entry: tuple[Key, ItemState]) -> Key:
    return entry[0]


def _digest(view: PageView | None) -> str:
    return view.facts.digest if view else ""


def _newly_named(before: PageView | None, after: PageView, board: Board) -> tuple[Key, ...]:
    """Return the items that a ledger names, by ID or by step, and did not name before."""
    names = after.facts.names - (before.facts.names if before else frozenset())
    keys = (key for name in sorted(names) for key in board.watchers.get(name, ()))
    return tuple(dict.fromkeys(keys))
