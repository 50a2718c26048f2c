"""A project with a `mkdocs.yml`: its settings and its documentation."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_backlog.errors import SettingsError, SourceError
from mkdocs_backlog.model.repository_page import edit_uri_of
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.sources.config import Config, find_config, read_config
from mkdocs_backlog.sources.exclusions import read_exclusions
from mkdocs_backlog.sources.repository import exists_in, find_repository, path_in
from mkdocs_backlog.sources.tree import Tree, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_backlog.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What a command works on."""

    site: Site
    """The documentation."""
    settings: Settings
    """The plugin's settings."""
    docs_dir: Path
    """The documentation's folder."""
    notes: tuple[str, ...] = ()
    """What was listed but not read, a sentence each."""
    folder: Path = Path()
    """The folder of the settings file."""
    everything: bool = False
    """Whether every register counts as a backlog, whatever its page is called."""
    excludes: Callable[[str], bool]
    """Tells whether a POSIX path relative to the documentation's folder is not published."""


def read_project(config_file: str | None, *, rule_names: frozenset[str]) -> Project:
    """Return the project of a settings file.

    Args:
        config_file: Path of the settings file; None: `mkdocs.yml` or `mkdocs.yaml` in this folder.
        rule_names: The codes and names that the option `rules` may use, lower case.

    Raises:
        SourceError: A file that the run needs cannot be read.
        SettingsError: Options are wrong; all problems at once, with file and line.
    """
    config = read_config(find_config(config_file))
    settings = config.settings(rule_names)
    folder = Path(os.path.normpath(config.path.parent))
    docs_dir = _docs_dir(config, folder)
    docs_path = Path(os.path.relpath(docs_dir, folder)).as_posix()
    repository = find_repository(docs_dir)
    excludes = _exclusions(config)
    tree = read_tree(
        docs_dir,
        excludes=excludes,
        directory_urls=_directory_urls(config),
        names_from=repository or folder,
        shown="" if docs_path == "." else f"{docs_path}/",
    )
    return Project(
        site=_site(
            config,
            tree,
            docs_path,
            repository_path=path_in(repository, docs_dir),
            in_repository=exists_in(repository),
        ),
        settings=settings,
        docs_dir=docs_dir,
        notes=tree.notes,
        folder=folder,
        excludes=excludes,
    )


def _site(
    config: Config,
    tree: Tree,
    docs_path: str,
    *,
    repository_path: str | None,
    in_repository: Callable[[str], bool],
) -> Site:
    return Site(
        pages=tree.pages,
        files=tree.files,
        excluded=tree.excluded,
        docs_path=docs_path,
        repository_path=repository_path,
        in_repository=in_repository,
        use_directory_urls=_directory_urls(config),
        slugs=config.slugs(),
        config_file=config.path.name,
        find_option=config.find_option,
        repo_url=config.text("repo_url"),
        edit_uri=edit_uri_of(config.text("edit_uri"), config.text("edit_uri_template")),
        titles=config.titles(),
    )


def _directory_urls(config: Config) -> bool:
    return config.data.get("use_directory_urls", True) is not False


def _docs_dir(config: Config, folder: Path) -> Path:
    named = config.text("docs_dir") or "docs"
    docs_dir = folder / named
    if not docs_dir.is_dir():
        place = config.place("docs_dir")
        raise SourceError(f"{place}: docs_dir '{named}' is not a folder beside the settings file")
    return docs_dir


def _exclusions(config: Config) -> Callable[[str], bool]:
    exclude, drafts = config.text("exclude_docs"), config.text("draft_docs")
    try:
        return read_exclusions(exclude, drafts)
    except ValueError as error:
        place = config.place("exclude_docs" if exclude else "draft_docs")
        message = f"{place}: exclude_docs and draft_docs must be patterns as in .gitignore: {error}"
        raise SettingsError((message,)) from None
