from __future__ import annotations

import pytest

from mkdocs_backlog.model.clause import clause, state_of
from mkdocs_backlog.model.history import Commit, Gap, Unknown
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import Event, EventKind

COMMIT = Commit(hash="a" * 40, time=0, subject="Work")


def test_a_clause_is_said_in_english_with_what_is_put_in() -> None:
    assert clause("box-done", step="S-{1}").text == "S-{1} is ticked"
    both = clause("says-both", row=Status.IN_PROGRESS, boxes=Status.DONE)
    assert both.text == "the row says in progress, the checklists say done"
    inner = clause("ledger-nameless", ledger="Limits")
    assert clause("ledger-unsure-and", fact=inner).text == (
        "Limits does not name it, and whether it changed at the closing is not known"
    )


def test_a_clause_that_counts_takes_the_form_of_its_number() -> None:
    def late(count: int) -> str:
        but = clause("ledger-alone", ledger="Limits")
        return clause("ledger-late", count=count, but=but, closing="abc").text

    assert late(1) == "Limits changed only 1 commit after abc closed it"
    assert late(3) == "Limits changed only 3 commits after abc closed it"


@pytest.mark.parametrize("status", Status)
def test_a_status_is_said_in_words(status: Status) -> None:
    assert state_of(status).text == status.value.replace("-", " ")


@pytest.mark.parametrize(
    ("kind", "before", "after", "text"),
    [
        (EventKind.ADDED, "", "open", "X was added as open"),
        (EventKind.STATUS, "open", "in-progress", "X went from open to in progress"),
        (EventKind.RETITLED, "Old", "open", "X was retitled 'open'"),
        (EventKind.RETITLED, "Old", "", "X was retitled 'nothing'"),
        (EventKind.DOCUMENTS, "", "a.md", "X moved from nothing to a.md"),
        (EventKind.DOCUMENTS, "a.md", "", "X moved from a.md to nothing"),
        (EventKind.STEPS, "", "S-1", "the step of X changed from nothing to S-1"),
        (EventKind.STEPS, "S-1", "S-2", "the step of X changed from S-1 to S-2"),
        (EventKind.LEDGER, "", "X", "the ledger X was begun"),
        (EventKind.LEDGER, "X", "X", "the ledger X changed"),
    ],
)
def test_an_event_is_told_by_what_was_and_what_is(
    kind: EventKind, before: str, after: str, text: str
) -> None:
    event = Event(
        kind=kind, commit=COMMIT, page="p.md", subject="X", items=(), before=before, after=after
    )
    assert event.text == text


def test_why_nothing_is_known_is_said_with_the_cure() -> None:
    shallow = Unknown(gap=Gap.SHALLOW)
    assert shallow.text == "the clone is shallow"
    assert shallow.cure == (
        "fetch the whole history ('git fetch --unshallow'; in CI 'fetch-depth: 0')"
    )
    slow = Unknown(gap=Gap.TOO_SLOW, detail="30")
    assert (slow.text, slow.cure) == ("git took more than 30 seconds", "")
    assert all(Unknown(gap=gap).text for gap in Gap)


def test_the_working_tree_is_said_where_a_commit_has_no_name() -> None:
    assert COMMIT.short == "aaaaaaa"
    assert Commit(hash="", time=0, subject="").short == "the working tree"
