from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.query import Condition
from mkdocs_backlog.model.widget import Widget, WidgetKind
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.widgets import MOST, read_widget

HERE = Location("index.md", 3)


def widgets(text: str) -> list[Widget]:
    return list(parse_document("index.md", text).widgets)


def texts(widget: Widget) -> list[str]:
    return [problem.text for problem in widget.problems]


def test_widgets_are_comments_with_their_line() -> None:
    found = widgets(
        "# Home\n\n<!-- backlog/progress -->\n\nThere are <!--backlog/count {status: open}--> now\n"
        "\n<!-- backlog/table\n  { limit: 3 } -->\n"
    )

    assert [(w.kind, w.location.line, texts(w)) for w in found] == [
        (WidgetKind.PROGRESS, 3, []),
        (WidgetKind.COUNT, 5, []),
        (WidgetKind.TABLE, 7, []),
    ]
    assert found[1].query.conditions == (Condition(field="status", words=("open",)),)
    assert found[2].query.limit == 3


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- backlog/count -->`",
        "```\n<!-- backlog/count -->\n```",
        "    <!-- backlog/count -->",
        "<!-- backlog: ignore[step-missing] for now -->",
        "<!-- backlog -->",
        "<!-- see backlog/count -->",
    ],
)
def test_other_comments_and_code_are_no_widgets(text: str) -> None:
    assert widgets(f"# Home\n\n{text}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "- <!-- backlog/list -->",
        "- entry\n\n    <!-- backlog/list -->",
        "!!! note\n    <!-- backlog/list -->",
        '=== "Tab"\n\n    <!-- backlog/list -->',
        "> <!-- backlog/list -->",
        "<div markdown>\n<!-- backlog/list -->\n</div>",
        "<div>\n</div>\n\n<!-- backlog/list -->",
        "| a | b |\n|---|---|\n| <!-- backlog/list --> | x |",
    ],
)
def test_widgets_stand_wherever_markdown_does(text: str) -> None:
    [found] = widgets(f"# Home\n\n{text}\n")

    assert (found.kind, found.problems) == (WidgetKind.LIST, ())


def test_views_are_named_by_word_or_option() -> None:
    by_word = read_widget("backlog/table sprint { limit: 1 }", HERE)
    by_option = read_widget("backlog/table { view: sprint, limit: 1 }", HERE)

    assert (by_word.view, by_word.query.limit) == ("sprint", 1)
    assert (by_option.view, by_option.query.limit) == ("sprint", 1)


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("backlog/", "no widget ''"),
        ("backlog/tabel { limit: 3 }", "no widget 'tabel'"),
        (f"backlog/{'x' * 99}", f"no widget '{'x' * 40}'"),
        ("backlog/table status: open", "the options cannot be read"),
        ("backlog/table { status: [open }", "the options cannot be read"),
        ("backlog/table { due: 2026-99-99 }", "the options cannot be read"),
        ("backlog/table {a} {b}", "the options cannot be read"),
        (f"backlog/table {'{' * 3000}", "the options cannot be read"),
        (f"backlog/table {{ owner: {'x' * 5000} }}", "the options cannot be read"),
        ("backlog/table { &a x: *b }", "the options cannot be read"),
        ("backlog/table { view: [a] }", "'view' is no name"),
        ("backlog/chart { status: open }", "a chart shows the whole backlog"),
        ("backlog/chart sprint", "a chart shows the whole backlog"),
        ("backlog/progress { limit: 3 }", "'limit' has no meaning here"),
    ],
)
def test_what_is_wrong_with_a_comment_is_told(comment: str, told: str) -> None:
    assert texts(read_widget(comment, HERE)) == [told]


def test_tags_of_yaml_run_nothing() -> None:
    widget = read_widget("backlog/table { owner: !!python/object/apply:os.getcwd [] }", HERE)

    assert texts(widget) == ["the options cannot be read"]


def test_raw_html_and_headings_are_no_place() -> None:
    found = widgets(
        "# Home <!-- backlog/list --> and <!-- backlog/count -->\n\n"
        "<div>\n<!-- backlog/list -->\n</div>\n\n"
        "<section>\n\n<!-- backlog/count -->\n\n</section>\n"
    )

    assert [texts(widget) for widget in found] == [
        ["a heading can hold a count only"],
        [],
        ["the site leaves what stands in <div> as it is"],
        ["the site leaves what stands in <section> as it is"],
    ]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("<!-- backlog/count --> are open", True),
        ("  <!-- backlog/count -->, no more", True),
        ("<!-- backlog/count -->", False),
        ("There are <!-- backlog/count --> open", False),
        ("<!-- backlog/progress --> are open", False),
    ],
)
def test_number_that_begins_a_line_parts_it(line: str, *, parts: bool) -> None:
    [found] = widgets(f"# Home\n\n{line}\n")

    assert found.parts_text is parts


def test_number_that_begins_an_indented_line_does_not() -> None:
    [found] = widgets("!!! note\n    Words\n    <!-- backlog/count --> more\n")

    assert not found.parts_text


@given(st.text(max_size=200))
def test_any_comment_is_a_widget_of_its_place(text: str) -> None:
    widget = read_widget(f"backlog/{text}", HERE)

    assert widget.location == HERE
    assert widget.kind is not None or widget.problems


def test_widgets_beyond_what_a_page_may_have_are_told_once() -> None:
    found = widgets("# Home\n\n" + "<!-- backlog/count -->\n\n" * (MOST + 2))

    assert len(found) == MOST + 1
    assert texts(found[-1]) == [f"a page shows {MOST} widgets, and 2 more are left as they are"]
    assert found[-1].location.line == 3 + 2 * MOST
