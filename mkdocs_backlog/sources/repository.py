"""Where the documentation lies in its repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def find_repository(folder: Path) -> Path | None:
    """Return the nearest folder, itself or above, that holds `.git`; resolved. None without one."""
    real = folder.resolve()
    return next((place for place in (real, *real.parents) if (place / ".git").exists()), None)


def path_in(repository: Path | None, folder: Path) -> str | None:
    """Return a folder's POSIX path from the repository's root; None without a repository."""
    return None if repository is None else folder.resolve().relative_to(repository).as_posix()


def exists_in(repository: Path | None) -> Callable[[str], bool]:
    """Return what tells whether a POSIX path, relative to the root, exists in the repository."""
    if repository is None:
        return lambda _path: False

    def exists(path: str) -> bool:
        try:
            place = (repository / path).resolve()
            return place.is_relative_to(repository) and place.exists()
        except (OSError, RuntimeError, ValueError):  # too long a name, a circle of links, a NUL
            return False

    return exists
