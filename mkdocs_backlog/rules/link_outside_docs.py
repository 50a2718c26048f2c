"""A link leads to a file of the repository that is not published.

## What it checks

Links to files that exist in the repository, outside of the documentation folder. Links to its
website are not affected.

## Why it matters

On GitHub the link works, so nobody notices; on the site it leads nowhere.

## Example

```markdown
| FR-001 | Search | [spec](../../design/search.md) |
```

Move the document below the documentation folder, or link to where it can be read:

```markdown
| FR-001 | Search | [spec](https://git.example.org/team/project/blob/main/design/search.md) |
```

## How to fix

What governs an item belongs into the documentation. For source files, link their address in the
repository.

## Settings

`repository_links: false` leaves links that begin with `/` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Analysis, TargetState
from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.rules.targets import links_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.settings import Settings

CODE = "BKL203"
NAME = "link-outside-docs"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each link to a file beside the documentation."""
    folder = analysis.site.docs_path
    cure = f"link its address in the repository, or move it into '{folder}'"
    for link in links_to(analysis, TargetState.OUTSIDE):
        if link.linked:
            fact = f"link target '{link.href}' is in the repository but not in '{folder}'"
            yield Problem(
                message=f"{fact}, so the site does not have it; {cure}",
                location=link.location,
                item=link.item,
                hint=cure,
                subject=link.href,
            )
