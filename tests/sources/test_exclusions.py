"""Which files are published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from tests.sources.projects import read, settings_problems

if TYPE_CHECKING:
    from pathlib import Path


TREE = {
    "index.md": "",
    "README.md": "",
    "notes.md": "",
    "notes.html": "",
    "twice.md": "",
    "twice.markdown": "",
    "upper.MD": "",
    ".hidden.md": "",
    ".git/x.md": "",
    "a/.b/c.md": "",
    "templates/x.md": "",
    "a/templates/x.md": "",
    "drafts/idea.md": "",
    "drafts/kept.md": "",
    "a/README.md": "",
    "a/index.html": "",
    "b/README.md": "",
    "b/index.md": "",
    "c/README.md": "",
    "c/index.md": "",
    "img/logo.svg": "",
    "space and ümlaut [x].md": "",
}


@pytest.mark.parametrize(
    "config",
    [
        "",
        "use_directory_urls: false\n",
        "exclude_docs: |\n  # a comment\n  /b/index.md\n  *.svg\n  !.hidden.md\n  !/templates/\n",
        "draft_docs: |\n  drafts/\n  !kept.md\n  /c/README.md\n",
        "exclude_docs: a/\ndraft_docs: notes.*\nnot_in_nav: /c/\n",
    ],
)
def test_the_same_files_are_published_as_by_mkdocs(tmp_path: Path, config: str) -> None:
    site = read(tmp_path, f"site_name: X\n{config}", TREE).site
    built = get_files(load_config(str(tmp_path / "mkdocs.yml")))
    published = {file.src_uri for file in built if file.inclusion.is_included()}

    assert site.files == published
    assert set(site.pages) == {
        f.src_uri for f in built.documentation_pages() if f.src_uri in published
    }
    assert site.files | site.excluded == set(TREE)


def test_patterns_that_are_none_are_told_with_their_line(tmp_path: Path) -> None:
    for key in ("exclude_docs", "draft_docs"):
        (problem,) = settings_problems(tmp_path, f"site_name: X\n{key}: '!'\n")
        assert problem.startswith(
            "/mkdocs.yml:2: exclude_docs and draft_docs must be patterns as in .gitignore: "
        )
