"""Whether the ledgers changed together with each closing."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from mkdocs_backlog.model.timeline import ChangeState, Closing, LedgerChange

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.history import Commit
    from mkdocs_backlog.resolve.lineage import MainLine


class ClosingJudge:
    """Holds closings against the changes of ledgers."""

    def __init__(
        self,
        line: MainLine,
        ledgers: Mapping[str, Sequence[str]],
        changes: Mapping[str, Sequence[tuple[int, Commit]]],
        untracked: frozenset[str],
    ) -> None:
        """Prepare.

        Args:
            line: The main line.
            ledgers: The ledgers by the page of the backlog that they belong to.
            changes: The commits that changed a ledger, in order, with their positions.
            untracked: The pages that git does not keep.
        """
        self._line = line
        self._ledgers = ledgers
        self._changes = {
            ledger: _Changes(line, [commit for _, commit in found])
            for ledger, found in changes.items()
        }
        self._untracked = untracked

    def judge(self, page: str, item: str, commit: Commit) -> Closing:
        """Return how the ledgers went with a closing.

        Args:
            page: The page of the item's backlog.
            item: The item's ID at the time.
            commit: The commit that closed it.
        """
        return Closing(
            item=item,
            commit=commit,
            merge=self._line.merge_of(commit),
            ledgers=tuple(self._ledger(ledger, commit) for ledger in self._ledgers.get(page, ())),
        )

    def _ledger(self, ledger: str, closing: Commit) -> LedgerChange:
        changes = self._changes.get(ledger) or _Changes(self._line, ())
        if closing in changes.commits:
            return LedgerChange(ledger=ledger, state=ChangeState.ATOMIC, commit=closing)
        place = self._line.position(closing)
        if place in changes.first:
            commit = changes.first[place]
            return LedgerChange(ledger=ledger, state=ChangeState.SAME_MERGE, commit=commit)
        if ledger in self._untracked:
            return LedgerChange(ledger=ledger, state=ChangeState.UNKNOWN)
        later = bisect_right(changes.places, place)
        if later == len(changes.places):
            return LedgerChange(ledger=ledger, state=ChangeState.NEVER)
        first = changes.first[changes.places[later]]
        distance = self._line.distance(closing, first)
        return LedgerChange(ledger=ledger, state=ChangeState.LATER, commit=first, distance=distance)


class _Changes:
    """The changes of one ledger, to be looked up by commit and by place on the main line."""

    def __init__(self, line: MainLine, commits: Sequence[Commit]) -> None:
        self.commits = frozenset(commits)
        self.first: dict[int, Commit] = {}
        for commit in commits:
            self.first.setdefault(line.position(commit), commit)
        self.places = sorted(self.first)
