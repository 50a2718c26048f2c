"""A page's text to a `Document`: one walk over the block tokens."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_backlog.model.document import (
    Comment,
    Document,
    Heading,
    Link,
    Passage,
    PassageKind,
    Table,
    Task,
)
from mkdocs_backlog.parse.anchors import (
    Anchors,
    is_open_ended,
    other_anchors,
    slugify,
    split_attributes,
)
from mkdocs_backlog.parse.budget import add_table_budget, budget_of
from mkdocs_backlog.parse.containers import add_containers
from mkdocs_backlog.parse.front_matter import split_front_matter
from mkdocs_backlog.parse.html import OpenElements, cut_comments, find_ids
from mkdocs_backlog.parse.inline import Inline, Reader, read_inline, reader
from mkdocs_backlog.parse.places import Places, first_line
from mkdocs_backlog.parse.tables import Surroundings, TableReader
from mkdocs_backlog.parse.tasks import BOX, STATES, read_label
from mkdocs_backlog.parse.titles import page_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

_PARAGRAPH = frozenset({"paragraph_open", "inline"})
_NESTING = frozenset(
    {"blockquote_open", "blockquote_close", "site_container_open", "site_container_close"}
)
_DEEPEST = 100
"""Open blocks, of which a list makes two: below more, the rest of the page would be lost."""
_LINE_ENDS = re.compile(r"\r\n?")


def parse_document(src_uri: str, text: str) -> Document:
    """Return what a page holds; never raises, whatever the text.

    Args:
        src_uri: POSIX path relative to docs_dir.
        text: The page's Markdown, with or without byte order mark.
    """
    source = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    meta, body = split_front_matter(source)
    env: dict[str, object] = {}
    tokens = _parser().parse(body, env)
    return _Walk(src_uri, source, meta, env).document(tokens, body)


@cache
def _parser() -> Reader:
    parser = reader(_DEEPEST)
    add_containers(parser)
    add_table_budget(parser)
    return parser


class _Walk:
    """Collects what a page holds, token by token."""

    def __init__(
        self, src_uri: str, source: str, meta: Mapping[str, object], env: dict[str, object]
    ) -> None:
        self._src_uri = src_uri
        self._lines = source.split("\n")
        self._meta = meta
        self._env = env
        self._depth = 0
        self._nesting = 0
        self._item_starts = False
        self._paragraph_end = 0
        self._elements = OpenElements()
        self._table_reader = TableReader(self._lines, env)
        self._headings: list[Heading] = []
        self._tables: list[Table] = []
        self._tasks: list[Task] = []
        self._passages: list[Passage] = []
        self._comments: list[Comment] = []
        self._anchors: set[str] = set()
        self._slugs = Anchors()

    def document(self, tokens: Sequence[Token], body: str) -> Document:
        self._slugs.used.update(_explicit_ids(tokens))
        self._walk(tokens)
        self._comments.extend(self._table_reader.comments)
        self._anchors.update(self._table_reader.anchors)
        self._anchors.update(other_anchors(body))
        return Document(
            src_uri=self._src_uri,
            title=page_title(self._src_uri, self._meta, self._headings),
            meta=self._meta,
            headings=tuple(self._headings),
            tables=tuple(self._tables),
            tasks=tuple(self._tasks),
            passages=tuple(self._passages),
            comments=tuple(sorted(self._comments, key=lambda comment: comment.line)),
            anchors=frozenset(self._anchors | self._slugs.used),
            anchors_open=is_open_ended(body),
            cut=budget_of(self._env).cut,
            lines=tuple(self._lines),
        )

    def _walk(self, tokens: Sequence[Token]) -> None:
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type not in _PARAGRAPH:
                self._item_starts = token.type == "list_item_open"
            if token.type == "table_open":
                position = self._table(tokens, position)
            elif token.type == "heading_open":
                self._heading(token, tokens[position + 1])
                position += 2
            elif token.type == "inline":
                self._paragraph(token)
            elif token.type == "html_block":
                self._html(token)
            else:
                self._structure(token)
            position += 1

    def _structure(self, token: Token) -> None:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            self._depth += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self._depth -= 1
        elif token.type in _NESTING:
            self._nesting += token.nesting

    def _heading(self, opening: Token, token: Token) -> None:
        line = first_line(token, self._lines)
        content, explicit = split_attributes(token.content)
        inline = read_inline(content, self._env)
        text = " ".join(inline.text.split())
        anchor = explicit or self._slugs.unique(slugify(text))
        self._headings.append(
            Heading(level=int(opening.tag[1]), text=text, anchor=anchor, line=line)
        )
        self._say(PassageKind.HEADING, inline, token, 0)

    def _paragraph(self, token: Token) -> None:
        starts, self._item_starts = self._item_starts, False
        first, self._paragraph_end = token.map or (0, 0)
        if "|" in token.content and not self._depth and not self._nesting:
            table = self._table_reader.read_site_only(
                first, self._paragraph_end, len(self._headings) - 1
            )
            if table:
                self._add(table)
                return
        box = BOX.match(token.content) if starts else None
        if box:
            inline = read_inline(token.content[box.end() :], self._env)
            self._task(box, inline, token)
        else:
            inline = read_inline(token.content, self._env)
        kind = PassageKind.LIST_ITEM if self._depth else PassageKind.PARAGRAPH
        self._say(kind, inline, token, box.end() if box else 0)

    def _say(self, kind: PassageKind, inline: Inline, token: Token, skipped: int) -> None:
        self._anchors.update(inline.anchors)
        self._note_comments(inline, token, skipped)
        self._passages.append(
            Passage(
                kind=kind,
                text=inline.text,
                line=first_line(token, self._lines),
                section=len(self._headings) - 1,
                depth=self._depth,
                links=self._links(inline, token, skipped),
            )
        )

    def _note_comments(self, inline: Inline, token: Token, skipped: int) -> None:
        if inline.comments:
            places = Places(token, self._lines)
            for text, offset in inline.comments:
                self._comments.append(Comment(text=text, line=places.at(offset + skipped)[0]))

    def _links(self, inline: Inline, token: Token, skipped: int) -> tuple[Link, ...]:
        if not inline.links:
            return ()
        links = []
        places = Places(token, self._lines)
        for raw in inline.links:
            line, column = places.at(raw.bracket + skipped)
            links.append(
                Link(text=raw.text, href=raw.href, line=line, column=column, image=raw.image)
            )
        return tuple(links)

    def _task(self, box: re.Match[str], inline: Inline, token: Token) -> None:
        label, labelled = read_label(inline.spans)
        self._tasks.append(
            Task(
                state=STATES[box[1]],
                mark=box[1],
                label=label,
                labelled=labelled,
                text=inline.text.strip(),
                line=first_line(token, self._lines),
                section=len(self._headings) - 1,
                links=self._links(inline, token, box.end()),
            )
        )

    def _html(self, token: Token) -> None:
        comments, html = cut_comments(token.content)
        self._anchors.update(find_ids(html))
        self._elements.read(html)
        places = Places(token, self._lines)
        for text, offset in comments:
            self._comments.append(Comment(text=text, line=places.at(offset)[0]))

    def _table(self, tokens: Sequence[Token], position: int) -> int:
        end = position
        while tokens[end].type != "table_close":
            end += 1
        above = self._paragraph_end
        around = Surroundings(
            section=len(self._headings) - 1,
            nested=self._depth > 0 or self._nesting > 0,
            below_paragraph=above > 0 and above == first_line(tokens[position], self._lines) - 1,
            raw_html=self._elements.unread,
        )
        self._add(self._table_reader.read(tokens[position : end + 1], around))
        return end

    def _add(self, table: Table) -> None:
        self._tables.append(table)
        for row in (table.header, *table.rows):
            self._passages.append(
                Passage(
                    kind=PassageKind.ROW,
                    text=" | ".join(cell.text.replace("\n", " ") for cell in row.cells),
                    line=row.line,
                    section=table.section,
                    depth=self._depth,
                    links=tuple(link for cell in row.cells for link in cell.links),
                )
            )


def _explicit_ids(tokens: Sequence[Token]) -> set[str]:
    """Return the ids that headings give themselves: no heading, even above, gets one of them."""
    contents = (
        heading.content for opening, heading in pairwise(tokens) if opening.type == "heading_open"
    )
    return {explicit for _, explicit in map(split_attributes, contents) if explicit}
