"""Two rows bear one ID.

## What it checks

The rows of all matrices of a page. Letter case makes no difference. Two tables may tell of one
item, a summary and a detailed one, as long as the titles agree or one has none.

## Why it matters

Whoever writes the ID means one of the two, and nobody can say which. The further row has no page,
no status and no evidence of its own.

## Example

```markdown
| ID     | Theme          | Status |
|--------|----------------|--------|
| FR-001 | Search         | done   |
| FR-001 | Saved searches | open   |
```

Give each row its own ID:

```markdown
| ID     | Theme          | Status |
|--------|----------------|--------|
| FR-001 | Search         | done   |
| FR-002 | Saved searches | open   |
```

## How to fix

Give the newer row the next free ID. Never reuse one that is retired: older commits, tickets and
mails still mean the old item.

## Settings

None of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.rules.wording import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL105"
NAME = "id-duplicate"
SEVERITY = Severity.ERROR


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each row whose ID an earlier row bears."""
    cure = "give one of them another ID"
    for backlog in analysis.backlogs:
        for first, further in backlog.duplicates:
            there = place(analysis.site, first.location)
            yield Problem(
                message=f"ID '{further.id}' is also that of the row in {there}; {cure}",
                location=further.location,
                item=further.id,
                hint=cure,
                related=(Related(location=first.location, message=f"'{first.id}' stands here"),),
                subject=further.id,
            )
