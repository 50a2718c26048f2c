"""The names that look like an item's ID and are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.rules.nearest import NearestName, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis, Mention

_REACH = 10


def strangers(analysis: Analysis) -> Iterator[Mention]:
    """Yield the places that name an ID which neither a matrix nor a checklist has."""
    declared = {fold(key) for key in analysis.steps}
    for mention in analysis.unknown_mentions:
        if fold(mention.item) not in declared:
            yield mention


def nearest_item(analysis: Analysis) -> NearestName:
    """Return what finds the nearest item; a number far from all others has none."""
    return NearestName((entry.item.id for entry in analysis.items), reach=_REACH)
