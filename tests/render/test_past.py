from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.history import Gap, Unknown
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import EventKind, History, Point
from mkdocs_backlog.render import Renderer
from mkdocs_backlog.render.chart import draw, room_for
from mkdocs_backlog.settings import Settings
from tests.render.elements import Element, read
from tests.render.former import commit, event, with_history
from tests.render.sample import REGISTERS, sample

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis


def page(analysis: Analysis, name: str) -> Element:
    """Returns a generated page."""
    pages = Renderer(analysis, Settings()).pages()
    return read(next(made.html for made in pages if made.src_uri == f"backlog/{name}.md"))


def lines(root: Element, anchor: str) -> list[str]:
    """Returns the lines of the list after a heading."""
    elements = root.all()
    start = next(n for n, e in enumerate(elements) if e.attributes.get("id") == anchor)
    found = next(e for e in elements[start:] if "backlog-list" in e.attributes.get("class", ""))
    return [line.words for line in found.all("li")]


def test_item_page_tells_what_happened_latest_first() -> None:
    root = page(with_history(), "items/K-1")
    assert lines(root, "history") == [
        "K-1 was closed 1 Mar 2026 · ccccccc",
        "K-1 went from open to in progress 1 Feb 2026 · bbbbbbb",
        "The columns of steps.md became Odd 1 Feb 2026 · bbbbbbb",
        "K-1 was added as open 1 Jan 2026 · aaaaaaa",
    ]
    history = list(root.classed("backlog-facts")[-1].all("li"))
    marks = [entry.all("span")[0].attributes for entry in history]
    assert [mark.get("data-backlog-status", mark["class"]) for mark in marks] == [
        "done",
        "in-progress",
        "backlog-icon backlog-none",
        "open",
    ]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://git.example.org/a/b/", f"https://git.example.org/a/b/commit/{'c' * 40}"),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_commits_are_links_where_the_repository_is_on_the_web(
    address: str | None, link: str | None
) -> None:
    analysis = with_history()
    analysis = replace(analysis, site=replace(analysis.site, repo_url=address))
    side = page(analysis, "items/K-1").classed("backlog-facts")[-1].classed("backlog-list__side")[0]
    assert [found.attributes["href"] for found in side.all("a")] == ([link] if link else [])


def test_the_working_tree_is_no_link() -> None:
    analysis = with_history(event(EventKind.CLOSED, commit("", "2026-03-02")))
    analysis = replace(analysis, site=replace(analysis.site, repo_url="https://git.example.org"))
    root = page(analysis, "items/K-1")
    assert lines(root, "history") == ["K-1 was closed 2 Mar 2026 · the working tree"]
    assert root.classed("backlog-facts")[-1].classed("backlog-list__side")[0].all("a") == []


def test_long_histories_are_cut() -> None:
    many = [event(EventKind.TICKED, commit("a", "2026-01-01"))] * 61
    root = page(with_history(*many), "items/K-1")
    assert len(lines(root, "history")) == 60
    assert root.classed("backlog-more")[0].words == "One older event is not shown."


def test_facts_name_the_commit_that_shows_them() -> None:
    facts = lines(page(with_history(), "items/K-1"), "closure")
    assert facts[0] == "P-1 is ticked 1 Mar 2026 · ccccccc steps.md:3"
    assert facts[-1].endswith("1 Mar 2026 · ccccccc")


def test_dashboard_names_what_was_done_last() -> None:
    assert lines(page(with_history(), "index"), "recent") == ["K-1 One 1 Mar 2026"]
    analysis = with_history()
    open_again = [replace(entry, status=Status.OPEN) for entry in analysis.items]
    root = page(replace(analysis, items=tuple(open_again)), "index")
    assert root.all("h2", id="recent") == []


def test_dashboard_draws_how_the_backlog_grew() -> None:
    root = page(with_history(), "index")
    wide, narrow = root.classed("backlog-chart")
    assert wide.attributes["aria-label"] == (
        "By 1 Mar 2026, 1 of 2 items were closed; the backlog began with 1"
    )
    assert wide.attributes["viewbox"] == "0 0 800 176"
    assert narrow.attributes["viewbox"] == "0 0 358 176"
    labels = [text.words for text in wide.all("text")]
    assert labels[:6] == ["0", "1", "2", "3", "2 in all", "1 closed"]
    assert [labels[6], labels[-1]] == ["1 Jan 2026", "1 Mar 2026"]
    rows = root.classed("backlog-data")[0].all("tr")
    assert [row.words for row in rows] == [
        "Date All Closed".replace(" ", ""),
        *["1 Mar 202621", "1 Feb 202620", "1 Jan 202610"],
    ]


@pytest.mark.parametrize("points", [(), (Point(date="2026-01-01", total=1, done=0),)])
def test_a_single_day_is_not_drawn(points: tuple[Point, ...]) -> None:
    analysis = replace(sample(REGISTERS), history=History(progress=points))
    assert page(analysis, "index").classed("backlog-chart") == []


def test_findings_page_says_what_is_known_of_the_history() -> None:
    known = page(with_history(), "findings")
    assert lines(known, "history") == ["4 events were read 1 Mar 2026 · ccccccc"]
    cure = Unknown(gap=Gap.INCOMPLETE)
    unknown = replace(sample(REGISTERS), history=History(unknown=cure))
    assert lines(page(unknown, "findings"), "history") == [
        "The clone lacks older contents of the pages Clone without a filter"
    ]
    for history in (History(), None):
        made = page(replace(sample(REGISTERS), history=history), "findings")
        assert made.all("h3", id="history") == []
    bare = Unknown(gap=Gap.NO_COMMITS)
    unknown = replace(sample(REGISTERS), history=History(unknown=bare))
    assert lines(page(unknown, "findings"), "history") == ["The repository has no commits"]


def points(days: int) -> list[Point]:
    first = date(2026, 1, 1)
    return [
        Point(date=(first + timedelta(day)).isoformat(), total=day + 1, done=day)
        for day in range(days)
    ]


def test_chart_goes_by_steps_from_edge_to_edge() -> None:
    chart = draw(
        [
            Point(date="2026-01-01", total=3, done=0),
            *points(0),
            Point(date="2026-01-11", total=3, done=3),
        ],
        800,
    )
    assert chart.total == "M30.0,14.0H716.0V14.0H726"
    assert chart.done == "M30.0,150.0H716.0V14.0H726"
    assert chart.done_label - chart.total_label == 14
    assert [tick.anchor for tick in chart.days] == ["start", "middle", "middle", "middle", "end"]


def test_chart_leaves_room_for_long_labels_and_shows_fewer_dates() -> None:
    assert room_for(("2 in all", "1 closed")) == 74
    assert room_for(("16 insgesamt", "8 abgeschlossen")) == 104
    assert room_for(("全 16", "終了した項目 8")) == 87
    chart = draw(points(40), 358, 104)
    assert chart.right == 254
    assert len(chart.days) == 2
    assert len(draw(points(40), 200, 150).days) == 2


def test_chart_of_few_days_has_only_the_dates_there_are() -> None:
    assert [tick.text for tick in draw(points(2), 800).days] == ["2026-01-01", "2026-01-02"]
    same = [Point(date="2026-01-01", total=0, done=0)] * 2
    assert draw(same, 358).rows[-1].text == "3"


def test_chart_of_years_is_thinned_but_keeps_both_ends() -> None:
    for days in (1000, 961):
        chart = draw(points(days), 800)
        assert chart.total.count("V") <= 240
        assert [chart.days[0].text, chart.days[-1].text] == [
            "2026-01-01",
            (date(2026, 1, 1) + timedelta(days - 1)).isoformat(),
        ]
