"""Markdown files and folders by themselves, without a `mkdocs.yml`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_backlog.errors import SourceError
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.settings import Settings
from mkdocs_backlog.sources.files import decode_page, read_bytes
from mkdocs_backlog.sources.project import Project
from mkdocs_backlog.sources.repository import exists_in, find_repository, path_in
from mkdocs_backlog.sources.tree import Tree, is_page, read_tree

if TYPE_CHECKING:
    from collections.abc import Sequence


def read_loose(paths: Sequence[str]) -> Project:
    """Return the given pages as a project with default settings.

    Paths on the site are relative to the given folder, or the folder of the given file; of several,
    to the nearest folder that has them all. In a file that is named, every register counts.

    Args:
        paths: Files and folders; all Markdown below a folder is read, hidden files left out.

    Raises:
        SourceError: A path does not exist or cannot be read, or a folder holds no Markdown.
    """
    places = {path: Path(os.path.abspath(path)) for path in paths}  # noqa: PTH100 # links stay links
    base = Path(os.path.commonpath([p if p.is_dir() else p.parent for p in places.values()]))
    pages: dict[str, str] = {}
    notes: list[str] = []
    for shown, place in places.items():
        if place.is_dir():
            tree = _folder(shown, place)
            prefix = "" if place == base else f"{place.relative_to(base).as_posix()}/"
            pages.update((prefix + path, text) for path, text in tree.pages.items())
            notes.extend(tree.notes)
        else:
            src_uri = place.relative_to(base).as_posix()
            pages[src_uri] = _file(shown, place)
    return Project(
        site=_site(base, dict(sorted(pages.items()))),
        settings=Settings(),
        docs_dir=base,
        notes=tuple(notes),
        everything=not all(place.is_dir() for place in places.values()),
        excludes=_is_hidden,
    )


def _site(base: Path, pages: dict[str, str]) -> Site:
    repository = find_repository(base)
    return Site(
        pages=pages,
        files=frozenset(pages),
        docs_path=Path(os.path.relpath(base)).as_posix(),
        repository_path=path_in(repository, base),
        in_repository=exists_in(repository),
    )


def _folder(shown: str, place: Path) -> Tree:
    prefix = f"{Path(shown).as_posix()}/"
    tree = read_tree(place, excludes=_is_hidden, shown="" if prefix == "./" else prefix)
    if not tree.pages:
        raise SourceError(f"folder '{shown}' holds no Markdown files")
    return tree


def _file(shown: str, place: Path) -> str:
    if not place.is_file():
        raise SourceError(f"'{shown}' does not exist")
    if not is_page(shown):
        raise SourceError(f"'{shown}' is not a Markdown file; its name must end in .md")
    return decode_page(read_bytes(place), shown)


def _is_hidden(path: str) -> bool:
    return path.startswith((".", "node_modules/")) or "/." in path or "/node_modules/" in path
