from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Role
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.settings import Settings

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis, ResolvedWidget

BACKLOG = """\
# Backlog

| ID | Theme | Team | Status |
|---|---|---|---|
| A-1 | One | red | open |
| A-2 | Two | blue | open |
| A-3 | Three | red | done |
"""


def read(comment: str, views: dict[str, object] | None = None) -> Analysis:
    pages = {"backlog.md": BACKLOG, "index.md": f"# Home\n\n<!-- backlog/{comment} -->\n"}
    settings = Settings.from_mapping({"views": views or {}})
    return analyze(Site(pages=pages, files=frozenset(pages)), settings)


def widget(comment: str, views: dict[str, object] | None = None) -> ResolvedWidget:
    [found] = read(comment, views).widgets
    return found


def ids(found: ResolvedWidget) -> list[str]:
    return [entry.item.id for entry in found.items]


def test_widget_has_all_its_items_whatever_its_limit() -> None:
    found = widget("table { status: open, sort: -id, limit: 1, columns: [id, Team] }")

    assert ids(found) == ["A-2", "A-1"]
    assert found.query.limit == 1
    assert found.headers["team"] == ("Team", Role.CATEGORY)
    assert (found.shown, found.problems) == (True, ())


def test_what_a_widget_says_beats_its_view() -> None:
    views: dict[str, object] = {"red": {"team": "red", "sort": "-id", "limit": 9}}

    assert ids(widget("list { view: red }", views)) == ["A-3", "A-1"]
    assert ids(widget("list { view: red, status: done }", views)) == ["A-3"]
    assert ids(widget("list { view: red, team: blue }", views)) == ["A-2"]
    assert ids(widget("list red { sort: id }", views)) == ["A-1", "A-3"]


def test_what_a_widget_says_beats_its_view_under_another_name() -> None:
    views: dict[str, object] = {"red": {"team": "red"}, "other": {"not": {"category": "red"}}}

    assert ids(widget("list { view: red, category: blue }", views)) == ["A-2"]
    assert ids(widget("list { view: other, not: { team: blue } }", views)) == ["A-1", "A-3"]


def test_views_have_their_items_without_any_widget() -> None:
    analysis = read("progress", {"red": {"team": "red", "at_most": 1}, "odd": {"tem": "x"}})

    assert [entry.item.id for entry in analysis.views["red"].items] == ["A-1", "A-3"]
    assert analysis.views["red"].problems == ()
    assert [problem.text for problem in analysis.views["odd"].problems] == ["no option 'tem'"]


def test_nothing_is_asked_where_there_is_nothing_to_answer() -> None:
    pages = {"backlog.md": BACKLOG}
    analysis = analyze(Site(pages=pages), Settings())

    assert (analysis.widgets, analysis.views) == ((), {})


def test_widget_with_a_slip_shows_nothing() -> None:
    found = widget("table { status: opne, tem: red, limit: 0 }")

    assert [problem.text for problem in found.problems] == [
        "no status 'opne'",
        "'limit' is '0'",
        "no option 'tem'",
    ]
    assert (found.shown, found.items) == (False, ())


def test_unknown_view_is_told_with_those_there_are() -> None:
    found = widget("count { view: rde }", {"red": {}})
    lonely = widget("count { view: rde }")

    assert [(p.text, p.known) for p in found.problems] == [("no view 'rde'", ("red",))]
    assert lonely.problems[0].cure == "define it under 'views' in the settings"
    assert not found.shown


def test_slip_of_a_view_is_not_told_again_at_its_widgets() -> None:
    found = widget("table { view: odd }", {"odd": {"tem": "x"}})

    assert (found.shown, found.problems) == (False, ())
