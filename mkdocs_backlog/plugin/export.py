"""The machine-readable backlog beside the generated pages."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from mkdocs_backlog.report.json import backlog_json

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_backlog.model.analysis import Analysis

EXPORT = "backlog.json"
"""Name of the file, in the folder of the generated pages."""


def write_export(analysis: Analysis, folder: Path) -> None:
    """Write the backlog into a folder of the built site, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{EXPORT}.part"
    text = backlog_json(analysis, version("mkdocs-backlog"))
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(folder / EXPORT)
