"""The status column and the checklists contradict each other.

## What it checks

Items that have both a status and steps with boxes. Done goes with all boxes ticked; open and in
progress with at least one that is not; blocked, deferred and dropped with unticked boxes. A
struck-through ID says dropped.

## Why it matters

One of the two is wrong, and nobody but you can say which. Until then the item counts as
`conflict`, neither done nor open.

## Example

```markdown
| ID     | Theme  | TODO Step | Status |
|--------|--------|-----------|--------|
| FR-001 | Search | S1-W1-01  | open   |
```

```markdown
- [x] step S1-W1-01: search
```

Write down in both what is true:

```markdown
| FR-001 | Search | S1-W1-01  | done   |
```

## How to fix

Correct the cell or the box. If more work remains than the steps say, add a step for it.

## Settings

`statuses` says what a word of the column means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.rules.wording import BOX_WORDS, counted, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem, Step
    from mkdocs_backlog.settings import Settings

CODE = "BKL307"
NAME = "status-conflict"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each item in conflict."""
    for entry in analysis.items:
        if entry.written is Status.CONFLICT:
            yield _problem(analysis, entry)


def _problem(analysis: Analysis, entry: ResolvedItem) -> Problem:
    item = entry.item
    if item.struck or item.status is None:
        said, location, text = Status.DROPPED, item.location, f"{item.id} is struck through"
    else:
        said, location = item.status.status, item.status.location
        text = f"the status of {item.id} is '{item.status.text}'"
    contrary = _contrary(entry, said)
    first, rest = contrary[0], len(contrary) - 1
    where = place(analysis.site, first.location)
    more = f" ({counted(rest, 'more step')} likewise)" if rest else ""
    cure = "correct the one that is wrong"
    return Problem(
        message=f"{text}, but '{first.label}' is {_state(first)} in {where}{more}; {cure}",
        location=location,
        item=item.id,
        hint=cure,
        related=tuple(
            Related(location=box.location, message=f"'{box.label}' is {_state(box)}")
            for box in contrary
        ),
        subject=item.id,
    )


def _contrary(entry: ResolvedItem, said: Status) -> list[Step]:
    """Return the boxes that speak against what the row says."""
    boxes = [box for step in entry.steps for box in step.boxes]
    finished = {Status.DONE, Status.DROPPED, Status.DEFERRED}
    if said is Status.DONE:
        finished = {*Status} - {Status.DONE, Status.DROPPED}
    return [box for box in boxes if box.task.state in finished] or boxes


def _state(box: Step) -> str:
    return BOX_WORDS[box.task.state]
