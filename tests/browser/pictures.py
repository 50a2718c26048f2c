"""Takes pictures of the example site.

Usage:
    python -m tests.browser.pictures all       Every page kind in every look, in build/screenshots
    python -m tests.browser.pictures manual    Those that the manual shows, in docs/images
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.browser.pages import Opener, find_chromium, launch
from tests.browser.serving import serve
from tests.browser.sites import ITEM, KINDS, MATRIX, THEMES, Site, build_example

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
WIDTHS = (1280, 390)


def take_all(visit: Opener, site: Site, folder: Path) -> None:
    """Takes a whole picture of every page kind in every scheme and width.

    Args:
        visit: Opens pages.
        site: The site.
        folder: Where the pictures go, in a folder named after the theme.
    """
    target = folder / site.theme
    target.mkdir(parents=True, exist_ok=True)
    for scheme in site.schemes:
        for width in WIDTHS:
            page = visit(site.url, width=width, scheme=scheme, reduced_motion="reduce")
            for kind, path in KINDS.items():
                page.goto(site.url + path)
                _open_panels(page)
                file = target / f"{kind}-{scheme}-{width}.png"
                page.screenshot(path=file, full_page=True)
            visit.close()


def take_for_manual(visit: Opener, site: Site, folder: Path) -> None:
    """Takes the pictures that the README and the manual show, about 1,100 pixels wide.

    Args:
        visit: Opens pages.
        site: The site in Material.
        folder: Where the pictures go.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, path, top in (("matrix", MATRIX, "#backlog-matrix"), ("item", ITEM, "h1")):
        page = visit(site.url + path, width=1080, reduced_motion="reduce")
        page.evaluate("document.querySelectorAll('.md-sidebar').forEach(e => e.remove())")
        page.set_viewport_size({"width": 1080, "height": 1600})
        start = page.locator(top).bounding_box()
        assert start is not None, f"{path} has no {top}"
        page.screenshot(
            path=folder / f"{name}.png",
            clip={"x": 0, "y": start["y"] - 14, "width": 1080, "height": 624},
        )


def _open_panels(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.backlog-panel').forEach(e => e.open = true)")


def main() -> None:
    """Builds the sites and takes the pictures."""
    choice = sys.argv[1:]
    if choice not in (["all"], ["manual"]):
        sys.exit(__doc__)
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        visit = Opener(stack.enter_context(launch(playwright, find_chromium())))
        for theme in THEMES if choice == ["all"] else THEMES[:1]:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            servers = stack.enter_context(serve()), stack.enter_context(serve())
            site = build_example(theme, folder, *servers)
            if choice == ["all"]:
                take_all(visit, site, ROOT / "build" / "screenshots")
            else:
                take_for_manual(visit, site, ROOT / "docs" / "images")
        visit.close()


if __name__ == "__main__":
    main()
