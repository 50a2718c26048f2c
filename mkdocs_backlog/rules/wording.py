"""The words that messages share: places, counts, lists, and links as their author writes them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_backlog.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.history import Commit
    from mkdocs_backlog.model.location import Location
    from mkdocs_backlog.model.site import Site

BOX_WORDS = {
    Status.OPEN: "open",
    Status.IN_PROGRESS: "in progress",
    Status.BLOCKED: "blocked",
    Status.DONE: "ticked",
    Status.DEFERRED: "deferred",
    Status.DROPPED: "dropped",
}
"""What a box is, by its state."""


def place(site: Site, location: Location) -> str:
    """Return a place as reports show it: 'docs/todo/wave-100.md:9'."""
    return f"{site.shown_path(location.path)}:{location.line}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: '1 row', '3 rows'."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def dated(commit: Commit) -> str:
    """Return a commit with its day: '1a2b3c4 (2025-01-31)'; the working tree without one."""
    return f"{commit.short} ({commit.date})" if commit.hash else commit.short


def listed(names: Sequence[str], most: int = 3) -> str:
    """Return names in quotes, the first few spelt out: "'A', 'B' and 4 more"."""
    quoted = [f"'{name}'" for name in names[:most]]
    if len(names) > most:
        return f"{', '.join(quoted)} and {len(names) - most} more"
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]


def href_to(site: Site, src_uri: str, href: str, file: str) -> str:
    """Return the link from a page to a file, in the manner of another link of that page.

    Args:
        site: The site.
        src_uri: The page that the link stands on.
        href: The other link: from the repository's root where it begins with '/', else relative.
        file: POSIX path relative to docs_dir.
    """
    if href.startswith("/"):
        root = posixpath.normpath(site.repository_path or site.docs_path)
        path = posixpath.join("/", "" if root == "." else root, file)
    else:
        path = posixpath.relpath(file, posixpath.dirname(src_uri) or ".")
    return quote(path, safe="/~@+,")
