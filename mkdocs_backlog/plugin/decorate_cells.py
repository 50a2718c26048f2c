"""The cells of a matrix row: links where the author names things, badges where statuses belong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_backlog.model.analysis import ResolvedItem, TargetState
from mkdocs_backlog.plugin.elements import (
    Cut,
    cut_texts,
    exact,
    make,
    put,
    replace_child,
    walk,
)
from mkdocs_backlog.plugin.plan import source_link
from mkdocs_backlog.render import markup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from xml.etree.ElementTree import Element

    from mkdocs_backlog.model.backlog import Item
    from mkdocs_backlog.plugin.canvas import Canvas

_THERE = frozenset({TargetState.FOUND, TargetState.ANCHOR_MISSING})


def decorate_id(cell: Element, entry: ResolvedItem, item: Item, canvas: Canvas) -> None:
    """Link the ID to the item's page, and add the row's permanent link."""
    put(cell, markup.DATA_SORT, item.id)
    link = canvas.site.renderer.item_link(entry, canvas.page.src_uri)
    href = canvas.item_link(entry)

    def make_link(name: str) -> Element:
        element = make("a", class_=markup.IDENTIFIER, href=href)
        canvas.spell(element, name, link.prefix)
        return element

    link_names(cell, {item.id: make_link}, canvas)
    if entry.item.location == item.location:
        title = canvas.site.renderer.text("permalink")
        anchor = make("a", "#", class_=markup.ANCHOR, href=f"#{entry.anchor}", title=title)
        put(anchor, "aria-label", f"{title}: {item.id}")
        cell.append(canvas.later(anchor))


def decorate_document(cell: Element, entry: ResolvedItem, canvas: Canvas) -> None:
    """Show documents by their titles where the author shows paths, and link what is not linked."""
    names: dict[str, Callable[[str], Element]] = {}
    for document in entry.documents:
        target = document.target
        known = canvas.site.analysis.documents.get(target.file or "")
        if document.ref.text and target.state in _THERE and known is not None:
            anchor = target.anchor if target.state is TargetState.FOUND else None
            href = source_link(canvas.page.src_uri, known.src_uri, anchor)
            names[document.ref.text] = _titled(href, known.title)
    for link in cell.iter("a"):
        href = link.get("href", "")
        target = canvas.site.links.resolve(href, canvas.page.src_uri)
        known = canvas.site.analysis.documents.get(target.file or "")
        shown = canvas.texts.plain(link)
        if known is not None and target.state in _THERE and shown in {href, unquote(href)}:
            link[:] = []
            link.text = exact(known.title)
            put(link, "title", shown)
    link_names(cell, names, canvas)


def _titled(href: str, title: str) -> Callable[[str], Element]:
    return lambda path: make("a", title, href=href, title=path)


def decorate_steps(cell: Element, entry: ResolvedItem, canvas: Canvas) -> None:
    """Link each step to its box."""
    names: dict[str, Callable[[str], Element]] = {}
    for step in entry.steps:
        if step.boxes:
            names[step.ref.text] = _step_link(canvas.step_link(step.boxes[0]))
    link_names(cell, names, canvas)


def _step_link(href: str) -> Callable[[str], Element]:
    return lambda name: make("a", name, class_=markup.STEP, href=href)


def decorate_status(cell: Element, entry: ResolvedItem, canvas: Canvas) -> None:
    """Put the badge before the author's words, or around them where they say the same."""
    cell.set(markup.DATA_SORT, markup.STATUS_ORDER[entry.status])
    badge = make_badge(entry, canvas)
    said = canvas.texts.plain(cell)
    words = make("span", class_=markup.SOFT)
    same = said.casefold() == (badge.text or "").casefold()
    kept = badge if same else words
    kept.text, cell.text = cell.text, None
    kept[:], cell[:] = list(cell), []
    if same:
        cell.append(badge)
        return
    stand_in = canvas.later(badge)
    cell.append(stand_in)
    if said:
        stand_in.tail = " "
        cell.append(words)


def make_badge(entry: ResolvedItem, canvas: Canvas) -> Element:
    """Return an item's status as a badge."""
    badge = canvas.site.renderer.badge(entry.status)
    element = make("span", badge.text, class_=markup.BADGE)
    put(element, markup.DATA_ID, entry.item.id)
    element.set(markup.DATA_STATUS, badge.status)
    return element


def link_names(
    cell: Element, names: Mapping[str, Callable[[str], Element]], canvas: Canvas
) -> None:
    """Put links in place of names in a cell, code spans included; what is a link stays as it is.

    Args:
        cell: The cell.
        names: What makes the link, by name.
        canvas: The page.
    """
    if not names:
        return

    def find(text: str) -> list[Cut]:
        present = [name for name in names if name in text]
        if not present:  # most names stand in code or in a link, and a pattern costs much to make
            return []
        longest_first = sorted(present, key=len, reverse=True)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        return [(m.start(), m.end(), names[m[0]](m[0])) for m in pattern.finditer(text)]

    for parent in walk(cell, lambda element: element.tag in {"a", "code"}):
        for index, child in enumerate(parent):
            name = canvas.texts.plain(child) if child.tag == "code" else ""
            if name in names:
                replace_child(parent, index, names[name](name))
        cut_texts(parent, find)
