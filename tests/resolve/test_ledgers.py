"""What ledgers show of an item; what git shows is tested with the history."""

from __future__ import annotations

import pytest

from mkdocs_backlog.model.analysis import Ledger, LedgerEntry, LedgerState, Mention, ResolvedStep
from mkdocs_backlog.model.backlog import StepRef
from mkdocs_backlog.model.clause import clause
from mkdocs_backlog.model.history import Gap, Unknown
from mkdocs_backlog.model.ledger import LedgerClaim
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import History
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.resolve.ledgers import LedgerReader, LedgerSubject, ledgers_of
from mkdocs_backlog.resolve.steps import step_key

NAMED = Location("backlog.md", 5)
DOCUMENTS = {
    "ledger.md": parse_document("ledger.md", "# Conformance\n\n- A-1 is there\n- S10/W1/01 too\n"),
    "other.md": parse_document("other.md", "# Other\n"),
}


def ledger(file: str, backlog: str = "backlog.md") -> Ledger:
    return Ledger(backlog=backlog, file=file, exists=file in DOCUMENTS, location=NAMED)


def step(name: str) -> ResolvedStep:
    ref = StepRef(text=name, location=NAMED)
    return ResolvedStep(ref=ref, key=step_key(name), boxes=(), state=Status.DONE)


def entries(
    *ledgers: Ledger,
    written: Status = Status.DONE,
    steps: tuple[str, ...] = (),
    mentioned: str | None = None,
    kinds: tuple[str, ...] = ("mention",),
    known: tuple[LedgerClaim, ...] | History = (),
) -> tuple[LedgerEntry, ...]:
    """Return what ledgers show of the item A-1 of backlog.md."""
    reader = LedgerReader(ledgers, DOCUMENTS, kinds, known if isinstance(known, History) else None)
    mentions = [Mention(item="A-1", location=Location("x.md", 1), text="", section=-1)]
    if mentioned:
        place = Location(mentioned, 3)
        mentions.append(Mention(item="A-1", location=place, text="", section=0))
    return reader.entries(
        LedgerSubject(
            key=("backlog.md", "A-1"),
            written=written,
            steps=[step(name) for name in steps],
            mentions=mentions,
            claims=() if isinstance(known, History) else known,
        )
    )


def claim(line: int, *, loose: bool) -> LedgerClaim:
    """Return what an entry of a list under 'Open' says of the item."""
    return LedgerClaim(
        location=Location("ledger.md", line),
        closed=False,
        name="A-1",
        step=None,
        own=not loose,
        reason=clause("row-heading", heading="Open"),
        loose=loose,
    )


@pytest.mark.parametrize("kinds", [("mention",), ("mention", "change")])
def test_an_entry_among_what_is_open_that_only_names_the_item_leaves_it_unknown(
    kinds: tuple[str, ...],
) -> None:
    found = entries(
        ledger("ledger.md"), kinds=kinds, mentioned="ledger.md", known=(claim(3, loose=True),)
    )

    (entry,) = found
    assert (entry.state, entry.location) == (LedgerState.UNKNOWN, Location("ledger.md", 3))
    assert entry.text == (
        "Conformance names A-1 under 'Open', which does not say whether the item is closed"
    )


def test_an_entry_about_the_item_weighs_more_than_one_that_only_names_it() -> None:
    claims = (claim(2, loose=True), claim(3, loose=False))

    (entry,) = entries(ledger("ledger.md"), mentioned="ledger.md", known=claims)

    assert (entry.state, entry.location) == (LedgerState.MISSING, Location("ledger.md", 3))
    assert entry.text == "Conformance has it under 'Open'"


def test_an_entry_among_what_is_open_says_nothing_new_of_an_open_item() -> None:
    (entry,) = entries(ledger("ledger.md"), written=Status.OPEN, known=(claim(3, loose=True),))

    assert entry.state is LedgerState.NOT_DUE


def test_a_ledger_that_names_the_item_has_evidence() -> None:
    assert entries(ledger("ledger.md"), mentioned="ledger.md") == (
        LedgerEntry(
            file="ledger.md",
            state=LedgerState.EVIDENCED,
            location=Location("ledger.md", 3),
            clause=clause("ledger-names", ledger="Conformance", name="A-1"),
        ),
    )


@pytest.mark.parametrize("name", ["S10-W1-01", "s10/w1/01", "S10/W1/01"])
def test_a_ledger_that_names_one_of_the_steps_has_evidence(name: str) -> None:
    (entry,) = entries(ledger("ledger.md"), steps=("S9-1", name))

    assert entry.state is LedgerState.EVIDENCED
    assert entry.location == Location("ledger.md", 4)
    assert entry.text == f"Conformance names {name}"


def test_a_ledger_that_names_neither_is_behind() -> None:
    assert entries(ledger("other.md"), mentioned="ledger.md", steps=("S10-W1-01",)) == (
        LedgerEntry(
            file="other.md",
            state=LedgerState.MISSING,
            clause=clause("ledger-silent", ledger="Other"),
        ),
    )


def test_a_ledger_that_does_not_exist_is_absent_whatever_the_status() -> None:
    for written in (Status.DONE, Status.OPEN):
        (entry,) = entries(ledger("none.md"), written=written, mentioned="none.md")

        assert entry.state is LedgerState.ABSENT
        assert entry.text == "the ledger none.md does not exist"


@pytest.mark.parametrize("written", [status for status in Status if status is not Status.DONE])
def test_before_the_item_is_done_nothing_is_due(written: Status) -> None:
    named, unnamed = entries(
        ledger("ledger.md"), ledger("other.md"), written=written, mentioned="ledger.md"
    )

    assert (named.state, named.location) == (LedgerState.NOT_DUE, Location("ledger.md", 3))
    assert (unnamed.state, unnamed.location) == (LedgerState.NOT_DUE, None)
    assert unnamed.text == "Other is updated when the item closes"


def test_ledgers_of_other_backlogs_are_not_asked() -> None:
    assert entries(ledger("ledger.md", backlog="b.md"), mentioned="ledger.md") == ()


@pytest.mark.parametrize("mentioned", [None, "ledger.md"])
def test_where_only_a_change_counts_a_mention_decides_nothing(mentioned: str | None) -> None:
    (entry,) = entries(ledger("ledger.md"), kinds=("change",), mentioned=mentioned)

    assert entry.state is LedgerState.UNKNOWN
    assert entry.text == "whether Conformance changed at the closing is not known"


def test_where_both_count_a_mention_is_enough() -> None:
    (entry,) = entries(ledger("ledger.md"), kinds=("mention", "change"), mentioned="ledger.md")

    assert entry.state is LedgerState.EVIDENCED


def test_why_nothing_is_known_of_changes_is_told() -> None:
    shallow = History(unknown=Unknown(gap=Gap.SHALLOW))

    (entry,) = entries(ledger("other.md"), kinds=("mention", "change"), known=shallow)

    assert entry.state is LedgerState.UNKNOWN
    assert entry.text == (
        "Other does not name it, and whether it changed at the closing is not known: "
        "the clone is shallow"
    )


def test_an_item_whose_closing_no_commit_shows_is_not_accused() -> None:
    (entry,) = entries(ledger("other.md"), kinds=("change",), known=History())

    assert entry.state is LedgerState.UNKNOWN
    assert entry.text.endswith("is not known: no commit that closed it is known")


def test_each_named_ledger_counts_once_where_it_is_named_first() -> None:
    files = [("ledger.md", NAMED), ("none.md", NAMED), ("ledger.md", Location("backlog.md", 9))]

    assert ledgers_of("backlog.md", files, DOCUMENTS) == (ledger("ledger.md"), ledger("none.md"))
