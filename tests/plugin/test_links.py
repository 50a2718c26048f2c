from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.report.text import finding_line
from mkdocs_backlog.rules import rule_names
from mkdocs_backlog.sources.project import read_project
from tests.plugin.builds import build_docs, build_project, write_project
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path

MATRIX = """\
# Backlog

| ID | Title | Document | Status |
|---|---|---|---|
| FR-1 | Search | [search](/docs/spec/search.md) | open |
"""
PAGES = {
    "matrix.md": MATRIX,
    "spec/search.md": "# Search\n\n## Ranking\n",
    "spec/index.md": "# Specification\n",
    "spec/a b.md": "# A and B\n",
    "spec/picture.svg": "<svg/>",
    "notes/index.md": "# Notes\n\nLINK\n",
}


def _build(folder: Path, link: str, **options: object) -> tuple[str, list[str]]:
    """Returns what becomes of a link on a page below docs, and what is warned of."""
    docs = {**PAGES, "notes/index.md": f"# Notes\n\n{link}\n"}
    site = build_docs(folder, docs, {**options})
    html = site.read("notes/index.html")
    start = html.index("<p>", html.index("</h1>"))
    return html[start + 3 : html.index("</p>", start)], site.warnings


LINKS = {
    "/docs/spec/search.md": "../spec/search/",
    "/docs/spec/search.md#ranking": "../spec/search/#ranking",
    "/docs/spec/search.md?q=1#ranking": "../spec/search/?q=1#ranking",
    "/docs/spec/": "../spec/",
    "/docs/spec": "../spec/",
    "/docs/spec/search/": "../spec/search/",
    "/docs/spec/a%20b.md": "../spec/a%20b/",
    "/docs/notes/index.md": "./",
    "../spec/search.md": "../spec/search/",
    "/elsewhere/x.md": "/elsewhere/x.md",
    "//example.org/docs/spec/search.md": "//example.org/docs/spec/search.md",
    "https://example.org/docs/spec/search.md": "https://example.org/docs/spec/search.md",
    "#notes": "#notes",
}
"""Links on a page below docs, and what they become."""


def test_links_lead_where_the_author_means(tmp_path: Path) -> None:
    text = "\n".join(f"[{number}]({link})\n" for number, link in enumerate(LINKS))
    site = build_docs(tmp_path, {**PAGES, "notes/index.md": f"# Notes\n\n{text}"})

    links = site.page("notes/index.html").find("a")

    found = {link.text: link.get("href") for link in links if link.text.isdigit()}
    assert [found[str(number)] for number in range(len(LINKS))] == list(LINKS.values())
    assert site.warnings == []


def test_images_and_reference_links_are_resolved_too(tmp_path: Path) -> None:
    html, warnings = _build(
        tmp_path, "![p](/docs/spec/picture.svg) [s]\n\n[s]: /docs/spec/search.md"
    )

    assert 'src="../spec/picture.svg"' in html
    assert '<a href="../spec/search/">s</a>' in html
    assert warnings == []


def test_repository_links_can_be_left_alone(tmp_path: Path) -> None:
    html, _ = _build(
        tmp_path,
        "[x](/docs/spec/search.md)",
        plugins=[{"backlog": {"repository_links": False}}],
    )

    assert html == '<a href="/docs/spec/search.md">x</a>'


def test_links_are_resolved_whatever_mkdocs_thinks_of_absolute_ones(tmp_path: Path) -> None:
    options = {"validation": {"links": {"absolute_links": "warn"}}}

    html, warnings = _build(tmp_path, "[x](/docs/spec/search.md)", **options)

    assert html == '<a href="../spec/search/">x</a>'
    assert warnings == []


@pytest.mark.parametrize("target", ["/docs/spec/serch.md", "../spec/serch.md"])
def test_a_broken_link_is_told_once_and_shown_as_text(tmp_path: Path, target: str) -> None:
    html, warnings = _build(tmp_path, f"A [*fine* link]({target}).")

    assert html.startswith('A <span class="backlog-broken" title="link target ')
    assert html.endswith('"><em>fine</em> link</span>.')
    assert len(warnings) == 1
    assert warnings[0].startswith("docs/notes/index.md:3: warning: BKL201 link-target-missing: ")
    assert target in warnings[0]


def test_a_broken_image_is_told_once_and_shown_as_its_text(tmp_path: Path) -> None:
    html, warnings = _build(tmp_path, "![the plan](/docs/plan.png)")

    assert html.startswith('<span class="backlog-broken" title="')
    assert html.endswith('">the plan</span>')
    assert len(warnings) == 1


def test_a_broken_link_whose_rule_is_off_is_left_to_mkdocs(tmp_path: Path) -> None:
    html, warnings = _build(
        tmp_path,
        "[x](../spec/serch.md)",
        plugins=[{"backlog": {"rules": {"link-target-missing": "off"}}}],
    )

    assert html == '<a href="../spec/serch.md">x</a>'
    assert len(warnings) == 1
    assert warnings[0].startswith("Doc file 'notes/index.md' contains a link")


@pytest.mark.parametrize("link", ["/docs/spec/search.md#rank", "../spec/search.md#rank"])
def test_a_missing_anchor_is_told_once(tmp_path: Path, link: str) -> None:
    options = {"validation": {"links": {"anchors": "warn"}}}

    html, warnings = _build(tmp_path, f"[x]({link})", **options)

    assert html == '<a href="../spec/search/#rank">x</a>'
    assert len(warnings) == 1
    assert warnings[0].startswith("docs/notes/index.md:3: warning: BKL202 link-anchor-missing: ")


def test_anchors_in_repository_links_are_checked_by_mkdocs_where_the_rule_is_off(
    tmp_path: Path,
) -> None:
    options = {
        "validation": {"links": {"anchors": "warn"}},
        "plugins": [{"backlog": {"rules": {"link-anchor-missing": "off"}}}],
    }

    _, warnings = _build(tmp_path, "[x](/docs/spec/search.md#rank)", **options)

    assert len(warnings) == 1
    assert warnings[0].startswith(
        "Doc file 'notes/index.md' contains a link '../spec/search.md#rank'"
    )


def test_a_link_of_another_letter_case_is_told_once_and_works(tmp_path: Path) -> None:
    html, warnings = _build(tmp_path, "[x](../spec/Search.md)")

    assert html == '<a href="../spec/search/">x</a>'
    assert len(warnings) == 1
    assert "BKL204 link-case-mismatch" in warnings[0]


def test_a_link_to_what_is_not_published_is_told_once(tmp_path: Path) -> None:
    docs = {
        **PAGES,
        "drafts/plan.md": "# Plan\n",
        "notes/index.md": "# Notes\n\n[plan](../drafts/plan.md)\n",
    }

    site = build_docs(tmp_path, docs, {"exclude_docs": "/drafts/"})

    assert len(site.told("drafts/plan.md")) == 1
    assert "BKL205 link-target-excluded" in site.told("drafts/plan.md")[0]
    assert 'class="backlog-broken"' in site.read("notes/index.html")


def test_a_link_out_of_the_documentation_is_told_once(tmp_path: Path) -> None:
    file = write_project(tmp_path, {**PAGES, "notes/index.md": "# Notes\n\n[code](/src/main.rs)\n"})
    (tmp_path / ".git").mkdir()
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "main.rs").write_text("fn main() {}\n", encoding="utf-8")

    site = build_project(file)

    assert len(site.told("src/main.rs")) == 1
    assert "BKL203 link-outside-docs" in site.told("src/main.rs")[0]


@pytest.mark.parametrize(
    ("options", "branch"),
    [
        ({}, "HEAD"),
        ({"edit_uri": "edit/main/docs/"}, "main"),
        ({"edit_uri_template": "edit/next/docs/{path}"}, "next"),
    ],
)
def test_a_link_out_of_the_documentation_leads_to_the_page_of_the_repository(
    tmp_path: Path, options: dict[str, object], branch: str
) -> None:
    address = "https://github.com/a/b"
    links = "[1](/src/main.rs) [2](../../src/main.rs?plain=1#L3) [![3](/src/p.png)](/src/p.png)"
    file = write_project(
        tmp_path,
        {**PAGES, "notes/index.md": f"# Notes\n\n{links}\n"},
        {"repo_url": address, **options},
    )
    write_tree(tmp_path, {".git/HEAD": "", "src/main.rs": "fn main() {}\n", "src/p.png": ""})

    site = build_project(file)

    html = site.read("notes/index.html")
    start = f"{address}/blob/{branch}/src"
    assert f'<a href="{start}/main.rs">1</a>' in html
    assert f'<a href="{start}/main.rs?plain=1#L3">2</a>' in html
    assert f'<a href="{start}/p.png"><span class="backlog-broken"' in html
    (told,) = site.warnings
    assert "BKL203 link-outside-docs: link target '/src/p.png' is in the repository" in told
    project = read_project(str(file), rule_names=rule_names())
    findings = analyze(project.site, project.settings).findings
    assert [finding_line(found, project.site) for found in findings] == site.warnings


def test_a_canonical_document_out_of_the_documentation_is_linked_on_the_page_of_its_item(
    tmp_path: Path,
) -> None:
    matrix = "# Backlog\n\n| ID | Document |\n|---|---|\n| FR-001 | [s](../src/s.md) |\n"
    file = write_project(tmp_path, {"m.md": matrix}, {"repo_url": "https://codeberg.org/a/b"})
    write_tree(tmp_path, {".git/HEAD": "", "src/s.md": "# S\n"})

    site = build_project(file)

    address = "https://codeberg.org/a/b/src/branch/HEAD/src/s.md"
    assert f'href="{address}"' in site.read("m/index.html")
    assert f'href="{address}"' in site.read("backlog/items/FR-001/index.html")
    assert site.warnings == []


@pytest.mark.parametrize("cell", ["`docs/spec/search.md`", "see spec/search.md", "`search.md`"])
def test_a_canonical_document_is_found_where_its_path_is_no_link(tmp_path: Path, cell: str) -> None:
    matrix = f"# Backlog\n\n| ID | Document |\n|---|---|\n| FR-1 | {cell} |\n"

    site = build_docs(tmp_path, {**PAGES, "matrix.md": "# No\n", "plans/backlog.md": matrix})

    assert 'href="../../spec/search/"' in site.read("plans/backlog/index.html")
    assert 'href="../../../spec/search/"' in site.read("backlog/items/FR-1/index.html")
    assert 'data-backlog-id="FR-1"' in site.read("spec/search/index.html")
    assert [text for text in site.warnings if "BKL" in text] == []


def test_a_link_that_leaves_the_documentation_and_comes_back_leads_to_the_page(
    tmp_path: Path,
) -> None:
    links = "[x](../../docs/spec/search.md#ranking) [y](../../docs/spec/serch.md)"
    file = write_project(tmp_path, {**PAGES, "notes/index.md": f"# Notes\n\n{links}\n"})
    write_tree(tmp_path, {".git/HEAD": ""})

    site = build_project(file)

    assert '<a href="../spec/search/#ranking">x</a>' in site.read("notes/index.html")
    (told,) = site.warnings
    assert "BKL201 link-target-missing: link target '../../docs/spec/serch.md'" in told


def test_entities_of_mail_links_survive(tmp_path: Path) -> None:
    html, warnings = _build(tmp_path, "<ann@example.org>")

    assert "&#109;&#97;&#105;&#108;&#116;&#111;" in html
    assert warnings == []


def test_docs_that_are_the_repository_are_their_own_root(tmp_path: Path) -> None:
    (tmp_path / "docs" / ".git").mkdir(parents=True)
    docs = {
        "matrix.md": MATRIX.replace("/docs/", "/"),
        "spec/search.md": "# Search\n",
        "index.md": "# Home\n\n[x](/spec/search.md)\n",
    }

    site = build_docs(tmp_path, docs)

    assert '<a href="spec/search/">x</a>' in site.read("index.html")
    assert site.warnings == []
