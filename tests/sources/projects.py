"""Projects in temporary folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.errors import SettingsError, SourceError
from mkdocs_backlog.sources.project import Project, read_project
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path

RULES = frozenset({"bkl301", "step-missing"})


def read(folder: Path, config: str, docs: dict[str, str] | None = None) -> Project:
    """Writes a project and reads it."""
    write_tree(folder, {"mkdocs.yml": config})
    write_tree(folder / "docs", docs or {"index.md": "# Home\n"})
    return read_project(str(folder / "mkdocs.yml"), rule_names=RULES)


def settings_problems(folder: Path, config: str) -> list[str]:
    """Returns the problems of a project's settings, with the folder taken out."""
    with pytest.raises(SettingsError) as error:
        read(folder, config)
    return [problem.replace(folder.as_posix(), "") for problem in error.value.problems]


def source_problem(folder: Path, config: str, docs: dict[str, str] | None = None) -> str:
    """Returns why a project cannot be read, with the folder taken out."""
    with pytest.raises(SourceError) as error:
        read(folder, config, docs)
    return str(error.value).replace(folder.as_posix(), "")
