"""Links from page to page: relative, so that they are right under any address of the site."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_backlog.render.markup import step_anchor

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import ResolvedItem, Step
    from mkdocs_backlog.model.location import Location
    from mkdocs_backlog.render.catalogue import Catalogue
    from mkdocs_backlog.render.groups import Group

_PLAIN = re.compile(r"[A-Za-z0-9._~-]*")


def relative_url(start: str, target: str) -> str:
    """Return the link from one page to another, percent-encoded.

    Args:
        start: URL of the page with the link, relative to the site's root; '' is the root.
        target: URL of the other page, the same way.
    """
    here = start.split("/")[:-1]
    there = target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    parts = [".."] * (len(here) - shared) + there[shared:]
    return "/".join(map(_quoted, parts)) or "./"


def _quoted(part: str) -> str:
    """Return a part of a path, percent-encoded where it needs to be."""
    return part if _PLAIN.fullmatch(part) else quote(part, safe="")


@dataclass(frozen=True, slots=True)
class Linker:
    """Makes the links of one page."""

    catalogue: Catalogue
    """What there is to link to."""
    src_uri: str
    """The page that the links stand on."""
    url: str = field(init=False)
    """Its URL, relative to the site's root."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "url", self.catalogue.analysis.site.url_of(self.src_uri))

    def page(self, src_uri: str, anchor: str | None = None) -> str:
        """Return the link to a page or file, and to a place on it."""
        fragment = f"#{_quoted(anchor)}" if anchor else ""
        if src_uri == self.src_uri and fragment:
            return fragment
        return relative_url(self.url, self.catalogue.analysis.site.url_of(src_uri)) + fragment

    def place(self, location: Location) -> str | None:
        """Return the link to the row, box or section of a line; None off the site."""
        anchor = self.catalogue.anchors.get((location.path, location.line))
        if anchor is not None:
            return self.page(location.path, anchor)
        document = self.catalogue.analysis.documents.get(location.path)
        if document is None:
            return None
        section = document.section_of(location.line)
        return self.page(location.path, document.headings[section].anchor if section >= 0 else None)

    def item(self, entry: ResolvedItem) -> str:
        """Return the link to an item's page, to its row where it has none."""
        if entry.page is not None:
            return self.page(entry.page)
        return self.row(entry)

    def row(self, entry: ResolvedItem) -> str:
        """Return the link to an item's row in its matrix."""
        return self.page(entry.item.location.path, entry.anchor)

    def step(self, step: Step) -> str:
        """Return the link to a step's box."""
        return self.page(step.src_uri, step_anchor(step))

    def group(self, group: Group) -> str | None:
        """Return the link to a group's page; None where the site has none."""
        return self._made(group.src_uri)

    def generated(self, path: str, anchor: str | None = None) -> str | None:
        """Return the link to a generated page, named below their folder; None without it."""
        return self._made(f"{self.catalogue.settings.pages}/{path}", anchor)

    def _made(self, src_uri: str, anchor: str | None = None) -> str | None:
        written = src_uri in self.catalogue.analysis.documents
        made = self.catalogue.settings.pages is not None and self.catalogue.exists(src_uri)
        return self.page(src_uri, anchor) if written or made else None
