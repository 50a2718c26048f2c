from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.plugin.builds import build_project, write_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plugin.builds import Built

MATRIX = "# Matrix\n\n| Backlog ID | Title | Status |\n|---|---|---|\n| FR-1 | Search | done |\n"
DOCS = {"index.md": "# Home\n", "matrix.md": MATRIX}
OWN_NAV = [{"Home": "index.md"}, {"Matrix": "matrix.md"}]
OWN = ["index.md", "matrix.md"]
OVERVIEW = ["backlog/index.md", "backlog/traceability.md", "backlog/findings.md"]
HOOK = """\
import json, pathlib

def on_nav(nav, config, files):
    config.extra["nav"] = nav

def on_post_build(config):
    nav = config.extra["nav"]
    forward, backward, page = [], [], nav.pages[0]
    while page is not None:
        forward.append(page.file.src_uri)
        last, page = page, page.next_page
    while last is not None:
        backward.insert(0, last.file.src_uri)
        last = last.previous_page
    data = {
        "pages": [page.file.src_uri for page in nav.pages],
        "titles": [page.title for page in nav.pages],
        "sections": [item.title for item in nav.items if item.is_section],
        "parents": [page.parent and page.parent.title for page in nav.pages],
        "forward": forward,
        "backward": backward,
    }
    pathlib.Path(config.site_dir, "nav.json").write_text(json.dumps(data))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigation:
    """The navigation of a built site."""

    pages: list[str]
    titles: list[str]
    sections: list[str]
    parents: list[str | None]
    forward: list[str]
    backward: list[str]


def _build(
    folder: Path, docs: dict[str, str], options: dict[str, object]
) -> tuple[Built, Navigation]:
    folder.mkdir(exist_ok=True)
    (folder / "hook.py").write_text(HOOK, encoding="utf-8")
    file = write_project(folder, docs, {"hooks": ["hook.py"], **options})
    site = build_project(file, strict=True)
    return site, Navigation(**json.loads(site.read("nav.json")))


def _is_quiet(site: Built) -> bool:
    """Says whether nothing was logged but that a site is built, and how far the backlog is."""
    usual = ("Cleaning", "Building", "Documentation", "backlog: 1 item: 1 done; no findings")
    return all(text.startswith(usual) for _, text in site.records)


def test_without_a_nav_the_overview_pages_are_a_section(tmp_path: Path) -> None:
    site, nav = _build(tmp_path, DOCS, {"plugins": [{"backlog": {"nav": "Work & plans"}}]})

    assert _is_quiet(site)
    assert sorted(nav.pages) == sorted(OWN + OVERVIEW)
    assert nav.sections == ["Work &amp; plans"]


def test_a_nav_that_names_none_of_the_pages_gets_a_section(tmp_path: Path) -> None:
    site, nav = _build(tmp_path, DOCS, {"nav": OWN_NAV})

    assert _is_quiet(site)
    assert nav.pages == OWN + OVERVIEW
    assert nav.titles == ["Home", "Matrix", "Backlog", "Traceability", "Findings"]
    assert nav.sections == ["Backlog"]
    assert nav.parents == [None, None, "Backlog", "Backlog", "Backlog"]
    assert nav.forward == nav.backward == nav.pages
    assert 'href="../backlog/traceability/"' in site.read("matrix/index.html")


def test_a_nav_that_names_a_page_is_left_alone(tmp_path: Path) -> None:
    own = [*OWN_NAV, {"Where we are": "backlog/index.md"}, {"More": [{"Found": "/x.html"}]}]
    site, nav = _build(
        tmp_path, DOCS, {"nav": own, "validation": {"nav": {"absolute_links": "ignore"}}}
    )

    assert nav.pages == [*OWN, "backlog/index.md"]
    assert nav.titles[-1] == "Where we are"
    assert nav.sections == ["More"]
    assert "<title>Where we are" in site.read("backlog/index.html").replace("Backlog -", "")


def test_an_item_page_can_be_named(tmp_path: Path) -> None:
    own = [*OWN_NAV, {"Backlog": ["backlog/index.md", "backlog/items/FR-1.md"]}]
    site, nav = _build(tmp_path, DOCS, {"nav": own})

    assert _is_quiet(site)
    assert nav.pages == [*OWN, "backlog/index.md", "backlog/items/FR-1.md"]
    assert nav.titles[2:] == ["Backlog", "Search"]


@pytest.mark.parametrize("nav", [None, OWN_NAV])
def test_the_section_can_be_switched_off(tmp_path: Path, nav: object) -> None:
    options = {"plugins": [{"backlog": {"nav": False}}], **({"nav": nav} if nav else {})}
    site, found = _build(tmp_path, DOCS, options)

    assert _is_quiet(site)
    assert found.pages == OWN
    assert site.page("backlog/index.html").find("h1")[0].text == "Backlog"


def test_a_site_without_own_pages_in_its_nav_gets_the_section(tmp_path: Path) -> None:
    site, nav = _build(
        tmp_path, DOCS, {"nav": [{"Out": "https://example.org/"}], "not_in_nav": "*"}
    )

    assert _is_quiet(site)
    assert nav.forward == OVERVIEW


@pytest.mark.parametrize("excluded", ["/backlog/", "backlog/index.md"])
def test_excluded_pages_are_not_generated(tmp_path: Path, excluded: str) -> None:
    site, nav = _build(tmp_path, DOCS, {"exclude_docs": excluded})

    assert _is_quiet(site)
    assert nav.pages == OWN
    assert not (site.folder / "backlog" / "index.html").exists()
    assert site.page("matrix/index.html").find("a", "backlog-id")[0].get("href") == "#FR-1"


def test_excluded_item_pages_are_not_linked(tmp_path: Path) -> None:
    site, nav = _build(tmp_path, DOCS, {"exclude_docs": "/backlog/items/"})

    assert sorted(nav.pages) == sorted(OWN + OVERVIEW)
    assert list((site.folder / "backlog" / "items").glob("*")) == []
    assert site.page("matrix/index.html").find("a", "backlog-id")[0].get("href") == "#FR-1"


def test_pages_can_be_switched_off_or_put_elsewhere(tmp_path: Path) -> None:
    site, nav = _build(tmp_path / "a", DOCS, {"plugins": [{"backlog": {"pages": False}}]})
    other, _ = _build(tmp_path / "b", DOCS, {"plugins": [{"backlog": {"pages": "work/items"}}]})

    assert nav.pages == OWN
    assert (site.folder / "backlog.json").is_file()
    assert (other.folder / "work" / "items" / "items" / "FR-1" / "index.html").is_file()
    assert (other.folder / "work" / "items" / "backlog.json").is_file()


SUMMARY = "* [Home](index.md)\n* [Matrix](matrix.md)\n"


@pytest.mark.parametrize("order", [["literate-nav", "backlog"], ["backlog", "literate-nav"]])
@pytest.mark.parametrize(
    ("more", "added"),
    [("", OVERVIEW), ("* [Backlog](backlog/index.md)\n", ["backlog/index.md"])],
)
def test_literate_nav_is_heard(
    tmp_path: Path, order: list[str], more: str, added: list[str]
) -> None:
    docs = {**DOCS, "SUMMARY.md": SUMMARY + more}
    site, nav = _build(tmp_path, docs, {"plugins": order, "not_in_nav": "SUMMARY.md"})

    assert site.warnings == []
    assert site.told("not included in the") == []
    assert nav.pages == OWN + added


def test_literate_nav_can_name_the_folder(tmp_path: Path) -> None:
    docs = {**DOCS, "SUMMARY.md": f"{SUMMARY}* [Backlog](backlog/)\n"}
    site, nav = _build(
        tmp_path, docs, {"plugins": ["backlog", "literate-nav"], "not_in_nav": "SUMMARY.md"}
    )

    assert site.warnings == []
    assert nav.pages[:2] == OWN
    assert set(OVERVIEW) <= set(nav.pages)
    assert nav.sections == ["Backlog"]


@pytest.mark.parametrize("order", [["awesome-nav", "backlog"], ["backlog", "awesome-nav"]])
@pytest.mark.parametrize(
    ("more", "added"),
    [
        ("  - backlog/index.md\n", ["backlog/index.md"]),
        ("  - Work: [backlog/index.md]\n", ["backlog/index.md"]),
        ("  - '*'\n", OVERVIEW),
    ],
)
def test_awesome_nav_is_heard(
    tmp_path: Path, order: list[str], more: str, added: list[str]
) -> None:
    docs = {**DOCS, ".nav.yml": f"nav:\n  - index.md\n  - matrix.md\n{more}"}
    site, nav = _build(tmp_path, docs, {"plugins": order})

    assert site.warnings == []
    assert site.told("not included in the") == []
    assert nav.pages == OWN + added
