"""The baseline: a file of findings that a project has accepted for now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_backlog.errors import SourceError
from mkdocs_backlog.model.baseline import Baseline, KnownFinding
from mkdocs_backlog.settings import DEFAULT_BASELINE
from mkdocs_backlog.sources.files import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_backlog.settings import Settings

_TEXTS = ("fingerprint", "code", "file", "subject")


def baseline_file(settings: Settings, folder: Path) -> Path | None:
    """Return where the baseline lies; None where the settings want none.

    Args:
        settings: The settings.
        folder: The folder of the settings file.
    """
    return None if settings.baseline is None else folder / settings.baseline


def read_baseline(settings: Settings, folder: Path) -> Baseline | None:
    """Return the baseline; None where the settings want none or name none and none is there.

    Args:
        settings: The settings.
        folder: The folder of the settings file.

    Raises:
        SourceError: It is named and not there, cannot be read, or is no baseline.
    """
    file = baseline_file(settings, folder)
    if file is None or (settings.baseline == DEFAULT_BASELINE and not file.is_file()):
        return None
    name, cure = file.as_posix(), "write it with 'mkdocs-backlog check --write-baseline'"
    if not file.is_file():
        raise SourceError(f"the baseline '{name}' does not exist; {cure}")
    try:
        data = json.loads(read_bytes(file))
    except (ValueError, RecursionError):
        data = None
    entries = data.get("findings") if isinstance(data, dict) else None
    if not isinstance(entries, list) or not all(map(_is_entry, entries)):
        raise SourceError(f"'{name}' is no baseline; {cure}")
    return Baseline(
        name=name,
        entries=tuple(
            KnownFinding(
                fingerprint=entry["fingerprint"],
                code=entry["code"],
                path=entry["file"],
                subject=entry["subject"],
            )
            for entry in entries
        ),
    )


def _is_entry(entry: object) -> bool:
    return isinstance(entry, dict) and all(isinstance(entry.get(key), str) for key in _TEXTS)
