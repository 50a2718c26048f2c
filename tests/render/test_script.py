"""The script in a browser, under a content security policy that allows nothing inline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.render import Renderer
from mkdocs_backlog.settings import Settings
from tests.render.sample import sample
from tests.render.test_assets import SCRIPT, STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:"
ROOT = "http://site.test/"
SHELL = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>
<link rel="stylesheet" href="/backlog.css"></head><body><main>{}</main>
<script src="/backlog.js"></script></body></html>"""
MENTION = """<p>See <a class="backlog backlog-ref backlog-icon" href="{link.href}"
title="{link.tooltip}" data-backlog-id="{link.id}" data-backlog-status="{link.status}"
data-backlog-title="&lt;i&gt;{link.title}" data-backlog-label="{link.badge.text}"
data-backlog-steps="{link.steps}">{link.id}</a>.</p><p>Elsewhere.</p>"""


@pytest.fixture(scope="module")
def browser_page(browser: Browser) -> Iterator[Page]:
    """Returns a browser's page that serves the sample's list of items and a mention."""
    analysis = sample()
    renderer = Renderer(analysis, Settings())
    html = {page.src_uri: page.html for page in renderer.pages()}["backlog/items/index.md"]
    mention = MENTION.format(link=renderer.item_link(analysis.items[1], "index.md"))
    files = {
        "/items/": ("text/html", SHELL.format(html)),
        "/": ("text/html", SHELL.format(mention)),
        "/backlog.css": ("text/css", STYLES),
        "/backlog.js": ("text/javascript", SCRIPT),
    }

    def serve(route: Route) -> None:
        kind, body = files["/" + route.request.url.removeprefix(ROOT).partition("?")[0]]
        headers = {"Content-Security-Policy": POLICY, "Content-Type": f"{kind}; charset=utf-8"}
        route.fulfill(body=body, headers=headers)

    page = browser.new_page(viewport={"width": 1000, "height": 800})
    page.route("**/*", serve)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda entry: problems.append(entry.text))
    yield page
    page.close()
    assert problems == []


def shown(page: Page) -> list[str]:
    """Returns the IDs of the rows that can be seen, from top to bottom."""
    rows = page.locator("tr[data-backlog-id]:visible").all()
    return [row.get_attribute("data-backlog-id") or "" for row in rows]


def test_words_in_the_field_filter_rows_and_go_to_the_address(browser_page: Page) -> None:
    browser_page.goto(ROOT + "items/")
    browser_page.get_by_role("searchbox").fill("CORE quer")
    browser_page.wait_for_url("**/?filter=CORE+quer")
    assert shown(browser_page) == ["IMP-2"]
    browser_page.get_by_text("Showing 1 of 8 items").wait_for(state="attached")
    browser_page.keyboard.press("Escape")
    browser_page.wait_for_url("**/items/")
    assert len(shown(browser_page)) == 8


def test_chip_filters_by_status_until_it_is_chosen_again(browser_page: Page) -> None:
    browser_page.goto(ROOT + "items/")
    chip = browser_page.locator(".backlog-chip[data-backlog-status='blocked']")
    chip.click()
    assert shown(browser_page) == ["IMP-4"]
    assert chip.get_attribute("aria-current") == "true"
    chip.click()
    assert len(shown(browser_page)) == 8


def test_nothing_left_says_how_to_go_on(browser_page: Page) -> None:
    browser_page.goto(ROOT + "items/?filter=nothing-has-this")
    assert shown(browser_page) == []
    assert browser_page.locator(".backlog-empty").is_visible()
    assert not browser_page.locator("thead").is_visible()


def test_heading_sorts_both_ways_and_back_with_the_keyboard(browser_page: Page) -> None:
    browser_page.goto(ROOT + "items/")
    heading = browser_page.get_by_role("columnheader", name="Title")
    heading.get_by_role("button").focus()
    browser_page.keyboard.press("Enter")
    assert shown(browser_page)[:3] == ["IMP-4", "IMP-8", "IMP-6"]
    assert heading.get_attribute("aria-sort") == "ascending"
    browser_page.keyboard.press(" ")
    assert shown(browser_page)[-3:] == ["IMP-6", "IMP-8", "IMP-4"]
    browser_page.keyboard.press("Enter")
    assert shown(browser_page) == [f"IMP-{number}" for number in range(1, 9)]
    assert heading.get_attribute("aria-sort") is None


def test_address_brings_a_view_back(browser_page: Page) -> None:
    browser_page.goto(ROOT + "items/?status=open&sort=-id&filter=core")
    assert shown(browser_page) == ["IMP-3"]
    browser_page.keyboard.press("Tab")
    browser_page.goto(ROOT + "items/?sort=-id")
    assert shown(browser_page)[0] == "IMP-8"


def test_card_shows_title_and_status_and_closes_on_escape(browser_page: Page) -> None:
    browser_page.goto(ROOT)
    link = browser_page.locator(".backlog-ref")
    link.hover()
    card = browser_page.get_by_role("tooltip")
    card.wait_for()
    assert card.inner_text().split("\n") == ["<i>Queries", "In progress", "S1-W1-02"]
    assert link.get_attribute("aria-describedby") == "backlog-card"
    assert link.get_attribute("title") is None
    browser_page.keyboard.press("Escape")
    assert card.is_hidden()
    browser_page.get_by_text("Elsewhere").hover()
    assert link.get_attribute("title") == "Queries · In progress"


def test_card_follows_the_focus(browser_page: Page) -> None:
    browser_page.goto(ROOT)
    browser_page.keyboard.press("Tab")
    card = browser_page.get_by_role("tooltip")
    assert card.is_visible()
    browser_page.keyboard.press("Tab")
    assert card.is_hidden()
