"""Where the generated pages stand in the navigation."""

from __future__ import annotations

import html
import posixpath
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.utils import dirname_to_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation


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
    """Give the navigation a section with the pages of `files`, unless the author has placed one.

    Args:
        nav: The navigation, finished by MkDocs and by other plugins.
        files: The pages of the section in order, all in one folder.
        title: The section's title.
        config: The site's configuration.
    """
    pages = [file.page or Page(None, file, config) for file in files]
    section = None if config.nav is not None else _made_of_folder(nav.items, pages)
    if section is None:
        if any(page in nav.pages for page in pages):
            return
        section = Section("", [])
        nav.items.append(section)
    section.title = html.escape(title)
    section.children = list(pages)
    for page in pages:
        page.parent = section
    _put_in_order(nav, pages)


def _made_of_folder(items: Iterable[StructureItem], pages: Sequence[Page]) -> Section | None:
    """Return the section that was made of the pages' folder and bears its name."""
    folder = posixpath.basename(posixpath.dirname(pages[0].file.src_uri))
    for item in items:
        if isinstance(item, Section):
            if item.title == dirname_to_title(folder) and all(c in pages for c in item.children):
                return item
            if found := _made_of_folder(item.children, pages):
                return found
    return None


def _put_in_order(nav: Navigation, pages: Sequence[Page]) -> None:
    """Let the pages follow each other, where the first of them stands already or at the end."""
    places = [index for index, page in enumerate(nav.pages) if page in pages]
    others = [page for page in nav.pages if page not in pages]
    place = places[0] if places else len(others)
    nav.pages[:] = [*others[:place], *pages, *others[place:]]
    for page, following in pairwise([None, *nav.pages, None]):
        if page is not None:
            page.next_page = following
        if following is not None:
            following.previous_page = page


def _paths_in(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav.lstrip("/")
        return
    for below in nav.values() if isinstance(nav, dict) else cast("list[object]", nav):
        yield from _paths_in(below)
