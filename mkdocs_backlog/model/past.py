"""The past as it is told: of the whole documentation, or of one item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_backlog.model.timeline import Event, ItemHistory, Vanished


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What happened, oldest first."""

    name: str | None
    """The ID that was asked for, as it is written in the documents; None for all items."""
    events: tuple[Event, ...]
    """What happened, in order."""
    items: tuple[ItemHistory, ...]
    """The items of today that it is about."""
    vanished: tuple[Vanished, ...]
    """The items that it is about and that are in no backlog any more."""
