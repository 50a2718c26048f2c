"""The history of today's backlogs, put together from what a replay has noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.model.timeline import (
    EventKind,
    History,
    ItemHistory,
    Reuse,
    Vanished,
)
from mkdocs_backlog.resolve.closings import ClosingJudge
from mkdocs_backlog.resolve.lineage import MainLine
from mkdocs_backlog.resolve.replay import Replay

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.history import PageFacts, Version
    from mkdocs_backlog.model.timeline import Event
    from mkdocs_backlog.resolve.board import Key
    from mkdocs_backlog.resolve.lineage import Node
    from mkdocs_backlog.resolve.replay import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """A part of an item's life under one ID on one page."""

    key: Key
    """The ID and page."""
    start: int
    """The position of the first commit of it."""
    end: int
    """The position of the commit after it."""


def tell_history(
    nodes: Sequence[Node],
    facts: Mapping[Version, PageFacts],
    ledgers: Mapping[str, Sequence[str]],
    untracked: frozenset[str],
) -> History:
    """Return how the backlogs came to be what they are.

    Args:
        nodes: The commits, parents before children, the working tree last where it differs.
        facts: The facts of every version that the nodes name.
        ledgers: The ledgers by the page of the backlog that they belong to.
        untracked: The pages, of those that matter, that git does not keep.
    """
    line = MainLine(nodes)
    named = frozenset(ledger for found in ledgers.values() for ledger in found)
    replay = Replay(nodes, line, facts, named)
    record = replay.run()
    judge = ClosingJudge(line, ledgers, record.ledgers, untracked)
    teller = _Teller(record, line, judge, len(nodes))
    today = replay.today()
    items = {key: teller.item(key, item_id) for key, item_id in today.items()}
    commits = [node.commit for node in nodes if node.commit.hash]
    return History(
        head=commits[-1] if commits else None,
        events=tuple(event for _, event, _ in record.events),
        items={(history.page, history.id): history for history in items.values()},
        vanished=tuple(teller.vanished(today)),
        reused=tuple(teller.reused(today)),
        progress=tuple(record.points),
        untracked=untracked,
    )


class _Teller:
    """Follows items through their IDs."""

    def __init__(self, record: Record, line: MainLine, judge: ClosingJudge, end: int) -> None:
        self._record = record
        self._line = line
        self._judge = judge
        self._end = end
        self._events: dict[Key, list[tuple[int, Event]]] = {}
        for position, event, keys in record.events:
            for key in keys:
                self._events.setdefault(key, []).append((position, event))
        self._heirs: dict[tuple[Key, int], Key] = {}
        for key, renames in record.renames.items():
            self._heirs.update({(old, position): key for position, old in renames})

    def item(self, key: Key, item_id: str) -> ItemHistory:
        """Return the history of one of today's items."""
        stretches = self._stretches(key)
        events = [
            entry
            for stretch in stretches
            for entry in self._events.get(stretch.key, ())
            if stretch.start <= entry[0] < stretch.end
        ]
        closed = [
            (self._line.position(commit), position, written, commit)
            for stretch in stretches
            for position, commit, written in self._record.closings.get(stretch.key, ())
            if stretch.start <= position < stretch.end
        ]
        closed.sort(key=lambda entry: entry[:2])
        closings = tuple(self._judge.judge(key[0], entry[2], entry[3]) for entry in closed)
        reopened = [place for place, event in events if event.kind is EventKind.REOPENED]
        stands = closed and (not reopened or max(reopened) < closed[-1][1])
        former = [s.key for s in stretches[1:] if s.key[1] != key[1]]
        return ItemHistory(
            page=key[0],
            id=item_id,
            formerly=tuple(self._record.departures[old].facts.id for old in dict.fromkeys(former)),
            events=tuple(event for _, event in sorted(events, key=lambda entry: entry[0])),
            closings=closings,
            closing=closings[-1] if stands else None,
        )

    def _stretches(self, key: Key) -> list[_Stretch]:
        """Return the parts of an item's life, the latest first."""
        stretches: list[_Stretch] = []
        end = self._end
        while True:
            reuses = self._record.reuses.get(key, ())
            start = max((reuse.position for reuse in reuses if reuse.position < end), default=0)
            renames = [
                entry for entry in self._record.renames.get(key, ()) if start <= entry[0] < end
            ]
            if not renames:
                return [*stretches, _Stretch(key=key, start=start, end=end)]
            position, old = renames[-1]
            stretches.append(_Stretch(key=key, start=position, end=end))
            key, end = old, position

    def vanished(self, today: Mapping[Key, str]) -> list[Vanished]:
        """Return the IDs that are not there any more, in the order in which they left."""
        found = []
        departures = sorted(
            self._record.departures.items(), key=lambda entry: (entry[1].position, entry[0])
        )
        for key, departure in departures:
            heir = self._heir(key, today)
            if key in today or (heir and heir[1] == key[1]):
                continue
            found.append(
                Vanished(
                    id=departure.facts.id,
                    title=departure.facts.title,
                    page=key[0],
                    status=departure.status,
                    commit=departure.commit,
                    successor=today[heir] if heir else None,
                )
            )
        return found

    def _heir(self, key: Key, today: Mapping[Key, str]) -> Key | None:
        """Return what an item that went away is called today; None where it is not there."""
        seen: set[Key] = set()
        while key in self._record.departures and key not in seen:
            seen.add(key)
            heir = self._heirs.get((key, self._record.departures[key].position))
            if heir is None or heir in today:
                return heir
            key = heir
        return None

    def reused(self, today: Mapping[Key, str]) -> list[Reuse]:
        """Return today's IDs that meant something else before."""
        return [
            Reuse(id=item_id, page=key[0], before=reuses[-1].title, commit=reuses[-1].commit)
            for key, item_id in today.items()
            if (reuses := self._record.reuses.get(key))
        ]
