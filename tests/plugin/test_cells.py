from __future__ import annotations

from typing import TYPE_CHECKING

from tests.plugin.builds import build_docs
from tests.plugin.matrices import PAGES, STATUSES, STEPS, cells_of, inside

if TYPE_CHECKING:
    from pathlib import Path


def test_a_status_cell_keeps_the_authors_words_beside_the_badge(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {"matrix.md": STATUSES, "index.md": "# Home\n"})

    page = site.page("matrix/index.html")

    same, more, lower, empty = (cells_of(page, f"FR-{n}", "status")[0] for n in (1, 2, 3, 4))
    assert same.text == "Done"
    assert [e.get("class") for e in inside(page, same, "span")] == ["backlog-badge backlog-icon"]
    assert len(inside(page, same, "strong")) == 1
    assert more.text == "Done closed, see the release notes"
    assert inside(page, more, "span")[1].get("class") == "backlog-soft"
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
    assert [cells_of(page, f"FR-{n}", "status")[0].text for n in (1, 2)] == ["In progress", "Open"]


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
    assert cells_of(site.page("b/index.html"), "B-2", "status")[0].text.startswith("closed")
    assert mention[0].get("title") == "Search"
    assert "data-backlog-status" not in mention[0].attributes


def test_the_id_links_to_its_page_and_the_row_to_itself(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {"matrix.md": STEPS, "index.md": "# Home\n", **PAGES})

    page = site.page("matrix/index.html")
    plain, bold = (inside(page, cells_of(page, f"FR-{n}", "id")[0], "a") for n in (1, 2))

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
    linked, plain = (inside(page, cells_of(page, f"FR-{n}", "document")[0], "a") for n in (1, 2))

    assert [(e.text, e.get("title"), e.get("href")) for e in linked] == [
        ("Search & find", "spec/search.md", "../spec/search/")
    ]
    assert [(e.text, e.get("title"), e.get("href")) for e in plain] == [
        ("Printing", "spec/print.md", "../spec/print/")
    ]


def test_steps_link_to_their_boxes(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {"matrix.md": STEPS, "index.md": "# Home\n", **PAGES})

    page = site.page("matrix/index.html")
    two, mixed = (cells_of(page, f"FR-{n}", "step")[0] for n in (1, 2))

    assert [(e.text, e.get("href")) for e in inside(page, two, "a")] == [
        ("S1-01", "../todo/#S1-01"),
        ("S1-02", "../todo/#S1-02"),
    ]
    assert two.text == "S1-01, S1-02"
    assert [(e.text, e.get("href")) for e in inside(page, mixed, "a")] == [("S1-03", "../todo/")]
    assert mixed.text == "S1-03 and S1-04"
    assert [code.text for code in inside(page, mixed, "code")] == ["S1-04"]


def test_inline_code_that_an_extension_puts_aside_is_understood(tmp_path: Path) -> None:
    matrix = STEPS.replace("| FR-1 |", "| `FR-1` |")
    site = build_docs(
        tmp_path,
        {"matrix.md": matrix, "index.md": "# Home\n\nOf `FR-1`, `<b>` and `#!py FR-2`.\n", **PAGES},
        {"markdown_extensions": ["pymdownx.highlight", "pymdownx.inlinehilite"]},
    )

    page = site.page("matrix/index.html")

    assert [row.get("id") for row in page.rows()] == ["FR-1", "FR-2"]
    assert [e.text for e in inside(page, cells_of(page, "FR-1", "step")[0], "a")] == [
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
