"""The dashboard's table of days under the styles of the themes, which are put in around it."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from tests.render.test_assets import STYLES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

THEME_STYLES = {
    "mkdocs": ("css/bootstrap.min.css", "css/base.css"),
    "readthedocs": ("css/theme.css", "css/theme_extra.css"),
}
TABLE = """
<div class="rst-content"><div role="main"><div class="section"><div class="backlog">
<table class="backlog-table table table-striped table-hover docutils">
<thead><tr><th scope="col">Category</th><th scope="col">Open for</th></tr></thead>
<tbody>
<tr><th scope="row"><a href="a/">Core</a></th><td>4 days</td></tr>
<tr><th scope="row">All</th><td>9 days</td></tr>
</tbody></table></div></div></div></div>
"""
LOOK = "e => [getComputedStyle(e).boxShadow, getComputedStyle(e).fontWeight]"


@pytest.mark.parametrize("theme", THEME_STYLES)
def test_rows_have_one_line_and_fill_the_page(theme: str, browser: Browser) -> None:
    folder = files("mkdocs").joinpath("themes", theme)
    styles = [folder.joinpath(name).read_text(encoding="utf-8") for name in THEME_STYLES[theme]]
    page = browser.new_page(viewport={"width": 900, "height": 600})
    try:
        page.set_content(f"<style>{''.join(styles)}</style><style>{STYLES}</style>{TABLE}")

        row = page.locator("tbody tr").first
        assert look(row.locator("th")) == look(row.locator("td"))
        assert "inset" in look(row.locator("th"))[0]
        assert width(row) == pytest.approx(width(page.locator(".backlog")), abs=1)
    finally:
        page.close()


def look(cell: Locator) -> list[str]:
    """Returns the line below a cell and the weight of its letters."""
    found: list[str] = cell.evaluate(LOOK)
    return found


def width(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["width"]
