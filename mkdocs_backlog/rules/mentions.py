"""The names that look like an item's ID and are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.rules.nearest import NearestName, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_backlog.model.analysis import Analysis, Mention

_REACH = 10


def strangers(analysis: Analysis) -> Iterator[Mention]:
    """Yield the places that name an ID which neither a matrix nor a checklist has."""
    declared = {fold(key) for key in analysis.steps}
    for mention in analysis.unknown_mentions:
        if fold(mention.item) not in declared:
            yield mention


def cures(analysis: Analysis) -> Callable[[str], str]:
    """Return what tells the cure for an ID that no matrix has.

    It is the ID that the item has today, else the nearest one; a number far from all others has
    none.
    """
    nearest = NearestName((entry.item.id for entry in analysis.items), reach=_REACH)
    successors = analysis.successors()

    def cure(name: str) -> str:
        if today := successors.get(name.casefold()):
            return f"it is '{today}' now"
        found = nearest.find(name)
        return f"nearest is '{found}'" if found else "correct the ID or add the item"

    return cure
