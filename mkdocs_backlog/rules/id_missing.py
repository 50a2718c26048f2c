"""A row of a matrix has no ID.

## What it checks

Rows that hold a title and something more, but nothing in the ID column. Empty rows, headings
within the table, totals and legends are left alone.

## Why it matters

An item without an ID cannot be referred to: no checklist can carry it out, no ledger can say that
it is closed, and it appears in no list. It is lost among its neighbours.

## Example

```markdown
| ID     | Theme          | Status |
|--------|----------------|--------|
| FR-001 | Search         | open   |
|        | Saved searches | open   |
```

Give the row an ID of its own:

```markdown
| ID     | Theme          | Status |
|--------|----------------|--------|
| FR-001 | Search         | open   |
| FR-002 | Saved searches | open   |
```

## How to fix

Write an ID that no row bears and none has borne before. If the row only continues the one above,
put its text into that row, with `<br>` for a new line.

## Settings

`columns: {id: [...]}` names the header of the ID column where another one was taken for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import BrokenRow, Matrix, Role
from mkdocs_backlog.model.finding import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL103"
NAME = "id-missing"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each row with content and no ID."""
    for backlog in analysis.backlogs:
        for matrix in backlog.matrices:
            for row in matrix.without_id:
                yield _problem(matrix, row)


def _problem(matrix: Matrix, row: BrokenRow) -> Problem:
    index = matrix.recognition.column(Role.ID)
    column = matrix.recognition.columns[index or 0].name
    held = f"holds '{row.text}', which is no ID" if row.text else "is empty"
    like = f" like '{matrix.items[0].id}'" if matrix.items else ""
    cure = f"give the row an ID{like}"
    return Problem(
        message=f"the cell under '{column}' {held}; {cure}",
        location=row.location,
        hint=cure,
        subject=row.text,
    )
