"""A step stands outside the checklists that governance names.

## What it checks

The boxes behind each item's steps, where the backlog's Governance section says which checklists
the items must be represented in, or `checklists` does. One box in a governed checklist is enough.

## Why it matters

The rule says where planned work is to be found. Who works through these checklists never meets
the step.

## Example

The backlog's governance says:

```markdown
- All items must be represented in TODO stage-10 checklists.
```

but the step stands in `notes/ideas.md`:

```markdown
- [ ] step S10-W100-01: size the connection pool
```

Move it into the stage, to `todo/stage-10/wave-100.md`:

```markdown
- [ ] step S10-W100-01: size the connection pool
```

## How to fix

Move the entry. If the page belongs to the stage, name it: link it in the sentence, or list it
under `checklists`.

## Settings

`checklists` names the governed checklists and takes the place of the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import GovernanceKind
from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.rules.wording import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem, ResolvedStep
    from mkdocs_backlog.settings import Settings

CODE = "BKL303"
NAME = "step-outside-stage"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each step whose boxes all stand elsewhere."""
    said = {
        backlog.src_uri: Related(location=rule.location, message="the rule")
        for backlog in analysis.backlogs
        for rule in backlog.governance
        if rule.kind is GovernanceKind.CHECKLISTS
    }
    for entry in analysis.items:
        rule = said.get(entry.backlog)
        if not rule or not analysis.governed or entry.status is Status.DROPPED:
            continue
        for step in entry.steps:
            if step.boxes and not any(box.src_uri in analysis.governed for box in step.boxes):
                yield _problem(analysis, entry, step, rule)


def _problem(analysis: Analysis, entry: ResolvedItem, step: ResolvedStep, rule: Related) -> Problem:
    box = step.boxes[0]
    where = place(analysis.site, box.location)
    cure = "move it there, or name its page under 'checklists'"
    fact = f"step '{step.ref.text}' of {entry.item.id} stands in {where}"
    return Problem(
        message=f"{fact}, outside of the checklists that governance names; {cure}",
        location=step.ref.location,
        item=entry.item.id,
        hint=cure,
        related=(Related(location=box.location, message=f"'{box.label}' stands here"), rule),
        subject=step.key,
    )
