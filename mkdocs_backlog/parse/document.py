"""A page's text to a `Document`."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_backlog.model.document import Document
from mkdocs_backlog.parse.anchors import slugify
from mkdocs_backlog.parse.front_matter import split_front_matter
from mkdocs_backlog.parse.page import Page
from mkdocs_backlog.parse.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.document import Heading

_OPEN_ENDED = re.compile(r"--8<--|\{%|\{\{|^:::[ \t]*\S|\{!|^\s*\[\]\(\)\{|\[TOC\]\{", re.MULTILINE)
_TIGHT_HEADING = re.compile(r"\n[ ]{0,3}#{1,6}([^#\s].*?)#*[ ]*(?=\n|$)")
_ATTRIBUTE_IDS = re.compile(r"\{:?[^}\n]*?#([\w:.-]+)[^}\n]*\}")
_LINE_ENDS = re.compile(r"\r\n?")


def parse_document(src_uri: str, text: str) -> Document:
    """Return what a page holds; never raises, whatever the text.

    Args:
        src_uri: POSIX path relative to docs_dir.
        text: The page's Markdown, with or without byte order mark.
    """
    source = text.removeprefix("\ufeff")
    if "\r" in source:
        source = _LINE_ENDS.sub("\n", source)
    meta, body = split_front_matter(source)
    lines = source.split("\n")
    page = read_plain(lines, body) or _read_full(lines, body)
    return Document(
        src_uri=src_uri,
        title=_title(src_uri, meta, page.headings),
        meta=meta,
        headings=tuple(page.headings),
        tables=tuple(page.tables),
        tasks=tuple(page.tasks),
        passages=tuple(page.passages),
        comments=tuple(page.comments),
        anchors=frozenset(page.anchors | _further_anchors(body)),
        anchors_open=_is_open_ended(body),
        lines=tuple(lines),
    )


def _read_full(lines: Sequence[str], body: str) -> Page:
    from mkdocs_backlog.parse.blocks import read_blocks  # noqa: PLC0415 # a costly import

    return read_blocks(lines, body)


def _title(src_uri: str, meta: Mapping[str, object], headings: Sequence[Heading]) -> str:
    """Return the title as MkDocs' `Page.title` finds it."""
    if "title" in meta:
        return str(meta["title"])
    for heading in headings[:1]:
        if heading.level == 1:
            return heading.text
    stem = posixpath.splitext(posixpath.basename(src_uri))[0]
    if stem.lower() in {"index", "readme"}:
        stem = posixpath.basename(posixpath.dirname(src_uri)) or "Home"
    words = stem.replace("-", " ").replace("_", " ")
    return words.capitalize() if words.lower() == words else words


def _further_anchors(body: str) -> set[str]:
    """Return the ids that only the site gives: of '#Heading' without a space, of '{#id}'."""
    found = {slugify(text) for text in _TIGHT_HEADING.findall(f"\n{body}")}
    if "{" in body:
        found.update(_ATTRIBUTE_IDS.findall(body))
    return found


def _is_open_ended(body: str) -> bool:
    """Say whether other tools may add anchors: snippets, macros, autodoc."""
    marked = "{" in body or ":::" in body or "--8<--" in body
    return marked and _OPEN_ENDED.search(body) is not None
