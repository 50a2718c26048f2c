"""Which page a path was, commit by commit, and how commits came to the main line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_backlog.model.history import Change, Commit, Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A commit with what it did to today's pages."""

    commit: Commit
    """The commit."""
    parents: tuple[str, ...]
    """The nearest ancestors, the first parent first."""
    versions: Mapping[str, str | None]
    """The new content's object name by the page's path today; None where the page went away."""


def trace_pages(
    revisions: Sequence[Revision], pages: Iterable[str], moved: Mapping[str, str] | None = None
) -> list[Node]:
    """Return the commits with what they did to pages, whatever their paths were at the time.

    Args:
        revisions: The log, parents before children.
        pages: The paths today.
        moved: The path in the last commit by the path today, where they differ.
    """
    last = moved or {}
    tracer = _Tracer()
    marked = [(revision, tracer.mark(revision)) for revision in revisions]
    at_last = {last.get(page, page): page for page in pages}
    today = tracer.today(revisions[-1], at_last) if revisions else {}
    return [
        Node(
            commit=revision.commit,
            parents=revision.parents,
            versions={
                today[tracer.root(line)]: blob
                for line, blob in versions
                if tracer.root(line) in today
            },
        )
        for revision, versions in marked
    ]


def latest_versions(nodes: Sequence[Node]) -> dict[str, str]:
    """Return the contents that pages have at the last commit, by their object names."""
    by_hash = {node.commit.hash: node for node in nodes}
    found: dict[str, str | None] = {}
    node = nodes[-1] if nodes else None
    while node is not None:
        for page, blob in node.versions.items():
            found.setdefault(page, blob)
        node = by_hash.get(node.parents[0]) if node.parents else None
    return {page: blob for page, blob in found.items() if blob is not None}


class _Tracer:
    """Gives each page a name that renames do not change: the first path it was seen under."""

    def __init__(self) -> None:
        self._trees: dict[str, dict[str, str]] = {}
        self._same: dict[str, str] = {}

    def mark(self, revision: Revision) -> list[tuple[str, str | None]]:
        """Return the changes of a revision by the lasting names of the pages."""
        trees = [self._trees.get(parent, {}) for parent in revision.parents]
        base = trees[0] if trees else {}
        for other in trees[1:]:
            self._unite(base, other)
        tree = dict(base) if revision.changes else base
        versions: list[tuple[str, str | None]] = []
        sources = {change.source for change in revision.changes if change.blob and change.source}
        gone = [change for change in revision.changes if change.blob is None]
        for change in gone:
            line = tree.pop(change.path, None)
            if line is not None and change.path not in sources:
                versions.append((line, None))
        for change in revision.changes:
            if change.blob is not None:
                line = self._line(change, base, tree, trees, revision.commit.hash)
                tree[change.path] = line
                versions.append((line, change.blob))
        self._trees[revision.commit.hash] = tree
        return versions

    def _line(
        self,
        change: Change,
        base: Mapping[str, str],
        tree: Mapping[str, str],
        trees: Sequence[Mapping[str, str]],
        commit: str,
    ) -> str:
        """Return the lasting name of a page that a revision leaves with a content."""
        if change.source is not None and change.source in base:
            return base[change.source]
        if change.path in base:
            return base[change.path]
        found = next((other[change.path] for other in trees if change.path in other), change.path)
        return f"{found}@{commit}" if found in tree.values() else found

    def _unite(self, base: Mapping[str, str], other: Mapping[str, str]) -> None:
        """Note which names turn out to be of one page where two lines of commits meet."""
        for path, line in other.items():
            one, two = self.root(base.get(path, line)), self.root(line)
            # A page that has moved on in one of them is not what stands in its place there.
            if one != two and line not in base.values() and base[path] not in other.values():
                self._same[two] = one

    def root(self, line: str) -> str:
        """Return the one name for all names that turned out to be of one page."""
        while line in self._same:
            line = self._same[line]
        return line

    def today(self, last: Revision, pages: Mapping[str, str]) -> dict[str, str]:
        """Return the paths that pages have today by their lasting names.

        Args:
            last: The last revision.
            pages: The paths today by those of that revision.
        """
        tree = self._trees[last.commit.hash]
        return {self.root(tree[path]): page for path, page in pages.items() if path in tree}


class MainLine:
    """The line of first parents up to today, and what each of its commits brought along."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._by_hash = {node.commit.hash: node for node in nodes}
        line: list[Node] = []
        node = nodes[-1] if nodes else None
        while node is not None:
            line.append(node)
            node = self._by_hash.get(node.parents[0]) if node.parents else None
        self.nodes = tuple(reversed(line))
        self._position: dict[str, int] = {}
        for position, carrier in enumerate(self.nodes):
            self._carry(carrier.commit.hash, position)
        self._busy_until = list(accumulate(int(bool(node.versions)) for node in self.nodes))

    def _carry(self, start: str, position: int) -> None:
        waiting = [start]
        while waiting:
            name = waiting.pop()
            if name in self._by_hash and name not in self._position:
                self._position[name] = position
                waiting.extend(self._by_hash[name].parents)

    def position(self, commit: Commit) -> int:
        """Return the place on the main line of the commit that brought `commit`, from 0."""
        return self._position[commit.hash]

    def merge_of(self, commit: Commit) -> Commit | None:
        """Return the merge that brought a commit; None where it stands on the main line itself."""
        carrier = self.nodes[self._position[commit.hash]].commit
        return carrier if carrier.hash != commit.hash else None

    def distance(self, first: Commit, second: Commit) -> int:
        """Return how many commits of the main line with changes lie up to the second commit."""
        one, two = self.position(first), self.position(second)
        return self._busy_until[two] - self._busy_until[one]
