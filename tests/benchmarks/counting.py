"""The work of an analysis, counted in calls of functions."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.settings import Settings

if TYPE_CHECKING:
    from types import FrameType

    from mkdocs_backlog.model.history import HistorySource
    from mkdocs_backlog.model.site import Site

PACKAGE = str(Path(sys.modules["mkdocs_backlog"].__path__[0]))


def calls_of(site: Site, history: HistorySource | None = None) -> Counter[str]:
    """Return how often an analysis calls the functions of the package, and what these call."""
    calls: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        if event in {"call", "c_call"} and code.co_filename.startswith(PACKAGE):
            calls[code.co_qualname if event == "call" else "C"] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        analyze(site, Settings(), history=history)
    finally:
        sys.setprofile(before)
    return calls
