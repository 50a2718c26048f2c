"""What is written, held against what exists: the input of rules, pages and exports."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_backlog.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_backlog.model.backlog import Backlog, DocumentRef, Item, Recognition, Role, StepRef
    from mkdocs_backlog.model.baseline import Baseline, KnownFinding
    from mkdocs_backlog.model.clause import Clause
    from mkdocs_backlog.model.document import Document, Link, Task
    from mkdocs_backlog.model.evidence import Evidence
    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.model.former import FormerId
    from mkdocs_backlog.model.history import Commit
    from mkdocs_backlog.model.ledger import LedgerClaim
    from mkdocs_backlog.model.page_options import PageOptions
    from mkdocs_backlog.model.query import Query, QueryProblem, View
    from mkdocs_backlog.model.site import Site
    from mkdocs_backlog.model.status import Status
    from mkdocs_backlog.model.timeline import History
    from mkdocs_backlog.model.widget import Widget


class TargetState(StrEnum):
    """What a link leads to."""

    FOUND = "found"
    MISSING = "missing"
    ANCHOR_MISSING = "anchor-missing"
    OUTSIDE = "outside"
    EXCLUDED = "excluded"
    CASE = "case"
    EXTERNAL = "external"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a link's href leads to."""

    state: TargetState
    """Whether it is there; `unchecked` where nothing can be known of it."""
    file: str | None = None
    """The file, as a POSIX path relative to docs_dir; for `outside` relative to the repository.

    It never leads out of either, but for a `missing` one, which may begin with '../'.
    """
    anchor: str | None = None
    """The part after '#', percent-decoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedLink:
    """A link of a page and what it leads to."""

    src_uri: str
    """The page it stands on."""
    link: Link
    """The link as written."""
    target: Target
    """What it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A box that declares a step."""

    key: str
    """The ID with separators folded to '-' and letters to upper case; equal keys are one step."""
    label: str
    """The ID as written."""
    src_uri: str
    """The page it stands on."""
    task: Task
    """The entry."""

    @property
    def location(self) -> Location:
        """Where it stands."""
        return Location(self.src_uri, self.task.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedStep:
    """A step that a row refers to, and the boxes that answer."""

    ref: StepRef
    """What the row names."""
    key: str
    """The folded ID."""
    boxes: tuple[Step, ...]
    """The boxes: the step's own, and for a wave all under it; empty where there is none."""
    state: Status
    """What the boxes say together; unknown where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedDocument:
    """A document that a row refers to."""

    ref: DocumentRef
    """What the row names."""
    target: Target
    """What it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place that names an item."""

    item: str
    """The item's ID."""
    location: Location
    """The place."""
    text: str
    """The sentence or row around it, plain."""
    section: int
    """Index of its heading in the document's headings; -1 before the first."""


class LedgerState(StrEnum):
    """Whether a ledger shows that an item was closed."""

    EVIDENCED = "evidenced"
    MISSING = "missing"
    ABSENT = "absent"
    UNKNOWN = "unknown"
    NOT_DUE = "not-due"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """What one ledger shows of one item."""

    file: str
    """The ledger, as a POSIX path relative to docs_dir."""
    state: LedgerState
    """Evidenced, missing, absent (no such file), unknown, or not due before the item is closed."""
    clause: Clause
    """What the evidence is."""
    location: Location | None = None
    """Where the evidence is."""
    commit: Commit | None = None
    """The commit that shows it, where git does."""

    @property
    def text(self) -> str:
        """What the evidence is, in English."""
        return self.clause.text


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedItem:
    """An item with its status and everything that it is tied to."""

    item: Item
    """What is written."""
    backlog: str
    """The page of its backlog."""
    status: Status
    """The status that follows."""
    written: Status
    """The status before the ledgers are asked."""
    evidence: tuple[Evidence, ...]
    """The facts that it follows from."""
    documents: tuple[ResolvedDocument, ...]
    """Its canonical documents."""
    steps: tuple[ResolvedStep, ...]
    """Its steps."""
    ledgers: tuple[LedgerEntry, ...]
    """The ledgers of its backlog."""
    mentions: tuple[Mention, ...]
    """The places that name it, outside of the matrix."""
    anchor: str
    """The `id` of its row on the rendered matrix page; unique on that page."""
    page: str | None
    """The source path of its own page ('backlog/items/FR-1.md'); None where pages are off."""
    claims: tuple[LedgerClaim, ...] = ()
    """What rows of the ledgers say about it, sorted by place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A document that must be updated when an item closes."""

    backlog: str
    """The page whose governance names it."""
    file: str
    """POSIX path relative to docs_dir."""
    exists: bool
    """False when there is no such page."""
    location: Location
    """Where it is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedView:
    """A view and what it comes to."""

    view: View
    """The view."""
    items: tuple[ResolvedItem, ...]
    """All items that it asks for, in its order."""
    problems: tuple[QueryProblem, ...]
    """What in it no backlog knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedWidget:
    """A widget and what it comes to."""

    widget: Widget
    """What is written."""
    query: Query
    """What it asks for, its view's query in it."""
    headers: Mapping[str, tuple[str, Role | None]]
    """Header and role of the columns that it names by their headers, by folded name."""
    items: tuple[ResolvedItem, ...]
    """All items that it asks for, in its order, whatever its limit."""
    problems: tuple[QueryProblem, ...]
    """What in it is not understood."""
    shown: bool
    """False where it, or its view, is not understood as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Everything that is known about a documentation tree."""

    site: Site
    """What was read."""
    documents: Mapping[str, Document]
    """The pages by path, sorted."""
    backlogs: tuple[Backlog, ...]
    """The backlogs, sorted by page."""
    recognitions: tuple[Recognition, ...]
    """What was decided about each table that was a candidate."""
    items: tuple[ResolvedItem, ...]
    """The items of all backlogs in their order."""
    steps: Mapping[str, tuple[Step, ...]]
    """The steps by folded ID."""
    governed: frozenset[str]
    """The pages whose checklists are governed; empty when that is not said."""
    ledgers: tuple[Ledger, ...]
    """The ledgers of all backlogs."""
    superseded: Mapping[str, Location]
    """The pages that a backlog replaces, and where that is said."""
    links: tuple[ResolvedLink, ...]
    """The links of all pages."""
    unknown_mentions: tuple[Mention, ...]
    """The places that name an ID of a backlog's shape which no matrix has."""
    page_options: Mapping[str, PageOptions] = field(default_factory=dict)
    """The options that pages set in their front matter, by path."""
    history: History | None = None
    """How the backlogs came to be what they are; None where nobody asked."""
    former: tuple[FormerId, ...] = ()
    """The IDs that items had before, sorted."""
    former_mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    """The places that name an ID which no matrix has any more, by ID; empty without history."""
    views: Mapping[str, ResolvedView] = field(default_factory=dict)
    """The views of the settings by name."""
    widgets: tuple[ResolvedWidget, ...] = ()
    """The widgets of all pages, by page and line."""
    findings: tuple[Finding, ...] = ()
    """What the rules found, in the order of their places; without what a baseline knows."""
    baseline: Baseline | None = None
    """The findings that are accepted for now; None where there is no such file."""
    known: tuple[Finding, ...] = ()
    """What the rules found and the baseline knows."""
    removable: tuple[KnownFinding, ...] = ()
    """The entries of the baseline that nothing is found for any more."""

    def item(self, item_id: str) -> ResolvedItem | None:
        """Return the item with this ID, letter case aside."""
        folded = item_id.casefold()
        for entry in self.items:
            if entry.item.id.casefold() == folded:
                return entry
        return None

    def successors(self) -> Mapping[str, str]:
        """Return the ID that an item has today by those that it had before, case folded."""
        return {entry.id.casefold(): entry.successor for entry in self.former if entry.successor}
