"""A Markdown page as the parser hands it on: positions kept, rendering forgotten."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_backlog.model.status import Status
    from mkdocs_backlog.model.widget import Widget


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link as it is written."""

    text: str
    """The visible text."""
    href: str
    """The target as written, after reference links are looked up; not yet percent-decoded."""
    line: int
    """Line number, counted from 1."""
    column: int = 0
    """Column of the opening bracket, counted from 1; 0 where it is not known."""
    image: bool = False
    """True for an image, whose text is its alternative text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of text in one style."""

    text: str
    """Plain text; a line break and `<br>` are a newline."""
    strong: bool = False
    """True inside bold."""
    code: bool = False
    """True for a code span."""
    struck: bool = False
    """True inside strikethrough."""
    href: str | None = None
    """The target of the link around it, if there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell."""

    spans: tuple[Span, ...]
    """The text in its styles, comments left out."""
    links: tuple[Link, ...] = ()
    """The links of the cell in order."""
    line: int
    """Line number, counted from 1."""
    column: int = 0
    """Column of the cell's first character, counted from 1; 0 where it is not known."""
    text: str = field(init=False, repr=False, compare=False)
    """The plain text, outer white space removed."""

    def __post_init__(self) -> None:
        # Every stage asks for it several times.
        text = "".join(span.text for span in self.spans).strip()
        object.__setattr__(self, "text", text)

    @property
    def struck(self) -> bool:
        """True when all of the text is struck through."""
        words = [span for span in self.spans if span.text.strip()]
        return bool(words) and all(span.struck for span in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row; there are as many cells as the header has."""

    cells: tuple[Cell, ...]
    """The cells, short rows filled up and long rows cut as GitHub does."""
    line: int
    """Line number, counted from 1."""
    written: int
    """How many cells the author wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place where the site does not show what GitHub shows."""

    line: int
    """Line number, counted from 1."""
    message: str
    """What differs."""
    cure: str
    """How to write it so that both agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; where site and GitHub differ, its rows and cells are the site's."""

    header: Row
    """The header row."""
    rows: tuple[Row, ...]
    """The body rows."""
    section: int
    """Index of the heading it stands under in the document's headings; -1 before the first."""
    differences: tuple[Difference, ...] = ()
    """Where the site and GitHub do not show the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading and the anchor that the site gives it."""

    level: int
    """1 to 6."""
    text: str
    """Plain text."""
    anchor: str
    """The `id` on the rendered page, as Python-Markdown's `toc` makes it."""
    line: int
    """Line number, counted from 1."""


class PassageKind(StrEnum):
    """What a stretch of running text is part of."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    ROW = "row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, list entry, heading or table row: a place where an item can be named."""

    kind: PassageKind
    """What it is."""
    text: str
    """Plain text, code spans included; lines of the source are separated by newlines."""
    line: int
    """Line of its start, counted from 1."""
    section: int
    """Index of its heading (of itself for one) in the document's headings; -1 before the first."""
    depth: int = 0
    """How many lists it stands in; 0 outside of lists."""
    links: tuple[Link, ...] = ()
    """The links in it, images included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A list entry with a box: `- [ ] step S10-W100-01: text`."""

    state: Status
    """What the box says: open, done, in-progress, blocked, deferred or dropped."""
    mark: str
    """The character in the box."""
    label: str | None
    """The ID in front of the text, as written; None where there is none."""
    labelled: bool
    """True when the label is set off (by a colon, bold, code or its shape); otherwise it counts
    as a step only where something refers to it."""
    text: str
    """Plain text after the box."""
    line: int
    """Line number, counted from 1."""
    section: int
    """Index of its heading in the document's headings; -1 before the first."""
    links: tuple[Link, ...] = ()
    """The links in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """An HTML comment."""

    text: str
    """What stands between the marks, outer white space removed."""
    line: int
    """Line of its start, counted from 1."""
    raw_html: str | None = None
    """The raw HTML element around it whose inside the site leaves as it is; None for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A Markdown page."""

    src_uri: str
    """POSIX path relative to docs_dir."""
    title: str
    """The page's title as MkDocs finds it: front matter, first heading, file name."""
    meta: Mapping[str, object] = field(default_factory=dict)
    """The front matter."""
    option_lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    """Lines of the key `backlog` of the front matter and of the keys below it, counted from 1."""
    headings: tuple[Heading, ...] = ()
    """The headings in order."""
    tables: tuple[Table, ...] = ()
    """The tables in order."""
    tasks: tuple[Task, ...] = ()
    """The entries with a box in order."""
    passages: tuple[Passage, ...] = ()
    """The running text in order, table rows among it; code blocks are not in it."""
    comments: tuple[Comment, ...] = ()
    """The HTML comments in order."""
    widgets: tuple[Widget, ...] = ()
    """The comments that ask for a part of the backlog, in order."""
    anchors: frozenset[str] = frozenset()
    """Every `id` of the rendered page that the source shows, headings included."""
    anchors_open: bool = False
    """True when other tools (snippets, macros, autodoc) may add anchors that the source lacks."""
    cut: tuple[int, ...] = ()
    """Header lines, counted from 1, of tables left out: too many cells that nobody wrote."""
    lines: tuple[str, ...] = ()
    """The source, a line each, without line ends."""

    def section_of(self, line: int) -> int:
        """Return the index of the heading that `line` stands under; -1 before the first."""
        index = -1
        for position, heading in enumerate(self.headings):
            if heading.line > line:
                break
            index = position
        return index
