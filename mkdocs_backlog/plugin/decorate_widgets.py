"""Comments that ask for a part of the backlog give way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from mkdocs_backlog.model.widget import WidgetKind
from mkdocs_backlog.parse.widgets import MARK
from mkdocs_backlog.plugin.elements import Cut, cut_texts, is_comment, walk

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from mkdocs_backlog.plugin.canvas import Canvas

_TEXT_ONLY = frozenset(
    {"a", "abbr", "b", "caption", "code", "del", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"i", "ins", "label", "mark", "s", "small", "span", "strong", "sub", "summary", "sup", "u"}
)
"""Elements in which a number may stand, but no block."""


def place_widgets(root: Element, canvas: Canvas) -> None:
    """Put widgets, or notes on what is wrong with them, in the place of their comments.

    Python-Markdown has put every comment aside, and none of those in code: what is found here is
    what the page would show nothing of.
    """
    if not canvas.texts.has_comment(MARK):
        return
    blocks: dict[int, Element] = {}  # kept, so that no other element gets the `id()` of one
    links = {id(element) for link in root.iter("a") for element in link.iter()}
    for parent in list(walk(root, lambda _: False)):
        room, linked = parent.tag not in _TEXT_ONLY, id(parent) in links
        cut_texts(parent, _Finder(canvas, blocks, has_room=room, in_link=linked))
    for parent in list(root.iter()):
        if any(child.tag == "p" for child in parent):
            parent[:] = [piece for child in parent for piece in _pieces(child, blocks)]


class _Finder:
    """Finds the widgets in the texts of one element."""

    def __init__(
        self, canvas: Canvas, blocks: dict[int, Element], *, has_room: bool, in_link: bool
    ) -> None:
        """Take the page, and what is known of the element.

        Args:
            canvas: The page.
            blocks: Takes the widgets that are blocks.
            has_room: Whether a block may stand in the element.
            in_link: Whether it stands in a link.
        """
        self._canvas = canvas
        self._blocks = blocks
        self._has_room = has_room
        self._in_link = in_link

    def __call__(self, text: str) -> list[Cut]:
        found = [c for c in self._canvas.texts.comments(text) if c[2].startswith(MARK)]
        room = self._canvas.take_widgets(len(found))
        return [(start, end, self._make(comment)) for start, end, comment in found[:room]]

    def _make(self, comment: str) -> Element:
        site, src_uri = self._canvas.site, self._canvas.page.src_uri
        entry = site.widget(comment, src_uri)
        if entry.widget.kind is WidgetKind.COUNT:
            linked = not self._in_link
            return self._canvas.later(site.renderer.count_widget(entry, src_uri, linked=linked))
        element = self._canvas.later(site.renderer.widget(entry, src_uri, block=self._has_room))
        if self._has_room:
            self._blocks[id(element)] = element
        return element


def _pieces(element: Element, blocks: Container[int]) -> Iterator[Element]:
    """Yield a paragraph's text and the blocks amid it one after the other; others as they are."""
    if element.tag != "p" or not any(id(child) in blocks for child in element):
        yield element
        return
    pieces = list(_split(element, blocks))
    kept = [piece for piece in pieces if is_comment(piece) or _says_something(piece)]
    kept[-1].tail = element.tail
    yield from kept


def _split(paragraph: Element, blocks: Container[int]) -> Iterator[Element]:
    current = Element("p", dict(paragraph.attrib))
    current.text = paragraph.text
    for child in paragraph:
        if id(child) not in blocks:
            current.append(child)
            continue
        yield current
        current = Element("p")
        current.text, child.tail = child.tail, None
        yield child
    yield current


def _says_something(element: Element) -> bool:
    return len(element) > 0 or bool((element.text or "").strip())
