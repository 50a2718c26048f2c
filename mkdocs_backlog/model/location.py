"""Where in the documentation something stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; locations sort by path, then line, then column."""

    path: str
    """POSIX path relative to docs_dir; it may start with '../' for a file beside it."""
    line: int
    """Line number, counted from 1, of lines as Markdown counts them (LF, CRLF and CR end one)."""
    column: int = 0
    """Column in characters, counted from 1; 0 where it is not known."""
