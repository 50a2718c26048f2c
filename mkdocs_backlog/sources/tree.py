"""The files of a documentation folder: listed as by MkDocs, read only where they lie inside."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_backlog.errors import SourceError
from mkdocs_backlog.model.site import PAGE_EXTENSIONS
from mkdocs_backlog.sources.exclusions import find_displaced
from mkdocs_backlog.sources.files import MOST_BYTES, decode_page, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

_MOST_FILES = 500_000
_PAGE_ENDS = tuple(PAGE_EXTENSIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What a documentation folder holds."""

    pages: dict[str, str]
    """The text of each page that is published, by POSIX path relative to the folder, sorted."""
    files: frozenset[str]
    """Every published file."""
    excluded: frozenset[str]
    """The files that are not published."""
    notes: tuple[str, ...]
    """What was listed but not read, a sentence each."""


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder that is still to be listed."""

    path: str
    """Path from the documentation folder with a final '/'; '' for itself."""
    chain: tuple[Path, ...]
    """Where it really is, after those of the links that led there."""
    inside: bool
    """False below a link that leads out of the documentation folder."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file that was found."""

    path: str
    inside: bool


@dataclass(slots=True)
class _Walk:
    """Lists a folder and all below it, links followed with care."""

    root: Path
    """The documentation folder, resolved."""
    names_from: Path
    """Names are listed down to here when a link leads out of `root`; nothing is read there."""
    notes: list[str] = field(default_factory=list)

    def folders(self) -> Iterator[list[_Entry]]:
        """Yield the files of each folder."""
        waiting = [_Folder("", (self.root,), inside=True)]
        count = 0
        while waiting:
            folder = waiting.pop()
            entries: list[_Entry] = []
            for entry in self._scan(folder.path):
                path = folder.path + entry.name
                kind = _kind(entry)
                if kind == "folder":
                    waiting.extend(self._below(folder, entry, f"{path}/"))
                elif kind == "file":
                    inside = folder.inside and (not entry.is_symlink() or self._inside(path))
                    entries.append(_Entry(path, inside))
            count += len(entries)
            if count > _MOST_FILES:
                raise SourceError(f"the documentation has over {_MOST_FILES} files")
            yield entries

    def _scan(self, path: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self.root / path) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            raise SourceError(
                f"{path or self.root.name}: cannot be listed: {error.strerror}"
            ) from None

    def _below(self, folder: _Folder, entry: os.DirEntry[str], path: str) -> Iterator[_Folder]:
        if not entry.is_symlink():
            chain = (*folder.chain[:-1], folder.chain[-1] / entry.name)
            yield _Folder(path, chain, folder.inside)
            return
        real = _resolve(self.root / path)
        if real is None or any(place.is_relative_to(real) for place in folder.chain):
            self.notes.append(f"{path} is a link in a circle and was left out")
        elif real.is_relative_to(self.root):
            yield _Folder(path, (*folder.chain, real), folder.inside)
        elif real.is_relative_to(self.names_from):
            self.notes.append(f"{path} leads out of the documentation, so its files were not read")
            yield _Folder(path, (*folder.chain, real), inside=False)
        else:
            self.notes.append(f"{path} leads out of the project and was left out")

    def _inside(self, path: str) -> bool:
        real = _resolve(self.root / path)
        if real is not None and real.is_relative_to(self.root):
            return True
        self.notes.append(f"{path} leads out of the documentation, so it was not read")
        return False


def read_tree(
    root: Path,
    *,
    excludes: Callable[[str], bool],
    directory_urls: bool = True,
    names_from: Path | None = None,
    shown: str = "",
) -> Tree:
    """Return what a documentation folder holds.

    Args:
        root: The folder.
        excludes: Tells whether a path relative to the folder is not published.
        directory_urls: MkDocs' setting of that name.
        names_from: A folder around it: what a link leads to in there is listed, though not read.
        shown: What messages put before a path: '' or a path with a final '/'.

    Raises:
        SourceError: A folder or page cannot be read, a page is not UTF-8, or files have no end.
    """
    walk = _Walk(root.resolve(), (names_from or root).resolve())
    read: dict[str, bool] = {}
    excluded: set[str] = set()
    for entries in walk.folders():
        names = [entry.path for entry in entries]
        left_out = find_unpublished(names, excludes, directory_urls=directory_urls)
        excluded |= left_out
        read.update((e.path, e.inside) for e in entries if e.path not in left_out)
    pages = {}
    for path in sorted(read):
        if read[path] and is_page(path):
            text = _read_page(walk, path, shown)
            if text is not None:
                pages[path] = text
    return Tree(
        pages=pages,
        files=frozenset(read),
        excluded=frozenset(excluded),
        notes=tuple(shown + note for note in walk.notes),
    )


def find_unpublished(
    paths: Collection[str], excludes: Callable[[str], bool], *, directory_urls: bool
) -> frozenset[str]:
    """Return the files of one folder that the site does not get.

    Args:
        paths: The files, by their paths relative to the documentation folder.
        excludes: Tells whether a path is not published.
        directory_urls: MkDocs' setting of that name.
    """
    hidden = frozenset(path for path in paths if excludes(path))
    rendered = partial(_rendered, directory_urls=directory_urls)
    return hidden | find_displaced(paths, hidden=hidden, rendered=rendered)


def is_page(path: str) -> bool:
    """Say whether MkDocs renders a file; as in MkDocs, the extension's letter case counts."""
    return path.endswith(_PAGE_ENDS)


def _kind(entry: os.DirEntry[str]) -> str:
    """Return 'folder', 'file' or ''; the last for pipes, devices and links in a circle."""
    try:
        return "folder" if entry.is_dir() else "file" if entry.is_file() else ""
    except OSError:
        return ""


def _rendered(path: str, *, directory_urls: bool) -> str:
    """Return the file of the site that a file becomes; as MkDocs' `File.dest_uri`."""
    if not is_page(path):
        return path
    stem = path.rpartition(".")[0]
    folder, slash, name = stem.rpartition("/")
    if name in {"index", "README"}:
        return f"{folder}{slash}index.html"
    return f"{stem}/index.html" if directory_urls else f"{stem}.html"


def _read_page(walk: _Walk, path: str, shown: str) -> str | None:
    name = shown + path
    file = walk.root / path
    try:
        name.encode()
        size = file.stat().st_size
    except UnicodeEncodeError:
        raise SourceError(f"{name}: the file's name is not UTF-8; rename it") from None
    except OSError as error:
        raise SourceError(f"{name}: cannot be read: {error.strerror}") from None
    if size > MOST_BYTES:
        walk.notes.append(f"{path} is over {MOST_BYTES // 1024 // 1024} MiB and was not read")
        return None
    return decode_page(read_bytes(file), name)


def _resolve(path: Path) -> Path | None:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a circle, before Python 3.13
        return None
