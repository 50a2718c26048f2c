"""The Markdown extension that decorates the author's pages while they are rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from mkdocs_backlog.plugin.canvas import Canvas
from mkdocs_backlog.plugin.decorate_links import resolve_links
from mkdocs_backlog.plugin.decorator import PageDecorator
from mkdocs_backlog.plugin.elements import Texts
from mkdocs_backlog.plugin.files import page_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from mkdocs.structure.pages import _RelativePathTreeprocessor

    from mkdocs_backlog.plugin.plan import SitePlan

_BEFORE_ANCHORS = 7
"""Above MkDocs' processor that notes the anchors of a page (5), and table of contents (5)."""
_BEFORE_LINKS = 0.5
"""Below titles (1) and the table of contents (5), so that no badge is in them; above links (0)."""


_RELPATH = "relpath"
"""Name under which MkDocs registers its processor of links."""


class BacklogExtension(Extension):
    """Decorates each page with what is known when it is rendered."""

    def __init__(self, site: Callable[[], SitePlan | None]) -> None:
        """Keep where the present build is found.

        Args:
            site: Returns what is known in the present build; None before there is one.
        """
        super().__init__()
        self._site = site

    def extendMarkdown(self, md: Markdown) -> None:
        """Add two processors to the Markdown instance of a page."""
        rendering = _Rendering(md, self._site)
        md.treeprocessors.register(_Anchors(rendering), "backlog_anchors", _BEFORE_ANCHORS)
        md.treeprocessors.register(_Decorations(rendering), "backlog", _BEFORE_LINKS)


class _Rendering:
    """The rendering that the two processors of one Markdown instance work on."""

    def __init__(self, md: Markdown, site: Callable[[], SitePlan | None]) -> None:
        self._md = md
        self._site = site
        self._decorator: PageDecorator | None = None

    def anchor(self, root: Element) -> None:
        """Find what is to be decorated, and set its anchors."""
        canvas = self._canvas()
        self._decorator = None
        # A blog's excerpt repeats a page; its anchors and badges would be there twice.
        if canvas is not None and "excerpt" not in self._md.treeprocessors:
            self._decorator = PageDecorator(canvas)
            self._decorator.anchor(root)

    def decorate(self, root: Element) -> None:
        """Decorate what was found; in an excerpt, where MkDocs has resolved links, only links."""
        canvas = self._canvas()
        if self._decorator is not None:
            self._decorator.decorate(root)
        elif canvas is not None:
            resolve_links(root, canvas, _links_of(self._md).path_to_url)

    def _canvas(self) -> Canvas | None:
        """Return what is known of the page; None where no page of the site is being rendered.

        MkDocs gives the Markdown instance of a page a processor that knows the page's file.
        """
        site = self._site()
        if site is None or _RELPATH not in self._md.treeprocessors:
            return None
        page = site.page(page_key(_links_of(self._md).file))
        return Canvas(site, page, Texts(self._md))


def _links_of(md: Markdown) -> _RelativePathTreeprocessor:
    """Return MkDocs' processor of links."""
    return cast("_RelativePathTreeprocessor", md.treeprocessors[_RELPATH])


class _Anchors(Treeprocessor):
    def __init__(self, rendering: _Rendering) -> None:
        super().__init__()
        self._rendering = rendering

    def run(self, root: Element) -> None:
        self._rendering.anchor(root)


class _Decorations(Treeprocessor):
    def __init__(self, rendering: _Rendering) -> None:
        super().__init__()
        self._rendering = rendering

    def run(self, root: Element) -> None:
        self._rendering.decorate(root)
