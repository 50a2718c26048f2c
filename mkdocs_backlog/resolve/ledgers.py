"""The ledgers of a backlog and what they show of its items."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Ledger, LedgerEntry, LedgerState, Mention, ResolvedStep
from mkdocs_backlog.model.clause import Clause, clause
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import ChangeState
from mkdocs_backlog.resolve.mentions import LineFinder, find_names
from mkdocs_backlog.resolve.steps import step_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.document import Document
    from mkdocs_backlog.model.ledger import LedgerClaim
    from mkdocs_backlog.model.timeline import Closing, History, LedgerChange


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSubject:
    """An item as its ledgers are asked about it."""

    key: tuple[str, str]
    """The page of its backlog, and its ID."""
    written: Status
    """Its status before the ledgers are asked."""
    steps: Sequence[ResolvedStep]
    """Its steps."""
    mentions: Sequence[Mention]
    """The places that name it."""
    claims: Sequence[LedgerClaim] = ()
    """What rows of the ledgers say about it."""

    def claim(self, file: str, *, closed: bool) -> LedgerClaim | None:
        """Return the first row of a ledger that says that it is closed, or that it is not."""
        here = (c for c in self.claims if c.location.path == file and not c.loose)
        return next((claim for claim in here if claim.closed is closed), None)

    def loose_claim(self, file: str) -> LedgerClaim | None:
        """Return the first entry of a ledger that names it among what is open, and says no more."""
        return next((c for c in self.claims if c.location.path == file and c.loose), None)

    def spoken_against(self) -> frozenset[Location]:
        """Return the rows that say that it is not closed, or do not say that it is."""
        return frozenset(claim.location for claim in self.claims if not claim.closed)


class LedgerReader:
    """Looks items and steps up in the ledgers' text."""

    def __init__(
        self,
        ledgers: Sequence[Ledger],
        documents: Mapping[str, Document],
        kinds: Sequence[str],
        history: History | None = None,
    ) -> None:
        """Read the ledgers.

        Args:
            ledgers: The ledgers of all backlogs.
            documents: The pages by path.
            kinds: The kinds of evidence that count: mention, change.
            history: How the backlogs moved; None where nobody asked.
        """
        self._ledgers = ledgers
        self._kinds = kinds
        self._history = history
        self._titles = {uri: document.title for uri, document in documents.items()}
        self._steps = {
            ledger.file: _named_steps(documents[ledger.file])
            for ledger in ledgers
            if ledger.file in documents
        }

    def files(self, backlog: str) -> list[str]:
        """Return the ledgers of a backlog, as POSIX paths relative to docs_dir."""
        return [ledger.file for ledger in self._ledgers if ledger.backlog == backlog]

    def entries(self, subject: LedgerSubject) -> tuple[LedgerEntry, ...]:
        """Return what each ledger of an item's backlog shows of it."""
        return tuple(
            self._mentioned(ledger, subject)
            or self._doubtful(ledger, subject, self._unmentioned(ledger, subject))
            for ledger in self._ledgers
            if ledger.backlog == subject.key[0]
        )

    def _doubtful(self, ledger: Ledger, subject: LedgerSubject, entry: LedgerEntry) -> LedgerEntry:
        """Return what a ledger shows; nothing certain where it names the item, if loosely."""
        claim = subject.loose_claim(ledger.file)
        lacking = entry.state in {LedgerState.MISSING, LedgerState.UNKNOWN}
        if not claim or not lacking or subject.claim(ledger.file, closed=False):
            return entry
        title = self._titles[ledger.file]
        loose = clause("ledger-loose", ledger=title, name=claim.name, reason=claim.reason)
        return replace(entry, state=LedgerState.UNKNOWN, location=claim.location, clause=loose)

    def _mentioned(self, ledger: Ledger, subject: LedgerSubject) -> LedgerEntry | None:
        place, name = self._named(ledger, subject)
        if not ledger.exists or not place or "mention" not in self._kinds:
            return None
        done = subject.written is Status.DONE
        state = LedgerState.EVIDENCED if done else LedgerState.NOT_DUE
        named = clause("ledger-names", ledger=self._titles[ledger.file], name=name)
        return LedgerEntry(file=ledger.file, state=state, location=place, clause=named)

    def _unmentioned(self, ledger: Ledger, subject: LedgerSubject) -> LedgerEntry:
        if not ledger.exists:
            gone = clause("ledger-gone", ledger=ledger.file)
            return LedgerEntry(file=ledger.file, state=LedgerState.ABSENT, clause=gone)
        title = self._titles[ledger.file]
        if subject.written is not Status.DONE:
            later = clause("ledger-later", ledger=title)
            return LedgerEntry(file=ledger.file, state=LedgerState.NOT_DUE, clause=later)
        open_row = subject.claim(ledger.file, closed=False)
        if "change" in self._kinds:
            silent = clause("ledger-nameless", ledger=title) if "mention" in self._kinds else None
            fact = _lists_open(title, open_row) if open_row else silent
            return self._changed(ledger.file, fact, title, subject.key)
        silent = clause("ledger-silent", ledger=title)
        return LedgerEntry(
            file=ledger.file,
            state=LedgerState.MISSING,
            location=open_row.location if open_row else None,
            clause=_lists_open(title, open_row) if open_row else silent,
        )

    def _changed(
        self, file: str, fact: Clause | None, title: str, key: tuple[str, str]
    ) -> LedgerEntry:
        """Return whether a ledger without a word of a closing changed when the item closed.

        Args:
            file: The ledger.
            fact: What it says of the item, or does not; None where only a change counts.
            title: Its title.
            key: The page of the item's backlog, and its ID.
        """
        closing, reason = _closing_of(self._history, key)
        change = next((c for c in closing.ledgers if c.ledger == file), None) if closing else None
        if closing is None or change is None or change.state is ChangeState.UNKNOWN:
            unsure = _unsure(title, fact, clause("ledger-untracked") if change else reason)
            return LedgerEntry(file=file, state=LedgerState.UNKNOWN, clause=unsure)
        state, told = _verdict(_but(title, fact), title, closing, change)
        evidenced = state is LedgerState.EVIDENCED
        return LedgerEntry(
            file=file,
            state=state,
            location=Location(file, 1) if evidenced else None,
            clause=told,
            commit=change.commit,
        )

    def _named(self, ledger: Ledger, subject: LedgerSubject) -> tuple[Location | None, str]:
        """Return where a ledger names an item, its step, or its document in a closed row."""
        against = subject.spoken_against()
        for mention in subject.mentions:
            if mention.location.path == ledger.file and mention.location not in against:
                return mention.location, mention.item
        named = self._steps.get(ledger.file, {})
        for step in subject.steps:
            for place in named.get(step.key, ()):
                if place not in against:
                    return place, step.ref.text
        claim = subject.claim(ledger.file, closed=True)
        return (claim.location, claim.name) if claim else (None, "")


def _lists_open(title: str, claim: LedgerClaim) -> Clause:
    return clause("ledger-lists", ledger=title, reason=claim.reason)


def _but(title: str, fact: Clause | None) -> Clause:
    """Return the beginning of a statement about a ledger that has told nothing of a closing."""
    return clause("ledger-and", fact=fact) if fact else clause("ledger-alone", ledger=title)


def _unsure(title: str, fact: Clause | None, reason: Clause | None) -> Clause:
    """Return that nothing is known of a ledger's change, and why."""
    unsure = (
        clause("ledger-unsure-and", fact=fact) if fact else clause("ledger-unsure", ledger=title)
    )
    return clause("because", fact=unsure, reason=reason) if reason else unsure


def _closing_of(
    history: History | None, key: tuple[str, str]
) -> tuple[Closing | None, Clause | None]:
    """Return the closing of an item that counts, or why none is known."""
    if history is None:
        return None, None
    if history.unknown:
        return None, history.unknown.clause
    found = history.items.get(key)
    return (found.closing if found else None), clause("closing-unknown")


def _verdict(
    but: Clause, title: str, closing: Closing, change: LedgerChange
) -> tuple[LedgerState, Clause]:
    """Return what a ledger's part in a closing comes to, and the statement that says so.

    Args:
        but: The beginning of a statement that blames the ledger.
        title: The ledger's title.
        closing: The closing.
        change: What became of the ledger.
    """
    name = closing.commit.name
    commit = change.commit.name if change.commit else ""
    match change.state:
        case ChangeState.ATOMIC:
            return LedgerState.EVIDENCED, clause("ledger-changed", ledger=title, commit=commit)
        case ChangeState.SAME_MERGE:
            merged = clause("ledger-merged", ledger=title, commit=commit, closing=name)
            return LedgerState.EVIDENCED, merged
        case ChangeState.LATER:
            late = clause("ledger-late", count=change.distance, but=but, closing=name)
            return LedgerState.MISSING, late
        case _:
            return LedgerState.MISSING, clause("ledger-unchanged", but=but, closing=name)


def _named_steps(document: Document) -> Mapping[str, Sequence[Location]]:
    """Return the places where a ledger names anything that could be a step, by folded ID."""
    found: dict[str, list[Location]] = defaultdict(list)
    for passage in document.passages:
        lines = LineFinder(document, passage)
        for name, start in find_names(passage.text):
            line = lines.line_of(name, start)
            found[step_key(name)].append(Location(document.src_uri, line))
    return found


def ledgers_of(
    backlog: str, files: Sequence[tuple[str, Location]], documents: Mapping[str, Document]
) -> tuple[Ledger, ...]:
    """Return the ledgers that are named, each once."""
    unique: dict[str, Location] = {}
    for file, location in files:
        unique.setdefault(file, location)
    return tuple(
        Ledger(backlog=backlog, file=file, exists=file in documents, location=location)
        for file, location in unique.items()
    )
