"""The documentation that a run looks at, before anything is parsed."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PAGE_EXTENSIONS = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""The extensions of pages, as in MkDocs."""


def _nothing_beside(_path: str) -> bool:
    """Say that no file exists beside the documentation."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The pages and files of a documentation tree and how the site treats them."""

    pages: Mapping[str, str]
    """Markdown text by POSIX path relative to docs_dir, without byte order mark."""
    files: frozenset[str] = frozenset()
    """Every published file, pages included, as POSIX paths relative to docs_dir."""
    excluded: frozenset[str] = frozenset()
    """Files of docs_dir that are not published (excluded, or drafts in a real build)."""
    docs_path: str = "docs"
    """POSIX path of docs_dir from the folder of `mkdocs.yml`; what reports put before a path."""
    repository_path: str | None = "docs"
    """POSIX path of docs_dir from the repository's root; None where that is not known."""
    in_repository: Callable[[str], bool] = _nothing_beside
    """Tells whether a POSIX path relative to the repository's root exists there."""
    use_directory_urls: bool = True
    """As MkDocs' setting of that name."""
    slugs_known: bool = True
    """False when the site makes anchors in a way of its own, so that none can be checked."""
    config_file: str = "mkdocs.yml"
    """Name of the settings file, for messages; relative to its own folder."""
    view_lines: Mapping[str, int] = field(default_factory=dict)
    """Lines of the views in the settings file, counted from 1, by name; where they are not known,
    nothing."""
    repo_url: str | None = None
    """The repository's address, for links to what is not published."""
    edit_uri: str | None = None
    """MkDocs' `edit_uri`, for links to the source of a page."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Titles that the navigation gives to pages, by path."""
    urls: Mapping[str, str] = field(default_factory=dict)
    """URLs of pages that do not follow from their paths (a blog's posts), by path."""

    def url_of(self, src_uri: str) -> str:
        """Return a page's URL relative to the site's root, as MkDocs makes it; '' is the root."""
        if src_uri in self.urls:
            return self.urls[src_uri]
        stem, extension = posixpath.splitext(src_uri)
        if extension.lower() not in PAGE_EXTENSIONS:
            return src_uri
        folder, name = posixpath.split(stem)
        is_index = name in {"index", "README"}
        if not self.use_directory_urls:
            return posixpath.join(folder, "index.html" if is_index else f"{name}.html")
        path = folder if is_index else stem
        return f"{path}/" if path else ""

    @property
    def config_path(self) -> str:
        """The settings file as a POSIX path relative to docs_dir: '../mkdocs.yml'."""
        return posixpath.relpath(self.config_file, self.docs_path)

    def shown_path(self, path: str) -> str:
        """Return a path of docs_dir as reports show it: from the folder of `mkdocs.yml`."""
        return posixpath.normpath(posixpath.join(self.docs_path, path))
