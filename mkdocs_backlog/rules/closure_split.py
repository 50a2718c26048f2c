"""An item was closed, and a ledger followed only in a later commit.

## What it checks

In git: the commit that closed an item (the last one, if it was reopened), against the commits
that changed the ledgers which name it today. A ledger that changed in the same commit, or in
another commit of the same merge, is in step. One that came to name the item only in a later
commit is reported. What is not committed yet counts as the commit being made.

Nothing is said of items that were closed when the history begins, nor without a complete history.

## Why it matters

Between the two commits the documents contradicted each other, and whoever read them then was
misled. A closing that is one change can be reviewed, and taken back, as one.

## Example

One commit ticks the box,

```markdown
- [x] step S10-W100-01: size the connection pool
```

and three days later another one adds the row to the ledger:

```markdown
| LIM-PERF-01 | Pool sized from measurements, `IMP-ARCH-01` | closed |
```

## How to fix

The past stays as it is. Next time, change the ledgers in the commit that closes the item, or in
the same pull request: a check before the commit shows what is missing.

## Settings

`history: false` leaves git alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import LedgerState
from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import ChangeState, EventKind
from mkdocs_backlog.rules.wording import dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem
    from mkdocs_backlog.model.timeline import Closing, Event, ItemHistory
    from mkdocs_backlog.settings import Settings

CODE = "BKL406"
NAME = "closure-split"
SEVERITY = Severity.INFO


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each ledger that followed the closing of an item later."""
    histories = analysis.history.items if analysis.history else {}
    for entry in analysis.items:
        history = histories.get((entry.backlog, entry.item.id))
        if history and history.closing and entry.written is Status.DONE:
            for event in _followers(entry, history, history.closing):
                yield _problem(analysis, entry, history.closing, event)


def _followers(entry: ResolvedItem, history: ItemHistory, closing: Closing) -> Iterator[Event]:
    """Yield the events by which ledgers came to name the item after it was closed."""
    later = {c.ledger for c in closing.ledgers if c.state is ChangeState.LATER}
    named = {c.file for c in entry.ledgers if c.state is LedgerState.EVIDENCED}
    closed = max(i for i, event in enumerate(history.events) if event.commit == closing.commit)
    for event in history.events[closed + 1 :]:
        if event.kind is EventKind.LEDGER and event.page in later & named:
            later.discard(event.page)
            yield event


def _problem(analysis: Analysis, entry: ResolvedItem, closing: Closing, event: Event) -> Problem:
    path = analysis.site.shown_path(event.page)
    cure = "change them together next time"
    closed, followed = dated(closing.commit), dated(event.commit)
    return Problem(
        message=f"{entry.item.id} was closed in {closed}, and ledger '{path}' followed only in "
        f"{followed}; {cure}",
        location=entry.item.location,
        item=entry.item.id,
        hint=cure,
        related=(Related(location=Location(event.page, 1), message="the ledger"),),
        subject=event.page,
    )
