from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.sites import ITEM, MATRIX, STATUS

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.pages import Opener
    from tests.browser.sites import Site


def rows(page: Page) -> Locator:
    return page.locator("tr[data-backlog-id]:visible")


def ids(page: Page) -> list[str]:
    """Returns the items of the visible rows, from top to bottom."""
    found: list[str] = rows(page).evaluate_all("rows => rows.map(row => row.dataset.backlogId)")
    return [name.removeprefix("IMP-BACKLOG-") for name in found]


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Filter items")


def chip(page: Page, name: str) -> Locator:
    return page.locator(".backlog-chip", has_text=name)


def head(page: Page, name: str) -> Locator:
    return page.get_by_role("columnheader", name=name)


def test_typing_narrows_the_rows_and_says_so(site: Site, visit: Opener) -> None:
    page = visit(site.url + MATRIX)

    field(page).press_sequentially("test harness")

    expect(rows(page)).to_have_count(1)
    assert ids(page) == ["TEST-03"]
    live = page.locator("[data-backlog-matrix] [role=status]")
    expect(live).to_have_text("Showing 1 of 16 items")
    expect(page).to_have_url(f"{site.url}{MATRIX}?filter=test+harness")

    field(page).press("Escape")

    expect(rows(page)).to_have_count(16)
    expect(field(page)).to_have_value("")
    expect(live).to_have_text("Showing 16 of 16 items")
    expect(page).to_have_url(site.url + MATRIX)


def test_filter_that_nothing_fits_says_how_to_leave_it(site: Site, visit: Opener) -> None:
    page = visit(site.url + MATRIX)

    field(page).fill("zebra")

    expect(rows(page)).to_have_count(0)
    expect(page.get_by_text("No items match")).to_be_visible()


def test_chips_filter_in_place_and_the_pressed_one_is_marked(site: Site, visit: Opener) -> None:
    page = visit(site.url + MATRIX)
    expect(field(page)).to_be_visible()

    chip(page, "Open").click()

    expect(rows(page)).to_have_count(3)
    assert ids(page) == ["TEST-02", "FE-01", "FE-02"]
    expect(chip(page, "Open")).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(f"{site.url}{MATRIX}?status=open")

    chip(page, "All").click()

    expect(rows(page)).to_have_count(16)
    expect(chip(page, "Open")).not_to_have_attribute("aria-current", "true")


def test_chips_open_their_page_in_a_new_tab(material: Site, visit: Opener) -> None:
    page = visit(material.url + MATRIX)
    expect(field(page)).to_be_visible()

    with page.context.expect_page() as opened:
        chip(page, "Open").click(modifiers=["Control"])

    expect(opened.value).to_have_url(material.url + STATUS)


def test_headings_sort_both_ways_and_back_to_the_authors_order(site: Site, visit: Opener) -> None:
    page = visit(site.url + MATRIX)
    expect(field(page)).to_be_visible()
    written = ids(page)
    names = "[...document.querySelectorAll('tr[data-backlog-id] td[data-backlog-col=title]')]"
    titles = f"{names}.map(cell => cell.textContent.trim())"

    head(page, "Theme").click()

    expect(head(page, "Theme")).to_have_attribute("aria-sort", "ascending")
    ascending = page.evaluate(titles)
    assert ascending == sorted(ascending, key=str.lower)

    head(page, "Theme").click()

    expect(head(page, "Theme")).to_have_attribute("aria-sort", "descending")
    assert page.evaluate(titles) == ascending[::-1]
    expect(page).to_have_url(f"{site.url}{MATRIX}?sort=-title")

    head(page, "Theme").click()

    expect(page.locator("th[aria-sort]")).to_have_count(0)
    assert ids(page) == written
    expect(page).to_have_url(site.url + MATRIX)


def test_address_restores_filter_status_and_order(site: Site, visit: Opener) -> None:
    page = visit(f"{site.url}{MATRIX}?filter=s10&status=done&sort=-id")

    expect(rows(page)).to_have_count(6)
    assert ids(page) == ["DOC-03", "DOC-01", "ARCH-04", "ARCH-03", "ARCH-02", "ARCH-01"]
    expect(field(page)).to_have_value("s10")
    expect(chip(page, "Done")).to_have_attribute("aria-current", "true")
    expect(head(page, "Backlog ID")).to_have_attribute("aria-sort", "descending")


def test_unknown_values_in_the_address_hide_nothing(site: Site, visit: Opener) -> None:
    page = visit(f"{site.url}{MATRIX}?status=finished&sort=height")

    expect(field(page)).to_be_visible()
    expect(rows(page)).to_have_count(16)
    expect(page.locator("th[aria-sort]")).to_have_count(0)


def test_instant_navigation_starts_the_tools_and_keeps_the_view(
    material: Site, visit: Opener
) -> None:
    page = visit(material.url + ITEM)
    page.evaluate("window.same = true")
    page.locator(".backlog-props a", has_text="Improvement backlog").click()
    expect(page.get_by_role("heading", name="Improvement Backlog")).to_be_visible()

    field(page).fill("csp")
    expect(rows(page)).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?filter=csp"))
    page.locator("tr:visible a.backlog-id").click()
    expect(page.get_by_role("heading", name="CSP nonce strategy")).to_be_visible()
    page.go_back()

    expect(page).to_have_url(re.compile(r"\?filter=csp"))
    expect(field(page)).to_have_value("csp")
    expect(rows(page)).to_have_count(1)
    expect(page.locator(".backlog-filter")).to_have_count(1)
    assert page.evaluate("window.same") is True


def test_keyboard_reaches_filter_chips_headings_and_rows_in_reading_order(
    site: Site, visit: Opener
) -> None:
    page = visit(site.url + MATRIX)
    field(page).focus()
    walk = []
    for _ in range(15):
        page.keyboard.press("Tab")
        walk.append(page.evaluate("document.activeElement.textContent.trim()"))

    assert walk[0].startswith("All")
    assert [name.split()[0] for name in walk[1:7]] == [
        "Open",
        "In",
        "Blocked",
        "Awaiting",
        "Done",
        "Deferred",
    ]
    assert walk[7:12] == ["Backlog ID", "Theme", "Canonical Doc", "TODO Step", "Status"]
    assert walk[12] == "IMP-BACKLOG-ARCH-01"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keys_sort_and_filter(site: Site, visit: Opener, key: str) -> None:
    page = visit(site.url + MATRIX)

    head(page, "Status").get_by_role("button").press(key)
    expect(head(page, "Status")).to_have_attribute("aria-sort", "ascending")
    chip(page, "Blocked").press("Enter")
    expect(rows(page)).to_have_count(1)
    page.keyboard.press("Escape")

    expect(rows(page)).to_have_count(16)
    expect(head(page, "Status")).to_have_attribute("aria-sort", "ascending")


def test_heading_keeps_to_the_top_while_the_table_scrolls(site: Site, visit: Opener) -> None:
    page = visit(site.url + MATRIX)
    expect(field(page)).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 420})

    page.locator("tr[data-backlog-id]").nth(8).scroll_into_view_if_needed()
    page.mouse.wheel(0, 250)

    expect(head(page, "Theme")).to_be_in_viewport(ratio=1)
    # Nothing covers the heading once the page has come to rest: the wheel's turn takes its time.
    page.wait_for_function(
        "() => document.elementFromPoint(...(box => [box.x + 5, box.y + box.height / 2])"
        "(document.querySelector('th[role=columnheader]').getBoundingClientRect()))"
        "?.textContent === 'Backlog ID'"
    )
