"""How a backlog came to be what it is: events, closings, progress, each with its commit."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_backlog.model.clause import Clause, clause
from mkdocs_backlog.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_backlog.model.clause import Value
    from mkdocs_backlog.model.history import Commit, Unknown


class EventKind(StrEnum):
    """What happened; the order is that of events within a commit."""

    COLUMNS = "columns"
    RENAMED = "renamed"
    ADDED = "added"
    VANISHED = "vanished"
    REUSED = "reused"
    RETITLED = "retitled"
    DOCUMENTS = "documents"
    STEPS = "steps"
    TICKED = "ticked"
    UNTICKED = "unticked"
    MARKED = "marked"
    STATUS = "status"
    CLOSED = "closed"
    REOPENED = "reopened"
    LEDGER = "ledger"


_BY_WORD = {status.value: status for status in Status}
_STATUSES = frozenset(
    {
        EventKind.ADDED,
        EventKind.VANISHED,
        EventKind.MARKED,
        EventKind.STATUS,
        EventKind.REOPENED,
    }
)
"""The events whose before and after are statuses."""
_FROM_NOTHING = frozenset({EventKind.DOCUMENTS, EventKind.STEPS, EventKind.LEDGER})
_TO_NOTHING = frozenset({EventKind.RETITLED, EventKind.DOCUMENTS, EventKind.STEPS})
"""The events that are told in other words where nothing was before, or nothing is after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened to a backlog."""

    kind: EventKind
    """What happened."""
    commit: Commit
    """The commit that did it."""
    page: str
    """The page it happened on, by its path today, relative to docs_dir."""
    subject: str
    """What it happened to: an item's ID, a step's ID, a page."""
    items: tuple[str, ...]
    """The IDs of the items that it touches, as they were at the time."""
    before: str = ""
    """What was there before, in words; '' where nothing was."""
    after: str = ""
    """What is there after, in words; '' where nothing is."""
    merge: Commit | None = None
    """The merge that brought it to the main line; None where its commit stands there itself."""

    @property
    def clause(self) -> Clause:
        """The event as a statement."""
        name = f"event-{self.kind.value}"
        if self.kind in _FROM_NOTHING and not self.before:
            name = f"{name}-first"
        elif self.kind in _TO_NOTHING and not self.after:
            name = f"{name}-none"
        return clause(
            name,
            subject=self.subject,
            before=self._value(self.before),
            after=self._value(self.after),
        )

    def _value(self, words: str) -> Value:
        return _BY_WORD.get(words, words) if self.kind in _STATUSES else words

    @property
    def text(self) -> str:
        """The event as a clause."""
        return self.clause.text


class ChangeState(StrEnum):
    """Whether a ledger changed together with a closing."""

    ATOMIC = "atomic"
    SAME_MERGE = "same-merge"
    LATER = "later"
    NEVER = "never"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerChange:
    """How a ledger went with a closing."""

    ledger: str
    """The ledger, as a POSIX path relative to docs_dir."""
    state: ChangeState
    """Whether and how it went with it."""
    commit: Commit | None = None
    """The commit that changed it; None where none did."""
    distance: int = 0
    """For `later`: how many commits later, counting on the main line those that changed a page of
    the backlog, a checklist or a ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A change of an item from not closed to closed."""

    item: str
    """The item's ID at the time."""
    commit: Commit
    """The commit that closed it."""
    merge: Commit | None
    """The merge that brought it to the main line; None where its commit stands there itself."""
    ledgers: tuple[LedgerChange, ...]
    """How each ledger of the backlog went with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemHistory:
    """What happened to one item, under all its IDs."""

    page: str
    """The page of its backlog."""
    id: str
    """Its ID today."""
    formerly: tuple[str, ...]
    """The IDs that it had before, the latest first."""
    events: tuple[Event, ...]
    """What happened to it, in order."""
    closings: tuple[Closing, ...]
    """Its closings, in order."""
    closing: Closing | None
    """The closing that counts: the last one, unless the item was reopened after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vanished:
    """An ID that once was in a backlog and is not in it any more."""

    id: str
    """The ID."""
    title: str
    """The title that it last had."""
    page: str
    """The page of the backlog."""
    status: Status
    """The status that it last had."""
    commit: Commit
    """The commit that removed it."""
    successor: str | None = None
    """The ID that the item has today, where it was renamed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """An ID that meant something else before."""

    id: str
    """The ID."""
    page: str
    """The page of the backlog."""
    before: str
    """The title of the item that had it first."""
    commit: Commit
    """The commit that gave it to another item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """How far the backlogs were at the end of a day."""

    date: str
    """The day in UTC, by commit date, as 2025-01-31; never before the point in front of it."""
    total: int
    """Items in all."""
    done: int
    """Items that were done, ledgers aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is known of how the backlogs moved."""

    unknown: Unknown | None = None
    """Why nothing is known; None where the history was read."""
    head: Commit | None = None
    """The last commit that touched the backlogs, their checklists or their ledgers."""
    events: tuple[Event, ...] = ()
    """Everything that happened, oldest first."""
    items: Mapping[tuple[str, str], ItemHistory] = field(default_factory=dict)
    """The history of each of today's items, by its backlog's page and its ID."""
    vanished: tuple[Vanished, ...] = ()
    """The IDs that are in no backlog any more, in the order in which they left."""
    reused: tuple[Reuse, ...] = ()
    """Today's IDs that meant something else before."""
    progress: tuple[Point, ...] = ()
    """The counts day by day; a day without a change is left out."""
    untracked: frozenset[str] = frozenset()
    """Pages, of those that matter, that git does not keep."""

    @property
    def redirects(self) -> Mapping[str, str]:
        """The ID that an item has today by an ID that it had before and that is free now."""
        return {gone.id: gone.successor for gone in self.vanished if gone.successor}
