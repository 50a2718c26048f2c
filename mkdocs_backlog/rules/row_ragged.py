r"""A row has more or fewer cells than the header.

## What it checks

Each row of each matrix, as it is written. A row with too many cells is always reported, because
what does not fit is lost. A row with too few is reported when it holds an item; a heading or a
total within the table may be short.

## Why it matters

GitHub and the site fill up short rows and cut long ones without a word. A forgotten cell shifts
all that follow into the wrong columns, so that an owner reads as a status; an unescaped pipe
makes the end of the row disappear.

## Example

```markdown
| ID     | Theme              | Status |
|--------|--------------------|--------|
| FR-001 | Search             |
| FR-002 | Filter by a | or b | open   |
```

Write a cell for each column, and a pipe inside of a cell with a backslash before it:

```markdown
| ID     | Theme              | Status |
|--------|--------------------|--------|
| FR-001 | Search             | open   |
| FR-002 | Filter by a \| or b | open  |
```

## How to fix

Count the pipes. An empty cell still needs its two pipes; a pipe that belongs to the text needs a
backslash.

## Settings

None of its own. Rows that GitHub and the site cut differently are reported by
`matrix-not-rendered` instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.rules.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.backlog import Matrix
    from mkdocs_backlog.model.document import Row
    from mkdocs_backlog.settings import Settings

CODE = "BKL102"
NAME = "row-ragged"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each row that has not as many cells as its table has columns."""
    for backlog in analysis.backlogs:
        for matrix in backlog.matrices:
            items = {item.location.line: item.id for item in matrix.items}
            expected = items.keys() | {row.location.line for row in matrix.without_id}
            table = matrix.recognition.table
            differing = {found.line for found in table.differences}
            for row in table.rows:
                if row.line in differing:
                    continue
                short = row.written < len(row.cells)
                if row.written > len(row.cells) or (short and row.line in expected):
                    yield _problem(matrix, row, items.get(row.line))


def _problem(matrix: Matrix, row: Row, item: str | None) -> Problem:
    columns = [column.name for column in matrix.recognition.columns]
    if row.written < len(row.cells):
        effect = f"'{columns[row.written]}' is empty"
        cure = "write a cell for each column"
    else:
        effect = f"what follows '{columns[-1]}' is lost"
        cure = "write a pipe inside of a cell as '\\|'"
    subject = f"the row of {item}" if item else "the row"
    fact = f"{subject} has {counted(row.written, 'cell')} under {counted(len(columns), 'column')}"
    return Problem(
        message=f"{fact}, so {effect}; {cure}",
        location=Location(matrix.recognition.src_uri, row.line),
        item=item,
        hint=cure,
        subject=item or str(row.written),
    )
