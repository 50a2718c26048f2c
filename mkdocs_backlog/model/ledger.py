"""What the tables and the lists of what is open say in a ledger, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_backlog.model.clause import Clause
    from mkdocs_backlog.model.document import Link
    from mkdocs_backlog.model.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerClause:
    """A part of a row's cell that can be read by itself."""

    text: str
    """Plain text."""
    column: int
    """Index of its cell, counted from 0."""
    closed: bool
    """True when one of its words tells of something closed."""
    open: bool
    """True when one of its words tells of something that is still to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """A row of a ledger's table, or a line of an entry in a list of what is open."""

    location: Location
    """The row or line."""
    clauses: tuple[LedgerClause, ...]
    """Its cells in parts, in order."""
    links: tuple[Link, ...]
    """The links of its cells."""
    subject: int
    """Index of the cell that names what the row is about, counted from 0."""
    closed: bool | None
    """Whether it tells of something closed; None where it does not say."""
    reason: Clause | None
    """What that follows from: "with status 'closed'", "under 'Closed limitations'"."""
    listed: bool = False
    """True for a line of a list; column 0 is then the first word of the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerClaim:
    """What a ledger's row says about an item."""

    location: Location
    """The row."""
    closed: bool
    """True when it says that the item is closed, False when it says that it is not."""
    name: str
    """How the row names the item: its ID, a step's, or the path of its canonical document."""
    step: str | None
    """The step that it names, as the item's row writes it; None where it names the item."""
    own: bool
    """True when the row is about the item, and does not only refer to it."""
    reason: Clause
    """What that follows from."""
    loose: bool = False
    """True for an entry of a list that begins with something else: what is open there need not be
    the item, so that it speaks neither for its closing nor against it."""
