from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plugin.builds import build_docs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plugin.builds import Built, Element

MATRIX = """\
# Backlog

| ID | Title | Document | Step |
|---|---|---|---|
| FR-1 | Search | [search](search.md) | S1-01 |
| FR-2 | Print | [print](print.md) | S1-02 |
| FR-3 | Export | [search](search.md) | S1-02 |
| FR-4 | Waves | [print](print.md) | S2-01 |
"""
LIST = """\
# Steps

- [x] **S1-01**: index & rank
- [ ] S1-02: lay out, see FR-2
    - [ ] task S2-01: margins
- S1-03 has no box
"""
PAGES = {
    "matrix.md": MATRIX,
    "search.md": "# Search\n\nText.\n",
    "print.md": "Text without a heading.\n",
    "index.md": "# Home\n",
}
TASKLIST = {"markdown_extensions": [{"pymdownx.tasklist": {"custom_checkbox": True}}]}


@pytest.mark.parametrize("options", [{}, TASKLIST])
def test_entries_get_the_anchors_of_their_steps(tmp_path: Path, options: dict[str, object]) -> None:
    site = build_docs(tmp_path, {**PAGES, "todo.md": LIST}, options)

    entries = [e for e in site.page("todo/index.html").find("li") if e.text.count("-0")]

    assert [entry.get("id") for entry in entries] == ["S1-01", "S1-02", "S2-01", ""]


def _items(site: Built, anchor: str) -> list[str]:
    page = site.page("todo/index.html")
    return [
        link.text
        for box in page.find("span", "backlog-step-items")
        if box.parent is not None and (box.parent.get("id") or box.parent.tag) == anchor
        for link in page.find("a", "backlog-ref")
        if link.parent is box
    ]


def test_entries_name_their_items_unless_they_do_so_themselves(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {**PAGES, "todo.md": LIST})

    assert _items(site, "S1-01") == ["FR-1"]
    assert _items(site, "S1-02") == ["FR-3"]
    assert _items(site, "S2-01") == ["FR-4"]
    assert "see <a" in site.read("todo/index.html")


def test_several_items_of_a_step_are_listed(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {**PAGES, "todo.md": LIST.replace(", see FR-2", "")})

    (box,) = [
        box
        for box in site.page("todo/index.html").find("span", "backlog-step-items")
        if "FR-2" in box.text
    ]

    assert box.text == "FR-2, FR-3"


def test_entries_with_paragraphs_are_understood(tmp_path: Path) -> None:
    loose = "# Steps\n\n- [x] S1-01: index\n\n    More on it.\n\n- [ ] S1-02: lay out\n"
    site = build_docs(tmp_path, {**PAGES, "todo.md": loose})

    page = site.page("todo/index.html")

    assert [entry.get("id") for entry in page.find("li") if "S1-0" in entry.text] == [
        "S1-01",
        "S1-02",
    ]
    assert _items(site, "p") == ["FR-1", "FR-2", "FR-3"]


def test_a_heading_that_has_the_anchor_keeps_it(tmp_path: Path) -> None:
    text = "# Steps\n\n## s1-01\n\n- [x] s1-01: index\n"
    site = build_docs(tmp_path, {**PAGES, "todo.md": text})

    page = site.page("todo/index.html")

    assert page.find("h2")[0].get("id") == "s1-01"
    assert page.ids().count("s1-01") == 1


MARKED = """\
# Steps

- [/] S1-01: index
    - [-] S2-01: margins
- [!] **S1-02**: lay out

    More on it.

- [x] S1-03: done
- [ ] S1-04: to do
- [/] no ID, no badge
"""


def _step_badges(site: Built) -> list[Element]:
    badges = site.page("todo/index.html").find("span", "backlog-badge")
    return [badge for badge in badges if not badge.inside("details")]


@pytest.mark.parametrize("options", [{}, TASKLIST])
def test_marks_that_are_no_box_are_said_in_words(
    tmp_path: Path, options: dict[str, object]
) -> None:
    site = build_docs(tmp_path, {**PAGES, "todo.md": MARKED}, options)

    badges = _step_badges(site)
    assert [(badge.get("data-backlog-status"), badge.text) for badge in badges] == [
        ("in-progress", "In progress"),
        ("dropped", "Dropped"),
        ("blocked", "Blocked"),
    ]
    said = [" ".join(b.parent.text.split("\n")[0].split()) for b in badges if b.parent]
    assert said == [
        "[/] S1-01: index In progress FR-1",
        "[-] S2-01: margins Dropped FR-4",
        "More on it. Blocked FR-2, FR-3",
    ]


def test_marks_stay_as_they_are_without_badges(tmp_path: Path) -> None:
    options = {"plugins": [{"backlog": {"badges": False}}]}
    site = build_docs(tmp_path, {**PAGES, "todo.md": MARKED}, options)

    assert _step_badges(site) == []


def test_panels_can_be_switched_off(tmp_path: Path) -> None:
    site = build_docs(
        tmp_path, {**PAGES, "todo.md": LIST}, {"plugins": [{"backlog": {"panels": False}}]}
    )

    assert "backlog-panel" not in site.read("search/index.html")
    assert "backlog-step-items" not in site.read("todo/index.html")


def test_a_panel_stands_below_the_heading_or_on_top(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {**PAGES, "todo.md": LIST})

    headed, plain = site.read("search/index.html"), site.read("print/index.html")

    assert headed.index("</h1>") < headed.index("backlog-panel") < headed.index("<p>Text.")
    assert plain.index("backlog-panel") < plain.index("<p>Text without")
    assert "backlog-panel" not in site.read("matrix/index.html")


def test_a_heading_inside_another_element_is_found(tmp_path: Path) -> None:
    text = '<div markdown="1">\n\n# Search\n\nText.\n\n</div>\n'
    site = build_docs(
        tmp_path,
        {**PAGES, "search.md": text, "todo.md": LIST},
        {"markdown_extensions": ["md_in_html"]},
    )

    html = site.read("search/index.html")

    assert html.index("</h1>") < html.index("backlog-panel") < html.index("<p>Text.")
