from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.sites import KINDS, MATRIX, MENTIONS, PANEL

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.pages import Opener
    from tests.browser.sites import Site

# The plugin's elements that reach past the window. What scrolls by itself may hold more, and so may
# an author's own table, which is as wide as its words.
_PAST_THE_WINDOW = """() => [...document.querySelectorAll(".backlog, .backlog *")]
  .filter(element => !element.closest(".backlog-sr, svg, [hidden], table:not(.backlog-table)"))
  .filter(element => {
    const box = element.getBoundingClientRect();
    const past = box.right > document.documentElement.clientWidth + 1 || box.left < -1;
    return past && box.width && box.height && element.checkVisibility();
  })
  .filter(element => {
    for (let parent = element.parentElement; parent; parent = parent.parentElement)
      if (/auto|scroll|hidden/.test(getComputedStyle(parent).overflowX)) return false;
    return true;
  })
  .map(element => element.outerHTML.slice(0, 120))"""
# Where the plugin's elements and their neighbours are, but for what the script itself adds.
_PLACES = """() => [...document.querySelectorAll(
    "[role=main] > *, article > *, .backlog, .backlog tr, .backlog td, .backlog-chip")]
  .map(element => {
    const box = element.getBoundingClientRect();
    return [element.tagName + "." + element.className, box.x, box.y, box.width, box.height];
  })"""


def _font_sizes(page: Page) -> None:
    """Doubles the size of all text, as a reader may in the browser's settings."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_reaches_past_the_window(site: Site, visit: Opener, width: int) -> None:
    page = visit(site.url, width=width)
    wide = {}
    for kind, path in KINDS.items():
        page.goto(site.url + path)
        page.evaluate("document.querySelectorAll('.backlog-panel').forEach(e => e.open = true)")
        wide[kind] = page.evaluate(_PAST_THE_WINDOW)

    assert wide == {kind: [] for kind in KINDS}


def test_text_of_double_size_stays_in_the_window(site: Site, visit: Opener) -> None:
    page = visit(site.url)
    wide = {}
    for kind, path in KINDS.items():
        page.goto(site.url + path)
        _font_sizes(page)
        wide[kind] = page.evaluate(_PAST_THE_WINDOW)

    assert wide == {kind: [] for kind in KINDS}


@pytest.mark.parametrize("width", [390, 1280])
def test_script_moves_nothing_on_the_page(site: Site, visit: Opener, width: int) -> None:
    page = visit(site.url, width=width)
    places: dict[bool, dict[str, list[object]]] = {True: {}, False: {}}
    for with_script, found in places.items():
        if not with_script:
            page.route("**/backlog.js*", lambda route: route.fulfill(body=""))
        for path in (MATRIX, PANEL, MENTIONS):
            page.goto(site.url + path, wait_until="networkidle")
            assert (page.locator(".backlog-filter input").count() == 1) is (
                with_script and path == MATRIX
            )
            found[path] = page.evaluate(_PLACES)

    assert places[True] == places[False]


def test_narrow_rows_are_still_a_table_to_screen_readers(site: Site, visit: Opener) -> None:
    page = visit(site.url + MATRIX, width=390)

    row = page.get_by_role("row").filter(has=page.get_by_role("cell", name="DB pool tuning"))

    expect(row).to_be_visible()
    expect(row.get_by_role("cell")).to_have_count(5)


def test_motion_is_reduced_on_request(site: Site, visit: Opener) -> None:
    page = visit(site.url + MATRIX, reduced_motion="reduce")

    lengths = page.evaluate(
        "[...document.querySelectorAll('.backlog *')]"
        ".map(element => getComputedStyle(element).transitionDuration)"
    )

    assert set(lengths) == {"0s"}


def test_forced_colours_keep_words_and_marks(site: Site, visit: Opener) -> None:
    page = visit(site.url + MATRIX, forced_colors="active")

    badge = page.locator("td .backlog-badge").first
    expect(badge).to_have_text("Done")
    expect(badge).to_have_css("border-top-style", "solid")
    colours = page.evaluate(
        "[getComputedStyle(document.querySelector('td .backlog-badge'), '::before')"
        ".backgroundColor, getComputedStyle(document.body).color]"
    )
    assert colours[0] == colours[1]


def test_printed_matrix_repeats_its_heading_and_keeps_its_words(site: Site, visit: Opener) -> None:
    page = visit(site.url + MATRIX)
    expect(page.get_by_role("searchbox", name="Filter items")).to_be_visible()
    # Enough rows for more than one sheet.
    page.evaluate("""() => {
      const body = document.querySelector("table.backlog-table--matrix tbody");
      for (const row of [...body.rows, ...body.rows]) body.append(row.cloneNode(true));
    }""")

    sheets = _text_of(page.pdf(format="A4"))

    with_rows = [sheet for sheet in sheets if "ARCH-01" in sheet or "SEC-03" in sheet]
    assert len(with_rows) >= 2
    assert all("Canonical Doc" in sheet and "Status" in sheet for sheet in with_rows)
    assert all(word in " ".join(sheets) for word in ("6 of 16", "Done", "Awaiting ledgers"))
    assert "Filter items" not in " ".join(sheets)


def _text_of(pdf: bytes) -> list[str]:
    """Returns the text of each sheet, white space settled."""
    reader = PdfReader(io.BytesIO(pdf))
    return [re.sub(r"\s+", " ", sheet.extract_text()) for sheet in reader.pages]
