"""The inside of a block: text in its styles, links and comments, with offsets into the block.

Most blocks hold nothing but text, code, bold and plain links. These are read here, piece by piece
from the left; a block with anything else in it is left to markdown-it as a whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_backlog.model.document import Span
from mkdocs_backlog.parse.pieces import Inline, RawLink

_PLAIN = re.compile(r"[^\\`*_~\[\]<&!\n]*")
# What stands for itself: no sign that CommonMark could read as markup where it stands.
_TEXT = r"(?:[^\\`*_~\[\]<&!\n]++|!(?!\[)|&(?![#a-zA-Z])|<(?= )|~(?!~)|(?<=[^\W_])_)++"
# One backtick on each side, no space to be cut off, in one line.
_CODE = r"`[^`\s](?:[^`\n]*[^`\s])?`(?!`)"
_PIECE = re.compile(
    rf"(?P<text>{_TEXT})"
    rf"|(?P<code>{_CODE})"
    rf"|\[(?P<label>{_TEXT}|{_CODE})\]\((?P<href>[^\x00-\x20\x7f\s\\`<>&()\[\]]++)\)"
    # Bold that cannot be anything else: spaces or ends around it, none within its ends.
    rf"|(?<![^ \n])\*\*(?P<strong>(?=[^\W_]|`)(?:{_TEXT}|{_CODE})(?<! ))\*\*(?![^ \n])"
    r"|(?P<end>(?<! )\n(?![ \t]))"
)


def read_inline(content: str, env: dict[str, object]) -> Inline:
    """Return what a block holds.

    Args:
        content: The block's text as the parser cut it out.
        env: The environment of the page's parse, for reference links.
    """
    return read_simple(content) or _read_full(content, env)


def _read_full(content: str, env: dict[str, object]) -> Inline:
    if not env.get("references"):
        return _read_alone(content)
    from mkdocs_backlog.parse.markdown import tokenize_inline  # noqa: PLC0415 # a costly import

    return tokenize_inline(content, env)


@lru_cache(maxsize=2**14)
def _read_alone(content: str) -> Inline:
    """Return what a block holds that nothing else on its page has a say in."""
    from mkdocs_backlog.parse.markdown import tokenize_inline  # noqa: PLC0415 # a costly import

    return tokenize_inline(content, {})


def read_simple(content: str) -> Inline | None:
    """Return what a block of text, code, bold and plain links holds; None where it has more."""
    if _PLAIN.fullmatch(content):
        return Inline(spans=(Span(text=content),) if content else ())
    spans: list[Span] = []
    links: list[RawLink] = []
    position = 0
    while position < len(content):
        piece = _PIECE.match(content, position)
        if piece is None:
            return None
        span = _span(piece)
        if span.href is not None:
            links.append(RawLink(text=span.text, href=span.href, bracket=position))
        spans.append(span)
        position = piece.end()
    return Inline(spans=tuple(spans), links=tuple(links))


def _span(piece: re.Match[str]) -> Span:
    """Return what a piece says."""
    if piece.lastgroup in {"text", "end"}:
        return Span(text=piece[0])
    written = piece["code"] or piece["strong"] or piece["label"]
    code = written[0] == "`"
    return Span(
        text=written[1:-1] if code else written,
        code=code,
        strong=piece.lastgroup == "strong",
        href=piece["href"],
    )
