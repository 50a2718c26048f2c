"""Running `git`: by absolute name, without anybody's settings, within limits, never raising."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from mkdocs_backlog.model.history import Gap, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

TIME_LIMIT = 10.0
"""Seconds that one run of git may take."""
OUTPUT_LIMIT = 256 * 2**20
"""Bytes that one run of git may print."""
_ERROR_LIMIT = 8192
_CHUNK = 2**16
_GRACE = 1.0
_KEPT = frozenset({"GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH", "GIT_TEST_ASSUME_DIFFERENT_OWNER"})
"""Variables of git that choose no repository and run nothing."""

# What a repository's own settings could otherwise start or fetch is off by name.
_OPTIONS = (
    "--no-pager",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "protocol.allow=never"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.follow=false"),
    *("-c", "i18n.logOutputEncoding=UTF-8"),
    *("-c", "diff.ignoreSubmodules=none"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What a run of git came to."""

    code: int
    """The exit code."""
    content: bytes
    """What it printed."""
    complaint: str
    """The beginning of what it complained of."""


def find_git(path: str) -> str | None:
    """Return the absolute name of the `git` program.

    Args:
        path: The search path, as in the variable PATH; its relative folders are not searched, as
            the documentation might bring a program of that name.
    """
    name = "git.exe" if os.name == "nt" else "git"
    for folder in path.split(os.pathsep):
        file = Path(folder) / name
        if file.is_absolute() and file.is_file() and os.access(file, os.X_OK):
            return str(file)
    return None


def environment(inherited: Mapping[str, str], *, settings: bool = False) -> dict[str, str]:
    """Return the environment for git: no other repository, no settings, no questions, no network.

    Args:
        inherited: The environment of this process.
        settings: Leave the user's and the system's settings readable.
    """
    kept = {
        name: value
        for name, value in inherited.items()
        if not name.startswith("GIT_") or name in _KEPT
    }
    kept.update(
        GIT_NO_LAZY_FETCH="1",
        GIT_NO_REPLACE_OBJECTS="1",
        GIT_OPTIONAL_LOCKS="0",
        GIT_TERMINAL_PROMPT="0",
        LC_ALL="C",
        LANGUAGE="",
    )
    if not settings:
        kept.update(GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=os.devnull)
    return kept


class Git:
    """Git in one folder."""

    def __init__(
        self,
        program: str,
        folder: Path,
        *,
        trusted: Sequence[str] = (),
        time_limit: float = TIME_LIMIT,
        output_limit: int = OUTPUT_LIMIT,
    ) -> None:
        """Prepare to run git.

        Args:
            program: The absolute name of the program.
            folder: The folder to run in.
            trusted: Folders that the user declared safe although others own them.
            time_limit: Seconds that a run may take.
            output_limit: Bytes that a run may print.
        """
        self._program = program
        self._folder = folder
        self._trusted = [word for entry in trusted for word in ("-c", f"safe.directory={entry}")]
        self._time_limit = time_limit
        self._output_limit = output_limit

    def run(self, *arguments: str, lines: Sequence[str] = ()) -> Output | Unknown:
        """Return what git prints.

        Args:
            arguments: The command and its arguments.
            lines: What it reads, a line each.
        """
        command = [self._program, *_OPTIONS, *self._trusted, *arguments]
        return self._run(command, environment(os.environ), lines)

    def trusted_folders(self) -> list[str]:
        """Return the folders that the user's and the system's settings declare safe."""
        found: list[str] = []
        for scope in ("--system", "--global"):
            command = [self._program, "config", scope, "--null", "--get-all", "safe.directory"]
            output = self._run(command, environment(os.environ, settings=True), ())
            if isinstance(output, Output) and output.code == 0:
                found.extend(os.fsdecode(entry) for entry in output.content.split(b"\0")[:-1])
        return found

    def _run(
        self, command: Sequence[str], env: Mapping[str, str], lines: Sequence[str]
    ) -> Output | Unknown:
        with tempfile.TemporaryFile() as given:
            given.writelines(os.fsencode(f"{line}\n") for line in lines)
            given.seek(0)
            try:
                process = subprocess.Popen(  # noqa: S603 # a list, the program by absolute name
                    command,
                    cwd=self._folder,
                    env=env,
                    stdin=given,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    start_new_session=True,
                )
            except (OSError, ValueError) as error:
                reason = error.strerror if isinstance(error, OSError) else error
                return Unknown(gap=Gap.NOT_STARTED, detail=str(reason))
            return self._collect(process)

    def _collect(self, process: subprocess.Popen[bytes]) -> Output | Unknown:
        with process:
            out = _Drain(process.stdout, self._output_limit, lambda: _stop(process))
            err = _Drain(process.stderr, _ERROR_LIMIT, None)
            try:
                code = process.wait(self._time_limit)
            except subprocess.TimeoutExpired:
                return Unknown(gap=Gap.TOO_SLOW, detail=f"{self._time_limit:g}")
            finally:
                if process.returncode is None:
                    _stop(process)
                for drain in (out, err):
                    # What git left running keeps the pipes open; it goes with git.
                    if not drain.join(_GRACE):
                        _stop(process)
                        drain.join(None)
        if out.over:
            return Unknown(gap=Gap.TOO_LARGE)
        return Output(
            code=code, content=bytes(out.content), complaint=err.content.decode("utf-8", "replace")
        )


class _Drain:
    """Reads a pipe to its end and keeps so much of it."""

    def __init__(
        self, pipe: IO[bytes] | None, limit: int, overflow: Callable[[], None] | None
    ) -> None:
        self.content = bytearray()
        self.over = False
        self._pipe = pipe
        self._limit = limit
        self._overflow = overflow
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def join(self, seconds: float | None) -> bool:
        """Wait for the end of the pipe, and say whether it was reached."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _read(self) -> None:
        while self._pipe and (chunk := self._pipe.read1(_CHUNK)):  # type: ignore[attr-defined] # a buffered pipe
            room = self._limit - len(self.content)
            self.content += chunk[:room]
            if len(chunk) > room and not self.over:
                self.over = True
                if self._overflow:
                    self._overflow()


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it has started."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
