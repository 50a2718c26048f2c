"""Builds sites in temporary folders, in this process, with the site generator that is installed."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSite:
    """A site that has been built."""

    folder: Path
    """The site's root folder."""

    messages: tuple[str, ...]
    """What the build logged as warnings or worse, in order."""

    def read(self, path: str) -> str:
        """Returns the text of a file, named relative to the site's root."""
        return (self.folder / path).read_text(encoding="utf-8")


class _Messages(logging.Handler):
    """Keeps the text of every record that would count in a strict build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def write_tree(folder: Path, files: Mapping[str, str]) -> None:
    """Writes text files, named by POSIX paths relative to the folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")


def build_site(
    folder: Path, docs: Mapping[str, str], options: Mapping[str, object] | None = None
) -> BuiltSite:
    """Writes a project with these pages and this configuration, and builds its site.

    Args:
        folder: an empty folder for the project.
        docs: the pages' texts by POSIX path relative to docs_dir.
        options: what ``mkdocs.yml`` says beside the site's name; the theme is ``mkdocs`` if unsaid.
    """
    write_tree(folder / "docs", docs)
    configuration = {"site_name": "Test", "theme": "mkdocs", **(options or {})}
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(configuration), encoding="utf-8")
    messages = _Messages()
    logger = logging.getLogger(build.__module__.partition(".")[0])  # "mkdocs" or "properdocs"
    logger.addHandler(messages)
    try:
        config = load_config(str(file))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    finally:
        logger.removeHandler(messages)
    return BuiltSite(folder=folder / "site", messages=tuple(messages.texts))
