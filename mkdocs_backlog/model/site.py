"""The documentation that a run looks at, before anything is parsed."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.slugs import DEFAULT_SLUGS, SlugStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PAGE_EXTENSIONS = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""The extensions of pages, as in MkDocs."""


def _nothing_beside(_path: str) -> bool:
    """Say that no file exists beside the documentation."""
    return False


def _nowhere(_keys: Sequence[str]) -> None:
    """Say that nobody knows where options are set."""


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
    slugs: SlugStyle | None = DEFAULT_SLUGS
    """How headings get their anchors; None where that is not known, so that none is checked."""
    config_file: str = "mkdocs.yml"
    """Name of the settings file, for messages; relative to its own folder."""
    find_option: Callable[[Sequence[str]], tuple[str, int] | None] = _nowhere
    """Returns where the keys of an option lead to: the file, relative to the settings file's
    folder, and the line, counted from 1; None where that is not known."""
    repo_url: str | None = None
    """The repository's address, for links to what is not published."""
    edit_uri: str | None = None
    """MkDocs' `edit_uri` as it is written, for the branch; None where it is not."""
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

    def option_place(self, *keys: str) -> Location:
        """Return where an option, or an entry of it, is set; else the top of the settings file."""
        for length in range(len(keys), 0, -1):
            if found := self.find_option(keys[:length]):
                file, line = found
                return Location(posixpath.relpath(file, self.docs_path), line)
        return Location(self.config_path, 1)

    def shown_path(self, path: str) -> str:
        """Return a path of docs_dir as reports show it: from the folder of `mkdocs.yml`."""
        return posixpath.normpath(posixpath.join(self.docs_path, path))
