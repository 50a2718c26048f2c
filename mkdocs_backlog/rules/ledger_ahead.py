"""A ledger's row says that an item is closed, and it is not.

## What it checks

The rows of the ledgers' tables that name an item: by its ID, by one of its steps, or by a link to
its canonical document together with its title. A row says "closed" by the word in its status
column, or by the heading that it stands under ("Closed limitations"). It is reported when the
item's own status is open, in progress, blocked or deferred.

What may mean something else is left alone: a row whose words beside the name tell of work to come
("follow-up in FR-001"), a step that is ticked while others of the item are not, an item in
progress that the row only refers to, and a ledger in which another row says that the item is open.

Words of conformance count, too: `conforming` and `aligned` are closed, `differs` is open. A table
headed "Status vocabulary" in the ledger, with a word and its meaning in each row, explains others.

## Why it matters

Who reads the ledger takes the item for closed. Either it was recorded too early, or the matrix and
the checklists were forgotten.

## Example

```markdown
| ID     | Gap                | Status | Work     |
|--------|--------------------|--------|----------|
| LIM-01 | Search is too slow | closed | `FR-001` |
```

while the step of `FR-001` has an empty box. Tick it if the work is done:

```markdown
- [x] step S1-W1-01: search index
```

## How to fix

Correct the one that is wrong: the ledger's row, or the item's boxes and status.

## Settings

`ledgers` lists the ledgers, `statuses` adds words to what a status column may say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.rules.wording import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem
    from mkdocs_backlog.model.ledger import LedgerClaim
    from mkdocs_backlog.settings import Settings

CODE = "BKL403"
NAME = "ledger-ahead"
SEVERITY = Severity.WARNING

_NOT_CLOSED = frozenset({Status.OPEN, Status.IN_PROGRESS, Status.BLOCKED, Status.DEFERRED})


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each row of a ledger that says closed of an item that is not."""
    for entry in analysis.items:
        if entry.status in _NOT_CLOSED:
            torn = {claim.location.path for claim in entry.claims if not claim.closed}
            for claim in entry.claims:
                begun = entry.status is Status.IN_PROGRESS
                if claim.location.path not in torn and (claim.own or not begun):
                    yield _problem(analysis, entry, claim)


def _problem(analysis: Analysis, entry: ResolvedItem, claim: LedgerClaim) -> Problem:
    item = entry.item.id
    cure = "correct the row, or close the item"
    subject = f"'{claim.step}' of {item}" if claim.step else item
    status = entry.status.replace("-", " ")
    row, said = place(analysis.site, entry.item.location), claim.reason.text
    return Problem(
        message=f"the ledger has {subject} {said}, but {item} is {status} in {row}; {cure}",
        location=claim.location,
        item=item,
        hint=cure,
        related=(
            Related(location=entry.item.location, message=f"{item} is {status}"),
            *(
                Related(location=fact.location, message=fact.text)
                for fact in entry.evidence
                if fact.location and fact.state != Status.DONE
            ),
        ),
        subject=claim.name,
    )
