from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.parse.widgets import MOST
from tests.plugin.builds import THEMES, broken_links, build_docs, build_project, write_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plugin.builds import Built, Page

BACKLOG = """\
# Backlog

| ID | Title | Category | Document | Step | Status |
|---|---|---|---|---|---|
| FR-1 | Search | CORE | [spec](spec.md) | S1-W1-01 | done |
| FR-2 | Print | CORE | [spec](spec.md) | S1-W1-02 | open |
| FR-10 | Sort | WEB | [spec](spec.md) | S1-W1-03 | open |
"""
DOCS = {
    "backlog.md": BACKLOG,
    "spec.md": "# Spec\n",
    "todo.md": "# Steps\n\n- [x] S1-W1-01: a\n- [ ] S1-W1-02: b\n- [ ] S1-W1-03: c\n",
}
EXTENSIONS = [
    "admonition",
    "md_in_html",
    "tables",
    "pymdownx.inlinehilite",
    "pymdownx.superfences",
    {"pymdownx.tabbed": {"alternate_style": True}},
]
OPTIONS: dict[str, object] = {"markdown_extensions": EXTENSIONS}


def built(folder: Path, text: str, **options: object) -> Built:
    docs = {**DOCS, "index.md": f"# Home\n\n{text}\n"}
    return build_docs(folder, docs, {**OPTIONS, **options})


def page(folder: Path, text: str, **options: object) -> Page:
    return built(folder, text, **options).page("index.html")


def kinds(found: Page) -> list[str]:
    elements = (e for e in found.elements if "data-backlog-widget" in e.attributes)
    return [element.get("data-backlog-widget") for element in elements]


ALL = """\
There are <!-- backlog/count { status: open } --> open items.

<!-- backlog/progress -->

<!-- backlog/table { sort: -id, columns: [id, title, category, document, step, status] } -->

<!-- backlog/list { category: CORE, limit: 1 } -->

<!-- backlog/chart -->
"""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_widget_is_shown_with_links_that_lead_somewhere(
    tmp_path: Path, theme: str, *, directory_urls: bool
) -> None:
    docs = {**DOCS, "index.md": "# Home\n", "deep/er/page.md": f"# Deep\n\n{ALL}"}
    site = build_docs(
        tmp_path, docs, {**OPTIONS, "theme": theme, "use_directory_urls": directory_urls}
    )
    path = f"deep/er/page{'/index' if directory_urls else ''}.html"
    found = site.page(path)

    assert site.warnings == []
    assert kinds(found) == ["progress", "table", "list", "chart"]
    assert [row.get("data-backlog-id") for row in found.rows()] == ["FR-10", "FR-2", "FR-1"]
    assert [link.text for link in found.find("a", "backlog-count")] == ["2"]
    assert not [link for link in broken_links(site) if link.startswith(path)]
    assert "assets/backlog/backlog.css" in site.read(path)


def test_without_pages_nothing_leads_to_them(tmp_path: Path) -> None:
    site = built(tmp_path, ALL, plugins=[{"backlog": {"pages": False}}])
    found = site.page("index.html")

    assert kinds(found) == ["progress", "table", "list", "chart"]
    assert [e.text for e in found.find("span", "backlog-count")] == ["2"]
    assert not list(broken_links(site))
    rows = [e.get("href") for e in found.find("a", "backlog-id")]
    assert rows[0] == "backlog/#FR-10"


@pytest.mark.parametrize(
    "text",
    [
        "- <!-- backlog/list -->",
        "- entry\n\n    <!-- backlog/list -->\n\n- another",
        "!!! note\n\n    Words.\n\n    <!-- backlog/list -->\n",
        '=== "Tab"\n\n    <!-- backlog/list -->\n',
        "<div markdown>\n<!-- backlog/list -->\n</div>",
        "> <!-- backlog/list -->",
        "| a |\n|---|\n| <!-- backlog/list --> |",
        "<!-- backlog/list\n  { sort: id } -->",
        "Words\n<!-- backlog/list -->\nmore words",
    ],
)
def test_widgets_work_where_markdown_does(tmp_path: Path, text: str) -> None:
    assert kinds(page(tmp_path, text)) == ["list"]


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- backlog/list -->`",
        "```\n<!-- backlog/list -->\n```",
        "    <!-- backlog/list -->",
        "<div>\n<!-- backlog/list -->\n</div>",
        "<!-- backlog: nothing -->",
        "<!-- a backlog/list -->",
    ],
)
def test_code_raw_html_and_other_comments_stay(tmp_path: Path, text: str) -> None:
    site = built(tmp_path, f"{text}\n\nWords after it.")
    found = site.page("index.html")

    assert kinds(found) == []
    assert "Words after it." in [paragraph.text for paragraph in found.find("p")]
    said = site.read("index.html").replace("&lt;", "<").replace("&gt;", ">")
    assert text.strip("` ").removeprefix("<div>\n").partition("\n")[0].strip("`") in said


def test_block_amid_words_stands_between_them(tmp_path: Path) -> None:
    text = (
        '!!! note ""\n    Before <!-- backlog/progress --> between\n    <!-- backlog/list --> *x*'
    )
    found = page(tmp_path, text)

    box = next(e for e in found.elements if e.has_class("admonition"))
    inside = [e for e in found.elements if e.parent is box]
    assert [e.get("data-backlog-widget") or e.text.strip() for e in inside] == [
        "Before",
        "progress",
        "between",
        "list",
        "x",
    ]
    assert not any(e.inside("p") for e in found.elements if e.tag in {"div", "ul"})


def test_number_stands_in_text_headings_and_links(tmp_path: Path) -> None:
    text = (
        "## Open: <!-- backlog/count { status: open } -->\n\n"
        "[all <!-- backlog/count -->](spec.md) and **<!-- backlog/count { status: done } -->**\n"
    )
    site = built(tmp_path, text)
    found = site.page("index.html")

    numbers = [e for e in found.elements if e.has_class("backlog-count")]
    assert [(e.tag, e.text) for e in numbers] == [("a", "2"), ("span", "3"), ("a", "1")]
    assert [e.get("id") for e in found.find("h2")] == ["open"]
    assert not [e for e in found.find("a") if e.inside("a")]


def test_block_in_a_heading_is_a_sign_and_a_finding(tmp_path: Path) -> None:
    site = built(tmp_path, "## Now <!-- backlog/table -->\n\n*em <!-- backlog/list -->*\n")
    found = site.page("index.html")

    assert kinds(found) == []
    assert len([e for e in found.elements if e.has_class("backlog-miss")]) == 2
    [told] = site.warnings
    assert "docs/index.md:3: warning: BKL903 widget-invalid" in told
    assert [e.get("id") for e in found.find("h2")] == ["now"]


def test_slip_is_a_note_in_place_and_the_rest_of_the_page_stays(tmp_path: Path) -> None:
    site = built(tmp_path, "First.\n\n<!-- backlog/table { status: opne } -->\n\nLast.")
    found = site.page("index.html")

    assert kinds(found) == ["broken"]
    assert [e.text for e in found.find("p") if e.text in {"First.", "Last."}] == ["First.", "Last."]
    assert found.find("a", href="backlog-pages/findings/#BKL903")
    [told] = site.warnings
    assert told.endswith("no status 'opne'; did you mean 'open'?")
    assert not list(broken_links(site))


def test_table_of_a_widget_is_no_matrix(tmp_path: Path) -> None:
    text = f"<!-- backlog/table -->\n\n{BACKLOG.partition(chr(10))[2]}\n<!-- backlog/table -->\n"
    docs = {"backlog.md": f"# Backlog\n\n{text}", "spec.md": "# Spec\n", "todo.md": DOCS["todo.md"]}
    site = build_docs(tmp_path, docs, OPTIONS)
    found = site.page("backlog/index.html")

    assert site.warnings == []
    assert kinds(found) == ["table", "table"]
    assert len([e for e in found.elements if "data-backlog-matrix" in e.attributes]) == 1
    assert len(found.rows()) == 9
    assert len(found.ids()) == len(set(found.ids()))


def test_widgets_are_not_in_the_search_index(tmp_path: Path) -> None:
    plugins = ["search", {"backlog": {"pages": False}}]
    site = built(tmp_path, "<!-- backlog/list -->\n\nWords.", plugins=plugins)

    [home] = [entry for entry in site.search_entries() if entry["location"] == ""]
    assert "Print" not in home["text"]
    assert "Words." in home["text"]


def test_comments_that_others_put_into_a_page_are_shown_too(tmp_path: Path) -> None:
    (tmp_path / "part.md").write_text("<!-- backlog/list -->\n", encoding="utf-8")
    snippets = {"pymdownx.snippets": {"base_path": [str(tmp_path)]}}

    found = page(tmp_path, '--8<-- "part.md"', markdown_extensions=[*EXTENSIONS, snippets])

    assert kinds(found) == ["list"]


def test_views_serve_pages_and_checks_with_their_lines(tmp_path: Path) -> None:
    views = {"late": {"status": "open", "sort": "-id", "at_most": 1}}
    docs = {**DOCS, "index.md": "# Home\n\n<!-- backlog/table { view: late } -->\n"}
    file = write_project(tmp_path, docs, {"plugins": [{"backlog": {"views": views}}]})
    line = file.read_text(encoding="utf-8").splitlines().index("      late:") + 1

    site = build_project(file)

    rows = site.page("index.html").rows()
    assert [row.get("data-backlog-id") for row in rows] == ["FR-10", "FR-2"]
    [told] = site.warnings
    assert told.startswith(f"mkdocs.yml:{line}: warning: BKL701 view-over-limit: view 'late'")


def test_settings_file_that_only_mkdocs_can_read_has_no_lines(tmp_path: Path) -> None:
    views = {"late": {"at_most": 1}}
    file = write_project(
        tmp_path, {**DOCS, "index.md": "# Home\n"}, {"plugins": [{"backlog": {"views": views}}]}
    )
    text = file.read_text(encoding="utf-8")
    aliases = "\n".join(f"  a{n + 1}: &a{n + 1} [*a{n}, *a{n}]" for n in range(20))
    file.write_text(f"{text}extra:\n  a0: &a0 [x]\n{aliases}\n", encoding="utf-8")

    site = build_project(file)

    assert [told.partition(": ")[0] for told in site.warnings] == ["mkdocs.yml:1"]


def test_widgets_beyond_what_a_page_may_have_stay_comments(tmp_path: Path) -> None:
    site = built(tmp_path, "<!-- backlog/list { limit: 1 } -->\n\n" * (MOST + 2))

    assert kinds(site.page("index.html")) == ["list"] * MOST
    assert site.read("index.html").count("<!-- backlog/list") == 2
    [told] = site.warnings
    assert "and 2 more are left as they are; spread them over several pages" in told
