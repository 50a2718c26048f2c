"""The box of a wave or stage contradicts the boxes under it.

## What it checks

A box whose ID is the beginning of other boxes' IDs (`S10-W100` of `S10-W100-01`, `S10` of both),
on whichever pages they stand. It must not be ticked over a step that is open, begun or blocked,
and not be open or begun over steps that are all ticked. Dropped steps do not count, deferred ones
excuse either state. Where pages repeat a box, each is held against the steps by itself.

## Why it matters

Whoever looks at the overview believes that the wave is finished, or goes on with what is done.

## Example

```markdown
- [x] step S10-W100: storage
```

```markdown
- [x] step S10-W100-01: size the connection pool
- [ ] step S10-W100-02: check queries at compile time
```

Tick the wave with its last step:

```markdown
- [ ] step S10-W100: storage
```

## How to fix

Correct whichever of the two is wrong. Both places are named.

## Settings

None of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.rules.checklists import Checklists
from mkdocs_backlog.rules.wording import BOX_WORDS, counted, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_backlog.model.analysis import Analysis, Step
    from mkdocs_backlog.settings import Settings

CODE = "BKL306"
NAME = "step-rollup"
SEVERITY = Severity.WARNING

_UNFINISHED = frozenset({Status.OPEN, Status.IN_PROGRESS, Status.BLOCKED})
_NOT_TICKED = frozenset({Status.OPEN, Status.IN_PROGRESS})
_FINISHED = frozenset({Status.DONE, Status.DROPPED})


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each box of a wave or stage that contradicts what is under it."""
    checklists = Checklists(analysis)
    for boxes in checklists.steps.values():
        for box in boxes:
            under = checklists.under(box)
            others = [other for other in boxes if other.task.state is not box.task.state]
            if box.task.state is Status.DONE:
                contrary = _certain(under, _UNFINISHED)
                if contrary:
                    yield _ticked_over_open(analysis, box, contrary, others)
            elif box.task.state in _NOT_TICKED and _all_ticked(under):
                yield _open_over_ticked(box, under, others)


def _certain(under: Sequence[Step], states: frozenset[Status]) -> list[Step]:
    """Return the boxes in one of `states`, without steps whose boxes differ in that."""
    unsure = {box.key for box in under if box.task.state not in states}
    return [box for box in under if box.key not in unsure]


def _all_ticked(under: Sequence[Step]) -> bool:
    states = {box.task.state for box in under}
    return Status.DONE in states and states <= _FINISHED


def _ticked_over_open(
    analysis: Analysis, box: Step, contrary: Sequence[Step], others: Sequence[Step]
) -> Problem:
    first = contrary[0]
    rest = len({step.key for step in contrary}) - 1
    verb = "is" if rest == 1 else "are"
    more = f" and {counted(rest, 'more step')} {verb} not finished" if rest else ""
    where = place(analysis.site, first.location)
    cure = "untick it, or finish what is under it"
    state = BOX_WORDS[first.task.state]
    return Problem(
        message=f"'{box.label}' is ticked, but '{first.label}' is {state} in {where}{more}; {cure}",
        location=box.location,
        hint=cure,
        related=_related([*contrary, *others]),
        subject=box.key,
    )


def _open_over_ticked(box: Step, under: Sequence[Step], others: Sequence[Step]) -> Problem:
    number = len({step.key for step in under})
    steps = f"the only step under it, '{under[0].label}', is"
    if number > 1:
        steps = f"all {number} steps under it, from '{under[0].label}' on, are"
    cure = "tick it too"
    return Problem(
        message=f"'{box.label}' is {BOX_WORDS[box.task.state]}, but {steps} ticked; {cure}",
        location=box.location,
        hint=cure,
        related=_related([*under, *others]),
        subject=box.key,
    )


def _related(boxes: Sequence[Step]) -> tuple[Related, ...]:
    return tuple(
        Related(location=box.location, message=f"'{box.label}' is {BOX_WORDS[box.task.state]}")
        for box in boxes
    )
