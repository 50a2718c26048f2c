"""Two editions of a documentation, held against each other."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_backlog.model.baseline import fingerprints
from mkdocs_backlog.model.difference import ChangeKind, Difference, ItemChange
from mkdocs_backlog.model.history import Commit
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.resolve.board import Board, ItemState
from mkdocs_backlog.resolve.comparison import Comparison, Step, is_another
from mkdocs_backlog.resolve.facts import read_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.difference import Edition
    from mkdocs_backlog.model.document import Document
    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.model.history import ItemFacts
    from mkdocs_backlog.model.location import Location
    from mkdocs_backlog.resolve.board import Key

_CLOSED = frozenset({Status.DONE, Status.DROPPED})
_ALIKE = 0.5
"""Pages that share at least this part of their lines may be one page."""
_NO_COMMIT = Commit(hash="", time=0, subject="")


def compare(before: Edition, after: Edition) -> Difference:
    """Return what changed from one edition to another.

    An item keeps its identity under a new ID as in the history: the title is the same, and so is
    one of the documents. A finding keeps it when lines move, and when its page or item is renamed.
    """
    rows = _Rows(before.analysis, after.analysis)
    pages = dict(_renamed_pages(before.analysis.documents, after.analysis.documents))
    earlier = fingerprints(_carried(before.analysis.findings, rows.new_ids(), pages))
    marks = fingerprints(after.analysis.findings)
    known, found = {mark for mark, _ in earlier}, {mark for mark, _ in marks}
    return Difference(
        before=before,
        after=after,
        changes=tuple(rows.changes()),
        new=tuple(finding for mark, finding in marks if mark not in known),
        fixed=tuple(
            finding
            for (mark, _), finding in zip(earlier, before.analysis.findings, strict=True)
            if mark not in found
        ),
        earlier=frozenset(known),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """The items of one edition."""

    states: dict[Key, ItemState]
    """The rows and statuses."""
    places: dict[Key, Location]
    """Where the rows are."""


class _Rows:
    """The items of both editions, those paired that are one item."""

    def __init__(self, before: Analysis, after: Analysis) -> None:
        self._old, self._new = _side(before), _side(after)
        step = Step(
            commit=_NO_COMMIT,
            merge=None,
            before=Board(items=self._old.states),
            others=(),
            after=Board(items=self._new.states),
            touched=frozenset(self._old.states.keys() | self._new.states.keys()),
            pages=(),
        )
        kept = {key: key for key in self._new.states if key in self._old.states}
        self._former: dict[Key, Key] = {**kept, **Comparison(step, {}).changes().renamed}

    def new_ids(self) -> dict[str, str]:
        """Return the later IDs of items by their earlier ones, where they are others."""
        pairs = (
            (self._old.states[old].facts.id, self._new.states[new].facts.id)
            for new, old in self._former.items()
        )
        return {old: new for old, new in pairs if old != new}

    def changes(self) -> list[ItemChange]:
        """Return what became of items, by kind, then in the order of their rows."""
        found = [change for key in self._new.states for change in self._of(key)]
        left = self._old.states.keys() - self._former.values()
        found.extend(self._vanished(key) for key in self._old.states if key in left)
        order = list(ChangeKind)
        return sorted(found, key=lambda change: order.index(change.kind))

    def _of(self, key: Key) -> Iterator[ItemChange]:
        """Yield what became of an item that is there."""
        now, former = self._new.states[key], self._former.get(key)
        change = ItemChange(
            kind=ChangeKind.OPENED,
            id=now.facts.id,
            title=now.facts.title,
            location=self._new.places[key],
            after=now.status,
        )
        if former is None:
            yield change
            return
        was = self._old.states[former]
        if is_another(was.facts, now.facts):
            kind = ChangeKind.REUSED
            yield replace(change, kind=kind, before=was.facts.title, after=now.facts.title)
            return
        if was.status is not now.status:
            kind = _status_kind(was.status, now.status)
            yield replace(change, kind=kind, before=was.status)
        yield from _row_changes(change, (former[0], was.facts), (key[0], now.facts))

    def _vanished(self, key: Key) -> ItemChange:
        was = self._old.states[key]
        return ItemChange(
            kind=ChangeKind.VANISHED,
            id=was.facts.id,
            title=was.facts.title,
            location=self._old.places[key],
            before=was.status,
        )


def _side(analysis: Analysis) -> _Side:
    """Return the items of an edition; of two with one ID on a page the first one counts."""
    facts = (
        facts
        for backlog in analysis.backlogs
        for facts in read_facts(analysis.documents[backlog.src_uri], backlog).items
    )
    side = _Side(states={}, places={})
    for entry, row in zip(analysis.items, facts, strict=True):
        key = (entry.backlog, entry.item.id.casefold())
        side.states.setdefault(key, ItemState(facts=row, status=entry.status, told=True))
        side.places.setdefault(key, entry.item.location)
    return side


def _status_kind(was: Status, now: Status) -> ChangeKind:
    if now in _CLOSED and was not in _CLOSED:
        return ChangeKind.CLOSED
    # What only waits for its ledgers has not been opened again.
    if was in _CLOSED and now not in {*_CLOSED, Status.AWAITING_LEDGERS}:
        return ChangeKind.REOPENED
    return ChangeKind.STATUS


def _row_changes(
    change: ItemChange, before: tuple[str, ItemFacts], after: tuple[str, ItemFacts]
) -> Iterator[ItemChange]:
    """Yield what became of an item's row, whose status is told elsewhere.

    Args:
        change: What all of it has in common.
        before: The page and the row before.
        after: The page and the row after.
    """
    (page, was), (new_page, now) = before, after
    for kind, part, old, new in (
        (ChangeKind.MOVED, "page", page, new_page),
        (ChangeKind.MOVED, "document", ", ".join(was.documents), ", ".join(now.documents)),
        (ChangeKind.MOVED, "step", ", ".join(was.steps), ", ".join(now.steps)),
        (ChangeKind.RETITLED, "", was.title, now.title),
        (ChangeKind.RENAMED, "", was.id, now.id),
    ):
        if old != new:
            yield replace(change, kind=kind, part=part, before=old, after=new)


def _carried(
    findings: Iterable[Finding], ids: Mapping[str, str], pages: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield earlier findings as they would be told of the later pages and items."""
    for finding in findings:
        problem = finding.problem
        item = ids.get(problem.item, problem.item) if problem.item else None
        path = pages.get(problem.location.path, problem.location.path)
        subject = ids.get(problem.subject) or pages.get(problem.subject, problem.subject)
        place = replace(problem.location, path=path)
        yield replace(finding, problem=replace(problem, location=place, item=item, subject=subject))


def _renamed_pages(
    before: Mapping[str, Document], after: Mapping[str, Document]
) -> Iterator[tuple[str, str]]:
    """Yield the earlier and later paths of pages that were renamed.

    Title or file name are the same and nobody else's, and so is half of the lines.
    """
    gone = [document for path, document in before.items() if path not in after]
    fresh = [document for path, document in after.items() if path not in before]
    met: set[str] = set()
    for name_of in (_title, _file_name):
        old, new = _unique(gone, name_of), _unique(fresh, name_of)
        for name in sorted(old.keys() & new.keys()):
            pair = old[name].src_uri, new[name].src_uri
            if met.isdisjoint(pair) and _alike(old[name], new[name]):
                met.update(pair)
                yield pair


def _title(document: Document) -> str:
    return document.title.casefold()


def _file_name(document: Document) -> str:
    return posixpath.basename(document.src_uri)


def _unique(
    documents: Iterable[Document], name_of: Callable[[Document], str]
) -> dict[str, Document]:
    """Return pages by name, those left out that share it."""
    found: dict[str, list[Document]] = {}
    for document in documents:
        found.setdefault(name_of(document), []).append(document)
    return {name: same[0] for name, same in found.items() if len(same) == 1}


def _alike(one: Document, other: Document) -> bool:
    lines, others = (Counter(filter(str.strip, document.lines)) for document in (one, other))
    shared = (lines & others).total()
    return shared > 0 and shared >= _ALIKE * max(lines.total(), others.total())
