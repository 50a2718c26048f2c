"""What findings say of queries that cannot be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.rules.nearest import NearestName

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.query import QueryProblem

_MOST = 8


class Cures:
    """Says what to write in place of what is wrong; what is known is prepared once."""

    def __init__(self, analysis: Analysis) -> None:
        """Take what knows the IDs that items had before."""
        self._successors = analysis.successors()
        self._nearest: dict[tuple[str, ...], NearestName] = {}

    def cure_of(self, problem: QueryProblem) -> str:
        """Return the nearest name, else the names there are; without any what to write.

        An ID that an item had before is answered with that of today.
        """
        known = problem.known
        today = self._successors.get(problem.wanted.casefold())
        if today in known:
            return f"it is '{today}' now"
        nearest = self._nearest.setdefault(known, NearestName(known)).find(problem.wanted)
        if nearest is not None:
            return f"did you mean '{nearest}'?"
        if not known:
            return problem.cure
        more = len(known) - _MOST
        rest = f" and {more} more" if more > 0 else ""
        return f"there are {', '.join(known[:_MOST])}{rest}"

    def told(self, problem: QueryProblem) -> str:
        """Return what is wrong and the cure."""
        return f"{problem.text}; {self.cure_of(problem)}"
