"""The history up to a revision: read anew, with the help of what is remembered of today's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.history.cache import cache_folder
from mkdocs_backlog.history.repository import GitHistory

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from mkdocs_backlog.model.history import Log, PageFacts, Unknown, Version


class RevisionHistory:
    """Reads the history of pages up to a commit; what is remembered is used and left as it is."""

    def __init__(self, docs_dir: Path, beside: Path, head: str) -> None:
        """Prepare to read; nothing is run yet.

        Args:
            docs_dir: The folder of the documentation.
            beside: The folder of the settings file.
            head: The object name of the commit.
        """
        self._past = GitHistory(docs_dir, head=head)
        self._today = GitHistory(docs_dir, cache_folder(beside, docs_dir))

    def log(self, pages: Sequence[str]) -> Log | Unknown:
        """Return the history of pages up to the commit."""
        return self._past.log(pages)

    def texts(self, blobs: Sequence[str]) -> Mapping[str, str] | Unknown:
        """Return the contents by object name, all that were asked for."""
        return self._past.texts(blobs)

    def recall(self, key: str) -> Mapping[Version, PageFacts]:
        """Return what a run on today's documents has remembered under `key`."""
        return self._today.recall(key)

    def remember(self, key: str, facts: Iterable[tuple[Version, PageFacts]]) -> None:
        """Keep nothing: what there is belongs to today's documents, and would be lost."""
