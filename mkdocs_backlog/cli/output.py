"""Where answers go: the terminal, a pipe, a file."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_backlog.errors import SourceError
from mkdocs_backlog.model.site import PAGE_EXTENSIONS
from mkdocs_backlog.report.layout import plain

if TYPE_CHECKING:
    from mkdocs_backlog.report.layout import Paint

_STYLES: dict[str, dict[str, str | bool]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "info": {"fg": "cyan"},
    "title": {"bold": True},
    "path": {"underline": True},
    "dim": {"dim": True},
    "done": {"fg": "green"},
    "awaiting-ledgers": {"fg": "magenta"},
    "in-progress": {"fg": "blue"},
    "blocked": {"fg": "red"},
    "conflict": {"fg": "red", "bold": True},
    "dropped": {"dim": True},
    "deferred": {"dim": True},
    "unknown": {"dim": True},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What stdout can show."""

    terminal: bool
    """Whether a person reads it."""
    paint: Paint
    """Its colours."""
    width: int
    """Its columns; 80 where it is no terminal."""
    blocks: bool
    """Whether its encoding has block characters."""


def find_screen() -> Screen:
    """Return what stdout can show, and let it replace what its encoding lacks."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
    terminal = sys.stdout.isatty()
    return Screen(
        terminal=terminal,
        paint=_styled if _wants_colour(terminal=terminal) else plain,
        width=_width() if terminal else 80,
        blocks=_has_blocks(getattr(sys.stdout, "encoding", None) or "ascii"),
    )


def print_text(text: str) -> None:
    """Write text for a person to stdout."""
    # The colours are there only where they are wanted; click must not take them out again.
    click.echo(text, nl=False, color=True)


def print_data(text: str) -> None:
    """Write text for a program to stdout: UTF-8, whatever the terminal's encoding is."""
    click.echo(text.encode("utf-8"), nl=False)


def deliver(text: str, output: Path | None, docs_dir: Path) -> None:
    """Write text for a program to a file, or to stdout where none is named."""
    if output is None:
        print_data(text)
    else:
        write_file(output, text, docs_dir)


def write_file(path: Path, text: str, docs_dir: Path) -> None:
    """Write a file as a whole or not at all; UTF-8.

    Args:
        path: The file; its folder exists.
        text: What it will hold.
        docs_dir: The documentation, whose pages are never written over.

    Raises:
        SourceError: It cannot be written, or is a page of the documentation.
    """
    in_docs = path.resolve().is_relative_to(docs_dir.resolve())
    if in_docs and path.suffix.lower() in PAGE_EXTENSIONS:
        raise SourceError(f"'{path}' would be a page of the documentation; choose another file")
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")  # a device or a pipe
        else:
            _replace(path.resolve(), text)
    except OSError as error:
        raise SourceError(f"'{path}' cannot be written: {error.strerror}") from None


def _replace(path: Path, text: str) -> None:
    """Write beside the file and move in place, under the permissions that it has or would get."""
    import tempfile  # noqa: PLC0415 # slow, and most runs write no file

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _wants_colour(*, terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def _width() -> int:
    import shutil  # noqa: PLC0415 # slow, and only a terminal has a width

    return shutil.get_terminal_size().columns


def _has_blocks(encoding: str) -> bool:
    try:
        "█▓▒░".encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _styled(text: str, kind: str) -> str:
    style = _STYLES.get(kind)
    return click.style(text, **style) if style else text  # type: ignore[arg-type] # names and flags
