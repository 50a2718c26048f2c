"""A page's text to a `Document`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_backlog.model.document import Document
from mkdocs_backlog.model.slugs import DEFAULT_SLUGS, SlugStyle
from mkdocs_backlog.parse.anchors import is_open_ended, other_anchors
from mkdocs_backlog.parse.front_matter import find_key_lines, split_front_matter
from mkdocs_backlog.parse.plain import read_plain
from mkdocs_backlog.parse.slugs import slugifier
from mkdocs_backlog.parse.titles import page_title
from mkdocs_backlog.parse.widgets import read_widgets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.parse.page import Page

OPTIONS = "backlog"
"""The key of the front matter with the options of a page."""
_LINE_ENDS = re.compile(r"\r\n?")


def parse_document(src_uri: str, text: str, slugs: SlugStyle = DEFAULT_SLUGS) -> Document:
    """Return what a page holds; never raises, whatever the text.

    Args:
        src_uri: POSIX path relative to docs_dir.
        text: The page's Markdown, with or without byte order mark.
        slugs: How the site makes anchors of headings.
    """
    source = text.removeprefix("\ufeff")
    if "\r" in source:
        source = _LINE_ENDS.sub("\n", source)
    meta, body = split_front_matter(source)
    lines = source.split("\n")
    page = read_plain(lines, body) or _read_full(lines, body)
    slugify = slugifier(slugs)
    headings = page.headings(slugify)
    return Document(
        src_uri=src_uri,
        title=page_title(src_uri, meta, headings),
        meta=meta,
        option_lines=find_key_lines(source, OPTIONS) if OPTIONS in meta else {},
        headings=headings,
        tables=tuple(page.tables),
        tasks=tuple(page.tasks),
        passages=tuple(page.passages),
        comments=page.comments,
        widgets=tuple(read_widgets(src_uri, page.comments, headings, lines)),
        anchors=page.anchors.union(
            (heading.anchor for heading in headings), other_anchors(body, slugify)
        ),
        anchors_open=is_open_ended(body),
        cut=page.cut,
        lines=tuple(lines),
    )


def _read_full(lines: Sequence[str], body: str) -> Page:
    from mkdocs_backlog.parse.blocks import read_blocks  # noqa: PLC0415 # a costly import

    return read_blocks(lines, body)
