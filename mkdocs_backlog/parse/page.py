"""What a page holds, collected block by block from whichever reader finds the blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.document import (
    Comment,
    Heading,
    Link,
    Passage,
    PassageKind,
    Table,
    Task,
)
from mkdocs_backlog.parse.anchors import Anchors, anchor_text, split_attributes
from mkdocs_backlog.parse.budget import budget_of
from mkdocs_backlog.parse.html import OpenElements, cut_comments, find_ids
from mkdocs_backlog.parse.inline import read_inline
from mkdocs_backlog.parse.places import Places, text_start
from mkdocs_backlog.parse.tables import Surroundings, TableReader
from mkdocs_backlog.parse.tasks import BOX, STATES, read_label

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from mkdocs_backlog.parse.pieces import Inline
    from mkdocs_backlog.parse.rows import CutRow


class Page:
    """Takes the blocks of a page in their order.

    A block's place is its first line and the line behind its last one, both counted from 0.
    """

    def __init__(self, lines: Sequence[str], env: dict[str, object]) -> None:
        """Begin a page.

        Args:
            lines: The page's lines, front matter included.
            env: The environment of the page's parse, for reference links and the budget of cells.
        """
        self.tables: list[Table] = []
        self.tasks: list[Task] = []
        self.passages: list[Passage] = []
        self.depth = 0
        """How many lists are open."""
        self.nesting = 0
        """How many quotes, admonitions and tabs are open."""
        self._lines = lines
        self._env = env
        self._headings: list[tuple[int, str, str, str | None, int]] = []
        """Level, text, text for the anchor, own id and first line of each."""
        self._paragraph_end = 0
        self._elements = OpenElements()
        self._table_reader = TableReader(lines, env)
        self._comments: list[Comment] = []
        self._anchors: set[str] = set()

    def headings(self, slugify: Callable[[str], str]) -> tuple[Heading, ...]:
        """Return the headings, once all blocks are taken.

        None gets an id that another gives itself.

        Args:
            slugify: Makes the slug of a heading's text.
        """
        anchors = Anchors()
        anchors.used.update(explicit for *_, explicit, _ in self._headings if explicit)
        return tuple(
            Heading(
                level=level,
                text=text,
                anchor=explicit or anchors.unique(slugify(named)),
                line=first + 1,
            )
            for level, text, named, explicit, first in self._headings
        )

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The HTML comments by line."""
        found = (*self._comments, *self._table_reader.comments)
        return tuple(sorted(found, key=lambda comment: comment.line))

    @property
    def anchors(self) -> frozenset[str]:
        """The ids in raw HTML."""
        return frozenset(self._table_reader.anchors | self._anchors)

    @property
    def cut(self) -> tuple[int, ...]:
        """Header lines, counted from 1, of the tables left out."""
        return budget_of(self._env).cut

    def heading(self, level: int, content: str, first: int, end: int) -> None:
        """Take a heading."""
        first = text_start(content, first, end, self._lines)
        text, explicit = split_attributes(content)
        inline = read_inline(text, self._env)
        shown = inline.text
        named = anchor_text(text, shown)
        self._headings.append((level, " ".join(shown.split()), named, explicit, first))
        links = self._note(inline, content, first, 0)
        self._say(PassageKind.HEADING, shown, first, links)

    def paragraph(self, content: str, first: int, end: int, *, starts: bool) -> None:
        """Take a paragraph; `starts` where it is the first block of a list entry."""
        self._paragraph_end = end
        if "|" in content and not self.depth and not self.nesting:
            table = self._table_reader.read_site_only(first, end, len(self._headings) - 1)
            if table:
                self._add(table)
                return
        first = text_start(content, first, end, self._lines)
        box = BOX.match(content) if starts else None
        skipped = box.end() if box else 0
        inline = read_inline(content[skipped:], self._env)
        links = self._note(inline, content, first, skipped)
        if box:
            self._task(box, inline, first, links)
        kind = PassageKind.LIST_ITEM if self.depth else PassageKind.PARAGRAPH
        self._say(kind, inline.text, first, links)

    def html(self, content: str, first: int) -> None:
        """Take a block of raw HTML."""
        comments, html = cut_comments(content)
        self._anchors.update(find_ids(html))
        places = Places(content, first, self._lines)
        position = 0
        for text, offset in comments:
            self._elements.read(content[position:offset])
            position = content.index("-->", offset) + 3
            line, around = places.at(offset)[0], self._elements.unread
            self._comments.append(Comment(text=text, line=line, raw_html=around))
        self._elements.read(content[position:])

    def table(self, rows: Sequence[CutRow], first: int, end: int) -> None:
        """Take a table as GitHub reads it, the header its first row."""
        around = Surroundings(
            section=len(self._headings) - 1,
            nested=self.depth > 0 or self.nesting > 0,
            below_paragraph=0 < self._paragraph_end == first,
            raw_html=self._elements.unread,
        )
        self._add(self._table_reader.read(rows, end, around))

    def _say(self, kind: PassageKind, text: str, first: int, links: tuple[Link, ...]) -> None:
        self.passages.append(
            Passage(
                kind=kind,
                text=text,
                line=first + 1,
                section=len(self._headings) - 1,
                depth=self.depth,
                links=links,
            )
        )

    def _note(self, inline: Inline, content: str, first: int, skipped: int) -> tuple[Link, ...]:
        """Keep a block's ids and comments, and return its links."""
        self._anchors.update(inline.anchors)
        if not inline.links and not inline.comments:
            return ()
        places = Places(content, first, self._lines)
        for text, offset in inline.comments:
            self._comments.append(Comment(text=text, line=places.at(offset + skipped)[0]))
        links = []
        for raw in inline.links:
            line, column = places.at(raw.bracket + skipped)
            links.append(
                Link(text=raw.text, href=raw.href, line=line, column=column, image=raw.image)
            )
        return tuple(links)

    def _task(
        self, box: re.Match[str], inline: Inline, first: int, links: tuple[Link, ...]
    ) -> None:
        label, labelled = read_label(inline.spans)
        self.tasks.append(
            Task(
                state=STATES[box[1]],
                mark=box[1],
                label=label,
                labelled=labelled,
                text=inline.text.strip(),
                line=first + 1,
                section=len(self._headings) - 1,
                links=links,
            )
        )

    def _add(self, table: Table) -> None:
        self.tables.append(table)
        for row in (table.header, *table.rows):
            self.passages.append(
                Passage(
                    kind=PassageKind.ROW,
                    text=" | ".join(cell.text.replace("\n", " ") for cell in row.cells),
                    line=row.line,
                    section=table.section,
                    depth=self.depth,
                    links=tuple(link for cell in row.cells for link in cell.links),
                )
            )
