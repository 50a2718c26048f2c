"""Items in groups: by category, wave, status, document, step."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem, ResolvedStep
    from mkdocs_backlog.settings import Settings

_UNSAFE = re.compile(r"[^\w.-]+")
_RESERVED = frozenset({"index", "readme"})
_SEPARATORS = "-_./ "
_STARTED = frozenset({Status.DONE, Status.AWAITING_LEDGERS, Status.IN_PROGRESS})


ItemKey = tuple[str, str]
"""An item's backlog and ID."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items that belong together."""

    key: str
    """What they share: a category's key, a folded wave, a status, a page."""
    label: str
    """Its name as readers see it."""
    src_uri: str
    """Source path of the page that lists them."""
    items: tuple[ResolvedItem, ...]
    """The items in their order."""
    mono: bool = False
    """True when the label is a step's name."""


def key_of(entry: ResolvedItem) -> ItemKey:
    """Return what tells an item from all others: two backlogs may use one ID."""
    return entry.backlog, entry.item.id


def grouped(pairs: Iterable[tuple[str, ResolvedItem]]) -> dict[str, tuple[ResolvedItem, ...]]:
    """Return the items by key, each once under a key, keys in the order of their first items."""
    result: dict[str, dict[ItemKey, ResolvedItem]] = {}
    for key, entry in pairs:
        result.setdefault(key, {})[key_of(entry)] = entry
    return {key: tuple(entries.values()) for key, entries in result.items()}


def wave_of(step: ResolvedStep) -> str | None:
    """Return the folded ID of the wave that a referenced step is in; None where there is none.

    A reference to a wave is in that wave. What has no digit before its last segment is a prefix of
    all steps (TASK-12), not a wave.
    """
    if any(box.key.startswith(f"{step.key}-") for box in step.boxes):
        return step.key
    wave = step.key.rpartition("-")[0]
    return wave if any(character.isdigit() for character in wave) else None


def shared_prefix(ids: Iterable[str]) -> str:
    """Return what all IDs begin with, up to a separator; '' for a single ID."""
    names = sorted(set(ids))
    if len(names) == 1:
        return ""
    common = posixpath.commonprefix([names[0], names[-1]])
    return common[: max(common.rfind(separator) for separator in _SEPARATORS) + 1]


def category_groups(analysis: Analysis, settings: Settings) -> tuple[Group, ...]:
    """Return the categories in the order of their first items."""
    labels = {key.casefold(): label for key, label in settings.categories.items()}
    groups = grouped((e.item.category, e) for e in analysis.items if e.item.category)
    names = file_names(groups)
    return tuple(
        Group(
            key=key,
            label=labels.get(key.casefold(), key),
            src_uri=f"{settings.pages}/categories/{names[key]}.md",
            items=entries,
        )
        for key, entries in groups.items()
    )


def wave_groups(analysis: Analysis, settings: Settings) -> tuple[Group, ...]:
    """Return the waves that items are carried out in, sorted, numbers by their value."""
    pairs = ((wave_of(step), entry) for entry in analysis.items for step in entry.steps)
    groups = grouped((wave, entry) for wave, entry in pairs if wave)
    names = file_names(groups)
    return tuple(
        Group(
            key=key,
            label=_wave_label(analysis, key),
            src_uri=f"{settings.pages}/waves/{names[key]}.md",
            items=groups[key],
            mono=True,
        )
        for key in sorted(groups, key=_natural)
    )


def status_groups(analysis: Analysis, settings: Settings) -> tuple[Group, ...]:
    """Return the statuses that occur, in their order."""
    groups = grouped((entry.status.value, entry) for entry in analysis.items)
    return tuple(
        Group(
            key=status.value,
            label=status.value,
            src_uri=f"{settings.pages}/status/{status.value}.md",
            items=groups[status.value],
        )
        for status in Status
        if status.value in groups
    )


def backlog_groups(analysis: Analysis) -> tuple[Group, ...]:
    """Return the backlogs, each with the page that it stands on."""
    groups = grouped((entry.backlog, entry) for entry in analysis.items)
    titles = {backlog.src_uri: backlog.title for backlog in analysis.backlogs}
    return tuple(
        Group(key=key, label=titles.get(key, key), src_uri=key, items=entries)
        for key, entries in groups.items()
    )


def common_status(entries: Iterable[ResolvedItem]) -> Status:
    """Return one status for items together: in progress where some are further than others.

    Dropped items say nothing of the rest.
    """
    statuses = {entry.status for entry in entries}
    counted = statuses - {Status.DROPPED} or statuses
    if len(counted) == 1:
        return counted.pop()
    return Status.IN_PROGRESS if counted & _STARTED else Status.OPEN


def file_names(keys: Iterable[str]) -> dict[str, str]:
    """Return a file name for each key: letters, digits, '.', '-', '_', no two alike."""
    taken = set(_RESERVED)
    names: dict[str, str] = {}
    for key in keys:
        stem = _UNSAFE.sub("-", key).strip("-.") or "x"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names[key] = name
    return names


def _wave_label(analysis: Analysis, key: str) -> str:
    boxes = analysis.steps.get(key, ())
    return boxes[0].label if boxes else key


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key in which numbers count by their value, however long they are."""
    parts = re.findall(r"[0-9]+|[^0-9]+", text)
    numbers = (part.lstrip("0") if part[0] in "0123456789" else None for part in parts)
    return tuple(
        (1, 0, part) if number is None else (0, len(number), number)
        for part, number in zip(parts, numbers, strict=True)
    )
