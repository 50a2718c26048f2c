"""Analyses of repositories, as the command line and the plugin make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.history.repository import GitHistory
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_backlog.model.analysis import Analysis, LedgerEntry
    from mkdocs_backlog.model.timeline import Event, History, ItemHistory
    from tests.history.repositories import Repository


def read_analysis(
    repository: Repository, settings: Settings | None = None, cache: Path | None = None
) -> Analysis:
    """Returns what is known of the folder `docs` of a repository."""
    docs = repository.folder / "docs"
    pages = {
        file.relative_to(docs).as_posix(): file.read_text(encoding="utf-8", errors="replace")
        for file in sorted(docs.rglob("*.md"))
        if file.is_file()
    }
    site = Site(pages=pages, files=frozenset(pages))
    return analyze(site, settings or Settings(), history=GitHistory(docs, cache))


def read_history(repository: Repository) -> History:
    """Returns the history of the folder `docs` of a repository."""
    history = read_analysis(repository).history
    assert history is not None
    assert history.unknown is None
    return history


def told(events: tuple[Event, ...]) -> list[str]:
    """Returns events as lines: the commit's subject, then what happened."""
    return [f"{event.commit.subject}: {event.text}" for event in events]


def history_of(analysis: Analysis, item: str) -> ItemHistory:
    """Returns the history of an item."""
    assert analysis.history is not None
    return next(found for (_, name), found in analysis.history.items.items() if name == item)


def ledgers_of(analysis: Analysis, item: str) -> dict[str, LedgerEntry]:
    """Returns what the ledgers show of an item, by file."""
    entry = analysis.item(item)
    assert entry is not None
    return {ledger.file: ledger for ledger in entry.ledgers}


def messages_of(analysis: Analysis, code: str) -> list[str]:
    """Returns the messages of one rule's findings, each with its place."""
    return [
        f"{finding.location.path}:{finding.location.line}: {finding.problem.message}"
        for finding in analysis.findings
        if finding.rule.code == code
    ]
