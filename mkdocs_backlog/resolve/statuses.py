"""The status of an item: what its boxes and its status column say, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Evidence, LedgerEntry, LedgerState, ResolvedStep
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.resolve.steps import combine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.backlog import Item, StatusWord

_BOX_WORDS = {
    Status.DONE: "ticked",
    Status.OPEN: "not ticked",
    Status.IN_PROGRESS: "half-ticked",
    Status.BLOCKED: "marked as blocked",
    Status.DEFERRED: "marked as deferred",
    Status.DROPPED: "marked as dropped",
}
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
            text=f"{item.id} is struck through",
            location=item.location,
        )
        evidence.insert(0, fact)
    if not evidence:
        text = "neither a status nor a step is written"
        evidence.append(
            Evidence(kind="none", state=Status.UNKNOWN, text=text, location=item.location)
        )
    states = [step.state if step.boxes else None for step in steps]
    status = settle(written, states, struck=item.struck)
    if status is Status.CONFLICT:
        place = item.status.location if item.status else item.location
        said = Status.DROPPED if item.struck else written
        text = f"the row says {said}, the checklists say {_boxes_say(states)}"
        evidence.append(Evidence(kind="conflict", state=status, text=text, location=place))
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
        text = f"no checklist declares {step.ref.text}"
        return [Evidence(kind="step", state=Status.UNKNOWN, text=text, location=step.ref.location)]
    return [
        Evidence(
            kind="step",
            state=box.task.state,
            text=f"{box.label} is {_BOX_WORDS[box.task.state]}",
            location=box.location,
        )
        for box in step.boxes
    ]


def _word_evidence(word: StatusWord) -> Evidence:
    if word.status is Status.UNKNOWN:
        text = f"the status '{word.text}' is not a known word"
    else:
        text = f"the status column says '{word.text}'"
    return Evidence(kind="status", state=word.status, text=text, location=word.location)


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
            text=entry.text,
            location=entry.location,
            commit=entry.commit,
        )
        for entry in ledgers
    )
    behind = any(entry.state in {LedgerState.MISSING, LedgerState.ABSENT} for entry in ledgers)
    return (Status.AWAITING_LEDGERS if behind else written), evidence
