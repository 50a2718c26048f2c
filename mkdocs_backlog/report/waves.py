"""Items by the waves that their steps belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_backlog.model.analysis import ResolvedItem, ResolvedStep

_LEAST_DASHES = 2
"""A step's ID with fewer segments than stage, wave and number names no wave."""


def items_by_wave(items: Iterable[ResolvedItem]) -> dict[str, list[ResolvedItem]]:
    """Return the items of each wave, by its folded ID, sorted; an item can be in several waves."""
    found: dict[str, list[ResolvedItem]] = {}
    for entry in items:
        for wave in dict.fromkeys(_wave(step) for step in entry.steps):
            if wave:
                found.setdefault(wave, []).append(entry)
    return dict(sorted(found.items()))


def _wave(step: ResolvedStep) -> str | None:
    if any(box.key != step.key for box in step.boxes):
        return step.key  # a reference to a whole wave
    return step.key.rpartition("-")[0] if step.key.count("-") >= _LEAST_DASHES else None
