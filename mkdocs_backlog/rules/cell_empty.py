"""A title, document or step is missing though the matrix has a column for it.

## What it checks

The cells of the title, document and step columns. A dash or `n/a` is an answer and not empty. A
document or step column that most rows leave empty is taken for an optional one, and so is one
whose header does not ask for it ("Evidence"). Dropped items
need neither; deferred ones need no step yet. Rows with too few cells are left to `row-ragged`.

## Why it matters

The columns are there so that every item has a document that governs it and a step that carries it
out. An item without a step is never done, and nobody notices.

## Example

```markdown
| ID     | Theme          | Canonical Doc       | TODO Step |
|--------|----------------|---------------------|-----------|
| FR-001 | Search         | [spec](search.md)   | S1-W1-01  |
| FR-002 | Saved searches | [spec](searches.md) |           |
```

Name the step, or say with a dash that there is none:

```markdown
| FR-002 | Saved searches | [spec](searches.md) | S1-W1-02  |
```

## How to fix

Fill the cell. Where the item really has no such thing, a dash says so.

## Settings

`columns` decides which header stands for which role.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Matrix, Role
from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.rules.uneven import uneven_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem
    from mkdocs_backlog.settings import Settings

CODE = "BKL106"
NAME = "cell-empty"
SEVERITY = Severity.WARNING

_CURES = {
    Role.TITLE: "say in a few words what the item is",
    Role.DOCUMENT: "link the document that governs it, or write a dash",
    Role.STEP: "name the step that carries it out, or write a dash",
}
_NOT_NEEDED = {
    Role.TITLE: frozenset[Status](),
    Role.DOCUMENT: frozenset({Status.DROPPED}),
    Role.STEP: frozenset({Status.DROPPED, Status.DEFERRED, Status.DONE, Status.AWAITING_LEDGERS}),
}


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each empty cell that should not be."""
    columns: dict[tuple[str, int, Role], str] = {}
    for backlog in analysis.backlogs:
        for matrix in backlog.matrices:
            columns.update(_expected(matrix))
    for entry in analysis.items:
        for role in entry.item.empty:
            place = entry.item.cells.get(role, entry.item.location)
            name = columns.get((place.path, place.line, role))
            if name and entry.status not in _NOT_NEEDED[role]:
                yield _problem(entry, role, name)


def _expected(matrix: Matrix) -> Iterator[tuple[tuple[str, int, Role], str]]:
    """Yield the cells that must not be empty, by page, line and role, with their column's name."""
    uneven = uneven_lines(matrix)
    for role in _CURES:
        index = matrix.recognition.column(role)
        if index is None or (role is not Role.TITLE and _is_optional(matrix, role)):
            continue
        column = matrix.recognition.columns[index]
        if f"header '{column.name}'" in column.reason:
            for item in matrix.items:
                if item.location.line not in uneven:
                    yield (item.location.path, item.location.line, role), column.name


def _is_optional(matrix: Matrix, role: Role) -> bool:
    """Say whether more rows leave the column empty than fill it."""
    empty = sum(role in item.empty for item in matrix.items)
    return 2 * empty > len(matrix.items)


def _problem(entry: ResolvedItem, role: Role, name: str) -> Problem:
    return Problem(
        message=f"the cell of {entry.item.id} under '{name}' is empty; {_CURES[role]}",
        location=entry.item.cells.get(role, entry.item.location),
        item=entry.item.id,
        hint=_CURES[role],
        subject=role,
    )
