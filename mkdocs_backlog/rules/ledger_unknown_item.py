"""A ledger names an item that does not exist.

## What it checks

The ledgers, for IDs of the shape that the backlog's IDs have and that no matrix, other table,
heading or checklist declares.

## Why it matters

The entry was meant for an item. With a slip in the ID it is evidence for nothing, and the item it
was meant for waits for its ledger.

## Example

```markdown
| LIM-PERF-01 | Pool sized from measurements, `IMP-BACKLOG-ARHC-01` |
```

Write the ID as the matrix has it:

```markdown
| LIM-PERF-01 | Pool sized from measurements, `IMP-BACKLOG-ARCH-01` |
```

## How to fix

Correct the ID. If the item was removed from the matrix, keep its row there with the status
`dropped`, so that older entries can be understood.

## Settings

`ledgers` lists the ledgers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.rules.mentions import cures, strangers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL404"
NAME = "ledger-unknown-item"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each unknown ID in a ledger."""
    ledgers = {ledger.file for ledger in analysis.ledgers}
    cure_of = cures(analysis)
    for mention in strangers(analysis):
        if mention.location.path in ledgers:
            cure = cure_of(mention.item)
            yield Problem(
                message=f"the ledger names '{mention.item}', which no matrix has; {cure}",
                location=mention.location,
                hint=cure,
                subject=mention.item,
            )
