"""Decorates one page: first the anchors, later all that shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.plugin.decorate_checklists import find_steps, mark_states, name_items
from mkdocs_backlog.plugin.decorate_links import resolve_links
from mkdocs_backlog.plugin.decorate_matrix import RenderedMatrix, decorate_matrices, find_matrices
from mkdocs_backlog.plugin.decorate_mentions import link_mentions
from mkdocs_backlog.plugin.decorate_widgets import place_widgets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from mkdocs_backlog.model.analysis import Step
    from mkdocs_backlog.plugin.canvas import Canvas


class PageDecorator:
    """Decorates one rendering of one page."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._matrices: Sequence[RenderedMatrix] = ()
        self._steps: Sequence[tuple[Element, Step]] = ()

    def anchor(self, root: Element) -> None:
        """Find the matrices and steps of the page, and give them their anchors."""
        self._canvas.take_anchors(root.iter())
        self._matrices = find_matrices(root, self._canvas)
        self._steps = find_steps(root, self._canvas)
        lines = self._canvas.site.rendered.setdefault(self._canvas.page.src_uri, set())
        lines.update(row.item.location.line for found in self._matrices for row in found.rows)

    def decorate(self, root: Element) -> None:
        """Put in links, badges and the stand-ins for what is filled in later."""
        canvas, settings = self._canvas, self._canvas.site.settings
        place_widgets(root, canvas)
        decorate_matrices(root, self._matrices, canvas)
        resolve_links(root, canvas)
        if settings.autolink:
            link_mentions(root, canvas)
        if settings.badges:
            mark_states(self._steps, canvas)
        if settings.panels:
            name_items(self._steps, canvas)
            _add_panel(root, canvas)


def _add_panel(root: Element, canvas: Canvas) -> None:
    """Put the items of a document below its first heading, on top where it has none."""
    panel = canvas.site.renderer.panel(canvas.page.src_uri)
    if not panel:
        return
    element = canvas.later(panel)
    for parent in root.iter():
        for index, child in enumerate(parent):
            if child.tag == "h1":
                element.tail, child.tail = child.tail, None
                parent.insert(index + 1, element)
                return
    root.insert(0, element)
