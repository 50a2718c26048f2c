"""The boxes that the rules about steps look at, and which of them belong together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_backlog.model.analysis import Analysis, Step

_TELLING_PARTS = 3
DEEPEST = 16
"""How many levels above a step are looked at: wave, stage and whatever is above them."""


class Checklists:
    """The boxes of an analysis without those on pages that a backlog replaces."""

    def __init__(self, analysis: Analysis) -> None:
        """Index the boxes."""
        self.governed = analysis.governed
        """The pages whose checklists are governed."""
        self.steps: Mapping[str, tuple[Step, ...]] = {
            key: kept
            for key, boxes in analysis.steps.items()
            if (kept := tuple(box for box in boxes if box.src_uri not in analysis.superseded))
        }
        """The boxes by folded ID."""
        claims: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for entry in analysis.items:
            for step in entry.steps:
                for key in {box.key for box in step.boxes}:
                    claims[key][entry.item.id] = None
        self.claims = {key: tuple(ids) for key, ids in claims.items()}
        """The IDs of the items that refer to a box's folded ID, by itself or through its wave."""
        self._leaves = self._find_leaves()

    def counts(self, box: Step) -> bool:
        """Say whether a box is one of the work that the backlogs tell of."""
        return box.key in self.claims or box.src_uri in self.governed

    def under(self, box: Step) -> tuple[Step, ...]:
        """Return the boxes below a wave or stage that have none below themselves.

        Plain numbers are given again on other pages ('1.1' under '1'), so a box of another page
        belongs to this one only when it is part of the backlogs' work or its ID is a telling one.
        """
        return tuple(
            leaf
            for leaf in self._leaves.get(box.key, ())
            if leaf.src_uri == box.src_uri or self.counts(leaf) or _is_telling(leaf.key)
        )

    def _find_leaves(self) -> dict[str, tuple[Step, ...]]:
        """Return, by the folded ID of each wave and stage, the boxes at the bottom."""
        parents = {ancestor for key in self.steps for ancestor in ancestors(key)}
        found: dict[str, list[Step]] = {}
        for key, boxes in self.steps.items():
            if key not in parents:
                for ancestor in ancestors(key):
                    found.setdefault(ancestor, []).extend(boxes)
        return {key: tuple(boxes) for key, boxes in found.items()}


def ancestors(key: str) -> tuple[str, ...]:
    """Return the folded IDs above a step, the nearest first: wave, stage."""
    parts = key.split("-")
    highest = max(0, len(parts) - 1 - DEEPEST)
    return tuple("-".join(parts[:count]) for count in range(len(parts) - 1, highest, -1))


def _is_telling(key: str) -> bool:
    """Say whether an ID is not given twice by chance: three parts, letters among them."""
    return key.count("-") + 1 >= _TELLING_PARTS and any(
        part[0].isalpha() for part in key.split("-")
    )
