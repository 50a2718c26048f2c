from __future__ import annotations

from typing import TYPE_CHECKING

from tests.plugin.builds import build_docs, build_project, change, copy_example
from tests.plugin.matrices import PAGES, STATUSES, STEPS

if TYPE_CHECKING:
    from pathlib import Path


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
