"""Checklist entries get their steps' anchors, say odd states in words, and name their items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.serializers import to_html_string

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.plugin.decorate_mentions import make_reference
from mkdocs_backlog.plugin.elements import exact, has_class, make, walk
from mkdocs_backlog.plugin.plan import shown_id
from mkdocs_backlog.render import markup

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from mkdocs_backlog.model.analysis import Step
    from mkdocs_backlog.plugin.canvas import Canvas

_BOX = re.compile(r"\[.?\]\s*")
_CONTINUES = re.compile(r"\w|[-_./]\w")
"""What follows a step's ID only where it is the beginning of a longer one."""
_SHOWN_BY_BOXES = frozenset({Status.OPEN, Status.DONE})
_NESTED = frozenset({"ul", "ol", "table", "pre", "div", "details", "blockquote"})


def find_steps(root: Element, canvas: Canvas) -> list[tuple[Element, Step]]:
    """Return the entries of a page that declare its steps, and give them their anchors."""
    waiting = {_lead(step): step for step in reversed(canvas.page.steps)}
    lengths = sorted({len(lead) for lead in waiting}, reverse=True)
    found: list[tuple[Element, Step]] = []
    for entry in root.iter("li") if waiting else ():
        text = _own_text(entry, canvas)
        leads = (text[:length] for length in lengths if not _CONTINUES.match(text, length))
        step = next((waiting.pop(lead) for lead in leads if lead in waiting), None)
        if step is not None:
            canvas.set_anchor(entry, markup.step_anchor(step))
            found.append((entry, step))
    return found


def _lead(step: Step) -> str:
    """Return the text of an entry up to its step's ID, which is all that must be alike."""
    text, label = " ".join(step.task.text.split()), " ".join(step.label.split())
    before, found, _ = text.partition(label)
    return shown_id(before + found) if found else label


def _own_text(entry: Element, canvas: Canvas) -> str:
    """Return an entry's text without box and nested lists; '' where it has no box."""
    text = canvas.texts.plain(entry, without=_NESTED)
    if has_class(entry, "task-list-item"):
        return shown_id(text)
    box = _BOX.match(text)
    return shown_id(text[box.end() :]) if box is not None else ""


def mark_states(found: Sequence[tuple[Element, Step]], canvas: Canvas) -> None:
    """Say in words what a box means that shows as mere signs: '[/]' is in progress."""
    for entry, step in found:
        if step.task.state not in _SHOWN_BY_BOXES:
            shown = canvas.site.renderer.badge(step.task.state)
            badge = make("span", shown.text, class_=markup.STEP_STATE)
            badge.set(markup.DATA_STATUS, shown.status)
            _append(entry, canvas.later(f" {to_html_string(badge)}"))


def name_items(found: Sequence[tuple[Element, Step]], canvas: Canvas) -> None:
    """Name the items of each step at the end of its entry, but those that it names itself."""
    for entry, step in found:
        own = list(walk(entry, lambda element: element.tag in _NESTED))
        named = {element.get(markup.DATA_ID) for element in own}
        links = canvas.site.renderer.step_items(step.key, canvas.page.src_uri)
        late = [
            make_reference(link.id, link, link.href, canvas)
            for link in links
            if exact(link.id) not in named
        ]
        if late:
            for reference in late[:-1]:
                reference.tail = ", "
            box = make("span", class_=markup.STEP_ITEMS)
            box.extend(late)
            _append(entry, canvas.later(f" {to_html_string(box)}"))


def _append(entry: Element, element: Element) -> None:
    """Put an element at the end of an entry's own text, before what is nested in it."""
    paragraphs = entry.findall("p")
    if paragraphs:
        paragraphs[-1].append(element)
        return
    place = next((i for i, child in enumerate(entry) if child.tag in _NESTED), len(entry))
    entry.insert(place, element)
