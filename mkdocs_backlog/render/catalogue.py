"""An analysis, and its items by everything that pages and fragments look them up by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Analysis, ResolvedItem, TargetState
from mkdocs_backlog.render.groups import (
    Group,
    ItemKey,
    backlog_groups,
    category_groups,
    grouped,
    key_of,
    shared_prefix,
    status_groups,
    wave_groups,
)
from mkdocs_backlog.render.markup import step_anchor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything that is known, made once for all pages."""

    analysis: Analysis
    """What is known."""
    settings: Settings
    """The options."""
    categories: tuple[Group, ...]
    """The categories in the order of their first items."""
    waves: tuple[Group, ...]
    """The waves, sorted."""
    statuses: tuple[Group, ...]
    """The statuses that occur, in their order."""
    backlogs: tuple[Group, ...]
    """The backlogs, under the page of each."""
    category_of: Mapping[ItemKey, Group]
    """The category of an item."""
    neighbours: Mapping[ItemKey, tuple[ResolvedItem | None, ResolvedItem | None]]
    """The items before and after an item in its category."""
    wave_page: Mapping[str, Group]
    """The waves by folded ID."""
    by_id: Mapping[str, ResolvedItem]
    """The items by case-folded ID; the first where several backlogs have one ID."""
    by_backlog: Mapping[str, tuple[ResolvedItem, ...]]
    """The items by the page of their backlog."""
    by_document: Mapping[str, tuple[ResolvedItem, ...]]
    """The items by the path of each canonical document that exists."""
    by_checklist: Mapping[str, tuple[ResolvedItem, ...]]
    """The items by the path of each page that has a box of theirs."""
    by_step: Mapping[str, tuple[ResolvedItem, ...]]
    """The items by the folded ID of each box of theirs."""
    prefixes: Mapping[str, str]
    """What the IDs of a backlog begin with, by its page; '' where they share nothing."""
    anchors: Mapping[tuple[str, int], str]
    """The anchors of the items' rows and of the steps' boxes, by page and line."""
    findings: Mapping[str, tuple[Finding, ...]]
    """The findings by the case-folded ID of the item they are about."""
    exists: Callable[[str], bool]
    """Tells whether the site will have a generated page, by its source path."""


def build_catalogue(
    analysis: Analysis, settings: Settings, exists: Callable[[str], bool]
) -> Catalogue:
    """Return an analysis with its items in their groups.

    Args:
        analysis: What is known.
        settings: The options.
        exists: Tells whether the site will have a generated page.
    """
    items = analysis.items
    categories = category_groups(analysis, settings)
    waves = wave_groups(analysis, settings)
    by_backlog = grouped((entry.backlog, entry) for entry in items)
    return Catalogue(
        analysis=analysis,
        settings=settings,
        categories=categories,
        waves=waves,
        statuses=status_groups(analysis, settings),
        backlogs=backlog_groups(analysis),
        category_of={key_of(entry): group for group in categories for entry in group.items},
        neighbours=dict(_neighbours(categories)),
        wave_page={group.key: group for group in waves},
        by_id={entry.item.id.casefold(): entry for entry in reversed(items)},
        by_backlog=by_backlog,
        by_document=grouped((path, entry) for entry in items for path in _documents(entry)),
        by_checklist=grouped((b.src_uri, e) for e in items for s in e.steps for b in s.boxes),
        by_step=grouped((box.key, e) for e in items for step in e.steps for box in step.boxes),
        prefixes={
            key: shared_prefix(entry.item.id for entry in entries)
            for key, entries in by_backlog.items()
        },
        anchors=_anchors(analysis),
        findings=_by_item(analysis.findings),
        exists=exists,
    )


def _neighbours(
    groups: Iterable[Group],
) -> Iterator[tuple[ItemKey, tuple[ResolvedItem | None, ResolvedItem | None]]]:
    for group in groups:
        before = (None, *group.items)
        after = (*group.items[1:], None)
        for entry, left, right in zip(group.items, before, after, strict=False):
            yield key_of(entry), (left, right)


def _anchors(analysis: Analysis) -> dict[tuple[str, int], str]:
    boxes = (box for entries in analysis.steps.values() for box in entries)
    anchors = {(box.src_uri, box.task.line): step_anchor(box) for box in boxes}
    for entry in analysis.items:
        anchors.update({(place.path, place.line): entry.anchor for place in entry.item.places})
    return anchors


def _documents(entry: ResolvedItem) -> Iterator[str]:
    for document in entry.documents:
        target = document.target
        if target.state in {TargetState.FOUND, TargetState.ANCHOR_MISSING} and target.file:
            yield target.file


def _by_item(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    result: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.problem.item is not None:
            result.setdefault(finding.problem.item.casefold(), []).append(finding)
    return {key: tuple(entries) for key, entries in result.items()}
