from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.location import Location
from mkdocs_backlog.parse.widgets import read_widget
from mkdocs_backlog.render import Renderer
from mkdocs_backlog.render.kit import every_page
from mkdocs_backlog.resolve.widgets import WidgetResolver
from mkdocs_backlog.settings import Settings
from tests.render.elements import Element, read
from tests.render.former import with_history
from tests.render.sample import FINDINGS, finding, sample

if TYPE_CHECKING:
    from collections.abc import Callable

VIEWS = {"odd": {"stat": "x"}, "core": {"category": "Core", "sort": "-id"}}
SETTINGS = Settings.from_mapping({"views": VIEWS, "ledger_evidence": ["mention"]})


def show(
    comment: str,
    settings: Settings = SETTINGS,
    *,
    block: bool = True,
    exists: Callable[[str], bool] = every_page,
) -> Element:
    """Returns what a widget shows on the start page."""
    analysis = sample(settings=settings)
    widget = read_widget(f"backlog/{comment}", Location("index.md", 3))
    entry = WidgetResolver(analysis.items, analysis.backlogs, settings).resolve(widget)
    renderer = Renderer(analysis, settings, exists=exists)
    return read(renderer.widget(entry, "index.md", block=block))


def number(comment: str, settings: Settings = SETTINGS, *, linked: bool = True) -> Element:
    """Returns the element that a count is."""
    analysis = sample(settings=settings)
    widget = read_widget(f"backlog/{comment}", Location("index.md", 3))
    entry = WidgetResolver(analysis.items, analysis.backlogs, settings).resolve(widget)
    html = Renderer(analysis, settings).count_widget(entry, "index.md", linked=linked)
    [element] = read(html).children
    return element


def ids(root: Element) -> list[str]:
    return [
        row.attributes["data-backlog-id"]
        for row in root.all("tr")
        if row.attributes.get("id") is None and "data-backlog-id" in row.attributes
    ]


def test_progress_is_the_lead_of_the_dashboard() -> None:
    root = show("progress")

    assert root.classed("backlog-lead")[0].words == "0 of 7 items done 0 %"
    assert root.all("svg")[0].attributes["aria-label"].startswith("1 awaiting ledgers")
    assert root.classed("backlog-legend")[0].all("a")[0].attributes["href"].startswith("backlog/")


def test_legend_of_some_items_leads_nowhere() -> None:
    some = show("progress { category: Core }")
    nowhere = show("progress", replace(SETTINGS, pages=None))

    for root in (some, nowhere):
        assert root.classed("backlog-legend")[0].all("a") == []
    assert some.classed("backlog-lead")[0].words == "0 of 3 items done 0 %"


def test_nothing_leads_to_pages_that_are_kept_off_the_site() -> None:
    progress = show("progress", exists=lambda _: False)
    cut = show("list { limit: 2 }", exists=lambda _: False)

    assert progress.classed("backlog-legend")[0].all("a") == []
    assert cut.classed("backlog-more")[0].words == "Showing 2 of 8 items"


def test_table_shows_usual_columns_that_say_something() -> None:
    root = show("table { category: Core }")

    assert [head.words for head in root.all("th")] == ["ID", "Title", "Priority", "Status"]
    assert ids(root) == ["IMP-1", "IMP-2", "IMP-3"]
    assert root.all("table", role="table")[0].classed("backlog-badge")[1].words == "In progress"
    assert root.all("a")[0].attributes["href"] == "backlog/items/IMP-1/"
    assert root.all(id="IMP-1") == []


def test_table_shows_the_columns_that_are_named_in_their_order() -> None:
    root = show("table { id: IMP-2, columns: [status, Theme, step, depends, document, id] }")

    assert [head.words for head in root.all("th")] == [
        "Status",
        "Theme",
        "Step",
        "Depends on",
        "Document",
        "ID",
    ]
    cells = root.all("td")
    assert [cell.words for cell in cells] == [
        "In progress",
        "Queries",
        "S1-W1-02",
        "IMP-1, 7",
        "Pool",
        "IMP-2",
    ]
    assert [cell.attributes["data-backlog-col"] for cell in cells] == [
        "status",
        "title",
        "step",
        "depends",
        "document",
        "id",
    ]
    assert cells[0].attributes["data-backlog-sort"] == "1"


def test_column_without_a_role_keeps_its_name() -> None:
    page = "# Backlog\n\n| ID | Title | Oddity | Status |\n|---|---|---|---|\n"
    analysis = sample({"plan.md": f"{page}| K-1 | One | <b> | open |\n| K-2 | Two | | open |\n"})
    widget = read_widget("backlog/table { columns: [id, oddity] }", Location("plan.md", 1))
    entry = WidgetResolver(analysis.items, analysis.backlogs, Settings()).resolve(widget)

    root = read(Renderer(analysis, Settings()).widget(entry, "plan.md"))

    assert [head.words for head in root.all("th")] == ["ID", "Oddity"]
    assert [cell.attributes["data-backlog-col"] for cell in root.all("td")] == [
        "id",
        "other",
        "id",
        "other",
    ]


@pytest.mark.parametrize("kind", ["table", "list"])
@pytest.mark.parametrize(
    ("options", "words", "href"),
    [
        ("{ limit: 2 }", "Showing 2 of 8 items · All items", "backlog/items/"),
        (
            "{ category: core, limit: 1 }",
            "Showing 1 of 3 items · Core",
            "backlog/categories/Core/",
        ),
        ("{ status: open, limit: 1 }", "", ""),
        (
            "{ not: { status: open }, limit: 1 }",
            "Showing 1 of 7 items · All items",
            "backlog/items/",
        ),
        (
            "{ category: [Core, Web], limit: 1 }",
            "Showing 1 of 6 items · All items",
            "backlog/items/",
        ),
        (
            "{ category: Core, status: '*', limit: 1 }",
            "Showing 1 of 3 items · All items",
            "backlog/items/",
        ),
        ("{ status: '*', limit: 1 }", "Showing 1 of 8 items · All items", "backlog/items/"),
        ("{ priority: low, limit: 1 }", "Showing 1 of 6 items · All items", "backlog/items/"),
        ("{ category: ~, limit: 1 }", "Showing 1 of 2 items · All items", "backlog/items/"),
        ("core { limit: 2 }", "Showing 2 of 3 items · Core", "backlog/categories/Core/"),
    ],
)
def test_limit_that_cuts_says_so(kind: str, options: str, words: str, href: str) -> None:
    root = show(f"{kind} {options}")

    told = root.classed("backlog-more")
    assert [line.words for line in told] == [words][: bool(words)]
    assert [line.all("a")[0].attributes["href"] for line in told] == [href][: bool(words)]


def test_limit_without_pages_leads_nowhere() -> None:
    [told] = show("list { limit: 2 }", replace(SETTINGS, pages=None)).classed("backlog-more")

    assert told.words == "Showing 2 of 8 items"
    assert told.all("a") == []


def test_nothing_found_is_said_calmly() -> None:
    for kind in ("table", "list", "progress"):
        assert show(f"{kind} {{ status: blocked, id: IMP-1 }}").words == "No items match."


def test_chart_needs_a_history() -> None:
    assert (
        show("chart").words == "The chart appears once git knows the backlog on two days or more."
    )
    analysis = with_history()
    widget = read_widget("backlog/chart", Location("plan.md", 3))
    entry = WidgetResolver(analysis.items, analysis.backlogs, Settings()).resolve(widget)

    root = read(Renderer(analysis, Settings()).widget(entry, "plan.md"))

    assert root.classed("backlog-chart")


@pytest.mark.parametrize(
    ("options", "shown", "href", "words"),
    [
        ("", "8", "backlog/items/", "8 items"),
        ("{ status: open }", "1", "backlog/status/open/", "1 item: Open"),
        ("{ category: web }", "3", "backlog/categories/Web/", "3 items: Web"),
        ("{ category: web, status: open }", "0", None, "0 items"),
        ("{ status: '*' }", "8", None, "8 items"),
    ],
)
def test_count_is_a_number_that_leads_to_its_items(
    options: str, shown: str, href: str | None, words: str
) -> None:
    element = number(f"count {options}")

    assert (element.words, element.attributes["title"]) == (shown, words)
    assert element.attributes.get("href") == href
    assert element.attributes.get("aria-label") == (words if href else None)


def test_count_without_pages_or_in_a_link_is_text() -> None:
    assert number("count", replace(SETTINGS, pages=None)).tag == "span"
    assert number("count", linked=False).tag == "span"


def test_broken_widget_is_a_note_in_place() -> None:
    root = show("table { status: <opne> }")

    assert root.words == "Nothing can be shown here: no status '<opne>'."
    assert root.classed("backlog-warning")
    assert show("table { view: odd }").words == "Nothing can be shown here: no option 'stat'."
    assert show("tabel").words == "Nothing can be shown here: no widget 'tabel'."


def test_note_leads_to_the_finding_where_there_is_one() -> None:
    analysis = sample(settings=SETTINGS)
    rule = replace(FINDINGS[0].rule, code="BKL903", name="widget-invalid")
    told = replace(analysis, findings=(replace(finding("wrong"), rule=rule),))
    widget = read_widget("backlog/tabel", Location("index.md", 3))
    entry = WidgetResolver(analysis.items, analysis.backlogs, SETTINGS).resolve(widget)

    for pages, hrefs in (("backlog", ["backlog/findings/#BKL903"]), (None, [])):
        renderer = Renderer(told, replace(SETTINGS, pages=pages))
        links = read(renderer.widget(entry, "index.md")).all("a")
        assert [link.attributes["href"] for link in links] == hrefs


def test_sign_stands_where_no_block_can() -> None:
    root = show("progress", block=False)

    assert root.words == "Nothing can be shown here: 'progress' needs a line of its own."
    assert root.all("p") == root.all("div") == []
    assert number("count { status: opne }").classed("backlog-miss")
