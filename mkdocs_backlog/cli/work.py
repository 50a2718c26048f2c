"""What the commands have in common: read, analyse, find."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.cli.program import tell
from mkdocs_backlog.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from mkdocs_backlog.history.repository import GitHistory
    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem
    from mkdocs_backlog.model.baseline import Baseline
    from mkdocs_backlog.settings import Settings
    from mkdocs_backlog.sources.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A project that has been analysed."""

    analysis: Analysis
    """What is known."""
    settings: Settings
    """The settings it was read with."""
    docs_dir: Path
    """The documentation's folder."""
    folder: Path
    """The folder of the settings file."""


def read_work(config_file: str | None, paths: Sequence[str] = (), *, sift: bool = True) -> Work:
    """Return the analysed project of a settings file, or of single Markdown files and folders.

    Args:
        config_file: The settings file; None: the one in this folder.
        paths: Files and folders to read in place of a project.
        sift: Whether the findings that the baseline knows are set apart.
    """
    project = open_project(config_file, paths)
    from mkdocs_backlog.sources.baseline import read_baseline  # noqa: PLC0415 # only once there is

    baseline = None
    if sift and not paths:
        baseline = read_baseline(project.settings, project.folder)
    return analyse(project, baseline=baseline, history=not paths)


def analyse(project: Project, *, baseline: Baseline | None = None, history: bool = True) -> Work:
    """Return a project with all that is known about it.

    Args:
        project: The project.
        baseline: The findings that are known; None: all of them are new.
        history: Whether git is asked.
    """
    from mkdocs_backlog.pipeline import analyze  # noqa: PLC0415 # only once there is work for it
    from mkdocs_backlog.resolve.pages import settle_folder  # noqa: PLC0415 # the same

    settings = settle_folder(project.site, project.settings)
    return Work(
        analysis=analyze(
            project.site,
            settings,
            everything=project.everything,
            history=_history(project) if history else None,
            baseline=baseline,
        ),
        settings=settings,
        docs_dir=project.docs_dir,
        folder=project.folder,
    )


def require_items(analysis: Analysis) -> None:
    """Stop when there is no backlog: silence must not look like a clean one.

    Raises:
        SourceError: No matrix was taken.
    """
    if analysis.backlogs:
        return
    from mkdocs_backlog.report.layout import count  # noqa: PLC0415
    from mkdocs_backlog.report.recognition import left_tables  # noqa: PLC0415

    left = left_tables(analysis, most=5)
    tables = f"; the tables are:\n{chr(10).join(left)}" if left else ", and there are no tables"
    cure = "the option 'matrices' names the pages that hold one"
    raise SourceError(
        f"no backlog found in {count(len(analysis.documents), 'page')}: {cure}{tables}"
    )


def require_item(analysis: Analysis, item_id: str) -> ResolvedItem:
    """Return the item with an ID, letter case aside.

    Raises:
        SourceError: There is none; the ID that it has today is named, else the nearest one.
    """
    if entry := analysis.item(item_id):
        return entry
    if today := analysis.successors().get(item_id.casefold()):
        raise SourceError(f"no item '{item_id}'; it is '{today}' now")
    cure = nearest(item_id, (entry.item.id for entry in analysis.items))
    raise SourceError(f"no item '{item_id}'{cure or '; mkdocs-backlog list shows all'}")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a clause that proposes the nearest of the known words; '' where none is near."""
    folded = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), folded, n=1)
    return f"; did you mean '{folded[found[0]]}'?" if found else ""


def package_version() -> str:
    """Return the version of this package."""
    from importlib.metadata import version  # noqa: PLC0415 # slow, and only exports need it

    return version("mkdocs-backlog")


def open_project(config_file: str | None, paths: Sequence[str] = ()) -> Project:
    """Return the project of a settings file, or of single files; what was not read is told.

    Args:
        config_file: The settings file; None: the one in this folder.
        paths: Files and folders to read in place of a project.
    """
    project = _project(config_file, paths)
    tell(*(f"note: {note}" for note in project.notes))
    return project


def _history(project: Project) -> GitHistory:
    from mkdocs_backlog.history.cache import cache_folder  # noqa: PLC0415 # only once there is
    from mkdocs_backlog.history.repository import GitHistory  # noqa: PLC0415 # work for it

    return GitHistory(project.docs_dir, cache_folder(project.folder, project.docs_dir))


def _project(config_file: str | None, paths: Sequence[str]) -> Project:
    if paths:
        from mkdocs_backlog.sources.loose import read_loose  # noqa: PLC0415 # one of two ways

        return read_loose(paths)
    from mkdocs_backlog.rules import rule_names  # noqa: PLC0415 # one of two ways
    from mkdocs_backlog.sources.project import read_project  # noqa: PLC0415

    return read_project(config_file, rule_names=rule_names())
