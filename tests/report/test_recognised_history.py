"""What `check -v` says of the history."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_backlog.model.history import Commit, Gap, Unknown
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.model.timeline import History
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.report.recognition import recognition_text
from mkdocs_backlog.settings import Settings

HEAD = Commit(hash="c" * 40, time=1_735_732_800, subject="Close")
INCOMPLETE = Unknown(gap=Gap.INCOMPLETE)
BARE = Unknown(gap=Gap.NO_COMMITS)


@pytest.mark.parametrize(
    ("history", "said"),
    [
        (None, ""),
        (History(), ""),
        (History(head=HEAD), "history: 0 events up to ccccccc (2025-01-01)\n"),
        (
            History(unknown=INCOMPLETE),
            f"history: not known, {INCOMPLETE.text}; clone without a filter",
        ),
        (History(unknown=BARE), "history: not known, the repository has no commits"),
    ],
)
def test_what_was_read_of_the_history_is_told(history: History | None, said: str) -> None:
    analysis = analyze(Site(pages={"a.md": "# A\n"}), Settings(history=False))
    assert recognition_text(replace(analysis, history=history)).strip() == said.strip()
