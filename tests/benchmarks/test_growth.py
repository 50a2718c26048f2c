"""The work of an analysis grows with the documentation and no faster, and nothing is read twice.

Time says more about the machine than about the code, so calls of functions are counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.history.repository import GitHistory
from mkdocs_backlog.model.document import PassageKind
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.parse.document import parse_document
from tests.benchmarks.counting import calls_of
from tests.benchmarks.story import write_story
from tests.benchmarks.tree import write_tree

if TYPE_CHECKING:
    from pathlib import Path


def site_of(folder: Path, *, items: int, pages: int) -> Site:
    write_tree(folder, items=items, pages=pages)
    docs = folder / "docs"
    texts = {
        path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8")
        for path in docs.rglob("*.md")
    }
    return Site(pages=texts, files=frozenset(texts))


@pytest.mark.parametrize(
    ("first", "second"),
    [((200, 40), (400, 80)), ((30, 100), (30, 200)), ((200, 10), (400, 10))],
    ids=["all", "pages", "items"],
)
def test_twice_the_documentation_is_twice_the_work(
    tmp_path: Path, first: tuple[int, int], second: tuple[int, int]
) -> None:
    small = calls_of(site_of(tmp_path / "small", items=first[0], pages=first[1]))
    large = calls_of(site_of(tmp_path / "large", items=second[0], pages=second[1]))

    assert large.total() < 2.1 * small.total()
    for name, count in small.items():
        if count > 100:
            assert large[name] < 2.2 * count, name


def test_every_page_cell_and_paragraph_is_read_once(tmp_path: Path) -> None:
    site = site_of(tmp_path, items=60, pages=20)
    documents = [parse_document(uri, text) for uri, text in site.pages.items()]
    tables = [table for document in documents for table in document.tables]
    cells = sum(len(row.cells) for table in tables for row in (table.header, *table.rows))
    passages = (passage for document in documents for passage in document.passages)
    blocks = sum(passage.kind is not PassageKind.ROW for passage in passages)

    calls = calls_of(site)

    assert calls["parse_document"] == len(site.pages)
    assert calls["read_inline"] == cells + blocks
    assert calls["tokenize_blocks"] == 0


def story_of(folder: Path, *, commits: int) -> tuple[Site, GitHistory]:
    """Return the site of a repository with a history, and what reads that."""
    write_story(folder / "story", commits=commits, items=30, files=10)
    docs = folder / "story" / "docs"
    texts = {
        path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8")
        for path in docs.rglob("*.md")
    }
    return Site(pages=texts, files=frozenset(texts)), GitHistory(docs, folder / "cache")


def test_twice_the_commits_are_twice_the_work(tmp_path: Path) -> None:
    small = calls_of(*story_of(tmp_path / "small", commits=300))
    large = calls_of(*story_of(tmp_path / "large", commits=600))

    assert large.total() < 2.1 * small.total()


def test_a_version_is_read_once_and_what_is_remembered_is_not_read_again(tmp_path: Path) -> None:
    site, cold_history = story_of(tmp_path, commits=300)
    cold = calls_of(site, cold_history)
    docs = tmp_path / "story" / "docs"
    warm = calls_of(site, GitHistory(docs, tmp_path / "cache"))

    assert cold["VersionReader.read"] <= 300 + len(site.pages)
    assert warm["VersionReader.read"] == 0
    assert warm["parse_document"] == len(site.pages)
