"""What governance demands, in files: its sentences, the page's front matter, the settings."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import TargetState
from mkdocs_backlog.model.backlog import GovernanceKind, GovernanceRule
from mkdocs_backlog.model.globs import matches
from mkdocs_backlog.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.document import Document, Link
    from mkdocs_backlog.model.page_options import PageOptions
    from mkdocs_backlog.model.site import Site
    from mkdocs_backlog.resolve.links import LinkResolver
    from mkdocs_backlog.settings import Settings

_KINDS = tuple(GovernanceKind)


def effective_rules(
    own: PageOptions, read: Sequence[GovernanceRule], settings: Settings, site: Site
) -> tuple[GovernanceRule, ...]:
    """Return a backlog's rules: its front matter beats the settings, and they beat its prose."""
    rules: list[GovernanceRule] = []
    for kind in _KINDS:
        here = own.patterns.get(kind)
        patterns = here if here is not None else _from_settings(kind, settings)
        if patterns is None:
            rules.extend(rule for rule in read if rule.kind is kind)
            continue
        source = "option" if here is None else "front matter"
        place = site.option_place(kind) if here is None else own.places[kind]
        rules.append(
            GovernanceRule(kind=kind, text=f"{source} '{kind}'", location=place, patterns=patterns)
        )
    return tuple(rules)


def _from_settings(kind: GovernanceKind, settings: Settings) -> tuple[str, ...] | None:
    if kind is GovernanceKind.LEDGERS:
        return settings.ledgers
    return (
        settings.checklists if kind is GovernanceKind.CHECKLISTS else settings.supersedes
    ) or None


class Governor:
    """Finds the files that rules speak of."""

    def __init__(self, documents: Mapping[str, Document], links: LinkResolver) -> None:
        self._documents = documents
        self._links = links

    def ledgers(self, src_uri: str, rules: Sequence[GovernanceRule]) -> list[tuple[str, Location]]:
        """Return the paths of a backlog's ledgers, and where each is named; it is none itself."""
        found: list[tuple[str, Location]] = []
        for rule in rules:
            if rule.kind is not GovernanceKind.LEDGERS:
                continue
            found.extend(
                (file, Location(rule.location.path, link.line, link.column))
                for link in rule.links
                if (file := self._file(link, rule.location.path))
            )
            found.extend((self._path(path), rule.location) for path in rule.patterns)
        return [(file, place) for file, place in found if file != src_uri]

    def checklists(self, rules: Sequence[GovernanceRule]) -> frozenset[str]:
        """Return the pages with checklists that the rules govern; empty where none is said."""
        pages: set[str] = set()
        for rule in rules:
            if rule.kind is GovernanceKind.CHECKLISTS:
                for link in rule.links:
                    pages.update(self._under(self._file(link, rule.location.path)))
                for pattern in rule.patterns:
                    pages.update(self._matching(pattern))
        return frozenset(uri for uri in pages if self._documents[uri].tasks)

    def superseded(self, src_uri: str, rules: Sequence[GovernanceRule]) -> dict[str, Location]:
        """Return the pages that a backlog replaces, and where that is said; never itself."""
        found: dict[str, Location] = {}
        for rule in rules:
            if rule.kind is not GovernanceKind.SUPERSEDES:
                continue
            for link in rule.links:
                file = self._file(link, rule.location.path)
                if file in self._documents:
                    found.setdefault(file, Location(rule.location.path, link.line, link.column))
            for pattern in rule.patterns:
                for uri in self._documents:
                    if matches(uri, (pattern,)):
                        found.setdefault(uri, rule.location)
        found.pop(src_uri, None)
        return found

    def _file(self, link: Link, src_uri: str) -> str:
        """Return the page that a link means, published or not; '' for anything else."""
        target = self._links.resolve(link.href, src_uri)
        known = {
            TargetState.FOUND,
            TargetState.ANCHOR_MISSING,
            TargetState.MISSING,
            TargetState.CASE,
        }
        return target.file or "" if target.state in known else ""

    def _path(self, path: str) -> str:
        target = self._links.resolve(path, "index.md")
        in_docs = target.file if target.state is not TargetState.OUTSIDE else None
        return in_docs or posixpath.normpath(path.lstrip("/"))

    def _under(self, file: str) -> list[str]:
        """Return a linked page; for an index page, all pages of its folder."""
        if posixpath.basename(file) not in {"index.md", "README.md"}:
            return [file] if file in self._documents else []
        folder = posixpath.dirname(file)
        return [uri for uri in self._documents if not folder or uri.startswith(f"{folder}/")]

    def _matching(self, pattern: str) -> list[str]:
        """Return the pages that a glob or a word of a path ('stage-10') means."""
        if re.search(r"[*?/.]", pattern):
            return [uri for uri in self._documents if matches(uri, (pattern,))]
        word = re.compile(rf"(?:^|[/_-]){re.escape(pattern)}(?![0-9])", re.IGNORECASE)
        return [uri for uri in self._documents if word.search(uri)]
