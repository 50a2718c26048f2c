"""What is remembered in between runs: JSON files with a check sum, dropped on any doubt."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import time
from pathlib import Path

_LARGEST = 64 * 2**20
"""Bytes of a file that are read or written at most."""
_ABANDONED = 3600.0
"""Seconds after which a file that nobody has moved into place belongs to a run that was killed."""


def cache_folder(beside: Path, docs_dir: Path) -> Path | None:
    """Return the folder for what is remembered of a documentation; None where it has no place.

    Args:
        beside: The folder of the settings file.
        docs_dir: The folder of the documentation; nothing is ever written into it.
    """
    root, docs = beside.resolve(), docs_dir.resolve()
    name = hashlib.sha256(os.path.relpath(docs, root).encode("utf-8", "surrogateescape"))
    folder = root / ".cache" / "mkdocs-backlog" / name.hexdigest()[:8]
    # A link might lead anywhere.
    if folder.resolve() != folder or folder.is_relative_to(docs):
        return None
    return folder


class Cache:
    """Named pieces of plain data, in memory and, where a folder is given, in files."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._known: dict[str, object] = {}

    def read(self, name: str) -> object:
        """Return what was written under `name`; None where there is nothing sound."""
        if name not in self._known and self._folder:
            self._known[name] = _load(self._folder / f"{name}.json")
        return self._known.get(name)

    def write(self, name: str, data: object) -> None:
        """Keep `data` under `name`; a file that cannot be written is no loss."""
        self._known[name] = data
        if self._folder:
            with contextlib.suppress(OSError):
                _store(self._folder, f"{name}.json", data)


def _load(file: Path) -> object:
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return None
        digest, _, content = file.read_bytes().partition(b"\n")
        if digest.decode("ascii") != hashlib.sha256(content).hexdigest():
            return None
        data: object = json.loads(content)
    except (OSError, ValueError, RecursionError):
        return None
    return data


def _store(folder: Path, name: str, data: object) -> None:
    """Write beside the file and move into place, so that nobody reads half of it."""
    content = json.dumps(data, separators=(",", ":")).encode("ascii")
    if len(content) > _LARGEST:
        return
    _prepare(folder, name)
    handle, path = tempfile.mkstemp(dir=folder, prefix=f"{name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(content).hexdigest().encode("ascii") + b"\n" + content)
        Path(path).replace(folder / name)
    except OSError:
        Path(path).unlink(missing_ok=True)
        raise


def _prepare(folder: Path, name: str) -> None:
    """Make the folder, keep it out of git, and clear up behind runs that were killed."""
    folder.mkdir(parents=True, exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.is_file():
        ignored.write_text("*\n", encoding="utf-8")
    latest = time.time() - _ABANDONED
    for file in folder.glob(f"{name}.*.tmp"):
        if file.stat().st_mtime < latest:
            file.unlink()
