from __future__ import annotations

from typing import TYPE_CHECKING

from tests.plugin.builds import build_docs, build_project, change, copy_example

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plugin.builds import Element, Page

STATUSES = """\
# Backlog

| ID | Title | Status | Owner |
|---|---|---|---|
| FR-1 | Search | **Done** | Ann |
| FR-2 | Export & import | closed, see the release notes | Bob |
| FR-3 | Print | open | |
| FR-4 | Themes | | |
"""
STEPS = """\
# Backlog

| ID | Title | Document | Step |
|---|---|---|---|
| FR-1 | Search | [spec/search.md](spec/search.md) | `S1-01`, S1-02 |
| **FR-2** | Print | spec/print.md | [S1-03](todo.md) and `S1-04` |
"""
TODO = """\
# Steps

- [x] S1-01: index
- [ ] S1-02: rank
- [ ] S1-03: lay out
"""
PAGES = {
    "spec/search.md": "# Search & find\n",
    "spec/print.md": "# Printing\n",
    "todo.md": TODO,
}


def _cells(page: Page, item: str, column: str) -> list[Element]:
    return [
        cell
        for cell in page.find("td", data_backlog_col=column)
        if cell.parent is not None and cell.parent.get("data-backlog-id") == item
    ]


def _inside(page: Page, cell: Element, tag: str) -> list[Element]:
    def stands_in(element: Element) -> bool:
        parent = element.parent
        return parent is cell or (parent is not None and stands_in(parent))

    return [element for element in page.find(tag) if stands_in(element)]


def test_rows_carry_id_anchor_and_status(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {"matrix.md": STATUSES, "index.md": "# Home\n"})

    rows = site.page("matrix/index.html").rows()

    assert [
        (r.get("id"), r.get("data-backlog-id"), r.get("data-backlog-status")) for r in rows
    ] == [
        ("FR-1", "FR-1", "done"),
        ("FR-2", "FR-2", "done"),
        ("FR-3", "FR-3", "open"),
        ("FR-4", "FR-4", "unknown"),
    ]


def test_a_status_cell_keeps_the_authors_words_beside_the_badge(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {"matrix.md": STATUSES, "index.md": "# Home\n"})

    page = site.page("matrix/index.html")

    same, more, lower, empty = (_cells(page, f"FR-{n}", "status")[0] for n in (1, 2, 3, 4))
    assert same.text == "Done"
    assert [e.get("class") for e in _inside(page, same, "span")] == ["backlog-badge backlog-icon"]
    assert len(_inside(page, same, "strong")) == 1
    assert more.text == "Done closed, see the release notes"
    assert _inside(page, more, "span")[1].get("class") == "backlog-soft"
    assert lower.text == "open"
    assert empty.text == "Unknown"
    assert len(page.find("th", scope="col")) == 4


def test_a_matrix_without_a_status_column_gets_one(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {"matrix.md": STEPS, "index.md": "# Home\n", **PAGES})

    page = site.page("matrix/index.html")

    assert [header.text for header in page.find("th", scope="col")] == [
        "ID",
        "Title",
        "Document",
        "Step",
        "Status",
    ]
    assert [_cells(page, f"FR-{n}", "status")[0].text for n in (1, 2)] == ["In progress", "Open"]


def test_badges_can_be_switched_off(tmp_path: Path) -> None:
    docs = {
        "matrix.md": STEPS,
        "index.md": "# Home\n\nSee FR-1.\n",
        "b.md": STATUSES.replace("FR-", "B-"),
        **PAGES,
    }
    site = build_docs(
        tmp_path,
        docs,
        {"plugins": [{"backlog": {"badges": False, "matrices": ["b.md", "matrix.md"]}}]},
    )

    page, mention = site.page("matrix/index.html"), site.page("index.html").find("a", "backlog-ref")

    assert len(page.find("th", scope="col")) == 4
    assert page.find("td", data_backlog_col="status") == []
    assert _cells(site.page("b/index.html"), "B-2", "status")[0].text.startswith("closed")
    assert mention[0].get("title") == "Search"
    assert "data-backlog-status" not in mention[0].attributes


def test_the_id_links_to_its_page_and_the_row_to_itself(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {"matrix.md": STEPS, "index.md": "# Home\n", **PAGES})

    page = site.page("matrix/index.html")
    plain, bold = (_inside(page, _cells(page, f"FR-{n}", "id")[0], "a") for n in (1, 2))

    assert [link.get("href") for link in plain] == ["../backlog/items/FR-1/", "#FR-1"]
    assert [link.get("href") for link in bold] == ["../backlog/items/FR-2/", "#FR-2"]
    assert plain[0].text == "FR-1"
    assert bold[0].inside("strong")


def test_without_item_pages_the_id_links_to_its_row(tmp_path: Path) -> None:
    site = build_docs(
        tmp_path,
        {"matrix.md": STEPS, "index.md": "# Home\n\nSee FR-1.\n", **PAGES},
        {"plugins": [{"backlog": {"item_pages": False}}]},
    )

    assert site.page("index.html").find("a", "backlog-ref")[0].get("href") == "matrix/#FR-1"
    assert site.page("matrix/index.html").find("a", "backlog-id")[0].get("href") == "#FR-1"


def test_documents_are_linked_and_shown_by_title(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {"matrix.md": STEPS, **PAGES})

    page = site.page("matrix/index.html")
    linked, plain = (_inside(page, _cells(page, f"FR-{n}", "document")[0], "a") for n in (1, 2))

    assert [(e.text, e.get("title"), e.get("href")) for e in linked] == [
        ("Search & find", "spec/search.md", "../spec/search/")
    ]
    assert [(e.text, e.get("title"), e.get("href")) for e in plain] == [
        ("Printing", "spec/print.md", "../spec/print/")
    ]


def test_steps_link_to_their_boxes(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {"matrix.md": STEPS, "index.md": "# Home\n", **PAGES})

    page = site.page("matrix/index.html")
    two, mixed = (_cells(page, f"FR-{n}", "step")[0] for n in (1, 2))

    assert [(e.text, e.get("href")) for e in _inside(page, two, "a")] == [
        ("S1-01", "../todo/#S1-01"),
        ("S1-02", "../todo/#S1-02"),
    ]
    assert two.text == "S1-01, S1-02"
    assert [(e.text, e.get("href")) for e in _inside(page, mixed, "a")] == [("S1-03", "../todo/")]
    assert mixed.text == "S1-03 and S1-04"
    assert [code.text for code in _inside(page, mixed, "code")] == ["S1-04"]


def test_inline_code_that_an_extension_puts_aside_is_understood(tmp_path: Path) -> None:
    matrix = STEPS.replace("| FR-1 |", "| `FR-1` |")
    site = build_docs(
        tmp_path,
        {"matrix.md": matrix, "index.md": "# Home\n\nOf `FR-1`, `<b>` and `#!py FR-2`.\n", **PAGES},
        {"markdown_extensions": ["pymdownx.highlight", "pymdownx.inlinehilite"]},
    )

    page = site.page("matrix/index.html")

    assert [row.get("id") for row in page.rows()] == ["FR-1", "FR-2"]
    assert [e.text for e in _inside(page, _cells(page, "FR-1", "step")[0], "a")] == [
        "S1-01",
        "S1-02",
    ]
    home = site.page("index.html")
    assert [mention.text for mention in home.find("a", "backlog-ref")] == ["FR-1"]
    assert "&lt;b&gt;" in site.read("index.html")


def test_the_search_index_has_no_badge_and_no_column_that_the_author_did_not_write(
    tmp_path: Path,
) -> None:
    options = {"plugins": ["search", "backlog"]}
    docs = {"matrix.md": STEPS, "index.md": "# Home of FR-1\n\nSee FR-2.\n", **PAGES}
    site = build_docs(tmp_path, docs, options)

    entries = [
        entry
        for entry in site.search_entries()
        if not entry["location"].startswith(("backlog/items", "backlog/findings", "backlog/trac"))
    ]
    of_matrix = next(e for e in entries if e["location"] == "matrix/#backlog")
    of_home = next(e for e in entries if e["location"] == "#home-of-fr-1")

    assert of_matrix["text"].startswith(
        "ID Title Document Step FR-1 Search Search & find S1-01 , S1-02 FR-2"
    )
    assert "In progress" not in of_matrix["text"]
    assert of_home["title"] == "Home of FR-1"
    assert of_home["text"] == "See FR-2 ."


def test_headings_and_titles_stay_as_they_are(tmp_path: Path) -> None:
    docs = {"matrix.md": STEPS, "index.md": "# About FR-1\n\n## More of FR-2\n", **PAGES}
    site = build_docs(tmp_path, docs)

    page = site.page("index.html")

    assert page.find("h1")[0].get("id") == "about-fr-1"
    assert page.find("h2")[0].get("id") == "more-of-fr-2"
    assert page.find("a", "backlog-ref") == []
    assert page.find("title")[0].text.strip().startswith("Test")


def test_a_row_that_repeats_an_id_gets_an_anchor_of_its_own(tmp_path: Path) -> None:
    matrix = f"{STATUSES}| FR-1 | Something else | open | |\n"
    site = build_docs(tmp_path, {"matrix.md": matrix, "index.md": "# Home\n"})

    rows = site.page("matrix/index.html").rows()

    assert [row.get("id") for row in rows if row.get("data-backlog-id") == "FR-1"] == [
        "FR-1",
        "FR-1-2",
    ]
    assert len(site.told("BKL105", "docs/matrix.md:9")) == 1


def test_an_anchor_of_the_authors_is_not_taken(tmp_path: Path) -> None:
    matrix = f'<a id="FR-1"></a>\n\n{STATUSES}\n\n## Notes {{: #FR-2 }}\n'
    site = build_docs(
        tmp_path,
        {"matrix.md": matrix, "index.md": "# Home\n"},
        {"markdown_extensions": ["attr_list"]},
    )

    page = site.page("matrix/index.html")

    assert [row.get("id") for row in page.rows()] == ["", "", "FR-3", "FR-4"]
    assert page.find("h2")[0].get("id") == "FR-2"
    assert len(page.ids()) == len(set(page.ids()))


def test_several_matrices_of_a_page_are_told_apart(tmp_path: Path) -> None:
    second = STATUSES.replace("# Backlog", "## Later").replace("FR-", "LT-")
    other = "## Glossary\n\n| ID | Means |\n|---|---|\n| FR-1 | the search |\n"
    site = build_docs(
        tmp_path, {"matrix.md": f"{other}\n\n{STATUSES}\n\n{second}", "index.md": "# Home\n"}
    )

    page = site.page("matrix/index.html")

    tables = [e for e in page.find("table") if "FR-1" in e.text or "LT-1" in e.text]
    assert len(page.find("table", "backlog-table")) == 2
    assert len(page.find("table", "backlog-table")) + 1 == len(tables)
    assert len(page.find("div", "backlog-progress")) == 1
    assert [row.get("id")[:2] for row in page.rows()] == ["FR"] * 4 + ["LT"] * 4


def test_a_table_with_the_same_header_and_no_items_is_left_alone(tmp_path: Path) -> None:
    template = "| ID | Title | Status | Owner |\n|---|---|---|---|\n| | short | | |\n"
    matrix = STATUSES.replace("# Backlog\n", f"# Backlog\n\n{template}\n## Matrix\n")
    site = build_docs(tmp_path, {"matrix.md": matrix, "index.md": "# Home\n"})

    page = site.page("matrix/index.html")

    assert len(page.find("table", "backlog-table")) == 1
    assert len(page.rows()) == 4


def test_an_item_in_two_tables_has_its_anchor_in_the_first(tmp_path: Path) -> None:
    second = "## Owners\n\n| ID | Title | Owner |\n|---|---|---|\n| FR-1 | Search | Ann |\n"
    site = build_docs(tmp_path, {"matrix.md": f"{STATUSES}\n{second}", "index.md": "# Home\n"})

    page = site.page("matrix/index.html")

    assert [row.get("data-backlog-id") for row in page.rows()][-1] == "FR-1"
    assert [row.get("id") for row in page.rows()][-1] == ""
    assert len(page.find("a", "backlog-anchor", href="#FR-1")) == 1
    assert page.find("table", "backlog-table")[1].text.split()[-1] == "Done"


def test_a_row_of_no_item_keeps_its_cells(tmp_path: Path) -> None:
    matrix = f"{STEPS}| | to be sorted out | | |\n"
    site = build_docs(tmp_path, {"matrix.md": matrix, "index.md": "# Home\n", **PAGES})

    page = site.page("matrix/index.html")

    assert len(page.rows()) == 2
    last = page.find("tr", role="row")[-1]
    assert last.text.split() == ["to", "be", "sorted", "out"]
    assert len(page.find("td", role="cell")) == 15


def test_text_of_a_matrix_stays_text(tmp_path: Path) -> None:
    matrix = STATUSES.replace("Search |", "&lt;b&gt; `<script>alert(1)</script>` & \\| more |")
    site = build_docs(tmp_path, {"matrix.md": matrix, "index.md": "# Home\n\nSee FR-1.\n"})

    mention = site.page("index.html").find("a", "backlog-ref")[0]

    assert mention.get("data-backlog-title") == "<b> <script>alert(1)</script> & | more"
    assert site.page("index.html").find("script", text="alert(1)") == []
    assert "alert(1)</script>" not in site.read("backlog/items/FR-1/index.html")


def test_a_struck_id_is_found(tmp_path: Path) -> None:
    matrix = STATUSES.replace("| FR-3 | Print | open |", "| ~~FR-3~~ | Print | |").replace(
        "| FR-4 |", "| FR-4: later |"
    )
    site = build_docs(tmp_path, {"matrix.md": matrix, "index.md": "# Home\n"})

    rows = site.page("matrix/index.html").rows()

    assert [row.get("id") for row in rows] == ["FR-1", "FR-2", "FR-3", "FR-4"]
    assert rows[2].get("data-backlog-status") == "dropped"


def test_the_row_order_of_the_site_does_not_matter(tmp_path: Path) -> None:
    file = copy_example(tmp_path)
    page = file.parent / "docs" / "reference" / "IMPROVEMENT_BACKLOG.md"
    change(
        page, "## Backlog Matrix\n", "## Backlog Matrix\n\n| Word | Means |\n|---|---|\n| a | b |\n"
    )

    site = build_project(file)

    matrix = site.page("reference/IMPROVEMENT_BACKLOG/index.html")
    assert len(matrix.rows()) == 16
    assert len(matrix.find("table")) == 2
