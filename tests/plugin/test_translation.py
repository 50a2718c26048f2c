from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plugin.builds import broken_links, build_docs

if TYPE_CHECKING:
    from pathlib import Path

MATRIX = """\
# Plans

| Backlog ID | Title | Document | Status |
|---|---|---|---|
| FR-1 | Search | [search](/docs/search.md) | done |
| FR-2 | Print | [print](/docs/gone.md) | open |
"""
LANGUAGES = [
    {"locale": "en", "name": "English", "default": True, "build": True},
    {"locale": "fr", "name": "Français", "build": True},
]
PAGES = {
    "index.md": "# Home\n\nFR-1\n",
    "index.fr.md": "# Accueil\n\nFR-2\n",
    "matrix.md": MATRIX,
    "search.md": "# Search\n",
    "search.fr.md": "# Recherche\n",
}


@pytest.mark.parametrize("structure", ["suffix", "folder"])
def test_every_language_is_decorated_and_findings_are_told_once(
    tmp_path: Path, structure: str
) -> None:
    docs = PAGES
    if structure == "folder":
        docs = {
            (f"fr/{name}".replace(".fr.md", ".md") if ".fr." in name else f"en/{name}"): text
            for name, text in PAGES.items()
        }
    options = {
        "plugins": [
            {"i18n": {"docs_structure": structure, "languages": LANGUAGES}},
            "backlog",
        ],
        "site_url": "https://example.org/sub/",
    }

    site = build_docs(tmp_path, docs, options)

    assert len(site.told("BKL201")) == 1
    assert site.told("Unhandled") == []
    assert site.page("index.html").find("a", "backlog-ref")[0].get("href") == "backlog/items/FR-1/"
    mention = site.page("fr/index.html").find("a", "backlog-ref")[0]
    assert mention.get("href").removeprefix("./") == "backlog/items/FR-2/"
    for path in ("", "fr/"):
        assert len(site.page(f"{path}matrix/index.html").rows()) == 2
        assert (site.folder / path / "backlog/items/FR-1/index.html").is_file()
        assert "backlog-panel" in site.read(f"{path}search/index.html")
        assert site.read(f"{path}matrix/index.html").count("backlog.css") == 1
    assert [link for link in broken_links(site) if "gone.md" not in link] == []
