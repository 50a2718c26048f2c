"""A view has more items than it may have.

## What it checks

Each view in `mkdocs.yml` that says `at_most`: a number of items, 0 included.

## Why it matters

The query that shows a table can also keep a promise: no more than three items in progress, none
that is blocked and has no owner. A table has to be looked at; a finding comes by itself.

## Example

```yaml
plugins:
  - backlog:
      views:
        under-way: {status: in-progress, at_most: 3}
```

With four items in progress the view is reported, with the items' IDs. The same query shows them on
a page:

```markdown
<!-- backlog/table { view: under-way } -->
```

## How to fix

Finish or defer items until the view fits. If the limit was set too low, raise it.

## Settings

`views` names the queries and their limits. `rules: {view-over-limit: error}` makes a limit one that
fails the check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.rules.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL701"
NAME = "view-over-limit"
SEVERITY = Severity.WARNING

_SPELT_OUT = 5


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each view that has more items than it may have."""
    for name, entry in analysis.views.items():
        most = entry.view.at_most
        if most is None or entry.problems or len(entry.items) <= most:
            continue
        ids = [found.item.id for found in entry.items]
        has = f"view '{name}' has {counted(len(ids), 'item')}, at most {most} may be in it"
        over = len(ids) - most
        cure = f"finish or defer {over} of them, or raise 'at_most'"
        yield Problem(
            message=f"{has}: {listed(ids, _SPELT_OUT)}; {cure}",
            location=analysis.site.option_place("views", name),
            hint=cure,
            related=tuple(
                Related(location=found.item.location, message=f"{found.item.id} is in it")
                for found in entry.items
            ),
            subject=name,
        )
