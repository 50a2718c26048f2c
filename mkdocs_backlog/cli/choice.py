"""Which items a list holds: those of a view, a status, a category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.cli.program import tell
from mkdocs_backlog.cli.work import nearest
from mkdocs_backlog.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.cli.work import Work
    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem, ResolvedView


def chosen_items(
    work: Work, *, status: str | None, category: str | None, view: str | None
) -> Sequence[ResolvedItem]:
    """Return the items that are asked for, in their order, which a view may change.

    Args:
        work: What was read.
        status: The only status; None: any.
        category: The only category, by its key or its label, letter case aside; None: any.
        view: The name of a view; None: all items.

    Raises:
        SourceError: There is no such view, or it asks for what there is not.
    """
    found = None if view is None else _require_view(work.analysis, view)
    items: Sequence[ResolvedItem] = work.analysis.items if found is None else found.items
    if status is not None:
        items = [entry for entry in items if entry.status == status.lower()]
    if category is not None:
        items = _of_category(items, category, work)
    limit = None if found is None else found.view.query.limit
    if limit is not None and len(items) > limit:
        tell(f"note: {limit} of {len(items)} items, as the view's limit says")
    return items[:limit]


def _of_category(
    items: Sequence[ResolvedItem], category: str, work: Work
) -> Sequence[ResolvedItem]:
    keys = {entry.item.category for entry in work.analysis.items if entry.item.category}
    names = {key.casefold(): key for key in keys}
    names |= {
        work.settings.categories[key].casefold(): key
        for key in keys & set(work.settings.categories)
    }
    key = names.get(category.casefold())
    if key is None:
        known = sorted(keys)
        there = f"; there are {', '.join(known)}" if known else "; no item has any"
        tell(f"no item has the category '{category}'{nearest(category, known) or there}")
    return [entry for entry in items if entry.item.category == key and key is not None]


def _require_view(analysis: Analysis, name: str) -> ResolvedView:
    found = analysis.views.get(name)
    if found is None:
        known = ", ".join(analysis.views)
        rest = f"; there are {known}" if known else "; the option 'views' in mkdocs.yml has none"
        raise SourceError(f"no view '{name}'{nearest(name, analysis.views) or rest}")
    if found.problems:
        from mkdocs_backlog.rules.queries import Cures  # noqa: PLC0415 # only for the unlucky

        raise SourceError(f"view '{name}': {Cures(analysis).told(found.problems[0])}")
    return found
