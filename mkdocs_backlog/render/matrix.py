"""The matrix widget of generated pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Role
from mkdocs_backlog.render.groups import key_of
from mkdocs_backlog.render.views import Cell, Label, Matrix, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_backlog.model.analysis import ResolvedItem
    from mkdocs_backlog.render.composer import Composer

_COLUMNS = (
    Role.TITLE,
    Role.CATEGORY,
    Role.DOCUMENT,
    Role.STEP,
    Role.PRIORITY,
    Role.OWNER,
    Role.DUE,
)
"""The columns between ID and status; one that is empty in all rows is left out."""


def matrix_view(
    composer: Composer, entries: tuple[ResolvedItem, ...], *, without: Role | None = None
) -> Matrix:
    """Return a matrix of items.

    Args:
        composer: The page's composer.
        entries: The items.
        without: A column that says the same in all rows.
    """
    rows = [{role: cell_labels(composer, entry, role) for role in _COLUMNS} for entry in entries]
    shown = [role for role in _COLUMNS if role is not without and any(row[role] for row in rows)]
    return Matrix(
        progress=composer.progress(entries),
        columns=tuple((role.value, str(composer.text(f"column-{role.value}"))) for role in shown),
        rows=tuple(
            Row(
                link=composer.item(entry),
                keys=row_keys(composer, entry),
                cells=tuple(Cell(column=role.value, labels=row[role]) for role in shown),
            )
            for entry, row in zip(entries, rows, strict=True)
        ),
        all_href=composer.links.generated("items/index.md"),
    )


def row_keys(composer: Composer, entry: ResolvedItem) -> str:
    """Return what the filter finds beside a row's text: category, documents' paths, lower case."""
    category = composer.catalogue.category_of.get(key_of(entry))
    words = [category.label, category.key] if category is not None else []
    words += [document.ref.href for document in entry.documents]
    return " ".join(dict.fromkeys(words)).lower()


def cell_labels(composer: Composer, entry: ResolvedItem, role: Role) -> tuple[Label, ...]:
    """Return what an item's cell in a column between ID and status shows."""
    if role is Role.DOCUMENT:
        return tuple(composer.document(document) for document in entry.documents)
    if role is Role.STEP:
        return tuple(composer.step(step) for step in entry.steps)
    if role is Role.CATEGORY:
        category = composer.catalogue.category_of.get(key_of(entry))
        return () if category is None else (composer.group(category),)
    text = entry.item.title if role is Role.TITLE else entry.item.roles.get(role, "")
    return _texts((text,))


def _texts(texts: Iterable[str]) -> tuple[Label, ...]:
    return tuple(Label(text=text) for text in texts if text)
