"""The past of the backlogs: asked of git, parsed, and put in order."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from mkdocs_backlog.model.history import Commit, Unknown
from mkdocs_backlog.model.timeline import History
from mkdocs_backlog.parse.marks import split_lines
from mkdocs_backlog.resolve.lineage import Node, latest_versions, trace_pages
from mkdocs_backlog.resolve.timeline import tell_history
from mkdocs_backlog.versions import Kinds, VersionReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_backlog.model.document import Document
    from mkdocs_backlog.model.history import HistorySource, PageFacts, Version
    from mkdocs_backlog.settings import Settings
    from mkdocs_backlog.vocabulary.by_page import Vocabularies

_FORM = "3"
"""Counts up when the same text gives other facts than before."""
_AT_ONCE = 2000
"""Versions whose text is in memory at one time."""
_WORKING_TREE = ""


class Chronicler:
    """Writes the history of some pages."""

    def __init__(
        self,
        source: HistorySource,
        settings: Settings,
        vocabularies: Vocabularies,
        ledgers: Mapping[str, Sequence[str]],
    ) -> None:
        """Prepare; nothing is asked of git yet.

        Args:
            source: Where the history comes from.
            settings: The options.
            vocabularies: The words of columns and statuses; those of today hold for the past.
            ledgers: The ledgers by the page of the backlog that they belong to; every page with a
                backlog is in it.
        """
        self._source = source
        self._settings = settings
        self._vocabularies = vocabularies
        self._ledgers = ledgers
        self._parsed = frozenset[str]()
        self._named = frozenset(ledger for found in ledgers.values() for ledger in found)

    def write(self, documents: Mapping[str, Document], checklists: Iterable[str]) -> History:
        """Return the history of the backlogs up to what is written now.

        Args:
            documents: The pages as they are now.
            checklists: The pages whose boxes count.
        """
        self._parsed = frozenset({*self._ledgers, *checklists})
        wanted = self._parsed | self._named
        pages = sorted(page for page in wanted if page in documents)
        log = self._source.log(pages)
        if isinstance(log, Unknown):
            return History(unknown=log)
        nodes = trace_pages(log.revisions, pages, log.moved)
        kinds = Kinds(matrices=frozenset(self._ledgers), parsed=self._parsed, ledgers=self._named)
        reader = VersionReader(self._settings, self._vocabularies, kinds)
        facts = self._facts(nodes, reader)
        if isinstance(facts, Unknown):
            return History(unknown=facts)
        today = {page: reader.read_parsed(documents[page]) for page in pages}
        held = latest_versions(nodes)
        changed = {
            page: _WORKING_TREE
            for page, found in today.items()
            if page not in held or facts[page, held[page]].digest != found.digest
        }
        if changed:
            parent = nodes[-1].commit if nodes else None
            commit = Commit(
                hash=_WORKING_TREE, time=parent.time if parent else 0, subject="uncommitted changes"
            )
            parents = (parent.hash,) if parent else ()
            nodes.append(Node(commit=commit, parents=parents, versions=changed))
            facts.update({(page, _WORKING_TREE): today[page] for page in changed})
        untracked = frozenset(page for page in pages if page not in held)
        return tell_history(nodes, facts, self._ledgers, untracked)

    def _facts(
        self, nodes: Sequence[Node], reader: VersionReader
    ) -> dict[Version, PageFacts] | Unknown:
        """Return the facts of every version, remembered ones where there are some."""
        key = self._key()
        remembered = self._source.recall(key)
        versions = dict.fromkeys(
            (page, blob) for node in nodes for page, blob in node.versions.items() if blob
        )
        facts = {version: remembered[version] for version in versions if version in remembered}
        missing = sorted(
            (version for version in versions if version not in facts), key=lambda v: v[0]
        )
        for start in range(0, len(missing), _AT_ONCE):
            batch = missing[start : start + _AT_ONCE]
            texts = self._source.texts(list(dict.fromkeys(blob for _, blob in batch)))
            if isinstance(texts, Unknown):
                return texts
            facts.update(
                ((page, blob), reader.read(page, split_lines(texts[blob]))) for page, blob in batch
            )
        if missing:
            self._source.remember(key, ((version, facts[version]) for version in versions))
        return facts

    def _key(self) -> str:
        """Return what the facts depend on besides the texts."""
        settings = self._settings
        options = (
            _FORM,
            settings.matrices,
            sorted(settings.columns.items()),
            settings.id_pattern,
            sorted(settings.statuses.items()),
            self._vocabularies.own_words(),
            sorted(self._ledgers),
            sorted(self._named),
            sorted(self._parsed),
        )
        return hashlib.sha256(repr(options).encode("utf-8", "backslashreplace")).hexdigest()
