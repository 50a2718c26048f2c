"""A ledger that governance names does not exist.

## What it checks

The documents that the Governance section names as those to be updated when an item closes, or
that `ledgers` lists.

## Why it matters

A rule that points at nothing cannot be kept. Every closed item of the backlog waits for a ledger
that nobody can update.

## Example

```markdown
- Closure requires synchronized updates in:
  - [LIMITATION.md](LIMITATION.md)
```

Name the page that there is:

```markdown
- Closure requires synchronized updates in:
  - [LIMITATIONS.md](LIMITATIONS.md)
```

## How to fix

Correct the link, write the page, or take it out of the rule.

## Settings

`ledgers` lists the ledgers and takes the place of the sentence; `ledgers: []` says that there are
none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.rules.nearest import NearestPath

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis, Ledger
    from mkdocs_backlog.settings import Settings

CODE = "BKL401"
NAME = "ledger-missing"
SEVERITY = Severity.ERROR


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each ledger that is not among the pages."""
    nearest = NearestPath(analysis.documents)
    for ledger in analysis.ledgers:
        if not ledger.exists:
            yield _problem(analysis, ledger, nearest.find(ledger.file))


def _problem(analysis: Analysis, ledger: Ledger, nearest: str | None) -> Problem:
    path = analysis.site.shown_path(ledger.file)
    fact = "does not exist"
    cure = "add the page or take it out of the rule"
    if ledger.file in analysis.site.files:
        fact = "is not a Markdown page, so it shows nothing of the items"
        cure = "name a page"
    elif nearest:
        cure = f"did you mean '{analysis.site.shown_path(nearest)}'?"
    return Problem(
        message=f"ledger '{path}' {fact}; {cure}",
        location=ledger.location,
        hint=cure,
        subject=ledger.file,
    )
