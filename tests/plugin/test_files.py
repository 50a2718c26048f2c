from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from tests.plugin.builds import broken_links, build_docs, build_project, rebuild, write_project
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path

MATRIX = """\
# Plans

| Backlog ID | Title | Document | Status |
|---|---|---|---|
| FR-1 | Search | [search](search.md) | done |
"""
DOCS = {"matrix.md": MATRIX, "search.md": "# Search\n"}


def test_a_page_that_is_no_text_is_told_by_mkdocs(tmp_path: Path) -> None:
    file = write_project(tmp_path, DOCS)
    (tmp_path / "docs" / "odd.md").write_bytes(b"\xff\xfe\xfa")

    with pytest.raises(UnicodeDecodeError):
        build_project(file)


def test_a_page_that_lies_outside_is_not_read(tmp_path: Path) -> None:
    file = write_project(tmp_path, DOCS)
    write_tree(tmp_path / "outside", {"secret.md": MATRIX.replace("FR-1", "FR-9")})
    (tmp_path / "docs" / "linked.md").symlink_to(tmp_path / "outside" / "secret.md")

    site = build_project(file)

    assert len(site.page("matrix/index.html").rows()) == 1
    assert site.page("linked/index.html").rows() == []


def test_pages_that_other_plugins_make_are_read(tmp_path: Path) -> None:
    hook = (
        "from mkdocs.structure.files import File\n"
        f"TEXT = {MATRIX.replace('FR-1', 'GEN-1')!r}\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'made.md', content=TEXT))\n"
    )
    (tmp_path / "hook.py").write_text(hook, encoding="utf-8")

    site = build_docs(tmp_path, DOCS, {"hooks": ["hook.py"]})

    assert [row.get("id") for row in site.page("made/index.html").rows()] == ["GEN-1"]


def test_titles_of_the_navigation_are_used(tmp_path: Path) -> None:
    nav = [{"Plans": "matrix.md"}, {"Specification": [{"Finding things": "search.md"}]}, "x.md"]
    site = build_docs(tmp_path, {**DOCS, "x.md": "# X\n"}, {"nav": nav})

    html = site.read("backlog/items/FR-1/index.html")

    assert "Finding things" in html


def test_a_site_below_a_path_is_linked_relatively(tmp_path: Path) -> None:
    site = build_docs(tmp_path, DOCS, {"site_url": "https://example.org/a/b/"})

    page = site.page("matrix/index.html")

    assert page.find("a", "backlog-id")[0].get("href") == "../backlog/items/FR-1/"
    assert "https://example.org/a/b/backlog/items/FR-1/" in site.read("sitemap.xml")


def test_other_uses_of_the_markdown_extension_are_harmless(tmp_path: Path) -> None:
    hook = (
        "import markdown\n"
        "def on_env(env, config, files):\n"
        "    text = markdown.markdown('FR-1 [x](/docs/search.md)',"
        " extensions=config.markdown_extensions)\n"
        "    config.extra['text'] = text\n"
        "def on_page_context(context, page, config, nav):\n"
        "    page.content += '<div id=\"also\">' + config.extra['text'] + '</div>'\n"
    )
    (tmp_path / "hook.py").write_text(hook, encoding="utf-8")

    site = build_docs(tmp_path, DOCS, {"hooks": ["hook.py"]})

    assert '<div id="also"><p>FR-1 <a href="/docs/search.md">x</a></p></div>' in site.read(
        "search/index.html"
    )


def test_the_extension_does_nothing_before_the_files_are_read(tmp_path: Path) -> None:
    hook = (
        "import markdown\n"
        "def on_pre_build(config):\n"
        "    text = markdown.markdown('FR-1', extensions=config.markdown_extensions)\n"
        "    config.extra['text'] = text\n"
    )
    (tmp_path / "hook.py").write_text(hook, encoding="utf-8")
    file = write_project(tmp_path, DOCS, {"hooks": ["hook.py"]})
    config = load_config(str(file))

    rebuild(config)

    assert config.extra["text"] == "<p>FR-1</p>"


def test_excerpts_of_a_blog_have_right_links_and_no_second_anchor(tmp_path: Path) -> None:
    post = (
        "---\ndate: 2026-01-01\n---\n\n# News\n\nOf FR-1, see [x](/docs/search.md), "
        "[y](../../search.md) and [z](/docs/gone.md).\n\n"
        "<!-- more -->\n\nMore of FR-1.\n"
    )
    options = {
        "theme": "material",
        "plugins": ["search", {"blog": {"blog_dir": "news"}}, "backlog"],
    }
    docs = {**DOCS, "index.md": "# Home\n", "news/index.md": "# News\n", "news/posts/a.md": post}

    site = build_docs(tmp_path, docs, options)

    excerpt = site.read("news/index.html")
    full = site.page("news/2026/01/01/news/index.html")
    assert len(site.told("BKL201")) == 1
    assert '<a href="../search/">x</a>, <a href="../search/">y</a>' in excerpt
    assert '<span class="backlog-broken" title=' in excerpt
    assert "Of FR-1, see" in excerpt
    assert list(broken_links(site)) == []
    assert "news/2026/01/01/news/" in site.read("backlog/items/FR-1/index.html")
    assert [mention.text for mention in full.find("a", "backlog-ref")] == ["FR-1", "FR-1"]
