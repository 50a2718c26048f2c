"""GitHub shows a matrix, and the site does not show the same rows.

## What it checks

Each matrix, where Python-Markdown, which makes the site, and GitHub read it differently: a table
directly below a paragraph, within raw HTML, a row whose outer pipes are not the header's, a pipe
within code, a line directly below the last row.

## Why it matters

Authors and reviewers look at the file on GitHub, readers at the site. Each believes to see the
backlog; one sees text instead of a table, a row too many, or cells in the wrong columns.

## Example

```markdown
All items of this release:
| ID     | Theme  | Status |
|--------|--------|--------|
| FR-001 | Search | open   |
```

Put a blank line before the table:

```markdown
All items of this release:

| ID     | Theme  | Status |
|--------|--------|--------|
| FR-001 | Search | open   |
```

## How to fix

The message names the place and the way to write it so that both agree.

## Settings

None of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL107"
NAME = "matrix-not-rendered"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each place of a matrix that the site shows differently."""
    for backlog in analysis.backlogs:
        for matrix in backlog.matrices:
            items = {item.location.line: item.id for item in matrix.items}
            for found in matrix.recognition.table.differences:
                item = items.get(found.line)
                yield Problem(
                    message=f"{found.message}; {found.cure}",
                    location=Location(backlog.src_uri, found.line),
                    item=item,
                    hint=found.cure,
                    subject=item or found.message,
                )
