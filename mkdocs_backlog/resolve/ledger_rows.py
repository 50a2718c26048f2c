"""What the rows of ledgers say about an item: by its ID, its steps, or its document and title."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_backlog.model.ledger import LedgerClaim, LedgerClause, LedgerRow
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.resolve.mentions import find_names, is_distinctive
from mkdocs_backlog.resolve.steps import step_key
from mkdocs_backlog.vocabulary import find_word, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_backlog.model.analysis import ResolvedDocument, ResolvedStep
    from mkdocs_backlog.model.backlog import Item
    from mkdocs_backlog.resolve.links import LinkResolver

_Named = list[tuple[LedgerRow, tuple[LedgerClause, ...]]]


class ClaimFinder:
    """Looks items up in the rows of ledgers."""

    def __init__(self, rows: Mapping[str, Sequence[LedgerRow]], links: LinkResolver) -> None:
        """Index the rows.

        Args:
            rows: The rows by ledger, as a POSIX path relative to docs_dir.
            links: What tells where a link leads.
        """
        self._links = links
        self._by_name = {file: _by_name(found) for file, found in rows.items()}
        self._by_step = {file: _by_step(names) for file, names in self._by_name.items()}
        self._by_document = {file: self._linking(found) for file, found in rows.items()}

    def find(
        self,
        files: Iterable[str],
        item: Item,
        steps: Sequence[ResolvedStep],
        documents: Sequence[ResolvedDocument],
    ) -> tuple[LedgerClaim, ...]:
        """Return what rows say about an item, one claim a row, in the order of their places.

        Args:
            files: The ledgers of the item's backlog.
            item: The item.
            steps: Its steps.
            documents: Its canonical documents.
        """
        claims: dict[tuple[str, int], LedgerClaim] = {}
        for file in files:
            for claim in (
                *self._by_own_name(file, item),
                *self._by_its_steps(file, steps),
                *self._by_its_documents(file, item, documents),
            ):
                claims.setdefault((claim.location.path, claim.location.line), claim)
        return tuple(claims[place] for place in sorted(claims))

    def _by_own_name(self, file: str, item: Item) -> Iterator[LedgerClaim]:
        if is_distinctive(item.id):
            for row, clauses in self._by_name.get(file, {}).get(item.id, ()):
                own = any(clause.column == row.subject for clause in clauses)
                yield from _claim(row, clauses, item.id, own=own)

    def _by_its_steps(self, file: str, steps: Sequence[ResolvedStep]) -> Iterator[LedgerClaim]:
        for step in steps:
            for row, clauses in self._by_step.get(file, {}).get(step.key, ()):
                for claim in _claim(row, clauses, step.ref.text, step=step.ref.text):
                    # A row may tell of one ticked step while others are still to do.
                    if not claim.closed or step.state is not Status.DONE:
                        yield claim

    def _by_its_documents(
        self, file: str, item: Item, documents: Sequence[ResolvedDocument]
    ) -> Iterator[LedgerClaim]:
        title = fold(item.title)
        targets = {document.target.file for document in documents if document.target.file}
        for target in sorted(targets) if title else ():
            for row in self._by_document.get(file, {}).get(target, ()):
                clauses = tuple(c for c in row.clauses if _is_titled(c, title))
                if clauses:
                    yield from _claim(row, clauses, target, own=True)

    def _linking(self, rows: Iterable[LedgerRow]) -> Mapping[str, list[LedgerRow]]:
        """Return the rows by the documents that they link."""
        found: dict[str, list[LedgerRow]] = defaultdict(list)
        for row in rows:
            targets = {self._links.resolve(ln.href, row.location.path).file for ln in row.links}
            for target in sorted(filter(None, targets)):
                found[target].append(row)
        return found


def _claim(
    row: LedgerRow,
    clauses: Sequence[LedgerClause],
    name: str,
    *,
    step: str | None = None,
    own: bool = False,
) -> Iterator[LedgerClaim]:
    """Yield what a row says, unless the very words around the name say something else."""
    against = any(clause.open if row.closed else clause.closed for clause in clauses)
    if row.closed is not None and row.reason is not None and not against:
        yield LedgerClaim(
            location=row.location,
            closed=row.closed,
            name=name,
            step=step,
            own=own,
            reason=row.reason,
            loose=row.listed and all(clause.column != row.subject for clause in clauses),
        )


def _by_name(rows: Iterable[LedgerRow]) -> Mapping[str, _Named]:
    """Return the rows by each word that can be an ID, with the clauses that hold it."""
    found: dict[str, _Named] = defaultdict(list)
    for row in rows:
        clauses: dict[str, list[LedgerClause]] = defaultdict(list)
        for clause in row.clauses:
            for name, _ in find_names(clause.text):
                clauses[name].append(clause)
        for name, holding in clauses.items():
            found[name].append((row, tuple(holding)))
    return found


def _by_step(names: Mapping[str, _Named]) -> Mapping[str, _Named]:
    found: dict[str, _Named] = defaultdict(list)
    for name, rows in names.items():
        found[step_key(name)].extend(rows)
    return found


def _is_titled(clause: LedgerClause, title: str) -> bool:
    """Say whether a clause is an item's title, or holds a title of several words."""
    text = fold(clause.text)
    return text == title or (" " in title and find_word((title,), text) is not None)
