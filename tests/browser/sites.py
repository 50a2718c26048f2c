"""The example site in each theme, and the pages of each kind that the tests look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.plugin.builds import build_project, change, copy_example

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.pages import Scheme
    from tests.browser.serving import Server

THEMES = ("material", "mkdocs", "readthedocs")

MATRIX = "reference/IMPROVEMENT_BACKLOG/"
ITEM = "backlog/items/IMP-BACKLOG-SEC-02/"
DASHBOARD = "backlog/"
STATUS = "backlog/status/open/"
PANEL = "spec/technical/testing/"
MENTIONS = "reference/CONFORMANCE/"
WIDGETS = ""
KINDS = {
    "matrix": MATRIX,
    "item": ITEM,
    "dashboard": DASHBOARD,
    "category": "backlog/categories/SEC/",
    "wave": "backlog/waves/S10-W101/",
    "status": STATUS,
    "traceability": "backlog/traceability/",
    "findings": "backlog/findings/",
    "panel": PANEL,
    "checklist": "todo/waves/stage-10-hardening-and-investigation/wave-101/",
    "mentions": MENTIONS,
    "widgets": WIDGETS,
}
"""One page of each kind, by its address relative to the site."""

SCHEMES: dict[str, tuple[Scheme, ...]] = {
    "material": ("light", "dark"),
    "mkdocs": ("light", "dark"),
    "readthedocs": ("light",),  # it has no other
}

_THEME: dict[str, dict[str, Any]] = {
    "material": {},
    "mkdocs": {
        "theme": {"name": "mkdocs", "color_mode": "auto", "highlightjs": False},
    },
    "readthedocs": {"theme": {"name": "readthedocs", "highlightjs": False}},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The example site in one theme, served."""

    theme: str
    """The theme's name."""

    url: str
    """The site's address, with a slash at its end."""

    folder: Path
    """The site's root folder."""

    plain_url: str
    """The address of the same site built without the plugin."""

    plain: Path
    """Its root folder."""

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """The colour schemes that the theme has."""
        return SCHEMES[self.theme]


def build_example(theme: str, folder: Path, server: Server, plain: Server) -> Site:
    """Builds the example site with and without the plugin, and serves both.

    Material has instant navigation switched on.

    Args:
        theme: The theme's name.
        folder: An empty folder.
        server: Serves the site.
        plain: Serves the site without the plugin.
    """
    file = copy_example(folder)
    instant = "    - navigation.instant\n    - navigation.instant.prefetch\n"
    change(file, "    - toc.follow\n", f"    - toc.follow\n{instant}")
    folders = folder / "with", folder / "without"
    build_project(file, site_dir=str(folders[0]), site_url=server.url, **_THEME[theme])
    build_project(
        file,
        site_dir=str(folders[1]),
        site_url=plain.url,
        plugins=["search"],
        **_THEME[theme],
    )
    server.start(folders[0], folders[1])
    plain.start(folders[1], folders[1])
    return Site(
        theme=theme,
        url=server.url,
        folder=folders[0],
        plain_url=plain.url,
        plain=folders[1],
    )
