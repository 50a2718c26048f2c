from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.structure.files import File

from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.site import Site

if TYPE_CHECKING:
    from pathlib import Path

FILES = [
    "index.md",
    "README.md",
    "a.md",
    "a/index.md",
    "a/README.md",
    "a/readme.md",
    "a/b.md",
    "A/B c.markdown",
    "a/b.mkd",
    "a/image.png",
    "a/b.html",
    "a.b/c.d.md",
    "LICENSE",
]


@pytest.mark.parametrize("src_uri", FILES)
@pytest.mark.parametrize("directories", ["directories", "files"])
def test_a_page_has_the_url_that_the_site_generator_gives_it(
    tmp_path: Path, src_uri: str, directories: str
) -> None:
    use_directory_urls = directories == "directories"
    file = File(src_uri, str(tmp_path), str(tmp_path), use_directory_urls)

    url = Site(pages={}, use_directory_urls=use_directory_urls).url_of(src_uri)

    assert url == ("" if file.url == "./" else file.url).replace("%20", " ")


@pytest.mark.parametrize(
    ("docs_path", "path", "shown"),
    [
        ("docs", "a/b.md", "docs/a/b.md"),
        ("docs", "../mkdocs.yml", "mkdocs.yml"),
        (".", "a.md", "a.md"),
        ("..", "a.md", "../a.md"),
        ("site/docs", "../../x", "x"),
    ],
)
def test_paths_are_shown_from_the_folder_of_the_settings(
    docs_path: str, path: str, shown: str
) -> None:
    assert Site(pages={}, docs_path=docs_path).shown_path(path) == shown


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("ledgers",), Location("../mkdocs.yml", 4)),
        (("ledgers", "a.md"), Location("../mkdocs.yml", 5)),
        (("ledgers", "b.md"), Location("../mkdocs.yml", 4)),
        (("matrices",), Location("../../base.yml", 9)),
        (("rules",), Location("../mkdocs.yml", 1)),
    ],
)
def test_an_option_is_found_where_it_is_set(keys: tuple[str, ...], place: Location) -> None:
    places = {
        ("ledgers",): ("mkdocs.yml", 4),
        ("ledgers", "a.md"): ("mkdocs.yml", 5),
        ("matrices",): ("../base.yml", 9),
    }

    assert (
        Site(pages={}, find_option=lambda keys: places.get(tuple(keys))).option_place(*keys)
        == place
    )


@pytest.mark.parametrize(
    ("docs_path", "config_path"), [("docs", "../mkdocs.yml"), (".", "mkdocs.yml")]
)
def test_the_settings_are_found_from_the_documentation(docs_path: str, config_path: str) -> None:
    assert Site(pages={}, docs_path=docs_path).config_path == config_path


def test_by_itself_a_site_knows_nothing_beside_its_documentation() -> None:
    assert not Site(pages={}).in_repository("README.md")
