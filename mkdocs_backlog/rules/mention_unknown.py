"""A page names an item that does not exist.

## What it checks

Prose, lists and tables of all pages, for IDs of the shape that the backlog's IDs have and that no
matrix, other table, heading or checklist declares. Code blocks and headings are left alone, and
so are logs that the backlog replaces. Ledgers are checked by `ledger-unknown-item`.

## Why it matters

The reader looks for an item that is not there: the ID has a slip, or the item was renumbered or
removed and this page was forgotten.

## Example

```markdown
The pool is sized from measurements (see IMP-BACKLOG-ARCH-10).
```

Name an item that there is:

```markdown
The pool is sized from measurements (see IMP-BACKLOG-ARCH-01).
```

## How to fix

Correct the ID or take it out. If the item was removed from the matrix, keep its row there with
the status `dropped`.

## Settings

`matrices` names the pages with matrices, in case one of them was not found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.rules.mentions import cures, strangers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL501"
NAME = "mention-unknown"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each unknown ID on a page that is no ledger."""
    elsewhere = {ledger.file for ledger in analysis.ledgers} | analysis.superseded.keys()
    cure_of = cures(analysis)
    for mention in strangers(analysis):
        if mention.location.path not in elsewhere:
            cure = cure_of(mention.item)
            yield Problem(
                message=f"no matrix has an item '{mention.item}'; {cure}",
                location=mention.location,
                hint=cure,
                subject=mention.item,
            )
