from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plugin.builds import THEMES, build_docs

if TYPE_CHECKING:
    from pathlib import Path

MATRIX = """\
# Plans

| Backlog ID | Title | Category | Status |
|---|---|---|---|
| FR-1 | Search | API | done |
| FR-2 | Print | API | open |
"""
DOCS = {"index.md": "# Home\n", "matrix.md": MATRIX}
FILES = ["API.json", "API.svg", "progress.json", "progress.svg"]


def badges(folder: Path, path: str = "backlog/badges") -> list[str]:
    return sorted(file.name for file in (folder / path).glob("*"))


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != "material"])
def test_badges_stand_beside_the_generated_pages(tmp_path: Path, theme: str) -> None:
    site = build_docs(tmp_path, DOCS, {"theme": theme, "site_url": "https://example.org/sub/"})

    assert badges(site.folder) == FILES
    assert "Backlog: 1/2 done" in site.read("backlog/badges/progress.svg")


@pytest.mark.parametrize("option", ["pages", "export"])
def test_there_are_none_where_pages_or_export_are_off(tmp_path: Path, option: str) -> None:
    site = build_docs(tmp_path, DOCS, {"plugins": [{"backlog": {option: False}}]})

    assert list(site.folder.rglob("*.svg")) == []


def test_they_move_with_the_generated_pages(tmp_path: Path) -> None:
    site = build_docs(tmp_path, {"index.md": "# Home\n", "backlog.md": MATRIX})

    assert badges(site.folder, "backlog-pages/badges") == FILES


def test_a_page_of_the_site_can_show_one(tmp_path: Path) -> None:
    text = "# Home\n\n![So far](backlog/badges/progress.svg) ![](/docs/backlog/badges/API.svg)\n"

    site = build_docs(tmp_path, {**DOCS, "index.md": text})

    assert site.warnings == []
    sources = [image.get("src") for image in site.page("index.html").find("img")]
    assert sources == ["backlog/badges/progress.svg", "backlog/badges/API.svg"]


def test_a_file_of_the_authors_wins_and_excluded_ones_are_not_written(tmp_path: Path) -> None:
    docs = {**DOCS, "backlog/badges/progress.svg": "<svg/>"}

    site = build_docs(tmp_path, docs, {"exclude_docs": "/backlog/badges/*.json"})

    assert badges(site.folder) == ["API.svg", "progress.svg"]
    assert site.read("backlog/badges/progress.svg") == "<svg/>"
    assert site.warnings == []


def test_each_language_has_its_own(tmp_path: Path) -> None:
    languages = [
        {"locale": "en", "name": "English", "default": True},
        {"locale": "fr", "name": "Français"},
    ]
    options = {
        "theme": "material",
        "plugins": [{"i18n": {"docs_structure": "suffix", "languages": languages}}, "backlog"],
    }

    site = build_docs(tmp_path, DOCS, options)

    assert site.warnings == []
    assert "1/2 done" in site.read("backlog/badges/progress.svg")
    assert "1/2 terminés" in site.read("fr/backlog/badges/progress.svg")
