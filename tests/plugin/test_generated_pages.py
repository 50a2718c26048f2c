from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.report.json import read_schema
from tests.plugin.builds import (
    THEMES,
    broken_links,
    build_docs,
    build_project,
    copy_example,
    write_project,
)

if TYPE_CHECKING:
    from pathlib import Path

MATRIX = """\
# Plans

| Backlog ID | Title | Status |
|---|---|---|
| FR-1 | Search <b>& find</b> `<script>` | done |
| FR-2 | Print | open |
"""
DOCS = {"index.md": "# Home\n", "matrix.md": MATRIX}


@pytest.mark.parametrize("theme", THEMES)
def test_titles_are_text_wherever_themes_print_them(tmp_path: Path, theme: str) -> None:
    options = {
        "theme": theme,
        "plugins": ["search", "backlog"],
        "nav": [{"Home": "index.md"}, {"All": ["backlog/index.md", "backlog/items/FR-1.md"]}],
    }

    site = build_docs(tmp_path, DOCS, options)

    html = site.read("backlog/items/FR-1/index.html")
    page = site.page("backlog/items/FR-1/index.html")
    assert "<script>`" not in html
    assert "Search &amp; find" in html
    assert "Search & find <script>" in page.find("title")[0].text
    assert page.find("h1")[0].text.strip("¶\n") == "Search & find <script>"
    assert len(page.find("script")) == len(site.page("matrix/index.html").find("script"))
    titles = {entry["location"]: entry["title"] for entry in site.search_entries()}
    assert titles["backlog/items/FR-1/"].startswith("Search &amp; find &lt;script&gt;")


def test_contents_and_anchors_of_a_generated_page_are_known(tmp_path: Path) -> None:
    docs = {**DOCS, "index.md": "# Home\n\n[a](backlog/items/FR-1.md#mentions) FR-1\n"}
    options = {"validation": {"links": {"anchors": "warn"}}}

    site = build_docs(tmp_path, docs, options)

    toc = site.page("backlog/items/FR-1/index.html").find("a", "nav-link")
    assert site.warnings == []
    assert "#mentions" in [link.get("href") for link in toc]


def test_a_link_to_an_anchor_that_a_generated_page_lacks_is_told_by_mkdocs(tmp_path: Path) -> None:
    docs = {**DOCS, "index.md": "# Home\n\n[a](/docs/backlog/index.md#nothing)\n"}
    options = {"validation": {"links": {"anchors": "warn"}}}

    site = build_docs(tmp_path, docs, options)

    assert len(site.warnings) == 1
    assert "does not contain an anchor '#nothing'" in site.warnings[0]


def test_a_link_to_a_generated_page_that_does_not_exist_is_told_by_mkdocs(tmp_path: Path) -> None:
    docs = {**DOCS, "index.md": "# Home\n\n[a](backlog/items/FR-9.md) [b](/docs/backlog/)\n"}

    site = build_docs(tmp_path, docs)

    assert len(site.warnings) == 1
    assert "'backlog/items/FR-9.md'" in site.warnings[0]
    assert '<a href="backlog/">b</a>' in site.read("index.html")


def test_a_page_of_the_authors_wins(tmp_path: Path) -> None:
    docs = {**DOCS, "backlog/items/FR-2.md": "# My own page\n", "backlog/traceability.md": "# T\n"}

    site = build_docs(tmp_path, docs)

    assert site.warnings == []
    assert "My own page" in site.read("backlog/items/FR-2/index.html")
    assert site.page("matrix/index.html").find("a", "backlog-id")[1].get("href") == (
        "../backlog/items/FR-2/"
    )
    assert len(site.told("'backlog/items/FR-2.md' has the address of the generated page")) == 1


@pytest.mark.parametrize("name", ["backlog/README.md", "backlog/index.md"])
def test_a_page_of_the_authors_wins_that_has_the_address_of_the_dashboard(
    tmp_path: Path, name: str
) -> None:
    site = build_docs(tmp_path, {"index.md": "# Home\n", name: MATRIX})

    assert site.warnings == []
    assert len(site.page("backlog/index.html").rows()) == 2
    assert site.told(f"'{name}' has the address of the generated page 'Backlog'") != []
    assert list(broken_links(site)) == []


def test_a_page_backlog_md_moves_the_generated_pages_aside(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {"index.md": "# Home\n", "backlog.md": MATRIX})

    assert site.warnings == []
    assert len(site.page("backlog/index.html").rows()) == 2
    assert "items done" in site.read("backlog-pages/index.html")
    assert "FR-1" in site.read("backlog-pages/items/FR-1/index.html")
    assert '"url": "backlog-pages/items/FR-1/"' in site.read("backlog-pages/backlog.json")
    assert list(broken_links(site)) == []


def test_an_edit_link_leads_to_the_matrix(tmp_path: Path) -> None:
    options = {"repo_url": "https://git.example.org/a/b", "edit_uri": "edit/main/docs/"}

    site = build_docs(tmp_path, DOCS, options)

    html = site.read("backlog/items/FR-1/index.html")
    assert 'href="https://git.example.org/a/b/edit/main/docs/matrix.md"' in html


def test_material_is_asked_to_leave_out_what_a_page_does_not_need(tmp_path: Path) -> None:
    site = build_docs(tmp_path, DOCS, {"theme": "material", "plugins": ["search", "backlog"]})

    locations = {entry["location"] for entry in site.search_entries()}

    assert "backlog/items/FR-1/" in locations
    assert "backlog/" in locations


def test_templates_of_the_site_come_first(tmp_path: Path) -> None:
    templates = tmp_path / "overrides" / "backlog"
    templates.mkdir(parents=True)
    (templates / "panel.html").write_text("<p>PANEL</p>", encoding="utf-8")
    matrix = MATRIX.replace("| Status |", "| Document |").replace("| done |", "| index.md |")

    site = build_docs(
        tmp_path,
        {**DOCS, "matrix.md": matrix.replace("| open |", "| index.md |")},
        {"theme": {"name": "mkdocs", "custom_dir": "overrides"}},
    )

    assert "<p>PANEL</p>" in site.read("index.html")


def test_words_are_those_of_the_sites_language(tmp_path: Path) -> None:
    matrix = MATRIX.replace("Status", "Step").replace("done", "S1").replace("open", "S2")
    english = build_docs(tmp_path / "en", {**DOCS, "matrix.md": matrix})
    unknown = build_docs(
        tmp_path / "xx",
        {**DOCS, "matrix.md": matrix},
        {"theme": {"name": "material", "language": "eo"}},
    )

    assert english.page("matrix/index.html").find("th", scope="col")[-1].text == "Status"
    assert unknown.page("matrix/index.html").find("th", scope="col")[-1].text == "Status"


def test_the_export_is_valid_and_the_same_for_the_same_input(tmp_path: Path) -> None:
    import jsonschema  # noqa: PLC0415 # slow to import, needed here alone

    first = build_project(copy_example(tmp_path / "one"))
    second = build_project(copy_example(tmp_path / "two"))

    text = first.read("backlog/backlog.json")
    assert text == second.read("backlog/backlog.json")
    jsonschema.validate(json.loads(text), read_schema())
    assert len(json.loads(text)["items"]) == 16
    assert list((first.folder / "backlog").glob(".*")) == []


def test_the_export_can_be_switched_off(tmp_path: Path) -> None:
    site = build_docs(tmp_path, DOCS, {"plugins": [{"backlog": {"export": False}}]})

    assert not (site.folder / "backlog" / "backlog.json").exists()


def test_a_file_of_the_authors_wins_over_the_export(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {**DOCS, "backlog/backlog.json": "{}\n"})

    assert site.read("backlog/backlog.json") == "{}\n"


def test_nothing_is_written_into_the_documentation(tmp_path: Path) -> None:
    file = write_project(tmp_path, DOCS)

    build_project(file)

    found = sorted(path.name for path in (tmp_path / "docs").rglob("*"))
    assert found == ["index.md", "matrix.md"]


def test_a_switched_off_plugin_does_nothing(tmp_path: Path) -> None:
    site = build_docs(tmp_path, DOCS, {"plugins": [{"backlog": {"enabled": False}}]})

    assert "data-backlog" not in site.read("matrix/index.html")
    assert not (site.folder / "backlog").exists()
    assert not (site.folder / "assets" / "backlog").exists()


def test_a_site_without_a_backlog_is_built(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {"index.md": "# Home\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"})

    assert site.warnings == []
    assert "data-backlog" not in site.read("index.html")
    assert list(broken_links(site)) == []


def test_stylesheet_and_script_are_there_once_and_before_the_sites_own(tmp_path: Path) -> None:
    docs = {**DOCS, "own.css": "a {}\n"}

    site = build_docs(tmp_path, docs, {"extra_css": ["own.css"]})

    html = site.read("matrix/index.html")
    assert html.count("assets/backlog/backlog.css") == 1
    assert html.count("assets/backlog/backlog.js") == 1
    assert html.index("backlog.css") < html.index("own.css")
    assert (site.folder / "assets/backlog/backlog.css").is_file()
