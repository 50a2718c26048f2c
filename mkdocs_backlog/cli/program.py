"""How the program ends: what is told, and with which exit code."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

import click

from mkdocs_backlog.errors import BacklogError, SettingsError
from mkdocs_backlog.report.printable import printable

FINDINGS = 1
"""Exit code: there are findings that fail."""
UNUSABLE = 2
"""Exit code: wrong usage or settings, or nothing to read."""
FAULT = 3
"""Exit code: a fault of this program."""
_READER_GONE = 141
_INTERRUPTED = 130
"""As a shell tells of a program that SIGPIPE or SIGINT ended."""


class Program(click.Group):
    """A group of commands whose errors become one line and an exit code, never a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; every way it can end but well ends here."""
        try:
            return super().invoke(ctx)
        except BacklogError as error:
            problems = error.problems if isinstance(error, SettingsError) else (str(error),)
            tell(*problems)
            ctx.exit(UNUSABLE)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except BrokenPipeError:
            _leave_stdout()
            ctx.exit(_READER_GONE)
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)
        except Exception as error:  # noqa: BLE001 # a fault must never look like an answer
            _tell_fault(error)
            ctx.exit(FAULT)


def tell(*lines: str) -> None:
    """Write lines to stderr: what is not an answer."""
    for line in lines:
        click.echo(printable(line), err=True)


def _tell_fault(error: Exception) -> None:
    if os.environ.get("MKDOCS_BACKLOG_DEBUG"):
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown place"
    told = traceback.format_exception_only(error)[-1].strip()
    tell(
        f"internal fault of mkdocs-backlog, nothing is known of the documents: {told} at {place}; "
        "report this line in the project's issue tracker "
        "(MKDOCS_BACKLOG_DEBUG=1 shows the traceback)"
    )


def _leave_stdout() -> None:
    """Point stdout at nothing, so that Python does not complain when it closes it."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
    except (OSError, ValueError):  # not a real file
        return
