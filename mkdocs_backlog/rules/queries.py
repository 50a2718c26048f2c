"""What findings say of queries that cannot be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.rules.nearest import NearestName

if TYPE_CHECKING:
    from mkdocs_backlog.model.query import QueryProblem

_MOST = 8


def cure_of(problem: QueryProblem) -> str:
    """Return what can be meant: the nearest name, else the names there are; else what to write."""
    nearest = NearestName(problem.known).find(problem.wanted)
    if nearest is not None:
        return f"did you mean '{nearest}'?"
    if not problem.known:
        return problem.cure
    more = len(problem.known) - _MOST
    rest = f" and {more} more" if more > 0 else ""
    return f"there are {', '.join(problem.known[:_MOST])}{rest}"


def told(problem: QueryProblem) -> str:
    """Return what is wrong and the cure."""
    return f"{problem.text}; {cure_of(problem)}"
