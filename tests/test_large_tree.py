"""Of a large documentation nothing is told but what was planted in it."""

from __future__ import annotations

import pytest

from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.settings import Settings
from tests.large_tree import PAGES, LargeTree


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_found_but_what_was_planted(seed: int) -> None:
    tree = LargeTree(seed)
    site = Site(pages=tree.pages, files=frozenset(tree.pages))

    analysis = analyze(site, Settings(ledger_evidence=("mention",)))

    told = [(f.rule.code, f.location.path, f.location.line) for f in analysis.findings]
    assert sorted(told) == sorted(tree.planted)
    assert len(tree.pages) == PAGES + 3
    assert [backlog.src_uri for backlog in analysis.backlogs] == ["BACKLOG.md"]
    assert len(analysis.items) == 120
