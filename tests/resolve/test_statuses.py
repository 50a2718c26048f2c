from __future__ import annotations

from itertools import product

import pytest

from mkdocs_backlog.model.analysis import LedgerEntry, LedgerState, ResolvedStep, Step
from mkdocs_backlog.model.backlog import Item, StatusWord, StepRef
from mkdocs_backlog.model.clause import clause
from mkdocs_backlog.model.document import Task
from mkdocs_backlog.model.evidence import Evidence
from mkdocs_backlog.model.history import Commit
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import WRITABLE, Status
from mkdocs_backlog.resolve.statuses import await_ledgers, derive_status, settle
from mkdocs_backlog.resolve.steps import combine

ROW = Location("backlog.md", 7)
CELL = Location("backlog.md", 7, 40)
NAMES = {
    "-": Status.UNKNOWN,
    "op": Status.OPEN,
    "ip": Status.IN_PROGRESS,
    "bl": Status.BLOCKED,
    "aw": Status.AWAITING_LEDGERS,
    "do": Status.DONE,
    "de": Status.DEFERRED,
    "dr": Status.DROPPED,
    "CO": Status.CONFLICT,
}
# What a row says, against what its one box says; '-' is no word and no box.
TABLE = """
     -  op ip bl de dr do
-    -  op ip bl de dr do
op   op op ip bl de CO CO
ip   ip ip ip bl CO CO CO
bl   bl bl bl bl bl CO CO
aw   aw CO CO CO CO CO aw
do   do CO CO CO CO CO do
de   de de de de de CO CO
dr   dr dr dr dr dr dr CO
"""


def combinations() -> list[tuple[Status, Status, Status]]:
    """Return the table's cells: row's word, box, status that follows."""
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return [
        (NAMES[row[0]], NAMES[box], NAMES[result])
        for row in rows
        for box, result in zip(head, row[1:], strict=True)
    ]


def test_the_table_below_is_complete() -> None:
    pairs = [(word, box) for word, box, _ in combinations()]
    boxes = [Status.UNKNOWN, *(state for state in WRITABLE if state is not Status.AWAITING_LEDGERS)]

    assert sorted(pairs) == sorted(product([Status.UNKNOWN, *WRITABLE], boxes))


@pytest.mark.parametrize(("written", "box", "status"), combinations())
def test_row_and_box_come_to_one_status_or_to_a_conflict(
    written: Status, box: Status, status: Status
) -> None:
    steps = [] if box is Status.UNKNOWN else [box]

    assert settle(written, steps, struck=False) is status
    dropped = Status.CONFLICT if box is Status.DONE else Status.DROPPED
    assert settle(written, steps, struck=True) is (status if written is Status.DONE else dropped)


@pytest.mark.parametrize(("written", "box", "status"), combinations())
def test_a_second_step_without_a_box_keeps_done_and_dropped_open(
    written: Status, box: Status, status: Status
) -> None:
    steps = [None] if box is Status.UNKNOWN else [box, None]
    unsure = box in {Status.DONE, Status.DROPPED}

    assert settle(written, steps, struck=False) is (written if unsure else status)


@pytest.mark.parametrize("written", [Status.UNKNOWN, *WRITABLE])
def test_several_steps_count_as_what_they_say_together(written: Status) -> None:
    states = [state for state in WRITABLE if state is not Status.AWAITING_LEDGERS]
    for steps in product(states, repeat=3):
        together = settle(written, [combine(steps)], struck=False)

        assert settle(written, list(steps), struck=False) is together


def item(word: str | None = None, status: Status = Status.UNKNOWN, *, struck: bool = False) -> Item:
    written = StatusWord(text=f"**{word}**", status=status, note=None, word=word, location=CELL)
    return Item(
        id="A-1",
        title="",
        location=ROW,
        places=(ROW,),
        status=None if word is None and status is Status.UNKNOWN else written,
        struck=struck,
    )


def step(name: str, *marks: str) -> ResolvedStep:
    states = {"x": Status.DONE, " ": Status.OPEN, "~": Status.IN_PROGRESS, "!": Status.BLOCKED}
    states |= {">": Status.DEFERRED, "-": Status.DROPPED}
    boxes = tuple(
        Step(
            key=name,
            label=name,
            src_uri="todo.md",
            task=Task(
                state=states[mark],
                mark=mark,
                label=name,
                labelled=True,
                text="",
                line=line,
                section=-1,
            ),
        )
        for line, mark in enumerate(marks, 1)
    )
    return ResolvedStep(
        ref=StepRef(text=name, location=CELL),
        key=name,
        boxes=boxes,
        state=combine(box.task.state for box in boxes) if boxes else Status.UNKNOWN,
    )


def test_each_box_is_told_with_its_place() -> None:
    status, evidence = derive_status(item(), [step("S-1", "x", " ", "~", "!", ">", "-")])

    assert status is Status.BLOCKED
    assert [(fact.kind, fact.state, fact.text, fact.location) for fact in evidence] == [
        ("step", "done", "S-1 is ticked", Location("todo.md", 1)),
        ("step", "open", "S-1 is not ticked", Location("todo.md", 2)),
        ("step", "in-progress", "S-1 is half-ticked", Location("todo.md", 3)),
        ("step", "blocked", "S-1 is marked as blocked", Location("todo.md", 4)),
        ("step", "deferred", "S-1 is marked as deferred", Location("todo.md", 5)),
        ("step", "dropped", "S-1 is marked as dropped", Location("todo.md", 6)),
    ]


def test_a_step_without_a_box_is_told_where_it_is_named() -> None:
    status, evidence = derive_status(item(), [step("S-1", "x"), step("S-2")])

    assert status is Status.UNKNOWN
    assert evidence[1].text == "no checklist declares S-2"
    assert evidence[1] == Evidence(
        kind="step",
        state=Status.UNKNOWN,
        clause=clause("step-nowhere", step="S-2"),
        location=CELL,
    )


def test_the_status_column_is_told_as_written() -> None:
    status, evidence = derive_status(item("closed", Status.DONE), [])

    assert status is Status.DONE
    assert evidence[0].text == "the status column says '**closed**'"
    assert evidence == (
        Evidence(
            kind="status",
            state=Status.DONE,
            clause=clause("says-status", word="**closed**"),
            location=CELL,
        ),
    )


def test_a_word_that_is_not_known_is_told_and_decides_nothing() -> None:
    status, evidence = derive_status(item("rosy"), [step("S-1", "x")])

    assert status is Status.DONE
    assert [fact.text for fact in evidence] == [
        "S-1 is ticked",
        "the status '**rosy**' is not a known word",
    ]


def test_a_contradiction_is_a_conflict_that_names_both_sides() -> None:
    status, evidence = derive_status(item("open", Status.OPEN), [step("S-1", "x")])

    assert status is Status.CONFLICT
    assert evidence[-1].text == "the row says open, the checklists say done"
    assert evidence[-1] == Evidence(
        kind="conflict",
        state=Status.CONFLICT,
        clause=clause("says-both", row=Status.OPEN, boxes=Status.DONE),
        location=CELL,
    )


def test_a_struck_id_means_dropped_and_is_told_first() -> None:
    status, evidence = derive_status(item("open", Status.OPEN, struck=True), [])

    assert status is Status.DROPPED
    assert [(fact.kind, fact.text) for fact in evidence] == [
        ("struck", "A-1 is struck through"),
        ("status", "the status column says '**open**'"),
    ]


def test_a_struck_id_over_a_ticked_step_is_a_conflict_at_the_row() -> None:
    status, evidence = derive_status(item(struck=True), [step("S-1", "x")])

    assert status is Status.CONFLICT
    assert evidence[-1].text == "the row says dropped, the checklists say done"
    assert evidence[-1].location == ROW


def test_where_nothing_is_written_that_is_told() -> None:
    status, evidence = derive_status(item(), [])

    assert status is Status.UNKNOWN
    assert evidence[0].text == "neither a status nor a step is written"
    assert evidence == (
        Evidence(
            kind="none",
            state=Status.UNKNOWN,
            clause=clause("says-nothing"),
            location=ROW,
        ),
    )


FACT = clause("ledger-names", ledger="L", name="A-1")
COMMIT = Commit(hash="a" * 40, time=0, subject="Close A-1")


def entry(state: LedgerState) -> LedgerEntry:
    return LedgerEntry(file="l.md", state=state, location=ROW, clause=FACT, commit=COMMIT)


@pytest.mark.parametrize(
    ("states", "status"),
    [
        ([], Status.DONE),
        (["evidenced"], Status.DONE),
        (["unknown"], Status.DONE),
        (["evidenced", "unknown"], Status.DONE),
        (["missing"], Status.AWAITING_LEDGERS),
        (["absent"], Status.AWAITING_LEDGERS),
        (["evidenced", "missing"], Status.AWAITING_LEDGERS),
    ],
)
def test_what_is_done_waits_for_ledgers_that_are_known_to_be_behind(
    states: list[str], status: Status
) -> None:
    found, evidence = await_ledgers(Status.DONE, [entry(LedgerState(state)) for state in states])

    assert found is status
    assert evidence == tuple(
        Evidence(kind="ledger", state=state, clause=FACT, location=ROW, commit=COMMIT)
        for state in states
    )


@pytest.mark.parametrize("written", [status for status in Status if status is not Status.DONE])
def test_what_is_not_done_waits_for_no_ledger(written: Status) -> None:
    assert await_ledgers(written, [entry(LedgerState.MISSING)]) == (written, ())
