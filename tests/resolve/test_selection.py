from __future__ import annotations

import pytest

from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.queries import read_query
from mkdocs_backlog.resolve.selection import Selector, natural
from mkdocs_backlog.settings import Settings

PAGES = {
    "backlog.md": """\
# Backlog

| ID | Theme | Area | Document | TODO step | Prio | Lead | Effort | State |
|---|---|---|---|---|---|---|---|---|
| A-10 | Search | ARCH | [pool](spec/pool.md) | S1-W1-01 | low | Ann | 3 | open |
| A-9 | Filter | ARCH | [ui](spec/ui.md) | S1-W1-02 | P2 | Ann, Ben | 12 | done |
| B-1 | Sort | DOC |  | S1-W2-01 | critical | | | blocked |
| B-2 | Export | | [pool](spec/pool.md) | S2-W1-01 | P10 | Ben |  | in progress |
| C-1 | Print | WEB | | | high | Cy; Dee | 2.5 | |
""",
    "spec/pool.md": "# Pool\n",
    "spec/ui.md": "# UI\n",
    "todo.md": "# Steps\n\n- [ ] S1-W1-01: a\n- [x] S1-W1-02: b\n- [ ] S1-W2-01: c\n",
}
ANALYSIS = analyze(Site(pages=PAGES, files=frozenset(PAGES)), Settings(categories={"DOC": "Docs"}))
SELECTOR = Selector(ANALYSIS.items, ANALYSIS.backlogs, {"DOC": "Docs"})
ALL = ["A-10", "A-9", "B-1", "B-2", "C-1"]


def ids(options: dict[object, object]) -> list[str]:
    query, problems = read_query(options)
    assert problems == ()
    return [entry.item.id for entry in SELECTOR.select(query)]


def unknown(options: dict[object, object]) -> list[str]:
    query, problems = read_query(options)
    assert problems == ()
    return [problem.text for problem in SELECTOR.problems(query)]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, ALL),
        ({"limit": 1}, ALL),
        ({"status": "open"}, ["A-10"]),
        ({"status": ["open", "done"]}, ["A-10", "A-9"]),
        ({"state": "In progress"}, ["B-2"]),
        ({"id": "a-9"}, ["A-9"]),
        ({"ids": "b-*"}, ["B-1", "B-2"]),
        ({"category": "arch"}, ["A-10", "A-9"]),
        ({"category": "docs"}, ["B-1"]),
        ({"area": "DOC"}, ["B-1"]),
        ({"title": "*o*"}, ["B-1", "B-2"]),
        ({"title": "*o*t"}, ["B-1", "B-2"]),
        ({"title": "S*r*h"}, ["A-10"]),
        ({"title": "S*rt*t"}, []),
        ({"title": "E*x*x*t"}, []),
        ({"document": "spec/pool.md"}, ["A-10", "B-2"]),
        ({"document": "UI"}, ["A-9"]),
        ({"document": None}, ["B-1", "C-1"]),
        ({"step": "s1/w1/02"}, ["A-9"]),
        ({"wave": "S1-W1"}, ["A-10", "A-9"]),
        ({"wave": "s1"}, ["A-10", "A-9", "B-1"]),
        ({"lead": "Ben"}, ["A-9", "B-2"]),
        ({"owner": "ann, ben"}, ["A-9"]),
        ({"owner": ["dee", None]}, ["B-1", "C-1"]),
        ({"not": {"owner": None}}, ["A-10", "A-9", "B-2", "C-1"]),
        ({"not": {"status": ["open", "done"], "id": "B-1"}}, ["B-2", "C-1"]),
        ({"effort": 3}, ["A-10"]),
        ({"priority": "p*", "owner": "Ben", "status": "done"}, ["A-9"]),
        ({"due": "*"}, []),
    ],
)
def test_all_conditions_hold_for_what_is_found(
    options: dict[object, object], found: list[str]
) -> None:
    assert ids(options) == found


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("id", ["A-9", "A-10", "B-1", "B-2", "C-1"]),
        ("-id", ["C-1", "B-2", "B-1", "A-10", "A-9"]),
        ("priority", ["B-1", "C-1", "A-10", "A-9", "B-2"]),
        ("-prio", ["B-2", "A-9", "A-10", "C-1", "B-1"]),
        ("effort", ["C-1", "A-10", "A-9", "B-1", "B-2"]),
        ("-effort", ["A-9", "A-10", "C-1", "B-1", "B-2"]),
        ("status", ["A-10", "B-2", "B-1", "A-9", "C-1"]),
        (["category", "-id"], ["A-10", "A-9", "B-2", "B-1", "C-1"]),
        ("due", ALL),
    ],
)
def test_order_is_that_of_readers_and_nothing_comes_last(sort: object, found: list[str]) -> None:
    assert ids({"sort": sort}) == found


def test_numbers_count_by_their_value_however_long() -> None:
    names = ["a10b", "a9b", "a", "", "9" * 5000, "10"]

    assert sorted(names, key=natural) == ["", "10", "9" * 5000, "a", "a9b", "a10b"]


def test_what_no_backlog_has_is_told() -> None:
    assert unknown({"efort": 3, "sort": "Size", "columns": ["id", "wave"]}) == [
        "no option 'efort'",
        "no column 'size'",
        "no column 'wave'",
    ]
    assert unknown({"category": ["ARHC", "WEB", "Docs"]}) == ["no category 'ARHC'"]
    assert unknown({"area": "ARHC", "State": ["opne", "done"]}) == [
        "no category 'ARHC'",
        "no status 'opne'",
    ]
    assert unknown({"id": ["A-9", "A-99", "Z*"]}) == ["no id 'A-99'", "no id 'Z*'"]
    assert unknown({"not": {"step": "S9", "wave": "S1"}}) == ["no step 'S9'"]


def test_words_of_open_fields_may_have_no_item() -> None:
    assert unknown({"owner": "Eve", "effort": 99, "status": "dropped", "id": None}) == []


def test_labels_without_an_item_are_known_categories() -> None:
    selector = Selector(ANALYSIS.items, ANALYSIS.backlogs, {"OPS": "Operations"})
    query, _ = read_query({"category": ["ops", "operations"]})

    assert list(selector.problems(query)) == []
    assert selector.select(query) == ()


def test_known_columns_come_first_in_what_is_proposed() -> None:
    query, _ = read_query({"zzz": "x"})
    [problem] = SELECTOR.problems(query)

    assert problem.known[:9] == (
        "id",
        "title",
        "document",
        "step",
        "status",
        "category",
        "priority",
        "owner",
        "Effort",
    )


def test_column_called_wave_is_a_column() -> None:
    page = (
        "# Backlog\n\n| ID | Theme | Wave | Status |\n|---|---|---|---|\n| A-1 | x | 7 | open |\n"
    )
    analysis = analyze(Site(pages={"backlog.md": page}), Settings(columns={"title": ("Theme",)}))
    selector = Selector(analysis.items, analysis.backlogs, {})
    headers = selector.headers
    query, _ = read_query({"wave": 7, "columns": "wave"})

    assert "wave" in headers
    assert list(selector.problems(query)) == []
    assert [entry.item.id for entry in selector.select(query)] == ["A-1"]
