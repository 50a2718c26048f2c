from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plugin.builds import THEMES, broken_links, build_project, copy_example

if TYPE_CHECKING:
    from pathlib import Path

MATRIX = "reference/IMPROVEMENT_BACKLOG"
CHOICES = [("material", False), *((theme, True) for theme in THEMES)]


def _file(page: str, *, urls: bool) -> str:
    return f"{page}/index.html" if urls else f"{page}.html"


@pytest.mark.parametrize(("theme", "urls"), CHOICES)
def test_example_site_builds_without_a_message_and_without_a_broken_link(
    tmp_path: Path, theme: str, *, urls: bool
) -> None:
    overrides = {} if theme == "material" else {"theme": {"name": theme}}

    site = build_project(copy_example(tmp_path), use_directory_urls=urls, strict=True, **overrides)

    assert site.warnings == []
    assert site.told("contains") == []
    assert list(broken_links(site)) == []
    matrix = site.page(_file(MATRIX, urls=urls))
    badges = [e for e in matrix.find("span", "backlog-badge") if e.inside("td")]
    assert len(matrix.rows()) == 16
    assert len(badges) == 16
    assert all(badge.text for badge in badges)
    assert len(list((site.folder / "backlog" / "items").rglob("*.html"))) == 17  # and the index
    panels = [
        file
        for file in (site.folder / "spec").rglob("*.html")
        if "backlog-panel" in file.read_text(encoding="utf-8")
    ]
    panels += [site.folder / _file("policy/STRUCTURE", urls=urls)]
    assert len(panels) == 13
    assert "backlog-panel" in panels[-1].read_text(encoding="utf-8")
