"""Known IDs in running text and in inline code become links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_backlog.plugin.decorate_links import BROKEN
from mkdocs_backlog.plugin.elements import Cut, cut_texts, has_class, make, put, replace_child, walk
from mkdocs_backlog.render import ItemLink, markup
from mkdocs_backlog.resolve.mentions import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from mkdocs_backlog.plugin.canvas import Canvas

_CLOSED = frozenset(
    {"a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "math", "pre", "script"}
    | {"style", "svg", "textarea", "title"}
)
"""Elements in which nothing is linked: it would be invalid, change an anchor, or not be prose."""
_REFERENCE = "backlog backlog-ref"
_WORD = re.compile(r"[^/+:]+")


def link_mentions(root: Element, canvas: Canvas) -> None:
    """Put links in place of the IDs of items, wherever a page names one.

    The row of an item does not link to itself; its ID cell has its own link already.
    """
    own = _own_elements(root)
    closed: set[int] = set()
    for parent in walk(root, lambda element: id(element) in closed or _is_closed(element)):
        _link_in(parent, own.get(id(parent), ""), closed, canvas)


def _link_in(parent: Element, own: str, closed: set[int], canvas: Canvas) -> None:
    """Link what stands directly in an element, and note the children that must be left alone."""
    opened = canvas.texts.opened(parent.text, _CLOSED)
    for index, child in enumerate(parent):
        if opened:
            closed.add(id(child))
        elif child.tag == "code" and len(child) == 0:
            name = canvas.texts.plain(child)
            if name in canvas.site.names and name != own:
                replace_child(parent, index, make_mention(name, canvas))
        opened = canvas.texts.opened(child.tail, _CLOSED, opened)
    cut_texts(parent, _Finder(own, canvas))


def _is_closed(element: Element) -> bool:
    return element.tag in _CLOSED or has_class(element, "arithmatex") or has_class(element, BROKEN)


def _own_elements(root: Element) -> dict[int, str]:
    """Return the IDs of the rows that elements stand in, by the elements' `id()`."""
    return {
        id(element): row.get(markup.DATA_ID, "")
        for row in root.iter("tr")
        if row.get(markup.DATA_ID)
        for element in row.iter()
    }


class _Finder:
    """Finds the IDs in the texts of one element, asked in their order."""

    def __init__(self, own: str, canvas: Canvas) -> None:
        self._own = own
        self._canvas = canvas
        self._opened = ""

    def __call__(self, text: str) -> list[Cut]:
        texts, before = self._canvas.texts, self._opened
        self._opened = texts.opened(text, _CLOSED, before)
        if not any(beginning in text for beginning in self._canvas.site.beginnings):
            return []
        return [
            (start, start + len(name), make_mention(name, self._canvas))
            for name, start in _names_in(text, self._canvas)
            if name != self._own and not texts.opened(text[:start], _CLOSED, before)
        ]


def _names_in(text: str, canvas: Canvas) -> Iterator[tuple[str, int]]:
    """Yield the IDs in a text and where they begin; 'FR-1/FR-2' names two."""
    for match in NAME.finditer(text):
        if match[0] in canvas.site.names:
            yield match[0], match.start()
            continue
        for part in _WORD.finditer(match[0]):
            if part[0] in canvas.site.names:
                yield part[0], match.start() + part.start()


def make_mention(name: str, canvas: Canvas) -> Element:
    """Return the link to an item under its ID, as the author spells it."""
    entry = canvas.site.names[name]
    link = canvas.site.renderer.item_link(entry, canvas.page.src_uri)
    return make_reference(name, link, canvas.item_link(entry), canvas)


def make_reference(name: str, link: ItemLink, href: str, canvas: Canvas) -> Element:
    """Return a link to an item that tells its title, and its status where badges are on.

    Args:
        name: The ID as it is to be shown.
        link: The item.
        href: Where the link leads.
        canvas: The page.
    """
    badges = canvas.site.settings.badges
    element = make("a", class_=markup.REFERENCE if badges else _REFERENCE, href=href)
    put(element, markup.DATA_ID, link.id)
    put(element, markup.DATA_TITLE, link.title)
    put(element, markup.DATA_STEPS, link.steps)
    put(element, "title", link.tooltip if badges else link.title)
    if badges:
        put(element, markup.DATA_STATUS, link.status)
        put(element, markup.DATA_LABEL, link.badge.text)
    identifier = make("span", class_=markup.IDENTIFIER)
    canvas.spell(identifier, name, link.prefix)
    element.append(identifier)
    return element
