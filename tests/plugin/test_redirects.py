"""The addresses of items that have another ID now lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.plugin.config import BacklogConfig
from tests.history.repositories import Repository
from tests.plugin.builds import broken_links, build_project, write_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plugin.builds import Built

HEAD = "# Backlog\n\n| ID | Title | Document | Status |\n|---|---|---|---|\n"
SEARCH = "Search for `<words>` | [search](search.md) | open |\n"
PAGES = {"search.md": "# Search\n", "index.md": "# Home\n"}


def build(folder: Path, rows: str, **options: object) -> Built:
    """Writes a project with a matrix and builds it."""
    plugin = {"history": False, **options}
    docs = {**PAGES, "matrix.md": HEAD + rows}
    return build_project(write_project(folder, docs, {"plugins": [{"backlog": plugin}]}))


def target(site: Built, path: str) -> str:
    """Returns where a page leads on to."""
    page = site.page(path)
    [refresh] = [e for e in page.elements if e.attributes.get("http-equiv") == "refresh"]
    [link] = [e for e in page.elements if e.tag == "a"]
    address = link.attributes["href"]
    assert refresh.attributes["content"] == f"0; url={address}"
    return address


def test_an_item_that_git_saw_renamed_is_found_at_its_old_address(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    file = write_project(tmp_path, {**PAGES, "matrix.md": f"{HEAD}| FR-1 | {SEARCH}"})
    repository.commit("Begin")
    renamed = {"docs/matrix.md": f"{HEAD}| FR-21 | {SEARCH}"}
    repository.commit("Rename", dict(renamed))
    site = build_project(file)
    assert target(site, "backlog/items/FR-1/index.html") == "../FR-21/"
    assert list(broken_links(site)) == []
    assert site.warnings == []


def test_what_is_written_by_hand_wins_and_goes_on(tmp_path: Path) -> None:
    rows = f"| FR-1 | {SEARCH}| FR-2 | Other {SEARCH}"
    written = {"OLD-1": "old-2", "OLD-2": "fr-2", "FR-1": "FR-2"}
    site = build(tmp_path, rows, redirects=written)
    assert target(site, "backlog/items/OLD-1/index.html") == "../FR-2/"
    assert target(site, "backlog/items/OLD-2/index.html") == "../FR-2/"
    text = site.read("backlog/items/OLD-1/index.html")
    assert "FR-2 Other Search for &lt;words&gt;" in text
    assert "backlog-head" in site.read("backlog/items/FR-1/index.html")
    assert site.warnings == [
        "option 'redirects': 'FR-1' is an item today and leads nowhere else; take the entry out"
    ]


def test_addresses_of_files_lead_on_too(tmp_path: Path) -> None:
    file = write_project(
        tmp_path,
        {**PAGES, "matrix.md": f"{HEAD}| FR-1 | {SEARCH}"},
        {"use_directory_urls": False, "plugins": [{"backlog": {"redirects": {"A/1": "FR-1"}}}]},
    )
    site = build_project(file)
    assert target(site, "backlog/items/A-1.html") == "FR-1.html"


def test_a_redirect_to_nothing_is_told(tmp_path: Path) -> None:
    loop = {"A-1": "A-2", "A-2": "A-1", "A-3": "FR-9"}
    site = build(tmp_path, f"| FR-1 | {SEARCH}", redirects=loop)
    assert site.warnings == [
        "option 'redirects': 'A-1' leads to 'A-2', which is no item; name the ID of today",
        "option 'redirects': 'A-2' leads to 'A-1', which is no item; name the ID of today",
        "option 'redirects': 'A-3' leads to 'FR-9', which is no item; name the ID of today",
    ]
    assert not (site.folder / "backlog/items/A-1").exists()


def test_a_page_at_the_address_stays(tmp_path: Path) -> None:
    docs = {**PAGES, "matrix.md": f"{HEAD}| FR-1 | {SEARCH}", "backlog/items/OLD-1.md": "# Mine\n"}
    options = {"history": False, "redirects": {"OLD-1": "FR-1", "FR 1": "FR-1"}}
    site = build_project(write_project(tmp_path, docs, {"plugins": [{"backlog": options}]}))
    assert "Mine" in site.read("backlog/items/OLD-1/index.html")
    assert "backlog-head" in site.read("backlog/items/FR-1/index.html")


@pytest.mark.parametrize("options", [{"pages": False}, {"item_pages": False}])
def test_without_item_pages_there_is_nothing_to_lead_on_to(
    tmp_path: Path, options: dict[str, object]
) -> None:
    site = build(tmp_path, f"| FR-1 | {SEARCH}", redirects={"OLD-1": "FR-1"}, **options)
    assert list(site.folder.rglob("OLD-1*")) == []
    assert site.warnings == []


def test_what_is_no_table_of_ids_is_refused() -> None:
    config = BacklogConfig()
    config.load_dict({"redirects": {"A": ["B"]}})
    [(name, _)] = config.validate()[0]
    assert name == "redirects"
