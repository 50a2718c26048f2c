"""Repositories for tests, told commit by commit; dates and names are always the same."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from tests.support import write_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FIRST_DAY = 1_735_732_800
"""2025-01-01 12:00 UTC, when the first commit of every repository is made."""
_DAY = 86_400


class Repository:
    """A repository in which each commit is a day younger than the one before."""

    def __init__(self, folder: Path, *, make: bool = True) -> None:
        self.folder = folder
        self._time = FIRST_DAY - _DAY
        if make:
            folder.mkdir(parents=True, exist_ok=True)
            self.git("init", "--quiet", "--initial-branch=main", "--object-format=sha1")

    def git(self, *arguments: str) -> str:
        """Runs git with a fixed name, date and no settings, and returns what it prints."""
        date = f"{self._time} +0000"
        env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        env |= {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Ada",
            "GIT_AUTHOR_EMAIL": "ada@example.org",
            "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@example.org",
            "GIT_AUTHOR_DATE": date,
            "GIT_COMMITTER_DATE": date,
            "GIT_EDITOR": "true",
        }
        ran = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.folder,
            env=env,
            check=True,
            capture_output=True,
        )
        return ran.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """Writes files; None deletes one."""
        write_tree(self.folder, {path: text for path, text in files.items() if text is not None})
        for path in (path for path, text in files.items() if text is None):
            (self.folder / path).unlink()

    def commit(self, subject: str, files: Mapping[str, str | None] | None = None) -> str:
        """Writes files and commits everything a day later; returns the commit's name."""
        self.write(files or {})
        self._time += _DAY
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={subject}")
        return self.git("rev-parse", "HEAD")

    def stay(self) -> None:
        """Lets the next commit be made on the day of the last one."""
        self._time -= _DAY

    def branch(self, name: str) -> None:
        """Starts a branch here and goes to it."""
        self.git("switch", "--quiet", "--create", name)

    def switch(self, name: str) -> None:
        """Goes to a branch."""
        self.git("switch", "--quiet", name)

    def merge(self, *names: str) -> str:
        """Merges branches with a commit of their own, a day later; returns the commit's name."""
        self._time += _DAY
        self.git("merge", "--quiet", "--no-ff", "--no-edit", *names)
        return self.git("rev-parse", "HEAD")
