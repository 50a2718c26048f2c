r"""An ID is not of the shape that the others have.

## What it checks

With `id_pattern`, each ID must match it as a whole. Without, an ID without a number is reported
where nearly all its neighbours have one. Backlogs whose IDs are plain words are left alone.

## Why it matters

IDs are found in prose, checklists and ledgers by their shape. One that differs is most often a
slip, and then nothing that names the item correctly finds it.

## Example

```markdown
| ID     | Theme          | Status |
|--------|----------------|--------|
| FR-001 | Search         | open   |
| FR-002 | Filter         | open   |
| FR-003 | Saved searches | open   |
| FR-004 | Search by tag  | open   |
| FRO05  | Export         | open   |
```

Write it like the others:

```markdown
| FR-005 | Export         | open   |
```

## How to fix

Correct the ID, here and wherever it is named. If IDs of this shape are meant, say so with
`id_pattern`.

## Settings

`id_pattern` is a regular expression that each ID must match as a whole, such as `FR-\d{3}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.backlog import BrokenRow, Matrix
    from mkdocs_backlog.settings import Settings

CODE = "BKL104"
NAME = "id-invalid"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each ID of another shape."""
    for backlog in analysis.backlogs:
        for matrix in backlog.matrices:
            for row in matrix.odd_ids:
                yield _problem(matrix, row, settings.id_pattern)


def _problem(matrix: Matrix, row: BrokenRow, pattern: str | None) -> Problem:
    odd = {entry.text for entry in matrix.odd_ids}
    like = next((item.id for item in matrix.items if item.id not in odd), None)
    fact = (
        f"does not match id_pattern '{pattern}'" if pattern else "is not of its neighbours' shape"
    )
    cure = f"write it like '{like}'" if like else "correct the ID or the option 'id_pattern'"
    return Problem(
        message=f"ID '{row.text}' {fact}; {cure}",
        location=row.location,
        item=row.text,
        hint=cure,
        subject=row.text,
    )
