"""An item that is not closed has not changed for long.

## What it checks

In git: when anything about an item changed last (its row, one of its boxes, a ledger that came to
name it), counted back from the last commit that touched the backlog, its checklists or its
ledgers. Items that are done or dropped are left alone. The rule is off unless `rules` turns it on.

## Why it matters

A backlog in which nothing moves stops being read. Old open items hide the ones that count.

## Example

```yaml
plugins:
  - backlog:
      stale_after: 90
      rules:
        item-stale: warning
```

reports this row when neither it nor its step has changed for 90 days:

```markdown
| IMP-ARCH-05 | Offline mode | [sync](spec/sync.md) | S10-W101-02 |
```

## How to fix

Decide: take it up, set it to `deferred` or `dropped`, or write in its row what it waits for.

## Settings

`stale_after` is the number of days, 180 if unsaid. `history: false` leaves git alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.rules.wording import counted, dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL603"
NAME = "item-stale"
SEVERITY = Severity.OFF

_SETTLED = frozenset({Status.DONE, Status.AWAITING_LEDGERS, Status.DROPPED})
_DAY = 86_400


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each item that has not moved for `stale_after` days."""
    history = analysis.history
    if history is None or history.head is None:
        return
    for entry in analysis.items:
        found = history.items.get((entry.backlog, entry.item.id))
        if found is None or entry.status in _SETTLED:
            continue
        commits = [event.commit for event in found.events]
        last = max(commits, key=lambda commit: commit.time)
        days = (history.head.time - last.time) // _DAY
        if days >= settings.stale_after:
            cure = "take it up, defer or drop it"
            age = counted(days, "day")
            yield Problem(
                message=f"{entry.item.id} has not changed for {age}, since {dated(last)}; {cure}",
                location=entry.item.location,
                item=entry.item.id,
                hint=cure,
                subject=entry.item.id,
            )
