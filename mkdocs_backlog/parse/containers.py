"""Admonitions, collapsible blocks and content tabs: indented bodies that are Markdown on sites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_OPENING = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+\S")
_INDENT = 4


def add_containers(parser: MarkdownIt) -> None:
    """Make `parser` read the bodies of `!!!`, `???` and `===` blocks; GitHub shows them as code."""
    parser.block.ruler.before(
        "code",
        "site_container",
        _container,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 # the parser's signature
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not _OPENING.match(line):
        return False
    if silent:
        return True
    inner = state.blkIndent + _INDENT
    last = start + 1
    while last < end and (state.isEmpty(last) or state.sCount[last] >= inner):
        last += 1
    opening = state.push("site_container_open", "div", 1)
    opening.map = [start, last]
    outer_indent, outer_max, outer_type = state.blkIndent, state.lineMax, state.parentType
    state.blkIndent, state.lineMax, state.parentType = inner, last, "root"
    state.md.block.tokenize(state, start + 1, last)
    state.blkIndent, state.lineMax, state.parentType = outer_indent, outer_max, outer_type
    state.push("site_container_close", "div", -1)
    state.line = last
    return True
