"""The log of some paths: read whole, or carried on from what is known of an earlier commit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_backlog.history.gaps import GARBLED, ask
from mkdocs_backlog.history.log import (
    LOG_ARGUMENTS,
    RENAME_ARGUMENTS,
    Record,
    Renames,
    read_log,
    read_renames,
)
from mkdocs_backlog.model.history import BARE_PARENT, Revision, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_backlog.history.program import Git

_ROUNDS = 10
"""How many names one page may have had, one after the other."""
_MOST_ARGUMENTS = 16_000
"""Characters of paths on a command line; above that everything below `folder` is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The log of some paths up to a commit."""

    head: str
    """The commit."""
    paths: frozenset[str]
    """The paths from the root, earlier names included."""
    revisions: tuple[Revision, ...]
    """The revisions, parents before children, with paths from the root."""


class LineReader:
    """Reads logs with one git."""

    def __init__(self, git: Git, folder: str) -> None:
        """Prepare to read.

        Args:
            git: Git in the root of the work tree.
            folder: The folder of the documentation from there.
        """
        self._git = git
        self._folder = folder

    def read(self, head: str, paths: frozenset[str]) -> Lines | Unknown:
        """Return the whole log of some paths; earlier names of added files are followed."""
        renames: dict[tuple[str, str], str] = {}
        asked: set[str] = set()
        records: list[Record] = []
        for _ in range(_ROUNDS):
            told = self._log((head,), paths)
            if isinstance(told, Unknown):
                return told
            records = told
            found = self._renames(_births(records, paths), asked)
            if isinstance(found, Unknown):
                return found
            renames.update(found)
            sources = {source for (_, path), source in renames.items() if path in paths}
            if sources <= paths:
                break
            paths |= sources
        completed = self._complete(records, paths)
        if isinstance(completed, Unknown):
            return completed
        return Lines(head=head, paths=paths, revisions=_revisions(completed, paths, renames))

    def carry_on(self, known: Lines, head: str) -> Lines | None:
        """Return the log up to `head` from that of an earlier one; None where that fails.

        Where pages were added it is not tried: they may have come from anywhere.
        """
        records = self._log((head, f"^{known.head}"), known.paths)
        if isinstance(records, Unknown):
            return None
        completed = self._complete(records, known.paths)
        if isinstance(completed, Unknown) or _births(completed, known.paths):
            return None
        fresh = _revisions(completed, known.paths, {})
        if not fresh and not self._is_ancestor(known.head, head):
            return None
        joined = _join(known, fresh)
        return None if joined is None else replace(known, head=head, revisions=joined)

    def _complete(self, records: list[Record], paths: frozenset[str]) -> list[Record] | Unknown:
        """Return the records, merges into a line that had none of the pages told as such."""
        halves = _half_merges(records)
        if not halves:
            return records
        whole = self._run_log(("--no-walk=unsorted", "--stdin"), paths, lines=halves)
        if isinstance(whole, Unknown):
            return whole
        by_name = {record.revision.commit.hash: record for record in whole}
        return [
            _into_bare(record, by_name[name])
            if (name := record.revision.commit.hash) in by_name and by_name[name].added
            else record
            for record in records
        ]

    def _is_ancestor(self, older: str, newer: str) -> bool:
        return ask(self._git, "merge-base", "--is-ancestor", older, newer) == b""

    def _log(self, commits: Sequence[str], paths: frozenset[str]) -> list[Record] | Unknown:
        arguments = ("--parents", "--topo-order", "--reverse", "--end-of-options", *commits)
        return self._run_log(arguments, paths)

    def _run_log(
        self, arguments: Sequence[str], paths: frozenset[str], lines: Sequence[str] = ()
    ) -> list[Record] | Unknown:
        named = sorted(paths) if sum(map(len, paths)) < _MOST_ARGUMENTS else [self._folder]
        content = ask(self._git, *LOG_ARGUMENTS, *arguments, "--", *named, lines=lines)
        if isinstance(content, Unknown):
            return content
        records = read_log(content)
        return GARBLED if records is None else records

    def _renames(self, commits: Iterable[str], asked: set[str]) -> Renames | Unknown:
        """Return the renames of the commits that were not asked about yet."""
        fresh = [commit for commit in dict.fromkeys(commits) if commit not in asked]
        if not fresh:
            return {}
        asked.update(fresh)
        content = ask(self._git, *RENAME_ARGUMENTS, lines=fresh)
        return content if isinstance(content, Unknown) else read_renames(content)


def _births(records: Iterable[Record], paths: frozenset[str]) -> list[str]:
    """Return the commits that added one of `paths`; for roots and merges git tells no renames."""
    return [
        record.revision.commit.hash
        for record in records
        if any(path in paths for path in record.added)
    ]


def _revisions(
    records: Iterable[Record], paths: frozenset[str], renames: Renames
) -> tuple[Revision, ...]:
    """Return the revisions with the changes of `paths` alone, renames noted."""
    return tuple(
        replace(
            record.revision,
            changes=tuple(
                replace(change, source=renames.get((record.revision.commit.hash, change.path)))
                for change in record.revision.changes
                if change.path in paths
            ),
        )
        for record in records
    )


def _into_bare(merge: Record, whole: Record) -> Record:
    """Return a merge as it is against a first parent that has none of the pages."""
    parents = (BARE_PARENT, *merge.revision.parents)
    return replace(whole, revision=replace(whole.revision, parents=parents))


def _half_merges(records: Iterable[Record]) -> list[str]:
    """Return the merges that git gives one parent: the others changed no page, or had none."""
    return [
        record.revision.commit.hash
        for record in records
        if len(record.revision.parents) == 1 and not record.revision.changes
    ]


def _join(known: Lines, fresh: Sequence[Revision]) -> tuple[Revision, ...] | None:
    """Return the revisions that the last one descends from; None where a link is missing."""
    if not fresh:
        return known.revisions
    nodes: dict[str, Revision] = {
        revision.commit.hash: revision for revision in (*known.revisions, *fresh)
    }
    tip = known.revisions[-1].commit.hash if known.revisions else None
    for revision in fresh:
        parents = tuple(
            tip if parent == known.head and parent not in nodes and tip else parent
            for parent in revision.parents
        )
        nodes[revision.commit.hash] = replace(revision, parents=parents)
    reached = _reached(nodes, fresh[-1].commit.hash)
    return None if reached is None else tuple(r for name, r in nodes.items() if name in reached)


def _reached(nodes: Mapping[str, Revision], start: str) -> set[str] | None:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in nodes:
            return None
        if name not in reached:
            reached.add(name)
            waiting.extend(p for p in nodes[name].parents if p != BARE_PARENT)
    return reached
