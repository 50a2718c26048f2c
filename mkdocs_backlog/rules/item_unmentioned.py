"""No page but the matrix names an item.

## What it checks

Whether an item's ID occurs on any page besides that of its matrix: in its document, a checklist,
a ledger. Dropped items are left alone, and IDs too plain to be told from other words (`7`, `R1`).
It is off unless you switch it on.

## Why it matters

In a team that names the ID wherever it works on an item, an item that nothing names has been
forgotten.

## Example

```markdown
| ID     | Theme  | Status |
|--------|--------|--------|
| FR-001 | Search | open   |
```

Name the item where it is specified, in `spec/search.md`:

```markdown
Search answers within 200 ms (FR-001).
```

## How to fix

Name the item where it is specified, planned or recorded.

## Settings

Switch the rule on:

```yaml
plugins:
  - backlog:
      rules:
        item-unmentioned: info
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL502"
NAME = "item-unmentioned"
SEVERITY = Severity.OFF

_SHORTEST = 3


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each item that no other page names."""
    cure = "name it where it is specified or planned"
    for entry in analysis.items:
        elsewhere = any(mention.location.path != entry.backlog for mention in entry.mentions)
        if elsewhere or entry.status is Status.DROPPED or not _is_distinctive(entry.item.id):
            continue
        yield Problem(
            message=f"no page but its matrix names {entry.item.id}; {cure}",
            location=entry.item.location,
            item=entry.item.id,
            hint=cure,
            subject=entry.item.id,
        )


def _is_distinctive(item_id: str) -> bool:
    """Say whether mentions of an ID are looked for: a letter, a digit, three characters."""
    return (
        len(item_id) >= _SHORTEST
        and item_id[0].isalpha()
        and any(character.isdigit() for character in item_id)
    )
