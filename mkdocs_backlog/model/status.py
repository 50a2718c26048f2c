"""The nine words for how far an item is, and what groups of them mean."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How far an item or a step is; the order is the order of every list of statuses."""

    OPEN = "open"
    IN_PROGRESS = "in-progress"
    BLOCKED = "blocked"
    AWAITING_LEDGERS = "awaiting-ledgers"
    DONE = "done"
    DEFERRED = "deferred"
    DROPPED = "dropped"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"


WRITABLE = (
    Status.OPEN,
    Status.IN_PROGRESS,
    Status.BLOCKED,
    Status.AWAITING_LEDGERS,
    Status.DONE,
    Status.DEFERRED,
    Status.DROPPED,
)
"""The statuses that a status column or a checkbox can state; the others are derived only."""
