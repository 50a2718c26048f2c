"""The documentation as it was at another time, treated as the settings of today say."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_backlog.sources.files import MOST_BYTES, unify_lines
from mkdocs_backlog.sources.tree import find_unpublished, is_page

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from mkdocs_backlog.model.site import Site
    from mkdocs_backlog.sources.project import Project


def read_snapshot(
    project: Project,
    files: Mapping[str, bool],
    *,
    read: Callable[[Sequence[str]], Mapping[str, str]],
    exists: Callable[[str], bool],
) -> Site:
    """Return the documentation that some files make up.

    Args:
        project: The project today, whose settings count.
        files: Every file by its POSIX path relative to docs_dir, and whether its content lies
            inside; what does not is listed, and not read.
        read: Returns the texts of files by their paths.
        exists: Tells whether a POSIX path relative to the repository's root existed.
    """
    directory_urls = project.site.use_directory_urls
    excluded = frozenset[str]().union(
        *(
            find_unpublished(paths, project.excludes, directory_urls=directory_urls)
            for paths in _by_folder(files)
        )
    )
    wanted = [
        path
        for path in sorted(files)
        if path not in excluded and files[path] and is_page(path) and _is_text(path)
    ]
    texts = read(wanted)
    return replace(
        project.site,
        pages={path: _page(texts[path]) for path in wanted if _size(texts[path]) <= MOST_BYTES},
        files=frozenset(files) - excluded,
        excluded=excluded,
        in_repository=exists,
    )


def _by_folder(paths: Iterable[str]) -> Collection[list[str]]:
    folders: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        folders[posixpath.dirname(path)].append(path)
    return folders.values()


def _is_text(path: str) -> bool:
    """Say whether a file's name is text; MkDocs cannot build a page whose name is not."""
    return not any("\ud800" <= character <= "\udfff" for character in path)


def _size(text: str) -> int:
    """Return the size of a page in bytes."""
    return len(text.encode("utf-8", "replace"))


def _page(text: str) -> str:
    return unify_lines(text.removeprefix("\ufeff"))
