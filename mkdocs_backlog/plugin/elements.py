"""Reading and changing the elements of a page while Python-Markdown still has them as elements."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown import Markdown

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)")
_COMMENT = "<!--"

Cut = tuple[int, int, Element]
"""A stretch of a text, start and end, and the element that takes its place."""


class Texts:
    """Reads the text that readers will see, through what Python-Markdown has put aside."""

    def __init__(self, md: Markdown) -> None:
        self._stash = md.htmlStash.rawHtmlBlocks
        self._unescape = UnescapeTreeprocessor(md).unescape

    def plain(self, element: Element, *, without: frozenset[str] = frozenset()) -> str:
        """Return an element's text, white space joined, elements of some tags left out."""
        return " ".join("".join(self._parts(element, without)).split())

    def opened(self, text: str | None, closed_to: frozenset[str], tag: str = "") -> str:
        """Return which element written as inline HTML is open after a text; '' for none.

        Python-Markdown puts the tags of inline HTML aside one by one.

        Args:
            text: The text.
            closed_to: The names of the elements that count.
            tag: The element that is open before the text.
        """
        for match in HTML_PLACEHOLDER_RE.finditer(text or ""):
            raw = self._stash[int(match[1])]
            found = _TAG.match(raw) if isinstance(raw, str) else None
            if found is not None:
                name = found["name"].lower()
                if found["end"]:
                    tag = "" if name == tag else tag
                elif not tag and name in closed_to:
                    tag = name
        return tag

    def has_comment(self, mark: str) -> bool:
        """Say whether a comment with `mark` in it has been put aside."""
        return any(isinstance(raw, str) and mark in raw and _COMMENT in raw for raw in self._stash)

    def comments(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where the comments of a text stand that have been put aside, and what they say."""
        for match in HTML_PLACEHOLDER_RE.finditer(text):
            raw = self._stash[int(match[1])]
            if isinstance(raw, str) and raw.startswith(_COMMENT) and raw.rstrip().endswith("-->"):
                said = raw.rstrip()[len(_COMMENT) : -len("-->")].strip()
                yield match.start(), match.end(), said

    def _parts(self, element: Element, without: frozenset[str]) -> Iterator[str]:
        yield self._shown(element.text)
        for child in element:
            if not is_comment(child) and child.tag not in without:
                yield from self._parts(child, without)
            yield self._shown(child.tail)

    def _shown(self, text: str | None) -> str:
        """Return a text with escapes resolved and stashed code in its place."""
        if not text or "\x02" not in text:
            return text or ""
        return self._unescape(HTML_PLACEHOLDER_RE.sub(lambda m: self._stashed(int(m[1])), text))

    def _stashed(self, number: int) -> str:
        """Return stashed inline code; other stashed markup (a checkbox) shows no text."""
        raw = self._stash[number]
        return html.unescape(raw) if isinstance(raw, str) and "<" not in raw else ""


def make(tag: str, text: str = "", /, **attributes: str) -> Element:
    """Return an element with plain text; the attribute `class_` is the class."""
    element = Element(tag)
    element.text = exact(text)
    for name, value in attributes.items():
        put(element, name.rstrip("_"), value)
    return element


def put(element: Element, attribute: str, text: str) -> None:
    """Give an element an attribute whose value is plain text."""
    element.set(attribute, exact(text))


def is_comment(element: Element) -> bool:
    """Say whether an element is a comment, whose tag is not a name."""
    return callable(element.tag)


def exact(text: str) -> str:
    """Return plain text so that Python-Markdown writes it as it is.

    Its serializer leaves what looks like an entity alone, and two control characters mark what
    it has put aside.
    """
    return text.replace("&", "&amp;").replace("\x02", "").replace("\x03", "")


def walk(root: Element, skip: Callable[[Element], bool]) -> Iterator[Element]:
    """Yield an element and those inside it, but none that is to be skipped, nor what is inside it.

    What is added while walking is not visited.
    """
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not is_comment(element) and not skip(element):
            waiting.extend(reversed(element))
            yield element


def cut_texts(parent: Element, find: Callable[[str], Sequence[Cut]]) -> None:
    """Put elements in place of stretches of the texts directly in `parent`.

    Args:
        parent: The element; texts inside its children are left alone.
        find: Returns what to replace in a text, from left to right.
    """
    parent.text, children = _cut(parent.text, find)
    for child in parent:
        child.tail, added = _cut(child.tail, find)
        children.extend((child, *added))
    parent[:] = children


def _cut(
    text: str | None, find: Callable[[str], Sequence[Cut]]
) -> tuple[str | None, list[Element]]:
    """Return the text before the first stretch, and the elements with what follows as tails."""
    cuts = find(text) if text and text.strip() else ()
    if not text or not cuts:
        return text, []
    ends = [start for start, _, _ in cuts[1:]] + [len(text)]
    for (_, end, element), until in zip(cuts, ends, strict=True):
        element.tail = text[end:until]
    return text[: cuts[0][0]], [element for _, _, element in cuts]


def replace_child(parent: Element, index: int, new: Element) -> None:
    """Put an element in the place of a child, its tail included."""
    new.tail = parent[index].tail
    parent[index] = new


def has_class(element: Element, name: str) -> bool:
    """Say whether an element has a class."""
    return name in element.get("class", "").split()


def add_class(element: Element, names: str) -> None:
    """Add classes to those an element has."""
    element.set("class", " ".join(filter(None, (element.get("class"), names))))
