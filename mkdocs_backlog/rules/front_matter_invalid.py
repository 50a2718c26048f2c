"""The front matter of a page sets an option that is not understood.

## What it checks

What the front matter of a page says under `backlog`: whether a page has the option, and whether
the value is one that the option can have. Pages without a backlog are left alone unless they set
an option that a backlog has.

## Why it matters

An option that is misspelt is not set. The backlog is then checked by the rules of the site, and
nobody notices that its own do not hold.

## Example

```markdown
---
backlog:
  ledger: [reference/CONFORMANCE.md]
---
```

Write the option as it is called:

```markdown
---
backlog:
  ledgers: [reference/CONFORMANCE.md]
---
```

## How to fix

The message names the option that was meant, or what its value must be.

## Settings

A page can set `checklists`, `ledgers` and `supersedes`, which replace those of the site, and
`columns` and `statuses`, which add words to those of the site. The forms are the same as in
`mkdocs.yml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL110"
NAME = "front-matter-invalid"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each thing in a page's options that is not understood."""
    pages = {backlog.src_uri for backlog in analysis.backlogs}
    for uri, options in analysis.page_options.items():
        # Another tool may use the same key on other pages.
        if uri in pages or options.places:
            for found in options.problems:
                yield Problem(
                    message=found.message,
                    location=found.location,
                    hint=found.cure,
                    subject=found.subject,
                )
