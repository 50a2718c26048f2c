"""What git hands on: commits, versions of pages, and why something is not known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from mkdocs_backlog.model.clause import Clause, clause

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_backlog.model.status import Status

_SHORT = 7
_LATEST = 253402300799
"""The last second of the year 9999, the end of what a date can say."""


BARE_PARENT = "-"
"""Stands among parents for one that has none of the pages and is not in the log."""


class Gap(StrEnum):
    """Why nothing is known of the history."""

    NO_GIT = "no-git"
    NO_REPOSITORY = "no-repository"
    NO_WORK_TREE = "no-work-tree"
    NO_COMMITS = "no-commits"
    SHALLOW = "shallow"
    REFUSED = "refused"
    INCOMPLETE = "incomplete"
    TOO_SLOW = "too-slow"
    TOO_LARGE = "too-large"
    NOT_STARTED = "not-started"
    STOPPED = "stopped"
    FAILED = "failed"
    GARBLED = "garbled"


_CURABLE = frozenset({Gap.NO_GIT, Gap.SHALLOW, Gap.REFUSED, Gap.INCOMPLETE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Nothing is known, and why."""

    gap: Gap
    """The reason."""
    detail: str = ""
    """What belongs to the reason: seconds, an exit code, a signal, what the system says."""

    @property
    def clause(self) -> Clause:
        """The reason as a statement: 'the clone is shallow'."""
        return clause(f"gap-{self.gap.value}", detail=self.detail)

    @property
    def remedy(self) -> Clause | None:
        """What would make it known: 'install git'; None where nothing would."""
        return clause(f"cure-{self.gap.value}") if self.gap in _CURABLE else None

    @property
    def text(self) -> str:
        """The reason in English."""
        return self.clause.text

    @property
    def cure(self) -> str:
        """What would make it known, in English; '' where nothing would."""
        return self.remedy.text if self.remedy else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit, or the working tree as the commit being made."""

    hash: str
    """The full object name; '' for the working tree."""
    time: int
    """Seconds since 1970-01-01 UTC, by the committer's clock; for the working tree its parent's."""
    subject: str
    """The first line of its message; never trusted, never parsed."""

    @property
    def date(self) -> str:
        """The day in UTC, as 2025-01-31."""
        return datetime.fromtimestamp(min(max(self.time, 0), _LATEST), UTC).date().isoformat()

    @property
    def name(self) -> str | Clause:
        """The name as people write it: seven characters, or words for the working tree."""
        return self.hash[:_SHORT] or clause("working-tree")

    @property
    def short(self) -> str:
        """The name in English: seven characters, or 'the working tree'."""
        return self.name.text if isinstance(self.name, Clause) else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A page's change against the first parent."""

    path: str
    """POSIX path relative to docs_dir, at the time; it may start with '../'."""
    blob: str | None
    """The object name of the new content; None where the page went away or is no plain file."""
    source: str | None = None
    """The path it was renamed from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A commit with its place in the history and what it did to the pages that were asked for."""

    commit: Commit
    """The commit."""
    parents: tuple[str, ...]
    """The nearest ancestors in the log, the first parent first; commits that changed no page asked
    for and merge nothing are left out; `BARE_PARENT` stands for a first parent without pages."""
    changes: tuple[Change, ...] = ()
    """The changes against the first parent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The history of some pages up to the commit that is checked out."""

    revisions: tuple[Revision, ...]
    """The commits, parents before children; the last one stands for what is checked out."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """The path that a page has in the last commit by its path today, where it was renamed since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxFacts:
    """A box in one version of a page."""

    key: str
    """The folded ID of its step."""
    label: str
    """The ID as written."""
    state: Status
    """What the box says."""
    labelled: bool
    """Whether the ID is set off, so that the box is a step even where nothing refers to it."""
    line: int
    """Line number, counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """A row in one version of a page."""

    id: str
    """The ID as written."""
    title: str
    """Plain text."""
    documents: tuple[str, ...]
    """The documents that it names, as paths relative to docs_dir."""
    steps: tuple[str, ...]
    """The steps that it names, as written."""
    word: Status | None
    """What its status column says; None without such a column."""
    struck: bool
    """True when the ID is struck through."""
    own_boxes: bool
    """True when boxes that bear the item's ID stand for it, as it has neither step nor status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the history needs to know of one version of a page."""

    digest: str
    """Tells contents apart, line ends and byte order mark aside."""
    boxes: tuple[BoxFacts, ...] = ()
    """The boxes in order."""
    items: tuple[ItemFacts, ...] = ()
    """The items in order, each once."""
    columns: tuple[str, ...] = ()
    """The headers of its first matrix."""
    names: frozenset[str] = frozenset()
    """For a ledger: every word that can be an ID, folded as steps are."""


Version = tuple[str, str]
"""A page by its path today, and the object name of one of its contents."""


class HistorySource(Protocol):
    """Where the history comes from; nothing in it raises on what a repository is like."""

    def log(self, pages: Sequence[str]) -> Log | Unknown:
        """Return the history of pages.

        Args:
            pages: POSIX paths relative to docs_dir.
        """
        ...

    def texts(self, blobs: Sequence[str]) -> Mapping[str, str] | Unknown:
        """Return the contents by object name, all that were asked for."""
        ...

    def recall(self, key: str) -> Mapping[Version, PageFacts]:
        """Return what was remembered under `key`; nothing where that is in any doubt."""
        ...

    def remember(self, key: str, facts: Iterable[tuple[Version, PageFacts]]) -> None:
        """Keep facts for later runs, in place of what was kept under `key` before."""
        ...
