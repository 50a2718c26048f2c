"""Rows whose cells do not stand where their author meant them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_backlog.model.backlog import Matrix


def uneven_lines(matrix: Matrix) -> frozenset[int]:
    """Return the lines of rows with too few or many cells, or that GitHub and the site cut apart.

    What their cells hold is not judged: it follows from the one mistake.
    """
    table = matrix.recognition.table
    ragged = {row.line for row in table.rows if row.written != len(row.cells)}
    return frozenset(ragged | {found.line for found in table.differences})
