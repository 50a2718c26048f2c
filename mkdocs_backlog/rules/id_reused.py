"""An ID meant another item before.

## What it checks

In git: whether an ID was given to another item, at once or after it had been gone for a while.
Another item is one with other words in its title and with other documents; a new wording alone, or
a new document alone, makes none. Without a complete history nothing is said.

## Why it matters

Commits, pull requests and minutes go on naming the ID. With a second meaning, all of them become
ambiguous.

## Example

```markdown
| IMP-ARCH-01 | Full-text search | [search](spec/search.md) |
```

where `IMP-ARCH-01` was "Pool tuning" with `spec/performance.md` until last week. Take a new one:

```markdown
| IMP-ARCH-17 | Full-text search | [search](spec/search.md) |
```

## How to fix

Give the new item an ID that nobody had. If the item is the same in other words, say so in or above
its row with `<!-- backlog: ignore[id-reused] reason -->`.

## Settings

`history: false` leaves git alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.rules.wording import dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL602"
NAME = "id-reused"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each ID with a second meaning."""
    reused = analysis.history.reused if analysis.history else ()
    by_item = {(reuse.page, reuse.id): reuse for reuse in reused}
    for entry in analysis.items:
        reuse = by_item.get((entry.backlog, entry.item.id))
        if reuse:
            cure = "give the new item an ID of its own"
            yield Problem(
                message=f"{reuse.id} was '{reuse.before}' until {dated(reuse.commit)}; {cure}",
                location=entry.item.location,
                item=reuse.id,
                hint=cure,
                subject=reuse.id,
            )
