"""Logs as lines, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.history.repository import GitHistory
from mkdocs_backlog.model.history import Gap, Log, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_backlog.model.history import Revision


def read_log(docs: Path, pages: Sequence[str], cache: Path | None = None) -> list[Revision]:
    """Returns the revisions of pages, which must be known."""
    log = GitHistory(docs, cache).log(pages)
    assert isinstance(log, Log)
    return list(log.revisions)


def told(revisions: Sequence[Revision]) -> list[str]:
    """Returns revisions as lines: subject, and each page with what happened to it."""
    lines = []
    for revision in revisions:
        changes = [
            f"{'' if change.blob else '-'}{change.path}"
            + (f" from {change.source}" if change.source else "")
            for change in revision.changes
        ]
        lines.append(f"{revision.commit.subject}: {', '.join(changes)}")
    return lines


def gap_in(docs: Path) -> Gap:
    """Returns why nothing is known of a folder."""
    found = GitHistory(docs).log(["a.md"])
    assert isinstance(found, Unknown)
    return found.gap
