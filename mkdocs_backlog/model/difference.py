"""What changed between two editions of a documentation: items and findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.model.history import Commit
    from mkdocs_backlog.model.location import Location


class ChangeKind(StrEnum):
    """What became of an item; the order is that of reports."""

    OPENED = "opened"
    CLOSED = "closed"
    REOPENED = "reopened"
    STATUS = "status"
    MOVED = "moved"
    RETITLED = "retitled"
    RENAMED = "renamed"
    REUSED = "reused"
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """One thing that became of an item."""

    kind: ChangeKind
    """What became of it."""
    id: str
    """Its ID after the change; for what vanished the one before."""
    title: str
    """Its title, from the same side as the ID."""
    location: Location
    """Its row, from the same side as the ID."""
    part: str = ""
    """For what moved: 'page', 'document' or 'step'."""
    before: str = ""
    """What was there: a status, page, title, ID, documents or steps; '' for nothing."""
    after: str = ""
    """What is there now; '' for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The documentation at one point."""

    name: str
    """How it was asked for: 'origin/main', 'the working tree'."""
    commit: Commit | None
    """Its commit; None for the working tree."""
    analysis: Analysis
    """What is known of it, with all findings, whatever a baseline knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed from one edition to another."""

    before: Edition
    """The earlier one."""
    after: Edition
    """The later one."""
    changes: tuple[ItemChange, ...]
    """What became of items, by kind, then in the order of their rows."""
    new: tuple[Finding, ...]
    """The findings that only the later one has."""
    fixed: tuple[Finding, ...]
    """The findings that only the earlier one has, with their places there."""
    earlier: frozenset[str] = frozenset()
    """The marks of the earlier one's findings, pages and items under their later names."""
