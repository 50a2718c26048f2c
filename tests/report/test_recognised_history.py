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
SHALLOW = Unknown(gap=Gap.SHALLOW, text="the clone is shallow", cure="fetch all of it")
BARE = Unknown(gap=Gap.NO_WORK_TREE, text="there are no files")


@pytest.mark.parametrize(
    ("history", "said"),
    [
        (None, ""),
        (History(), ""),
        (History(head=HEAD), "history: 0 events up to ccccccc (2025-01-01)\n"),
        (History(unknown=SHALLOW), "history: not known, the clone is shallow; fetch all of it\n"),
        (History(unknown=BARE), "history: not known, there are no files\n"),
    ],
)
def test_what_was_read_of_the_history_is_told(history: History | None, said: str) -> None:
    analysis = analyze(Site(pages={"a.md": "# A\n"}), Settings(history=False))
    assert recognition_text(replace(analysis, history=history)).strip() == said.strip()
