"""GitHub's grammar by markdown-it, for whatever the plain readers leave: the only importer of it.

The import costs more than a check of a small site, so this module is imported where it is needed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from mkdocs_backlog.model.document import Span
from mkdocs_backlog.parse.containers import add_containers
from mkdocs_backlog.parse.html import find_ids
from mkdocs_backlog.parse.pieces import Inline, RawLink
from mkdocs_backlog.parse.table_rule import add_table_budget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)(b|strong|code|del|s|strike)\b[^>]*>", re.IGNORECASE)
_DEEPEST_BLOCKS = 100
"""Open blocks, of which a list makes two: below more, the rest of the page would be lost."""
_DEEPEST_BRACKETS = 20
"""Open brackets in brackets that are looked into; more cost time and are no link."""
_STYLE = {"b": "strong", "strong": "strong", "code": "code"}


def tokenize_blocks(body: str, env: dict[str, object]) -> Sequence[Token]:
    """Return the block tokens of a page's text.

    Args:
        body: The text without front matter.
        env: An empty mapping; it takes the definitions of reference links.
    """
    return _block_reader().parse(body, env)


def tokenize_inline(content: str, env: dict[str, object]) -> Inline:
    """Return what a block holds.

    Args:
        content: The block's text as the parser cut it out.
        env: The environment of the page's parse, for reference links.
    """
    parser = _inline_reader()
    state = _PositionedState(content, parser, env, [])
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    return _Collector().collect(state.tokens)


class _PositionedState(StateInline):
    """Inline state that notes at which offset each token was made."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta = {"at": self.pos}
        return token


class _Reader(MarkdownIt):
    """GitHub's grammar, links kept as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 # the parser's own name
        """Return `url` as written; the resolver decodes it."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 # the parser's own name
        """Accept every scheme: what a link may lead to is judged later."""
        return True


@cache
def _block_reader() -> _Reader:
    parser = _reader(_DEEPEST_BLOCKS)
    add_containers(parser)
    add_table_budget(parser)
    return parser


@cache
def _inline_reader() -> _Reader:
    return _reader(_DEEPEST_BRACKETS)


def _reader(deepest: int) -> _Reader:
    """Return a parser for CommonMark, GitHub's tables and strikethrough, inline text unread.

    Args:
        deepest: How many elements may be open; the parser drops what goes deeper.
    """
    parser = _Reader("commonmark", {"maxNesting": deepest})
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.disable("inline")
    return parser


class _Collector:
    """Turns a flat list of tokens into spans and links."""

    def __init__(self) -> None:
        self._spans: list[Span] = []
        self._links: list[RawLink] = []
        self._comments: list[tuple[str, int]] = []
        self._anchors: list[str] = []
        self._styles = {"strong": 0, "code": 0, "struck": 0}
        self._open: list[tuple[str, int, int]] = []

    def collect(self, tokens: list[Token]) -> Inline:
        for token in tokens:
            self._take(token)
        return Inline(
            spans=tuple(self._spans),
            links=tuple(self._links),
            comments=tuple(self._comments),
            anchors=tuple(self._anchors),
        )

    def _take(self, token: Token) -> None:
        match token.type:
            case "text" | "text_special" | "code_inline":
                self._say(token.content, code=token.type == "code_inline")
            case "softbreak" | "hardbreak":
                self._say("\n")
            case "strong_open" | "strong_close":
                self._styles["strong"] += token.nesting
            case "s_open" | "s_close":
                self._styles["struck"] += token.nesting
            case "html_inline":
                self._html(token.content, _offset(token))
            case _:
                self._take_link(token)

    def _take_link(self, token: Token) -> None:
        if token.type == "link_open":
            href = str(token.attrGet("href") or "")
            # The parser stands behind a link's bracket, and before an address in '<>'.
            behind = token.markup != "autolink"
            self._open.append((href, max(0, _offset(token) - behind), len(self._spans)))
        elif token.type == "link_close":
            self._close_link()
        elif token.type == "image":
            href = str(token.attrGet("src") or "")
            self._links.append(
                RawLink(text=token.content, href=href, bracket=_offset(token), image=True)
            )

    def _say(self, text: str, *, code: bool = False) -> None:
        if not text:  # the parser leaves empty text beside emphasis
            return
        self._spans.append(
            Span(
                text=text,
                strong=self._styles["strong"] > 0,
                code=code or self._styles["code"] > 0,
                struck=self._styles["struck"] > 0,
                href=self._open[-1][0] if self._open else None,
            )
        )

    def _close_link(self) -> None:
        href, bracket, start = self._open.pop()
        text = "".join(span.text for span in self._spans[start:])
        self._links.append(RawLink(text=text, href=href, bracket=bracket))

    def _html(self, content: str, at: int) -> None:
        if content.startswith("<!--"):
            self._comments.append((content[4:].removesuffix("-->").strip(), at))
        elif _BREAK.fullmatch(content):
            self._say("\n")
        elif tag := _TAG.fullmatch(content):
            style = _STYLE.get(tag[2].lower(), "struck")
            self._styles[style] = max(0, self._styles[style] + (-1 if tag[1] else 1))
        else:
            self._anchors.extend(find_ids(content))


def _offset(token: Token) -> int:
    """Return the offset into the block at which a token was made."""
    return int(token.meta.get("at", 0))
