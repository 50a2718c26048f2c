"""Which items, in what order and how many: what a widget, a view and a list ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What one field of an item must say."""

    field: str
    """The field, case folded: a role ('owner'), 'wave', or the header of a column."""
    words: tuple[str | None, ...]
    """The words of which one must be there, '*' standing for anything; None: the field is empty."""
    negated: bool = False
    """True when none of them may be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SortKey:
    """A field that items are sorted by."""

    field: str
    """The field, case folded."""
    descending: bool = False
    """True when the last comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked for; without anything: all items in their order."""

    conditions: tuple[Condition, ...] = ()
    """What must hold, all of it."""
    sort: tuple[SortKey, ...] = ()
    """What is sorted by, the weightiest first."""
    columns: tuple[str, ...] = ()
    """The columns of a table, case folded; empty: the usual ones."""
    limit: int | None = None
    """The most items that are shown; None: all."""

    def overridden(self, other: Query, named: Callable[[str], str] = str) -> Query:
        """Return this query with what another one says in place of its own.

        Args:
            other: The other one.
            named: Returns the name of a field that may be written in several ways.
        """
        said = {(named(condition.field), condition.negated) for condition in other.conditions}
        kept = [c for c in self.conditions if (named(c.field), c.negated) not in said]
        return Query(
            conditions=(*kept, *other.conditions),
            sort=other.sort or self.sort,
            columns=other.columns or self.columns,
            limit=self.limit if other.limit is None else other.limit,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A query with a name, from the settings."""

    name: str
    """Its name."""
    query: Query
    """What it asks for."""
    at_most: int | None = None
    """How many items there may be before that is a finding; None: any number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryProblem:
    """Something in a query that cannot be understood."""

    text: str
    """What is wrong, as a clause: "no status 'opne'"."""
    wanted: str
    """The word or option that is wrong."""
    known: tuple[str, ...] = ()
    """What could be meant, in the order in which it is told."""
    cure: str = "no item has any"
    """What to write, where nothing is known that could be meant."""
