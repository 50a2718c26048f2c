"""A generated page and the headings that it collects while it is rendered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from mkdocs_backlog.model.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class TocEntry:
    """A heading of a generated page."""

    level: int
    """1 to 3."""
    text: str
    """Plain text."""
    anchor: str
    """Its `id`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedPage:
    """A page that is not in docs_dir."""

    src_uri: str
    """Source path that the page seems to have: 'backlog/items/IMP-1.md'."""
    title: str
    """Plain text; themes print titles raw, so it must be escaped before they see it."""
    html: str
    """The content, finished."""
    toc: tuple[TocEntry, ...]
    """The headings in order."""
    edit_uri: str | None = None
    """The page of docs_dir that it is made from; None where it is made from many."""
    hide: tuple[str, ...] = ()
    """What Material is to leave out: 'toc'."""
    search_exclude: bool = False
    """True for pages that a search should not find."""
    status: Status | None = None
    """The status that Material shows as an icon where the page stands in the navigation."""


@dataclass(slots=True)
class Outline:
    """Writes headings and remembers them, so that contents and page cannot differ."""

    entries: list[TocEntry] = field(default_factory=list)
    """The headings so far."""

    def heading(self, level: int, anchor: str, text: str, short: str | None = None) -> Markup:
        """Return a heading as HTML.

        Args:
            level: 1 to 3.
            anchor: Its `id`, unique on the page.
            text: Plain text or `Markup` made from such.
            short: What the table of contents says instead.
        """
        plain = text.unescape() if isinstance(text, Markup) else text
        self.entries.append(TocEntry(level=level, text=short or plain, anchor=anchor))
        return Markup('<h{0} id="{1}">{2}</h{0}>').format(level, anchor, plain)
