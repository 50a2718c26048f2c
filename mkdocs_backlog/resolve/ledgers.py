"""The ledgers of a backlog and what they show of its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Ledger, LedgerEntry, LedgerState, Mention, ResolvedStep
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import ChangeState
from mkdocs_backlog.resolve.mentions import find_names, line_of
from mkdocs_backlog.resolve.steps import step_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.document import Document
    from mkdocs_backlog.model.timeline import Closing, History, LedgerChange


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

    def entries(
        self,
        key: tuple[str, str],
        written: Status,
        steps: Sequence[ResolvedStep],
        mentions: Sequence[Mention],
    ) -> tuple[LedgerEntry, ...]:
        """Return what each ledger of a backlog shows of one item.

        Args:
            key: The page of the item's backlog, and its ID.
            written: The item's status before the ledgers are asked.
            steps: The item's steps.
            mentions: The places that name the item.
        """
        return tuple(
            self._mentioned(ledger, written, steps, mentions)
            or self._unmentioned(ledger, written, key)
            for ledger in self._ledgers
            if ledger.backlog == key[0]
        )

    def _mentioned(
        self,
        ledger: Ledger,
        written: Status,
        steps: Sequence[ResolvedStep],
        mentions: Sequence[Mention],
    ) -> LedgerEntry | None:
        place, name = self._named(ledger, steps, mentions)
        if not ledger.exists or not place or "mention" not in self._kinds:
            return None
        state = LedgerState.EVIDENCED if written is Status.DONE else LedgerState.NOT_DUE
        text = f"{self._titles[ledger.file]} names {name}"
        return LedgerEntry(file=ledger.file, state=state, location=place, text=text)

    def _unmentioned(self, ledger: Ledger, written: Status, key: tuple[str, str]) -> LedgerEntry:
        if not ledger.exists:
            text = f"the ledger {ledger.file} does not exist"
            return LedgerEntry(file=ledger.file, state=LedgerState.ABSENT, text=text)
        title = self._titles[ledger.file]
        if written is not Status.DONE:
            text = f"{title} is updated when the item closes"
            return LedgerEntry(file=ledger.file, state=LedgerState.NOT_DUE, text=text)
        if "change" in self._kinds:
            return self._changed(ledger.file, title, key)
        text = f"{title} names neither the item nor its steps"
        return LedgerEntry(file=ledger.file, state=LedgerState.MISSING, text=text)

    def _changed(self, file: str, title: str, key: tuple[str, str]) -> LedgerEntry:
        """Return whether a ledger that does not name an item changed when the item closed."""
        closing, reason = _closing_of(self._history, key)
        change = next((c for c in closing.ledgers if c.ledger == file), None) if closing else None
        if closing is None or change is None or change.state is ChangeState.UNKNOWN:
            reason = "git does not keep it" if change else reason
            text = f"{title} does not name it, and whether it changed at the closing is not known"
            full = f"{text}: {reason}" if reason else text
            return LedgerEntry(file=file, state=LedgerState.UNKNOWN, text=full)
        state, text = _verdict(title, closing, change)
        evidenced = state is LedgerState.EVIDENCED
        return LedgerEntry(
            file=file,
            state=state,
            location=Location(file, 1) if evidenced else None,
            text=text,
            commit=change.commit,
        )

    def _named(
        self, ledger: Ledger, steps: Sequence[ResolvedStep], mentions: Sequence[Mention]
    ) -> tuple[Location | None, str]:
        for mention in mentions:
            if mention.location.path == ledger.file:
                return mention.location, mention.item
        named = self._steps.get(ledger.file, {})
        for step in steps:
            if step.key in named:
                return named[step.key], step.ref.text
        return None, ""


def _closing_of(history: History | None, key: tuple[str, str]) -> tuple[Closing | None, str]:
    """Return the closing of an item that counts, or why none is known."""
    if history is None:
        return None, ""
    if history.unknown:
        return None, history.unknown.text
    found = history.items.get(key)
    return (found.closing if found else None), "no commit that closed it is known"


def _verdict(title: str, closing: Closing, change: LedgerChange) -> tuple[LedgerState, str]:
    """Return what a ledger's part in a closing comes to, in words."""
    commit = change.commit.short if change.commit else ""
    match change.state:
        case ChangeState.ATOMIC:
            return LedgerState.EVIDENCED, f"{title} changed in {commit}, which closed it"
        case ChangeState.SAME_MERGE:
            text = f"{title} changed in {commit}, merged together with {closing.commit.short}"
            return LedgerState.EVIDENCED, f"{text}, which closed it"
        case ChangeState.LATER:
            commits = f"{change.distance} commit{'' if change.distance == 1 else 's'}"
            text = f"{title} does not name it, and changed only {commits} after"
            return LedgerState.MISSING, f"{text} {closing.commit.short} closed it"
        case _:
            text = f"{title} does not name it, and did not change"
            return LedgerState.MISSING, f"{text} when {closing.commit.short} closed it, nor later"


def _named_steps(document: Document) -> Mapping[str, Location]:
    """Return the places where a ledger names anything that could be a step, by folded ID."""
    found: dict[str, Location] = {}
    for passage in document.passages:
        for name, start in find_names(passage.text):
            key = step_key(name)
            if key not in found:
                line = line_of(document, passage, start, name)
                found[key] = Location(document.src_uri, line)
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
