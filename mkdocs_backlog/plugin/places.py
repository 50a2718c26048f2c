"""Where in the settings file options are set; MkDocs keeps no lines, so the file is read again."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_backlog.errors import BacklogError
from mkdocs_backlog.sources.config import Config, read_config

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Place = tuple[str, int]
"""A file, relative to the settings file's folder, and a line, counted from 1."""


def option_finder(config_file: str) -> Callable[[Sequence[str]], Place | None]:
    """Return what finds the place of an option; the file is read when it is first asked.

    Args:
        config_file: The settings file.
    """

    @cache
    def config() -> Config | None:
        return _read(config_file)

    return lambda keys: found.find_option(keys) if (found := config()) else None


def find_problem(config_file: str | None, problem: str) -> Place | None:
    """Return the place of the option that a problem quotes; None where it cannot be told."""
    config = _read(config_file) if config_file else None
    return config.find_problem(problem) if config else None


def _read(config_file: str) -> Config | None:
    """Return the settings; None where MkDocs reads more than we do."""
    try:
        return read_config(Path(config_file))
    except BacklogError:
        return None
