"""An ignore comment gives no reason.

## What it checks

Each `<!-- backlog: ignore[...] ... -->`, for words behind the brackets. The comment hides what it
names all the same.

## Why it matters

A finding says that something is wrong. Whoever meets the comment later has to know why it was
right to hide it, and whether that still holds.

## Example

```markdown
<!-- backlog: ignore[step-missing] -->
```

Say why:

```markdown
<!-- backlog: ignore[step-missing] the checklist of stage 9 was archived -->
```

## How to fix

Write the reason behind the brackets, in a few words.

## Settings

None of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.rules.suppressions import Suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL902"
NAME = "suppression-unexplained"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each ignore without a reason."""
    cure = "write the reason behind the brackets"
    for suppression in Suppressions(analysis.documents.values()).all:
        if suppression.names and not suppression.reason:
            listed = ", ".join(suppression.names)
            yield Problem(
                message=f"'ignore[{listed}]' gives no reason; {cure}",
                location=suppression.location,
                hint=cure,
                subject=listed,
            )
