"""Links to headings are held against the anchors that the site gives them, in any known style."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from markdown.extensions import toc
from mkdocs.config import load_config
from pymdownx import slugs  # type: ignore[import-untyped] # it has no annotations

from mkdocs_backlog.model.slugs import SlugCase, SlugKind, SlugStyle
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.plugin.slugs import read_slugs
from mkdocs_backlog.report.text import finding_line
from mkdocs_backlog.rules import rule_names
from mkdocs_backlog.sources.project import read_project
from tests.plugin.builds import build_project, write_project
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_backlog.model.analysis import Analysis

MATRIX = """\
# Backlog

| ID | Title | Document | Status |
|---|---|---|---|
| FR-1 | Search | [limits](guide.md#LINK) | open |
"""
GUIDE = """\
# Größe und Maß

## Request Limits, v1.2

## Request Limits, v1.2

FR-1 asks for limits.

## Own {#Own_id}

## Use `<br>` & [more](guide.md) - or less

## 一覧 ①
"""
CALL = "slugify: !!python/object/apply:pymdownx.slugs.slugify"
STYLES = {
    "default": ("permalink: true", "request-limits-v12"),
    "underscore": ("separator: _", "request_limits_v12"),
    "unicode": (
        "slugify: !!python/name:markdown.extensions.toc.slugify_unicode",
        "request-limits-v12",
    ),
    "as written": (CALL + " {}", "Request-Limits-v12"),
    "lower": (CALL + " {kwds: {case: lower}}", "request-limits-v12"),
    "lower ASCII": (CALL + " {kwds: {case: lower-ascii}}", "request-limits-v12"),
    "fold": (CALL + " {kwds: {case: fold, normalize: NFKC}}", "request-limits-v12"),
    "encoded": (
        CALL + "\n        kwds:\n          case: lower\n          percent_encode: true\n"
        "      separator: _",
        "request_limits_v12",
    ),
}
"""Options of the table of contents, and what they make of a heading."""


def write(folder: Path, options: str, link: str) -> Path:
    """Writes a project with options of the table of contents, and returns its settings file."""
    file = write_project(folder, {"index.md": MATRIX.replace("LINK", link), "guide.md": GUIDE})
    extensions = f"\nmarkdown_extensions:\n  - attr_list\n  - toc:\n      {options}\n"
    write_tree(folder, {"mkdocs.yml": file.read_text("utf-8") + extensions})
    return file


def checked(file: Path) -> tuple[Analysis, list[str]]:
    """Returns what the command line knows of a project, and what it finds."""
    project = read_project(str(file), rule_names=rule_names())
    analysis = analyze(project.site, project.settings)
    site = project.site
    return analysis, [finding_line(finding, site) for finding in analysis.findings]


@pytest.mark.parametrize(("options", "anchor"), STYLES.values(), ids=STYLES)
def test_anchors_are_those_of_the_site(tmp_path: Path, options: str, anchor: str) -> None:
    file = write(tmp_path, options, anchor)

    site = build_project(file)

    analysis, findings = checked(file)
    headings = [e for e in site.page("guide/index.html").elements if e.tag in {"h1", "h2"}]
    document = analysis.documents["guide.md"]
    assert [heading.anchor for heading in document.headings] == [
        heading.attributes["id"] for heading in headings
    ]
    assert anchor in document.anchors
    assert findings == []
    assert site.warnings == []


@pytest.mark.parametrize(("options", "anchor"), STYLES.values(), ids=STYLES)
def test_a_wrong_anchor_is_told_alike_by_build_and_check(
    tmp_path: Path, options: str, anchor: str
) -> None:
    file = write(tmp_path, options, f"{anchor}x")

    site = build_project(file)

    _, (finding,) = checked(file)
    assert site.told("link-anchor-missing") == [finding]
    assert f"no heading with the anchor '#{anchor}x'; did you mean '#{anchor}'?" in finding


@pytest.mark.parametrize("link", ["größe-und-maß", "gr%C3%B6%C3%9Fe-und-ma%C3%9F"])
def test_an_encoded_anchor_can_be_linked_in_either_way(tmp_path: Path, link: str) -> None:
    file = write(tmp_path, CALL + " {kwds: {case: lower, percent_encode: true}}", link)

    assert checked(file)[1] == []
    assert build_project(file).told("link-anchor-missing") == []


def test_an_unknown_function_is_neither_called_nor_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, {"own_slugs.py": "def make(text, separator):\n    return 'x' * 9\n"})
    monkeypatch.syspath_prepend(tmp_path)
    file = write(tmp_path, "slugify: !!python/name:own_slugs.make", "none")

    assert checked(file)[1] == []
    assert build_project(file).told("link-anchor-missing") == []


def test_links_to_sections_of_mentions_follow_the_style(tmp_path: Path) -> None:
    site = build_project(write(tmp_path, "separator: _", "request_limits_v12"))

    links = [link.get("href") for link in site.page("backlog/items/FR-1/index.html").find("a")]

    assert "../../../guide/#request_limits_v12_1" in links


def own(text: str, separator: str) -> str:
    raise AssertionError(text + separator)


LOWER = SlugStyle(kind=SlugKind.PYMDOWNX, case=SlugCase.LOWER)


@pytest.mark.parametrize(
    ("function", "style"),
    [
        (toc.slugify, SlugStyle()),
        (toc.slugify_unicode, SlugStyle(kind=SlugKind.UNICODE)),
        (slugs.slugify(case="lower"), LOWER),
        (partial(slugs._uslugify, case="lower"), LOWER),  # noqa: SLF001 # as older versions
        (partial(slugs._uslugify, "bound", case="lower"), None),  # noqa: SLF001 # no such call
        (partial(toc.slugify, unicode=True), None),
        (partial(str.lower), None),
        (own, None),
        (str.lower, None),
        ("x", None),
    ],
)
def test_functions_are_known_by_their_names(
    tmp_path: Path, function: object, style: SlugStyle | None
) -> None:
    config = load_config(str(write_project(tmp_path, {"index.md": "# X\n"})))
    config.mdx_configs["toc"] = {"slugify": function}

    assert read_slugs(config) == style


def test_the_extension_under_its_full_name_decides(tmp_path: Path) -> None:
    options = {
        "markdown_extensions": [
            {"markdown.extensions.toc": {"separator": "_"}},
            {"toc": {"separator": "."}},
        ]
    }
    file = write_project(tmp_path, {"index.md": "# A title\n"}, options)

    html = build_project(file).read("index.html")

    assert 'id="a_title"' in html
    assert read_slugs(load_config(str(file))) == SlugStyle(separator="_")
    assert parse_document("a.md", "# A title", SlugStyle(separator="_")).anchors == {"a_title"}
