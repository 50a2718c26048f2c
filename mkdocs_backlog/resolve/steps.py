"""The steps that checklists declare, and what a row's references come to."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import ResolvedStep, Step
from mkdocs_backlog.model.backlog import Role, StepRef
from mkdocs_backlog.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_backlog.model.backlog import Item
    from mkdocs_backlog.model.document import Document

_SEPARATORS = re.compile(r"[-_./\s]+")


@lru_cache(maxsize=2**14)
def step_key(label: str) -> str:
    """Return the form in which steps are compared: `-`, `/`, `_`, `.` and spaces are alike."""
    return _SEPARATORS.sub("-", label.strip()).strip("-").upper()


def wave_of(key: str) -> str | None:
    """Return the key of the wave that a step belongs to; None for an ID of one part."""
    return key.rpartition("-")[0] or None


class StepIndex:
    """The boxes of all checklists by step."""

    def __init__(self, documents: Iterable[Document], referred: Iterable[str]) -> None:
        """Index the boxes.

        Args:
            documents: The pages.
            referred: Keys that rows refer to: they make a step of a label that is not set off.
        """
        wanted = frozenset(referred)
        found: dict[str, list[Step]] = {}
        for document in documents:
            for task in document.tasks:
                key = step_key(task.label) if task.label else ""
                if key and task.label and (task.labelled or key in wanted):
                    step = Step(key=key, label=task.label, src_uri=document.src_uri, task=task)
                    found.setdefault(key, []).append(step)
        self.steps: Mapping[str, tuple[Step, ...]] = {
            key: tuple(boxes) for key, boxes in sorted(found.items())
        }
        self._keys = list(self.steps)

    def of_item(self, item: Item) -> tuple[ResolvedStep, ...]:
        """Return the steps that a row names; without that column, boxes that bear the item's ID."""
        if item.steps or Role.STEP in item.cells or item.status is not None:
            return tuple(self.resolve(ref) for ref in item.steps)
        own = self.resolve(StepRef(text=item.id, location=item.location))
        return (own,) if own.boxes else ()

    def resolve(self, ref: StepRef) -> ResolvedStep:
        """Return the boxes that a reference stands for, and what they say together."""
        key = step_key(ref.text)
        boxes = (*self.steps.get(key, ()), *self._below(f"{key}-"))
        state = combine(box.task.state for box in boxes) if boxes else Status.UNKNOWN
        return ResolvedStep(ref=ref, key=key, boxes=boxes, state=state)

    def _below(self, prefix: str) -> Iterator[Step]:
        """Yield the boxes of the steps whose key begins with `prefix`: sorted, they are one run."""
        position = bisect_left(self._keys, prefix)
        while position < len(self._keys) and self._keys[position].startswith(prefix):
            yield from self.steps[self._keys[position]]
            position += 1


def combine(states: Iterable[Status]) -> Status:
    """Return what several boxes say together; dropped boxes do not count beside others."""
    found = set(states) - {Status.DROPPED}
    if not found:
        return Status.DROPPED
    for certain in (Status.UNKNOWN, Status.BLOCKED):
        if certain in found:
            return certain
    if len(found) == 1:
        return found.pop()
    return Status.IN_PROGRESS if found & {Status.DONE, Status.IN_PROGRESS} else Status.OPEN
