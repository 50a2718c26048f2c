"""The author's links: from the repository's root to where they lead, or marked as broken.

A link to a file of the repository that the site lacks leads to the page of the repository's host.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs_backlog.model.analysis import TargetState
from mkdocs_backlog.model.repository_page import repository_page
from mkdocs_backlog.plugin.elements import add_class, put
from mkdocs_backlog.plugin.plan import source_link

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from mkdocs_backlog.plugin.canvas import Canvas

BROKEN = "backlog-broken"
"""Class of what the author wrote as a link that leads nowhere."""

_ATTRIBUTES = {"a": "href", "img": "src"}
_THERE = frozenset({TargetState.FOUND, TargetState.ANCHOR_MISSING, TargetState.UNCHECKED})


def resolve_links(
    root: Element, canvas: Canvas, finish: Callable[[str], str] = lambda href: href
) -> None:
    """Rewrite or mark the links of a page that MkDocs cannot resolve by itself.

    Args:
        root: The page.
        canvas: What is known of it.
        finish: What is to be done with a rewritten link, where MkDocs has had its turn already.
    """
    for element in list(root.iter()):
        attribute = _ATTRIBUTES.get(element.tag, "")
        href = element.get(attribute)
        if href is None:
            continue
        resolved = _address(href, canvas) if element.tag == "a" else None
        if resolved is None and (message := canvas.page.broken.get(unquote(href))):
            _mark_broken(element, canvas.site.renderer.broken(message))
        else:
            resolved = resolved or resolve_link(href, canvas)
            element.set(attribute, href if resolved == href else finish(resolved))


def resolve_link(href: str, canvas: Canvas) -> str:
    """Return a link as MkDocs understands it; one that it understands already stays as it is."""
    target = canvas.site.links.resolve(href, canvas.page.src_uri)
    _, _, path, query, fragment = urlsplit(href)
    foreign = target.state in _THERE and _leaves_docs(path, canvas.page.src_uri)
    if target.file is None or not (foreign or target.state is TargetState.CASE):
        return href
    return urlunsplit(("", "", source_link(canvas.page.src_uri, target.file), query, fragment))


def _address(href: str, canvas: Canvas) -> str | None:
    """Return where the repository's host shows what a link leads to, off the site."""
    target = canvas.site.links.resolve(href, canvas.page.src_uri)
    if target.state is not TargetState.OUTSIDE or target.file is None:
        return None
    page = repository_page(canvas.site.analysis.site, target.file)
    if page is None:
        return None
    _, _, _, query, fragment = urlsplit(href)
    return page + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def _leaves_docs(path: str, src_uri: str) -> bool:
    """Say whether a path begins at a root, or leaves the documentation before it comes back."""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), unquote(path)))
    return joined.startswith(("/", "../"))


def _mark_broken(element: Element, message: str) -> None:
    """Turn a link or image into text, so that MkDocs does not report it again."""
    if element.tag == "img":
        element.text = element.get("alt")
    element.tag = "span"
    for attribute in ("href", "src", "alt"):
        element.attrib.pop(attribute, None)
    add_class(element, BROKEN)
    put(element, "title", message)
