from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.sites import ITEM, MATRIX, PANEL

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.pages import Opener
    from tests.browser.sites import Site

MENTION = "IMP-BACKLOG-TEST-03"


def mention(page: Page) -> Locator:
    return page.locator("a.backlog-ref", has_text=MENTION).first


def card(page: Page) -> Locator:
    return page.locator(".backlog-card:visible")


def test_card_shows_title_status_and_step_on_hover(site: Site, visit: Opener) -> None:
    page = visit(site.url + PANEL)

    mention(page).hover()

    expect(card(page)).to_have_text("DB-backed integration harnessIn progressS10-W101-04")
    expect(mention(page)).to_have_attribute("aria-describedby", "backlog-card")
    expect(card(page)).to_be_in_viewport(ratio=1)

    card(page).hover()
    page.wait_for_timeout(400)
    expect(card(page)).to_be_visible()

    page.mouse.move(5, 5)
    expect(card(page)).to_have_count(0)


def test_card_closes_on_escape(site: Site, visit: Opener) -> None:
    page = visit(site.url + PANEL)
    mention(page).hover()
    expect(card(page)).to_be_visible()

    page.keyboard.press("Escape")

    expect(card(page)).to_have_count(0)


def test_card_follows_the_focus(site: Site, visit: Opener) -> None:
    page = visit(site.url + PANEL)
    page.keyboard.press("Tab")

    mention(page).focus()
    expect(card(page)).to_be_visible()
    expect(mention(page)).to_have_attribute("aria-describedby", "backlog-card")

    page.keyboard.press("Tab")
    expect(card(page)).not_to_contain_text("DB-backed")


@pytest.mark.parametrize("instant", [False, True], ids=["loaded", "instant"])
def test_card_comes_up_alone_where_material_has_tooltips(
    material: Site, visit: Opener, *, instant: bool
) -> None:
    page = visit(material.url + (ITEM if instant else PANEL))
    if instant:
        page.evaluate("path => document.querySelector(`.md-nav a[href$='${path}']`).click()", PANEL)
        expect(page).to_have_url(material.url + PANEL)
    expect(mention(page)).to_be_visible()
    page.keyboard.press("Tab")

    for turn in ("focus", "hover", "focus"):
        getattr(mention(page), turn)()
        page.wait_for_timeout(500)  # Material's own comes after a while
        expect(card(page)).to_have_count(1)
        expect(page.locator(".md-tooltip2--active")).to_have_count(0)


def test_touch_follows_the_link_and_shows_no_card(site: Site, visit: Opener) -> None:
    page = visit(site.url + PANEL, width=390, has_touch=True, is_mobile=True)

    mention(page).tap()

    expect(page).to_have_url(f"{site.url}backlog/items/{MENTION}/")
    expect(card(page)).to_have_count(0)


def test_card_stays_within_a_narrow_screen(site: Site, visit: Opener) -> None:
    page = visit(site.url + PANEL, width=390)

    page.locator("a.backlog-ref").last.hover()

    expect(card(page)).to_be_in_viewport(ratio=1)


def test_panel_opens_and_closes_without_a_script(site: Site, visit: Opener) -> None:
    page = visit(site.url + PANEL, java_script_enabled=False)
    panel = page.locator("details.backlog-panel")
    expect(panel.locator("summary")).to_contain_text("4 backlog items")
    assert panel.locator("li:visible").count() == 0

    panel.locator("summary").click()

    assert panel.locator("li:visible").count() == 4


def test_pages_are_complete_without_a_script(site: Site, visit: Opener) -> None:
    page = visit(site.url + MATRIX, java_script_enabled=False)

    assert page.locator("tr[data-backlog-id]:visible").count() == 16
    assert page.locator("tr .backlog-badge:visible").count() == 16
    assert page.locator("tr a.backlog-id:visible").count() == 16
    assert page.get_by_text("6 of 16 items done").is_visible()
    assert page.locator(".backlog-filter").count() == 0
    chips = page.locator(".backlog-chip")
    assert sum(int(text.split()[-1]) for text in chips.all_inner_texts()[1:]) == 16
    for index in range(chips.count()):
        chips.nth(index).click()
        assert page.locator("tr[data-backlog-id]:visible").count() > 0
        page.go_back()

    page.locator("tr a.backlog-id", has_text="SEC-02").click()

    assert page.url == site.url + ITEM
