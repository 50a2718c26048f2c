"""What templates and the plugin are given: finished texts and links, nothing to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A status as readers see it."""

    status: str
    """The status: 'in-progress'."""
    text: str
    """Its words: 'In progress'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLink:
    """An item as it is named on some page."""

    id: str
    """The ID as written in the matrix."""
    prefix: str
    """What it begins with like all IDs of its backlog; '' where they share nothing."""
    name: str
    """The rest of the ID."""
    href: str
    """Link to the item's page, else to its row."""
    title: str
    """The item's title."""
    badge: Badge
    """Its status."""
    steps: str
    """Its steps, separated by ', '."""
    tooltip: str
    """Title and status in a line."""

    @property
    def status(self) -> str:
        """The status: 'in-progress'."""
        return self.badge.status


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A short text that may be a link."""

    text: str
    """The visible text."""
    href: str | None = None
    """Where it leads; None for plain text."""
    title: str = ""
    """The tooltip."""
    mono: bool = False
    """True for names of steps and files."""
    missing: bool = False
    """True for what is named and not there."""
    note: str = ""
    """What follows it: a path."""
    group: Label | None = None
    """What it is in: a step's wave."""
    english: bool = False
    """True where the tooltip is English on every site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part of a progress bar."""

    status: str
    """Its status."""
    start: float
    """Where it begins, in items."""
    width: float
    """Its length, in items, the gap to the next taken off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many items have a status."""

    badge: Badge
    """The status."""
    number: int
    """How many items."""
    text: str
    """Number and status: '3 in progress'."""
    href: str | None
    """The status' page; None where the site has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far some items are."""

    done: int
    """How many are done."""
    total: int
    """How many count: all but the dropped ones."""
    percent: str
    """The share that is done: '38 %'."""
    counts: tuple[Count, ...]
    """The statuses that occur, in their order."""
    legend: tuple[Count, ...]
    """The same in the order of the bar, what it leaves out at the end."""
    segments: tuple[Segment, ...]
    """The bar."""
    description: str
    """The bar in words: '6 done, 3 in progress, 5 open'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A group of items and how far it is."""

    label: Label
    """Its name."""
    progress: Progress
    """How far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a matrix on a generated page."""

    column: str
    """The role of its column."""
    labels: tuple[Label, ...]
    """What is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a matrix on a generated page."""

    link: ItemLink
    """The item."""
    keys: str
    """What the filter finds beside the text."""
    cells: tuple[Cell, ...]
    """The cells between ID and status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A matrix on a generated page."""

    progress: Progress
    """How far its items are."""
    columns: tuple[tuple[str, str], ...]
    """Role and header of each column between ID and status."""
    rows: tuple[Row, ...]
    """The rows."""
    all_href: str | None
    """The page of all items; None where the site has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of a table that a widget asks for."""

    link: ItemLink
    """The item; ID and status are shown from it."""
    cells: tuple[Cell, ...]
    """All cells; those of ID and status are empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that a widget asks for."""

    columns: tuple[tuple[str, str], ...]
    """Role and header of each column."""
    rows: tuple[TableRow, ...]
    """The rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A finding on an item's page or the dashboard."""

    severity: str
    """error, warning or info."""
    message: Markup
    """What was found, items and steps linked."""
    rule: Label | None
    """The rule's code, linked to its summary; None where no rule says it."""
    item: ItemLink | None = None
    """The item it is about."""
    place: Label | None = None
    """Where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of evidence."""

    mark: str
    """What the line shows: check, miss, none, or a status."""
    text: Markup
    """The fact, names linked."""
    details: tuple[Markup, ...] = ()
    """What it rests on, a line each."""
    place: Label | None = None
    """Where it can be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A line of an item's properties."""

    name: str
    """What it is."""
    values: tuple[Label, ...] = ()
    """Its values."""
    text: Markup | None = None
    """The author's words, names linked, where it has no values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """The places of a section that name an item."""

    label: Label
    """The page, and the section on it."""
    texts: tuple[Markup, ...]
    """The sentences, the ID marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long some items take, as medians."""

    label: Label
    """What they share."""
    age: Markup | None
    """How long the open ones have been there: '12 days'; None where none is known."""
    lead: Markup | None
    """How long the done ones took; None where none is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """An item and the day on which something happened to it last."""

    link: ItemLink
    """The item."""
    date: str
    """The day, as 2025-01-31."""
