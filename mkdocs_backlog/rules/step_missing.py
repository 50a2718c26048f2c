"""No checklist declares a step that an item refers to.

## What it checks

Each step or wave in the step column. It is declared by a task-list entry that begins with its ID,
on any page; a wave also by the boxes of its steps. `-`, `/`, `_`, `.` and spaces are one
separator.

Left alone are dropped items; items whose status column says that they are done and of whose stage
nothing is left, because finished checklists get removed; and matrices none of whose references is
declared anywhere, as long as nothing says that checklists exist: their step column names
something else.

## Why it matters

The item is planned in a step that nobody can tick. It stays open for ever, or its work is done
and not seen.

## Example

```markdown
| ID                    | Theme          | TODO Step     |
|-----------------------|----------------|---------------|
| `IMP-BACKLOG-ARCH-01` | DB pool tuning | `S10-W100-09` |
```

```markdown
- [ ] step S10-W100-01: size the connection pool
```

Refer to the step that there is, or declare the one that is meant:

```markdown
- [ ] step S10-W100-09: size the connection pool
```

## How to fix

Correct the ID in the matrix or in the checklist. The message proposes the closest step of the
same wave.

## Settings

`checklists` names the governed checklists; with it, every reference must be declared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import GovernanceKind
from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.rules.checklists import DEEPEST
from mkdocs_backlog.rules.nearest import NearestName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem, ResolvedStep
    from mkdocs_backlog.settings import Settings

CODE = "BKL301"
NAME = "step-missing"
SEVERITY = Severity.WARNING

_LAST_PART = re.compile(r"(?<![-_./\s])[-_./\s]++[^-_./\s]++$")


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each step of an item that has no box."""
    nearest = NearestName(_declared(analysis))
    stages = {key.split("-", 1)[0] for key in analysis.steps}
    kept = _backlogs_with_checklists(analysis)
    for entry in analysis.items:
        for step in entry.steps:
            if step.boxes or _is_past(entry, step, stages):
                continue
            found = nearest.find(step.ref.text)
            if found or entry.backlog in kept:
                yield _problem(entry, step, found)


def _declared(analysis: Analysis) -> set[str]:
    """Return the steps that have boxes, and the waves and stages above them, as written."""
    names: set[str] = set()
    for boxes in analysis.steps.values():
        name = boxes[0].label
        for _ in range(DEEPEST + 1):
            if not name or name in names:
                break
            names.add(name)
            last = _LAST_PART.search(name)
            name = name[: last.start()] if last else ""
    return names


def _backlogs_with_checklists(analysis: Analysis) -> set[str]:
    """Return the backlogs whose step column is known to name steps of checklists."""
    kept = {entry.backlog for entry in analysis.items for step in entry.steps if step.boxes}
    for backlog in analysis.backlogs:
        if any(rule.kind is GovernanceKind.CHECKLISTS for rule in backlog.governance):
            kept.add(backlog.src_uri)
    return kept


def _is_past(entry: ResolvedItem, step: ResolvedStep, stages: set[str]) -> bool:
    """Say whether an item needs its step no more: dropped, or done with its whole stage gone."""
    said = entry.item.status.status if entry.item.status else None
    if entry.item.struck or said is Status.DROPPED:
        return True
    return said is Status.DONE and step.key.split("-", 1)[0] not in stages


def _problem(entry: ResolvedItem, step: ResolvedStep, nearest: str | None) -> Problem:
    name = step.ref.text
    cure = f"nearest is '{nearest}'" if nearest else f"declare it with '- [ ] {name}: ...'"
    return Problem(
        message=f"no checklist declares step '{name}' of {entry.item.id}; {cure}",
        location=step.ref.location,
        item=entry.item.id,
        hint=cure,
        subject=step.key,
    )
