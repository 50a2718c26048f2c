"""Two boxes declare one step and are in different states.

## What it checks

The boxes of steps that items refer to or that stand in governed checklists. Boxes that repeat a
step in the same state agree with each other and are left alone. A wave's box that other pages
repeat is held against its steps instead, by `step-rollup`.

## Why it matters

The step is done and not done. Whatever the item's status is derived from, one of its readers is
misled.

## Example

```markdown
- [x] step S10-W100-01: size the connection pool
```

on one page, and on another:

```markdown
- [ ] step S10-W100-01: size the connection pool
```

Keep the box in one place and link it from the other:

```markdown
- the pool: [wave 100](wave-100.md)
```

## How to fix

Delete one of the two, or set both alike. If they are different steps, one of them needs another
ID.

## Settings

`checklists` names the governed checklists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.rules.checklists import Checklists
from mkdocs_backlog.rules.wording import BOX_WORDS, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis, Step
    from mkdocs_backlog.settings import Settings

CODE = "BKL302"
NAME = "step-duplicate"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each step whose boxes contradict each other."""
    checklists = Checklists(analysis)
    for key, all_boxes in checklists.steps.items():
        boxes = [box for box in all_boxes if checklists.counts(box)]
        differing = [box for box in boxes if box.task.state is not boxes[0].task.state]
        if differing and not checklists.under(boxes[0]):
            claims = checklists.claims.get(key, ())
            item = claims[0] if len(claims) == 1 else None
            yield _problem(analysis, boxes[0], differing, item)


def _problem(analysis: Analysis, first: Step, differing: list[Step], item: str | None) -> Problem:
    box = differing[0]
    cure = "keep one box, or set both alike"
    here, there = BOX_WORDS[box.task.state], BOX_WORDS[first.task.state]
    where = place(analysis.site, first.location)
    return Problem(
        message=f"step '{box.label}' is {here} here and {there} in {where}; {cure}",
        location=box.location,
        item=item,
        hint=cure,
        related=tuple(
            Related(
                location=other.location,
                message=f"'{other.label}' is {BOX_WORDS[other.task.state]} here",
            )
            for other in (first, *differing[1:])
        ),
        subject=box.key,
    )
