"""The page that is being decorated: what is known of it, and how its elements are read and made."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from mkdocs_backlog.parse.widgets import MOST
from mkdocs_backlog.plugin.elements import exact
from mkdocs_backlog.plugin.plan import PagePlan, SitePlan, source_link
from mkdocs_backlog.render import markup

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from mkdocs_backlog.model.analysis import ResolvedItem, Step
    from mkdocs_backlog.plugin.elements import Texts


class Canvas:
    """One rendering of one page."""

    def __init__(self, site: SitePlan, page: PagePlan, texts: Texts) -> None:
        self.site = site
        """What is known of the site."""
        self.page = page
        """What is known of the page."""
        self.texts = texts
        """Reads the page's elements."""
        self.anchors: set[str] = set(page.anchors)
        """The `id`s that are taken."""
        self._widgets = 0

    def take_widgets(self, wanted: int) -> int:
        """Return how many more widgets the page may have, of those that are wanted."""
        granted = min(wanted, MOST - self._widgets)
        self._widgets += granted
        return granted

    def take_anchors(self, elements: Iterable[Element]) -> None:
        """Note the `id`s that elements have."""
        self.anchors.update(filter(None, (element.get("id") for element in elements)))

    def set_anchor(self, element: Element, anchor: str) -> None:
        """Give an element an `id`, unless it has one or another element has this one."""
        if anchor not in self.anchors and element.get("id") is None:
            element.set("id", anchor)
            self.anchors.add(anchor)

    def later(self, markup_: str | Element) -> Element:
        """Return the stand-in for markup that is filled in when the page is indexed."""
        return self.site.fragments.later(markup_)

    def later_text(self, text: str) -> Element:
        """Return the stand-in for plain text, the same way."""
        return self.later(html.escape(text))

    def spell(self, element: Element, name: str, prefix: str) -> None:
        """Write an ID into an element, later with the beginning set off that all IDs share.

        Search sees it in one piece.
        """
        rest = name.removeprefix(prefix)
        if not prefix or not rest or rest == name:
            element.text = exact(name)
            return
        start = f'<span class="{markup.NAMESPACE}">{html.escape(prefix)}</span>'
        element.extend(self.site.fragments.instead(exact(name), start + html.escape(rest)))

    def item_link(self, entry: ResolvedItem) -> str:
        """Return the link to an item's page, else to its row, for MkDocs to resolve."""
        if entry.page is not None:
            return source_link(self.page.src_uri, entry.page)
        return self._anchored(entry.item.location.path, entry.anchor)

    def step_link(self, step: Step) -> str:
        """Return the link to a step's box, for MkDocs to resolve."""
        return self._anchored(step.src_uri, markup.step_anchor(step))

    def _anchored(self, src_uri: str, anchor: str) -> str:
        self.site.linked.add((self.page.src_uri, src_uri, anchor))
        return source_link(self.page.src_uri, src_uri, anchor)
