"""IDs that items had before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerId:
    """An ID that is no item's any more, and the item that it was renamed to."""

    id: str
    """The ID."""
    successor: str | None
    """The ID that the item has today; None where there is no such item."""
    page: str | None
    """Seeming source path of the page that leads on to the item; None: none does."""
