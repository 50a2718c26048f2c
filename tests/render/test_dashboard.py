from __future__ import annotations

from dataclasses import replace

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.settings import Settings
from tests.render.crowd import crowd
from tests.render.elements import read
from tests.render.rendered import pages, section
from tests.render.sample import REGISTERS, sample


def test_dashboard_counts_all_but_dropped_items() -> None:
    root = read(pages()["backlog/index.md"].html)
    assert root.classed("backlog-lead")[0].words == "0 of 7 items done 0 %"
    assert [link.words for link in root.classed("backlog-legend")[0].all("a")] == [
        "1 awaiting ledgers",
        "1 in progress",
        "1 blocked",
        "1 in conflict",
        "1 unknown",
        "1 open",
        "1 deferred",
        "1 dropped",
    ]
    assert [row.words for row in root.classed("backlog-rows")[0].all("li")] == [
        "Core 0 / 3",
        "Web 0 / 3",
    ]


def test_bar_has_a_part_for_each_status_and_says_it_in_words() -> None:
    bar = read(pages(sample(REGISTERS))["backlog/index.md"].html).all("svg")[0]
    assert bar.attributes["aria-label"] == "1 done, 1 open"
    assert [
        (part.attributes["data-backlog-status"], part.attributes["x"], part.attributes["width"])
        for part in bar.all("rect")
    ] == [("done", "0", "0.992"), ("open", "1", "1")]


def test_dashboard_tells_what_each_stuck_item_waits_for() -> None:
    assert section(read(pages()["backlog/index.md"].html), "attention") == [
        "IMP-6 Limits The row says open, the checklists say done BKL301 Conflict",
        (
            "IMP-1 Pool size Not yet recorded in Known limits, docs/ledgers/nowhere.md "
            "Awaiting ledgers"
        ),
        "IMP-4 Headers see IMP-2 Blocked",
        "IMP-8 Later The status 'soonish' is not a known word BKL301 Unknown",
        "IMP-3 Restore no checklist declares step 'S1-W1-09' of IMP-3 BKL301 Open",
    ]


def test_dashboard_without_reasons_says_what_the_status_means() -> None:
    lines = section(read(pages(crowd(size=2))["backlog/index.md"].html), "attention")
    assert lines == [
        "A-2 Work 2 Something stands in the way of this item. Blocked",
        "A-1 Work 1 Nothing that was read says how far this item is. Unknown",
    ]


def test_dashboard_lists_backlogs_where_there_are_several() -> None:
    anchors = [entry.anchor for entry in pages(crowd(size=2))["backlog/index.md"].toc]
    assert anchors[:2] == ["backlog", "backlogs"]
    assert "backlogs" not in [entry.anchor for entry in pages()["backlog/index.md"].toc]


def test_dashboard_bears_the_title_of_the_navigation() -> None:
    assert pages(settings=Settings(nav="Work"))["backlog/index.md"].title == "Work"
    assert pages(settings=Settings(nav=None))["backlog/index.md"].title == "Backlog"


def test_share_is_whole_only_when_all_is_done() -> None:
    def share(done: int, total: int) -> str:
        analysis = crowd(size=2)
        first = analysis.items[0]
        states = [Status.DONE] * done + [Status.OPEN] * (total - done)
        items = tuple(replace(first, status=status) for status in states)
        made = pages(replace(analysis, items=items))["backlog/index.md"]
        return read(made.html).classed("backlog-progress__pct")[0].text

    assert share(0, 3) == "0 %"
    assert share(1, 3) == "33 %"
    assert share(3, 3) == "100 %"
    assert share(299, 300) == "99 %"
    assert share(1, 300) == "1 %"
