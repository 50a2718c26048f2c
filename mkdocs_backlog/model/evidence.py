"""What a status follows from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_backlog.model.clause import Clause
    from mkdocs_backlog.model.history import Commit
    from mkdocs_backlog.model.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One fact behind a status."""

    kind: str
    """What it rests on: step, status, struck, ledger, conflict, none."""
    state: str
    """The state it speaks for."""
    clause: Clause
    """The fact: 'S10-W100-01 is ticked'."""
    location: Location | None = None
    """Where it can be seen."""
    commit: Commit | None = None
    """The commit that shows it, where git does."""

    @property
    def text(self) -> str:
        """The fact in English."""
        return self.clause.text
