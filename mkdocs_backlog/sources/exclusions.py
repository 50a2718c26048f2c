"""Which files of docs_dir MkDocs does not publish."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

_BUILT_IN = (".*", "/templates/")
"""As MkDocs 1.6, `_default_exclude`."""


def read_exclusions(exclude: str | None, drafts: str | None) -> Callable[[str], bool]:
    """Return what tells whether a path, relative to docs_dir, is left out of a real build.

    Args:
        exclude: The patterns of `exclude_docs`, a line each, as in a `.gitignore`.
        drafts: Those of `draft_docs`.

    Raises:
        ValueError: A line is not a pattern.
    """
    if not exclude and not drafts:
        return _built_in
    # Most sites have no patterns of their own, and the import costs as much as a small check.
    from pathspec.gitignore import GitIgnoreSpec  # noqa: PLC0415

    excluded = GitIgnoreSpec.from_lines([*_BUILT_IN, *(exclude or "").splitlines()])
    draft = GitIgnoreSpec.from_lines((drafts or "").splitlines())
    return lambda path: excluded.match_file(path) or draft.match_file(path)


def find_displaced(
    paths: Iterable[str], *, hidden: Collection[str], rendered: Callable[[str], str]
) -> frozenset[str]:
    """Return the files that another file of the same folder pushes off the site.

    As MkDocs' `get_files`: of `README.md` and `index.md` the latter stays.

    Args:
        paths: The files of one folder.
        hidden: Those of them that are excluded.
        rendered: Returns the file of the site that a file becomes.
    """
    first: dict[str, str] = {}
    displaced = set()
    for path in sorted(paths, key=_order):
        other = first.setdefault(rendered(path), path)
        if other != path:
            displaced.add(path if path in hidden else other)
    return frozenset(displaced)


def _built_in(path: str) -> bool:
    return path.startswith((".", "templates/")) or "/." in path


def _order(path: str) -> tuple[bool, str]:
    name = posixpath.basename(path)
    return posixpath.splitext(name)[0] not in {"index", "README"}, name
