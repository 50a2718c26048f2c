"""Files as services outside of the project name them: from the repository's root."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from mkdocs_backlog.model.site import Site


def repository_file(site: Site, path: str) -> str:
    """Return a path relative to docs_dir as one from the repository's root.

    Without a repository it is one from the folder of `mkdocs.yml`.
    """
    if site.repository_path is None:
        return site.shown_path(path)
    return posixpath.normpath(posixpath.join(site.repository_path, path))


def file_uri(site: Site, path: str) -> str:
    """Return the same as a relative URI."""
    return quote(repository_file(site, path), errors="replace")
