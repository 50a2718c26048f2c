"""The files of a repository at one commit, none of them checked out."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_backlog.history.blobs import BLOB_ARGUMENTS, read_blobs
from mkdocs_backlog.history.gaps import GARBLED, NO_GIT, NO_WORK_TREE, ask, gap_of
from mkdocs_backlog.history.program import Git, find_git
from mkdocs_backlog.model.history import Commit, Gap, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ANSWERS = 4
"""Lines of git's answer on a repository: three, and the empty one after the last."""
_LINK = b"120000 "
_MODULE = b"160000 "
_COMMIT_FORMAT = "--format=%H%x00%ct%x00%s"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeFile:
    """A file of a commit."""

    blob: str
    """The object name of its content."""
    path: str
    """POSIX path from the root of where it really is; a link's own path differs from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What a commit holds; paths are POSIX paths from the root of the repository."""

    files: Mapping[str, TreeFile]
    """Its files by path, links followed within it."""
    modules: frozenset[str]
    """The folders of submodules, whose files belong to other repositories."""


class Repository:
    """Reads commits of the repository around a documentation folder."""

    def __init__(self, git: Git, folder: str, *, shallow: bool) -> None:
        """Prepare to read.

        Args:
            git: Git in the root of the work tree.
            folder: POSIX path of docs_dir from there: 'docs', or '.'.
            shallow: Whether older commits are missing.
        """
        self._git = git
        self.folder = folder
        """POSIX path of docs_dir from the root of the repository: 'docs', or '.'."""
        self.shallow = shallow
        """Whether older commits are missing."""

    def commit(self, name: str) -> Commit | Unknown | None:
        """Return the commit that a revision names; None where there is none.

        The name reaches git as a line that it reads, never as an argument.

        Args:
            name: A branch, a tag, an object's name, 'HEAD~2': all that git takes for a commit.
        """
        if not name or name.startswith("-") or not name.isprintable():
            return None
        found = ask(self._git, "cat-file", "--batch-check", lines=[f"{name}^{{commit}}"])
        if isinstance(found, Unknown):
            return found
        words = found.decode("ascii", "replace").split()
        return self._told(words[0]) if words[1:2] == ["commit"] else None

    def base(self, one: Commit, other: Commit) -> Commit | Unknown | None:
        """Return the nearest commit that two others descend from; None where there is none."""
        output = self._git.run("merge-base", one.hash, other.hash)
        if isinstance(output, Unknown):
            return output
        if output.code == 1:
            return None
        if output.code != 0:
            return gap_of(output)
        return self._told(output.content.decode("ascii", "replace").strip())

    def tree(self, commit: Commit) -> Tree | Unknown:
        """Return what a commit holds."""
        content = ask(self._git, "ls-tree", "-r", "-z", "--full-tree", commit.hash)
        if isinstance(content, Unknown):
            return content
        files: dict[str, TreeFile] = {}
        links: dict[str, str] = {}
        modules: set[str] = set()
        for entry in content.split(b"\0")[:-1]:
            facts, _, name = entry.partition(b"\t")
            path, blob = os.fsdecode(name), facts.rpartition(b" ")[2].decode("ascii", "replace")
            if facts.startswith(_MODULE):
                modules.add(path)
            elif facts.startswith(_LINK):
                links[path] = blob
            else:
                files[path] = TreeFile(blob=blob, path=path)
        targets = self.texts(list(links.values()))
        if isinstance(targets, Unknown):
            return targets
        linked = _linked({path: targets[blob] for path, blob in links.items()}, files)
        return Tree(files=files | dict(linked), modules=frozenset(modules))

    def ignored(self) -> frozenset[str] | Unknown:
        """Return the files of the documentation that git leaves alone because it was told to."""
        options = ("--others", "--ignored", "--exclude-standard")
        content = ask(self._git, "ls-files", "-z", *options, "--", self.folder)
        if isinstance(content, Unknown):
            return content
        return frozenset(map(os.fsdecode, content.split(b"\0")[:-1]))

    def texts(self, blobs: Sequence[str]) -> Mapping[str, str] | Unknown:
        """Return contents by object name; what is not UTF-8 in them is replaced."""
        if not blobs:
            return {}
        content = ask(self._git, *BLOB_ARGUMENTS, lines=blobs)
        return content if isinstance(content, Unknown) else read_blobs(content, blobs)

    def _told(self, name: str) -> Commit | Unknown:
        """Return a commit with its time and subject.

        Args:
            name: The full object name.
        """
        options = ("--max-count=1", "--no-show-signature", "--no-decorate", "--no-color")
        content = ask(self._git, "log", *options, "--no-notes", _COMMIT_FORMAT, name)
        if isinstance(content, Unknown):
            return content
        fields = content.decode("utf-8", "replace").split("\0")
        if len(fields) != len(("name", "time", "subject")) or not fields[1].lstrip("-").isdecimal():
            return GARBLED
        return Commit(hash=fields[0], time=int(fields[1]), subject=" ".join(fields[2].split()))


def open_repository(docs_dir: Path) -> Repository | Unknown:
    """Return the repository that a documentation folder lies in, or why it cannot be read.

    A shallow one can be, as far as it goes.
    """
    program = find_git(os.environ.get("PATH", ""))
    if program is None:
        return NO_GIT
    git = Git(program, docs_dir)
    found = _look(git)
    trusted: list[str] = []
    if isinstance(found, Unknown) and found.gap is Gap.REFUSED:
        # The user may have allowed it; those settings are not read otherwise.
        trusted = git.trusted_folders()
        found = _look(Git(program, docs_dir, trusted=trusted)) if trusted else found
    if isinstance(found, Unknown):
        return found
    up, shallow = found
    root = (docs_dir / up).resolve()
    folder = Path(os.path.relpath(docs_dir.resolve(), root)).as_posix()
    return Repository(Git(program, root, trusted=trusted), folder, shallow=shallow)


def _look(git: Git) -> tuple[str, bool] | Unknown:
    """Return the way from a folder to the root of its work tree, and whether commits are missing.

    Unlike for a history, there need be no commit yet.
    """
    content = ask(
        git, *("rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-cdup")
    )
    if isinstance(content, Unknown):
        return content
    told = content.decode("utf-8", "replace").split("\n")
    if told[0] == "false":
        return NO_WORK_TREE
    return (told[2], told[1] == "true") if len(told) == _ANSWERS else GARBLED


def _linked(
    links: Mapping[str, str], files: Mapping[str, TreeFile]
) -> Iterable[tuple[str, TreeFile]]:
    """Yield what links lead to under the links' own paths: a file, or all files of a folder.

    Args:
        links: The targets as they are written, by the path of the link.
        files: The files that are no links.
    """
    for path, written in links.items():
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), written))
        seen = {path}
        while target in links and target not in seen:
            seen.add(target)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(target), links[target]))
        if target in files:
            yield path, files[target]
        elif not path.startswith(f"{target}/"):
            below = (name for name in files if name.startswith(f"{target}/"))
            yield from ((path + name[len(target) :], files[name]) for name in below)
