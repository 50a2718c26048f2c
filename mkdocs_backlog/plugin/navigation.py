"""Where the generated pages stand in the navigation."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig


def hide_pages(files: Iterable[File]) -> None:
    """Keep files out of a navigation that MkDocs makes, and out of its notes on omitted pages."""
    for file in files:
        file.inclusion = InclusionLevel.NOT_IN_NAV


def settle_navigation(files: Iterable[File], config: MkDocsConfig) -> None:
    """Hide the files that a written `nav` leaves out, so that MkDocs does not list them as omitted.

    Without a written `nav` they stay visible to MkDocs and to plugins that make one from files.
    """
    if config.nav is not None:
        named = set(_paths_in(config.nav))
        hide_pages(file for file in files if file.src_uri not in named)


def place_section(nav: Navigation, files: Sequence[File], title: str, config: MkDocsConfig) -> None:
    """Give the navigation a section with the pages of `files`, unless it has one of them already.

    Args:
        nav: The navigation, finished by MkDocs and by other plugins.
        files: The pages of the section in order.
        title: The section's title.
        config: The site's configuration.
    """
    pages = [file.page or Page(None, file, config) for file in files]
    present = [page for page in pages if page in nav.pages]
    if present:
        _retitle(nav, pages, title)
        return
    section = Section(html.escape(title), list(pages))
    for page in pages:
        page.parent = section
    last = nav.pages[-1] if nav.pages else None
    for page in pages:
        page.previous_page = last
        if last is not None:
            last.next_page = page
        last = page
    nav.items.append(section)
    nav.pages.extend(pages)


def _retitle(nav: Navigation, pages: Sequence[Page], title: str) -> None:
    """Give the section that MkDocs made of the pages' folder the title that was asked for."""
    for item in nav.items:
        if isinstance(item, Section) and all(child in pages for child in item.children):
            item.title = html.escape(title)


def _paths_in(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav.lstrip("/")
    elif isinstance(nav, dict):
        for below in nav.values():
            yield from _paths_in(below)
    elif isinstance(nav, list):
        for entry in nav:
            yield from _paths_in(entry)
