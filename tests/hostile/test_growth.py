"""Four times the hostile text is four times the work, whatever the text is and wherever it stands.

Calls are counted, not seconds. What goes on inside a call (a search in a long text) is bounded by
a limit far above what it takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.report.text import findings_text
from mkdocs_backlog.settings import Settings
from tests.benchmarks.counting import calls_of
from tests.hostile.guard import at_most
from tests.hostile.pages import RUNS, many_of, site_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_backlog.model.site import Site

SECONDS = 10


@pytest.fixture(autouse=True, scope="module")
def _prepared() -> None:
    """Let the vocabulary be read once, and not counted."""
    analyze(many_of("x", 2), Settings())


@pytest.mark.parametrize("kind", RUNS)
def test_long_runs_are_read_in_linear_time(kind: str) -> None:
    assert_linear(lambda size: site_of(RUNS[kind], size), 160)


@pytest.mark.parametrize("kind", RUNS)
def test_many_short_runs_are_read_in_linear_time(kind: str) -> None:
    assert_linear(lambda size: many_of(RUNS[kind], size), 10)


def assert_linear(site: Callable[[int], Site], size: int) -> None:
    small, large = (calls_of(site(times * size)).total() for times in (1, 4))

    assert large < 4.6 * small


@pytest.mark.parametrize("kind", RUNS)
def test_very_long_runs_are_read_and_told(kind: str) -> None:
    with at_most(SECONDS):
        text = findings_text(analyze(site_of(RUNS[kind], 6_000), Settings()))

    assert all(line.isprintable() for line in text.split("\n"))
