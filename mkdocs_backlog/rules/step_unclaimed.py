"""No item refers to a step of a governed checklist.

## What it checks

The steps of the checklists that governance names, as soon as items refer to steps at all. Boxes
of waves and stages are no steps, and a step whose wave an item refers to is claimed with it. A
step that several boxes declare is reported once.

## Why it matters

Work is planned that no item asks for: an item was forgotten, lost its step, or refers to the
wrong one. Upkeep and verification need no item, so this is only a note.

## Example

```markdown
- [ ] step S10-W100-01: size the connection pool
- [ ] step S10-W100-02: check queries at compile time
```

```markdown
| ID     | Theme        | TODO Step   |
|--------|--------------|-------------|
| FR-001 | Pool tuning  | S10-W100-01 |
```

Add the item, or let one refer to the step:

```markdown
| FR-002 | Query checks | S10-W100-02 |
```

## How to fix

See whether an item is missing. If the step needs none, say so in its line:

```markdown
- [ ] step S10-W100-V01: load run <!-- backlog: ignore[step-unclaimed] verifies the wave -->
```

## Settings

`checklists` names the governed checklists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.rules.checklists import Checklists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL304"
NAME = "step-unclaimed"
SEVERITY = Severity.INFO


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each governed step without an item."""
    checklists = Checklists(analysis)
    fewest = min((key.count("-") for key in checklists.claims), default=None)
    if fewest is None:
        return
    cure = "refer to it in the row of the item that needs it"
    for key, boxes in checklists.steps.items():
        governed = [box for box in boxes if box.src_uri in analysis.governed]
        if not governed or key in checklists.claims or key.count("-") < fewest:
            continue
        if not checklists.under(governed[0]):
            yield Problem(
                message=f"no item refers to step '{governed[0].label}'; {cure}",
                location=governed[0].location,
                hint=cure,
                subject=key,
            )
