"""The ledgers of a backlog and what they show of its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Ledger, LedgerEntry, LedgerState, Mention, ResolvedStep
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.resolve.mentions import find_names, line_of
from mkdocs_backlog.resolve.steps import step_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.document import Document


class LedgerReader:
    """Looks items and steps up in the ledgers' text."""

    def __init__(
        self, ledgers: Sequence[Ledger], documents: Mapping[str, Document], kinds: Sequence[str]
    ) -> None:
        """Read the ledgers.

        Args:
            ledgers: The ledgers of all backlogs.
            documents: The pages by path.
            kinds: The kinds of evidence that count: mention, change.
        """
        self._ledgers = ledgers
        self._kinds = kinds
        self._titles = {uri: document.title for uri, document in documents.items()}
        self._steps = {
            ledger.file: _named_steps(documents[ledger.file])
            for ledger in ledgers
            if ledger.file in documents
        }

    def entries(
        self,
        backlog: str,
        written: Status,
        steps: Sequence[ResolvedStep],
        mentions: Sequence[Mention],
    ) -> tuple[LedgerEntry, ...]:
        """Return what each ledger of a backlog shows of one item.

        Args:
            backlog: The page of the item's backlog.
            written: The item's status before the ledgers are asked.
            steps: The item's steps.
            mentions: The places that name the item.
        """
        return tuple(
            self._entry(ledger, written, steps, mentions)
            for ledger in self._ledgers
            if ledger.backlog == backlog
        )

    def _entry(
        self,
        ledger: Ledger,
        written: Status,
        steps: Sequence[ResolvedStep],
        mentions: Sequence[Mention],
    ) -> LedgerEntry:
        title = self._titles.get(ledger.file, ledger.file)
        if not ledger.exists:
            text = f"the ledger {ledger.file} does not exist"
            return LedgerEntry(file=ledger.file, state=LedgerState.ABSENT, text=text)
        place, name = self._named(ledger, steps, mentions)
        if place and "mention" in self._kinds:
            state = LedgerState.EVIDENCED if written is Status.DONE else LedgerState.NOT_DUE
            return LedgerEntry(
                file=ledger.file, state=state, location=place, text=f"{title} names {name}"
            )
        if written is not Status.DONE:
            text = f"{title} is updated when the item closes"
            return LedgerEntry(file=ledger.file, state=LedgerState.NOT_DUE, text=text)
        if "change" in self._kinds:
            text = f"{title} does not name it, and whether it changed at the closing is not known"
            return LedgerEntry(file=ledger.file, state=LedgerState.UNKNOWN, text=text)
        text = f"{title} names neither the item nor its steps"
        return LedgerEntry(file=ledger.file, state=LedgerState.MISSING, text=text)

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


def _named_steps(document: Document) -> Mapping[str, Location]:
    """Return the places where a ledger names anything that could be a step, by folded ID."""
    found: dict[str, Location] = {}
    for passage in document.passages:
        for name, start in find_names(passage):
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
