"""Generated pages as MkDocs files: empty pages whose content is set when MkDocs asks for it."""

from __future__ import annotations

import html
import logging
from functools import cache
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_backlog.plugin.status_icons import page_status
from mkdocs_backlog.plugin.translation import localise
from mkdocs_backlog.render.kit import every_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from mkdocs_backlog.render import ShieldFile
    from mkdocs_backlog.render.page import GeneratedPage, TocEntry

_LOGGER = logging.getLogger("mkdocs.plugins.backlog")
_TAKEN = "'%s' has the address of the generated page '%s'; the option 'pages' names another folder"


def is_excluded(src_uri: str, config: MkDocsConfig) -> bool:
    """Say whether `exclude_docs` or `draft_docs` keeps a path off the site."""
    file = File.generated(config, src_uri, content="")
    set_exclusions([file], config)
    return bool(file.inclusion.is_excluded())


def page_finder(config: MkDocsConfig) -> Callable[[str], bool]:
    """Return what tells whether a generated page will be on the site, by its source path."""
    if config.exclude_docs is None and config.draft_docs is None:
        return every_page
    return cache(lambda src_uri: not is_excluded(src_uri, config))


class GeneratedFiles:
    """The generated pages of one build, by their seeming source path."""

    def __init__(self) -> None:
        self._pages: dict[str, GeneratedPage] = {}
        self.files: list[File] = []
        """The files that were added, in the order of the pages."""

    def add(self, pages: Iterable[GeneratedPage], files: Files, config: MkDocsConfig) -> None:
        """Add the pages to MkDocs' files; where a page of the author's has the place, it wins."""
        owners = {file.dest_uri: file for file in files}
        for page in pages:
            file = File.generated(config, page.src_uri, content="")
            file.edit_uri = page.edit_uri
            localise(file, config)
            owner = owners.get(file.dest_uri)
            if owner is not None:
                _LOGGER.info(_TAKEN, owner.src_uri, page.title)
                continue
            set_exclusions([file], config)
            if file.inclusion.is_excluded():
                continue
            self._pages[page.src_uri] = page
            self.files.append(file)
            files.append(file)

    def replace(self, page: GeneratedPage) -> None:
        """Take another text for a page whose content MkDocs has already asked for."""
        for file in self.files:
            if file.src_uri == page.src_uri and file.page is not None:
                self._pages[page.src_uri] = page
                file.page.content = self.fill(file.page)

    def describe(self, page: Page) -> None:
        """Give MkDocs' page the title and front matter of the generated one."""
        made = self._pages[page.file.src_uri]
        # Themes print titles raw. The rest are requests to Material and to macros.
        page.meta = {"title": html.escape(made.title), "render_macros": False}
        if made.hide:
            page.meta["hide"] = list(made.hide)
        if made.status is not None:
            page.meta["status"] = page_status(made.status)
        if made.search_exclude:
            page.meta["search"] = {"exclude": True}

    def fill(self, page: Page) -> str:
        """Give MkDocs' page its contents and anchors, and return its HTML."""
        made = self._pages[page.file.src_uri]
        page.toc = _table_of_contents(made.toc)
        page.present_anchor_ids = {entry.anchor for entry in made.toc}
        return made.html

    def __contains__(self, page: Page) -> bool:
        return page.file.src_uri in self._pages


def add_shields(shields: Iterable[ShieldFile], files: Files, config: MkDocsConfig) -> None:
    """Add the badges for a README to MkDocs' files, but none where the author has a file."""
    taken = {file.dest_uri for file in files}
    for shield in shields:
        file = File.generated(config, shield.src_uri, content=shield.text.encode())
        localise(file, config)
        set_exclusions([file], config)
        if file.dest_uri not in taken and not file.inclusion.is_excluded():
            files.append(file)


def _table_of_contents(entries: Sequence[TocEntry]) -> TableOfContents:
    """Return the entries nested by level."""
    top: list[AnchorLink] = []
    open_links: list[AnchorLink] = []
    for entry in entries:
        link = AnchorLink(html.escape(entry.text), entry.anchor, entry.level)
        while open_links and open_links[-1].level >= entry.level:
            open_links.pop()
        (open_links[-1].children if open_links else top).append(link)
        open_links.append(link)
    return TableOfContents(top)
