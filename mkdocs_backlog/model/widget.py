"""Comments that ask for a part of the backlog: `<!-- backlog/table { status: open } -->`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_backlog.model.query import Query

if TYPE_CHECKING:
    from mkdocs_backlog.model.location import Location
    from mkdocs_backlog.model.query import QueryProblem


class WidgetKind(StrEnum):
    """What a widget shows."""

    PROGRESS = "progress"
    TABLE = "table"
    LIST = "list"
    CHART = "chart"
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """A widget as it is written."""

    location: Location
    """Where its comment begins."""
    text: str
    """The comment, white space joined."""
    name: str
    """The kind as written."""
    kind: WidgetKind | None
    """What it shows; None where there is no such kind."""
    view: str | None = None
    """The view it begins with; None without one."""
    query: Query = field(default_factory=Query)
    """What it asks for beside that."""
    problems: tuple[QueryProblem, ...] = ()
    """What is wrong with it by itself."""
    parts_text: bool = False
    """True for a number that begins a line, which parts it from the words behind it."""
