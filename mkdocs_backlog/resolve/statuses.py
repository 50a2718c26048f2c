"""The status of an item: what its boxes and its status column say, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import LedgerEntry, LedgerState, ResolvedStep
from mkdocs_backlog.model.clause import clause
from mkdocs_backlog.model.evidence import Evidence
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.resolve.steps import combine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.backlog import Item, StatusWord

_UNTICKED = frozenset(
    {Status.OPEN, Status.IN_PROGRESS, Status.BLOCKED, Status.DEFERRED, Status.DROPPED}
)
_COMPATIBLE = {
    Status.OPEN: frozenset({Status.OPEN, Status.IN_PROGRESS, Status.BLOCKED, Status.DEFERRED}),
    Status.IN_PROGRESS: frozenset({Status.OPEN, Status.IN_PROGRESS, Status.BLOCKED}),
    Status.BLOCKED: _UNTICKED - {Status.DROPPED},
    Status.DEFERRED: _UNTICKED - {Status.DROPPED},
    Status.DROPPED: _UNTICKED,
    Status.AWAITING_LEDGERS: frozenset({Status.DONE}),
    Status.DONE: frozenset({Status.DONE}),
}
"""By what a status column says: what the boxes may say beside it."""


def derive_status(item: Item, steps: Sequence[ResolvedStep]) -> tuple[Status, tuple[Evidence, ...]]:
    """Return an item's status before its ledgers are asked, and the facts that it follows from."""
    evidence = [fact for step in steps for fact in _step_evidence(step)]
    if item.status and item.status.word is not None:
        evidence.append(_word_evidence(item.status))
    written = item.status.status if item.status else Status.UNKNOWN
    if item.struck and written is not Status.DONE:
        fact = Evidence(
            kind="struck",
            state=Status.DROPPED,
            clause=clause("says-struck", item=item.id),
            location=item.location,
        )
        evidence.insert(0, fact)
    if not evidence:
        fact = Evidence(
            kind="none",
            state=Status.UNKNOWN,
            clause=clause("says-nothing"),
            location=item.location,
        )
        evidence.append(fact)
    states = [step.state if step.boxes else None for step in steps]
    status = settle(written, states, struck=item.struck)
    if status is Status.CONFLICT:
        place = item.status.location if item.status else item.location
        said = Status.DROPPED if item.struck else written
        both = clause("says-both", row=said, boxes=_boxes_say(states))
        evidence.append(Evidence(kind="conflict", state=status, clause=both, location=place))
    return status, tuple(evidence)


def settle(written: Status, steps: Sequence[Status | None], *, struck: bool) -> Status:
    """Return the status that a row and its boxes come to together.

    Args:
        written: What the status column says; unknown where there is none.
        steps: What the boxes of each step say; None for a step without a box.
        struck: True when the ID is struck through: dropped, unless the column says done.
    """
    said = Status.DROPPED if struck and written is not Status.DONE else written
    boxes = _boxes_say(steps)
    if boxes is Status.UNKNOWN or said is Status.UNKNOWN:
        return boxes if said is Status.UNKNOWN else said
    if boxes not in _COMPATIBLE[said]:
        return Status.CONFLICT
    if said in {Status.OPEN, Status.IN_PROGRESS} and boxes is not Status.OPEN:
        return boxes
    return said


def _boxes_say(steps: Sequence[Status | None]) -> Status:
    """Return what all steps say; a step without a box keeps the rest from being done."""
    found = [state for state in steps if state is not None]
    if not found:
        return Status.UNKNOWN
    state = combine(found)
    missing = len(found) < len(steps)
    return Status.UNKNOWN if missing and state in {Status.DONE, Status.DROPPED} else state


def _step_evidence(step: ResolvedStep) -> list[Evidence]:
    if not step.boxes:
        nowhere = clause("step-nowhere", step=step.ref.text)
        place = step.ref.location
        return [Evidence(kind="step", state=Status.UNKNOWN, clause=nowhere, location=place)]
    return [
        Evidence(
            kind="step",
            state=box.task.state,
            clause=clause(f"box-{box.task.state.value}", step=box.label),
            location=box.location,
        )
        for box in step.boxes
    ]


def _word_evidence(word: StatusWord) -> Evidence:
    name = "says-unknown" if word.status is Status.UNKNOWN else "says-status"
    return Evidence(
        kind="status",
        state=word.status,
        clause=clause(name, word=word.text),
        location=word.location,
    )


def await_ledgers(
    written: Status, ledgers: Sequence[LedgerEntry]
) -> tuple[Status, tuple[Evidence, ...]]:
    """Return the status that follows from a written one and the ledgers, with their facts."""
    if written is not Status.DONE:
        return written, ()
    evidence = tuple(
        Evidence(
            kind="ledger",
            state=entry.state,
            clause=entry.clause,
            location=entry.location,
            commit=entry.commit,
        )
        for entry in ledgers
    )
    behind = any(entry.state in {LedgerState.MISSING, LedgerState.ABSENT} for entry in ledgers)
    return (Status.AWAITING_LEDGERS if behind else written), evidence
