"""The ledgers of a backlog and what they show of its items."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Ledger, LedgerEntry, LedgerState, Mention, ResolvedStep
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
        found = (c for c in self.claims if c.location.path == file and c.closed is closed)
        return next(found, None)

    def spoken_against(self) -> frozenset[Location]:
        """Return the rows that say that it is not closed."""
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
            self._mentioned(ledger, subject) or self._unmentioned(ledger, subject)
            for ledger in self._ledgers
            if ledger.backlog == subject.key[0]
        )

    def _mentioned(self, ledger: Ledger, subject: LedgerSubject) -> LedgerEntry | None:
        place, name = self._named(ledger, subject)
        if not ledger.exists or not place or "mention" not in self._kinds:
            return None
        done = subject.written is Status.DONE
        state = LedgerState.EVIDENCED if done else LedgerState.NOT_DUE
        text = f"{self._titles[ledger.file]} names {name}"
        return LedgerEntry(file=ledger.file, state=state, location=place, text=text)

    def _unmentioned(self, ledger: Ledger, subject: LedgerSubject) -> LedgerEntry:
        if not ledger.exists:
            text = f"the ledger {ledger.file} does not exist"
            return LedgerEntry(file=ledger.file, state=LedgerState.ABSENT, text=text)
        title = self._titles[ledger.file]
        if subject.written is not Status.DONE:
            text = f"{title} is updated when the item closes"
            return LedgerEntry(file=ledger.file, state=LedgerState.NOT_DUE, text=text)
        open_row = subject.claim(ledger.file, closed=False)
        if "change" in self._kinds:
            silent = f"{title} does not name it" if "mention" in self._kinds else ""
            fact = _lists_open(title, open_row) if open_row else silent
            return self._changed(ledger.file, fact, title, subject.key)
        text = f"{title} names neither the item nor its steps"
        return LedgerEntry(
            file=ledger.file,
            state=LedgerState.MISSING,
            location=open_row.location if open_row else None,
            text=_lists_open(title, open_row) if open_row else text,
        )

    def _changed(self, file: str, fact: str, title: str, key: tuple[str, str]) -> LedgerEntry:
        """Return whether a ledger without a word of a closing changed when the item closed.

        Args:
            file: The ledger.
            fact: What it says of the item, or does not; empty where only a change counts.
            title: Its title.
            key: The page of the item's backlog, and its ID.
        """
        closing, reason = _closing_of(self._history, key)
        change = next((c for c in closing.ledgers if c.ledger == file), None) if closing else None
        if closing is None or change is None or change.state is ChangeState.UNKNOWN:
            reason = "git does not keep it" if change else reason
            whether = f"{fact}, and whether it" if fact else f"whether {title}"
            text = f"{whether} changed at the closing is not known"
            full = f"{text}: {reason}" if reason else text
            return LedgerEntry(file=file, state=LedgerState.UNKNOWN, text=full)
        state, text = _verdict((title, fact), closing, change)
        evidenced = state is LedgerState.EVIDENCED
        return LedgerEntry(
            file=file,
            state=state,
            location=Location(file, 1) if evidenced else None,
            text=text,
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


def _lists_open(title: str, claim: LedgerClaim) -> str:
    return f"{title} has it {claim.reason}"


def _closing_of(history: History | None, key: tuple[str, str]) -> tuple[Closing | None, str]:
    """Return the closing of an item that counts, or why none is known."""
    if history is None:
        return None, ""
    if history.unknown:
        return None, history.unknown.text
    found = history.items.get(key)
    return (found.closing if found else None), "no commit that closed it is known"


def _verdict(
    ledger: tuple[str, str], closing: Closing, change: LedgerChange
) -> tuple[LedgerState, str]:
    """Return what a ledger's part in a closing comes to, in words.

    Args:
        ledger: The ledger's title, and what it says of the item or does not.
        closing: The closing.
        change: What became of the ledger.
    """
    title, fact = ledger
    but = f"{fact}, and" if fact else title
    commit = change.commit.short if change.commit else ""
    match change.state:
        case ChangeState.ATOMIC:
            return LedgerState.EVIDENCED, f"{title} changed in {commit}, which closed it"
        case ChangeState.SAME_MERGE:
            text = f"{title} changed in {commit}, merged together with {closing.commit.short}"
            return LedgerState.EVIDENCED, f"{text}, which closed it"
        case ChangeState.LATER:
            commits = f"{change.distance} commit{'' if change.distance == 1 else 's'}"
            text = f"{but} changed only {commits} after"
            return LedgerState.MISSING, f"{text} {closing.commit.short} closed it"
        case _:
            text = f"{but} did not change"
            return LedgerState.MISSING, f"{text} when {closing.commit.short} closed it, nor later"


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
