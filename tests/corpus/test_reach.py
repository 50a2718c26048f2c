"""The reader keeps its reach on pages as people write them."""

from __future__ import annotations

import pytest

from tests.corpus.measure import CORPUS, READERS, measure, total
from tests.corpus.scoring import percent

SETS = ["", "heldout", "unseen"]
"""The corpus that the reader is made with, and those that others wrote to measure it."""


@pytest.mark.parametrize("name", SETS)
def test_items_statuses_titles_and_links_are_read_right(name: str) -> None:
    scores = measure(CORPUS / name / "matrices", READERS["matrices"])
    score = total(entry for _, entry in scores.values())

    shares = {kind: percent(score.right[kind], score.asked[kind]) for kind in score.asked}
    assert score.precision >= 98.5, score.misses
    assert score.recall >= 99, score.misses
    assert shares["status"] >= 97, score.misses
    assert shares["title"] >= 99, score.misses
    assert shares["links"] >= 97, score.misses
    assert shares["line"] == 100


@pytest.mark.parametrize("name", SETS)
def test_steps_are_read_right(name: str) -> None:
    scores = measure(CORPUS / name / "checklists", READERS["checklists"])

    assert [miss for _, score in scores.values() for miss in score.misses] == []


@pytest.mark.parametrize("name", SETS)
def test_nothing_is_taken_for_a_backlog_that_is_none(name: str) -> None:
    scores = measure(CORPUS / name / "negatives", READERS["negatives"])

    assert [miss for _, score in scores.values() for miss in score.misses] == []
