"""A backlog as it is written: matrices, items, governance."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_backlog.model.document import Link, Table
    from mkdocs_backlog.model.location import Location
    from mkdocs_backlog.model.status import Status


class Role(StrEnum):
    """What a column is for."""

    ID = "id"
    TITLE = "title"
    DOCUMENT = "document"
    STEP = "step"
    STATUS = "status"
    CATEGORY = "category"
    PRIORITY = "priority"
    OWNER = "owner"
    DUE = "due"
    DEPENDS = "depends"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a matrix and how its role was found."""

    name: str
    """The header as written, plain text; 'column 3' where the header is empty."""
    role: Role | None
    """Its role; None for a column that is kept under its own name."""
    reason: str
    """How the role was found, as a clause: "header 'Theme'", '14 of 16 cells are statuses'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """Whether a table is a matrix, and why."""

    src_uri: str
    """The page it stands on."""
    table: Table
    """The table."""
    columns: tuple[Column, ...]
    """Its columns in order."""
    matrix: bool
    """True when it is taken for a matrix."""
    almost: bool
    """True when it has an ID column but nothing else of a backlog."""
    register: bool
    """True when its page or heading names a register (risks, requirements), not a backlog."""
    named: bool
    """True when its page's title, its heading or the file's name calls it a backlog."""
    reasons: tuple[str, ...]
    """Why, a clause each, the decisive one first."""
    legend: Mapping[str, Status] = field(default_factory=dict)
    """What the page says its signs stand for."""

    def column(self, role: Role) -> int | None:
        """Return the index of the column with this role, counted from 0."""
        for index, column in enumerate(self.columns):
            if column.role is role:
                return index
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusWord:
    """A written status."""

    text: str
    """The cell's text as written."""
    status: Status
    """What it means; unknown where the vocabulary has no such word."""
    note: str | None
    """What follows the word."""
    word: str | None
    """The word that was understood, or was not; None for an empty cell or a dash."""
    location: Location
    """The cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRef:
    """A document that a row names."""

    text: str
    """The visible text."""
    href: str
    """The target as written."""
    location: Location
    """The place of the link."""
    linked: bool = True
    """False for a path in code or plain text, which the author has not made a link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRef:
    """A step or wave that a row names."""

    text: str
    """The step's ID as written."""
    location: Location
    """The cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row of a matrix."""

    id: str
    """The ID as written."""
    title: str
    """Plain text."""
    location: Location
    """The row; the first one where an item stands in several tables."""
    places: tuple[Location, ...]
    """All its rows."""
    documents: tuple[DocumentRef, ...] = ()
    """What its document column names."""
    steps: tuple[StepRef, ...] = ()
    """What its step column names."""
    status: StatusWord | None = None
    """What its status column says; None without such a column."""
    category: str | None = None
    """Key of its category: the category column's text, else a segment of the ID."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """The other columns' plain texts by header: priority, owner, due and more; none is empty."""
    roles: Mapping[Role, str] = field(default_factory=dict)
    """The plain text of each column that has a role, by role; no empty ones."""
    links: tuple[Link, ...] = ()
    """All links of the row, in order."""
    struck: bool = False
    """True when the ID is struck through: the item is dropped."""
    cells: Mapping[Role, Location] = field(default_factory=dict)
    """Where each column with a role stands in the row."""
    empty: tuple[Role, ...] = ()
    """Title, document and step columns that the table has and the row leaves empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenRow:
    """A row of a matrix that yields no item, though it looks as if it should."""

    location: Location
    """The row."""
    text: str
    """What the ID cell holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A table with its items."""

    recognition: Recognition
    """Why it was taken."""
    items: tuple[Item, ...]
    """Its items in order; a doubled ID is in it twice."""
    without_id: tuple[BrokenRow, ...] = ()
    """Rows with content but no ID."""
    odd_ids: tuple[BrokenRow, ...] = ()
    """Rows whose ID is not of the neighbours' shape, or not of `id_pattern`."""


class GovernanceKind(StrEnum):
    """What a sentence of a Governance section demands."""

    LEDGERS = "ledgers"
    CHECKLISTS = "checklists"
    SUPERSEDES = "supersedes"


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernanceRule:
    """A sentence that was understood as a rule, or a setting that stands for one."""

    kind: GovernanceKind
    """What it demands."""
    text: str
    """The sentence, or the name of the setting."""
    location: Location
    """Where it stands."""
    links: tuple[Link, ...] = ()
    """The documents it links."""
    patterns: tuple[str, ...] = ()
    """Globs or path words where it names no document: 'stage-10'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """The items of one page."""

    src_uri: str
    """The page."""
    title: str
    """Its title."""
    matrices: tuple[Matrix, ...]
    """Its matrices in order."""
    items: tuple[Item, ...]
    """Its items in the order of their rows; a doubled ID is in it twice, so that no row is lost."""
    duplicates: tuple[tuple[Item, Item], ...] = ()
    """Pairs of items with one ID: the one that counts, and the further one."""
    governance: tuple[GovernanceRule, ...] = ()
    """The rules that were read, in order."""
