"""The repository that a documentation tree lies in, as a source of history."""

from __future__ import annotations

import hashlib
import os
import posixpath
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs_backlog.history.blobs import BLOB_ARGUMENTS, read_blobs
from mkdocs_backlog.history.cache import Cache
from mkdocs_backlog.history.codec import (
    read_revision,
    read_texts,
    read_versions,
    write_revision,
    write_versions,
)
from mkdocs_backlog.history.gaps import GARBLED, NO_GIT, NO_WORK_TREE, SHALLOW, ask, gap_of
from mkdocs_backlog.history.lines import LineReader, Lines
from mkdocs_backlog.history.log import MOVED_ARGUMENTS, read_renames
from mkdocs_backlog.history.program import Git, Output, find_git
from mkdocs_backlog.model.history import Gap, Log, PageFacts, Revision, Unknown, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ANSWERS = 5
"""Lines of git's answer on a repository: four, and the empty one after the last."""
_FORM = 2
"""Counts up when what is remembered, or how it was found, changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where in which repository the documentation lies."""

    git: Git
    """Git in the root of the work tree."""
    head: str
    """The commit up to which the history is read."""
    folder: str
    """POSIX path of docs_dir from the root: 'docs', or '.'."""


class GitHistory:
    """Reads the history of pages from git; whatever is wrong there is said, not raised."""

    def __init__(
        self, docs_dir: Path, cache: Path | None = None, *, head: str | None = None
    ) -> None:
        """Prepare to read; nothing is run yet.

        Args:
            docs_dir: The folder of the documentation.
            cache: A folder to remember things in between runs; None: only in this object.
            head: The object name of the commit up to which to read; None: what is checked out.
        """
        self._head = head
        self._docs_dir = docs_dir
        self._cache = Cache(cache)
        self._git: Git | None = None

    def log(self, pages: Sequence[str]) -> Log | Unknown:
        """Return the history of pages up to the commit that is checked out.

        Args:
            pages: POSIX paths relative to docs_dir.
        """
        place = self._find_place()
        if isinstance(place, Unknown):
            return place
        self._git = place.git
        named = (posixpath.normpath(posixpath.join(place.folder, page)) for page in pages)
        paths = frozenset(path for path in named if not path.startswith("../"))
        lines = self._lines(place, paths)
        moved = {} if isinstance(lines, Unknown) else _moved(place.git, paths, lines.revisions)
        if moved:
            lines = self._lines(place, frozenset(moved.get(path, path) for path in paths))
        if isinstance(lines, Unknown):
            return lines
        folder = place.folder
        return Log(
            revisions=tuple(_from_docs(line, folder) for line in lines.revisions),
            moved={
                posixpath.relpath(path, folder): posixpath.relpath(source, folder)
                for path, source in moved.items()
            },
        )

    def texts(self, blobs: Sequence[str]) -> Mapping[str, str] | Unknown:
        """Return the contents by object name, all that were asked for.

        Args:
            blobs: Object names that a log has told.
        """
        if self._git is None or not blobs:
            return {}
        content = ask(self._git, *BLOB_ARGUMENTS, lines=blobs)
        return content if isinstance(content, Unknown) else read_blobs(content, blobs)

    def recall(self, key: str) -> Mapping[Version, PageFacts]:
        """Return what was remembered under `key`; nothing where that is in any doubt.

        Args:
            key: Tells apart what was found in different ways.
        """
        data = self._cache.read("facts")
        try:
            form, kept_key, entries = cast("tuple[object, object, object]", data or (0, "", ()))
            if (form, kept_key) != (_FORM, key):
                return {}
            return read_versions(entries)
        except (TypeError, ValueError):
            return {}

    def remember(self, key: str, facts: Iterable[tuple[Version, PageFacts]]) -> None:
        """Keep facts for later runs, in place of what was kept before.

        Args:
            key: Tells apart what was found in different ways.
            facts: The facts by version.
        """
        self._cache.write("facts", [_FORM, key, write_versions(facts)])

    def _find_place(self) -> _Place | Unknown:
        program = find_git(os.environ.get("PATH", ""))
        if program is None:
            return NO_GIT
        git = Git(program, self._docs_dir)
        found = _ask(git)
        trusted: list[str] = []
        if isinstance(found, Unknown) and found.gap is Gap.REFUSED:
            # The user may have allowed it; those settings are not read otherwise.
            trusted = git.trusted_folders()
            found = _ask(Git(program, self._docs_dir, trusted=trusted)) if trusted else found
        if isinstance(found, Unknown):
            return found
        root = (self._docs_dir / found.up).resolve()
        folder = os.path.relpath(self._docs_dir.resolve(), root)
        return _Place(
            git=Git(program, root, trusted=trusted),
            head=self._head or found.head,
            folder=Path(folder).as_posix(),
        )

    def _lines(self, place: _Place, paths: frozenset[str]) -> Lines | Unknown:
        """Return the log, from what is remembered as far as that goes."""
        key = hashlib.sha256("\0".join((place.folder, *sorted(paths))).encode("utf-8", "replace"))
        known = self._known_lines(key.hexdigest())
        if known and known.head == place.head:
            return known
        reader = LineReader(place.git, place.folder)
        lines = reader.carry_on(known, place.head) if known else None
        if lines is None:
            whole = reader.read(place.head, paths)
            if isinstance(whole, Unknown):
                return whole
            lines = whole
        revisions = [write_revision(revision) for revision in lines.revisions]
        self._cache.write(
            "log", [_FORM, key.hexdigest(), lines.head, sorted(lines.paths), revisions]
        )
        return lines

    def _known_lines(self, key: str) -> Lines | None:
        data = self._cache.read("log")
        try:
            form, kept_key, head, paths, revisions = cast(
                "tuple[object, object, object, object, list[object]]", data or (0, "", "", (), ())
            )
            if (form, kept_key) != (_FORM, key) or not isinstance(head, str):
                return None
            return Lines(
                head=head,
                paths=frozenset(read_texts(paths)),
                revisions=tuple(map(read_revision, revisions)),
            )
        except (TypeError, ValueError):
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    up: str
    """The way from docs_dir to the root: '../'."""
    head: str
    """The commit that is checked out."""


def _ask(git: Git) -> _Answer | Unknown:
    """Return what the repository around a folder is like."""
    output: Output | Unknown = git.run(
        *("rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-cdup", "HEAD")
    )
    if isinstance(output, Unknown):
        return output
    told = output.content.decode("utf-8", "replace").split("\n")
    if told[0] == "false":
        return NO_WORK_TREE
    if output.code != 0:
        return gap_of(output)
    if len(told) != _ANSWERS:
        return GARBLED
    return SHALLOW if told[1] == "true" else _Answer(up=told[2], head=told[3])


def _moved(git: Git, paths: frozenset[str], revisions: Iterable[Revision]) -> dict[str, str]:
    """Return the paths that pages had at the last commit, where they were renamed since."""
    there: dict[str, bool] = {}
    for revision in revisions:
        there.update((change.path, change.blob is not None) for change in revision.changes)
    if all(there.get(path) for path in paths):
        return {}
    content = ask(git, *MOVED_ARGUMENTS, "HEAD")
    renames = {} if isinstance(content, Unknown) else read_renames(content)
    return {
        path: source
        for (_, path), source in renames.items()
        if path in paths and source not in paths and not there.get(path)
    }


def _from_docs(revision: Revision, folder: str) -> Revision:
    """Return a revision with paths relative to docs_dir."""
    return replace(
        revision,
        changes=tuple(
            replace(
                change,
                path=posixpath.relpath(change.path, folder),
                source=posixpath.relpath(change.source, folder) if change.source else None,
            )
            for change in revision.changes
        ),
    )
