from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.sites import ITEM, WIDGETS

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.pages import Opener
    from tests.browser.sites import Site

TABLE = "[data-backlog-widget=table]"


def ids(page: Page) -> list[str]:
    """Returns the items of the widget's rows, from top to bottom."""
    found: list[str] = page.locator(f"{TABLE} tr[data-backlog-id]").evaluate_all(
        "rows => rows.map(row => row.dataset.backlogId)"
    )
    return [name.removeprefix("IMP-BACKLOG-") for name in found]


def head(page: Page, name: str) -> Locator:
    return page.locator(TABLE).get_by_role("columnheader", name=name)


def test_headings_of_a_widget_sort_it_and_leave_the_address(site: Site, visit: Opener) -> None:
    page = visit(site.url + WIDGETS)
    written = ids(page)

    head(page, "ID").click()
    expect(head(page, "ID")).to_have_attribute("aria-sort", "ascending")
    ascending = ids(page)
    head(page, "ID").get_by_role("button").press("Enter")

    assert ascending == sorted(written)
    assert ids(page) == ascending[::-1]
    expect(page).to_have_url(site.url + WIDGETS)


def test_widgets_work_after_instant_navigation(material: Site, visit: Opener) -> None:
    page = visit(material.url + ITEM)
    page.evaluate("window.same = true")
    page.locator(".md-header__button.md-logo").first.click()
    expect(page.locator(TABLE)).to_be_visible()

    expect(page.locator(f"{TABLE} .backlog-sort")).to_have_count(4)
    assert page.evaluate("window.same") is True


def test_narrow_widget_is_cards(site: Site, visit: Opener) -> None:
    page = visit(site.url + WIDGETS, width=390)
    row = page.locator(f"{TABLE} tr[data-backlog-id]").first

    expect(page.locator(f"{TABLE} thead")).to_be_hidden()
    assert row.evaluate("row => getComputedStyle(row).display") == "grid"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_widgets_need_no_script(site: Site, visit: Opener) -> None:
    page = visit(site.url + WIDGETS, java_script_enabled=False)

    expect(page.locator(TABLE)).to_be_visible()
    expect(page.locator("[data-backlog-widget=progress]")).to_contain_text("6 of 16 items done")
    expect(page.locator("a.backlog-count")).to_have_text("3")
