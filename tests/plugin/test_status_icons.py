from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from tests.plugin.builds import THEMES, build_docs, rebuild, write_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plugin.builds import Built

MATRIX = """\
# Plans

| Backlog ID | Title | Step | Status |
|---|---|---|---|
| FR-1 | Search | S1-W1-01 | |
| FR-2 | Print | S1-W1-02 | |
| FR-3 | Scan | | deferred |
"""
STEPS = "# Steps\n\n- [x] S1-W1-01: search\n- [ ] S1-W1-02: print\n"
DOCS = {"index.md": "# Home\n", "matrix.md": MATRIX, "steps.md": STEPS}
NAMES = ["items/FR-1.md", "items/FR-2.md", "items/FR-3.md", "waves/S1-W1.md"]
NAV = ["index.md", "backlog/index.md", *(f"backlog/{name}" for name in NAMES)]
OPTIONS = {"theme": "material", "nav": NAV}


def icons(site: Built, path: str = "index.html") -> list[tuple[str, str]]:
    """Returns status and tooltip of each icon in the navigation of a page."""
    return [
        (icon.get("class").partition("md-status--")[2], icon.get("title"))
        for icon in site.page(path).find("span", "md-status")
    ]


def test_items_and_waves_that_the_nav_names_show_their_status(tmp_path: Path) -> None:
    site = build_docs(tmp_path, DOCS, OPTIONS)

    assert icons(site) == [
        ("backlog-done", "Done"),
        ("backlog-open", "Open"),
        ("backlog-deferred", "Deferred"),
        ("backlog-in-progress", "In progress"),
    ]


def test_words_and_icons_of_the_sites_own_stay(tmp_path: Path) -> None:
    extra = {"status": {"new": "Fresh", "backlog-done": "Finished"}}
    home = "---\nstatus: new\n---\n# Home\n"

    site = build_docs(tmp_path, {**DOCS, "index.md": home}, {**OPTIONS, "extra": extra})

    assert icons(site, "matrix/index.html")[:2] == [("new", "Fresh"), ("backlog-done", "Finished")]


@pytest.mark.parametrize("extra", [{}, {"status": {"new": "Fresh"}}])
def test_the_configuration_is_afterwards_as_it_was(
    tmp_path: Path, extra: dict[str, object]
) -> None:
    config = load_config(str(write_project(tmp_path, DOCS, {**OPTIONS, "extra": extra})))
    before = deepcopy(dict(config.extra))

    first = rebuild(config)
    second = rebuild(config)

    assert dict(config.extra) == before
    assert icons(first) == icons(second)
    assert icons(second)[0] == ("backlog-done", "Done")


def test_what_is_no_list_of_words_is_left_alone(tmp_path: Path) -> None:
    site = build_docs(tmp_path, DOCS, {**OPTIONS, "extra": {"status": ["new"]}})

    assert icons(site)[0] == ("backlog-done", "")


def test_tooltips_are_in_the_language_of_the_build(tmp_path: Path) -> None:
    languages = [
        {"locale": "en", "name": "English", "default": True},
        {"locale": "fr", "name": "Français"},
    ]
    i18n = {"i18n": {"docs_structure": "suffix", "languages": languages}}

    site = build_docs(tmp_path, DOCS, {**OPTIONS, "plugins": [i18n, "backlog"]})

    assert icons(site)[0] == ("backlog-done", "Done")
    assert icons(site, "fr/index.html")[0] == ("backlog-done", "Terminé")


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != "material"])
def test_other_themes_show_none(tmp_path: Path, theme: str) -> None:
    site = build_docs(tmp_path, DOCS, {**OPTIONS, "theme": theme})

    assert "md-status" not in site.read("index.html")
    assert site.warnings == []
