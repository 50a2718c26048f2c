"""A link leads to a page that is not published.

## What it checks

Links to files of the documentation folder that the site leaves out: by `exclude_docs`, as a
draft, or because they are hidden.

## Why it matters

The file is there, so the link looks right to its author. The site's readers get a 404.

## Example

```yaml
exclude_docs: |
  drafts/
```

```markdown
| FR-001 | Search | [spec](drafts/search.md) |
```

Publish the document once something refers to it:

```markdown
| FR-001 | Search | [spec](spec/search.md) |
```

## How to fix

Move or publish the page, or take the link out until it is ready.

## Settings

MkDocs' `exclude_docs` and `draft_docs` decide what is published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Analysis, TargetState
from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.rules.targets import links_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.settings import Settings

CODE = "BKL205"
NAME = "link-target-excluded"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each link from a published page to one that is not."""
    cure = "publish it or take the link out"
    for link in links_to(analysis, TargetState.EXCLUDED):
        if link.linked and link.src_uri not in analysis.site.excluded:
            yield Problem(
                message=f"link target '{link.href}' is excluded from the site; {cure}",
                location=link.location,
                item=link.item,
                hint=cure,
                subject=link.href,
            )
