"""MkDocs' files as the site that the core looks at."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs_backlog.model.repository_page import edit_uri_of
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.plugin.places import option_finder
from mkdocs_backlog.plugin.slugs import read_slugs
from mkdocs_backlog.plugin.translation import find_translator
from mkdocs_backlog.sources.repository import exists_in, find_repository, path_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

_HOSTS_OF_GUESSES = frozenset({"github.com", "gitlab.com", "bitbucket.org"})
_GUESSES = frozenset({"edit/master/docs/", "src/default/docs/"})
"""What MkDocs takes for `edit_uri` where these hosts are named: its `EditURI.post_validation`."""


def page_key(file: File) -> str:
    """Return the path under which a page is known: with translations, that of the original."""
    return str(getattr(file, "norm_src_uri", file.src_uri))


def read_site(files: Files, config: MkDocsConfig, *, serving: bool) -> Site:
    """Return the pages and files as MkDocs will build them.

    Args:
        files: All files, those of other plugins included.
        config: The site's configuration.
        serving: Whether drafts are part of the site.
    """
    docs_dir = Path(config.docs_dir)
    folder = Path(config.config_file_path).resolve().parent
    repository = find_repository(docs_dir)
    published = {page_key(file): file for file in files if _is_published(file, serving=serving)}
    site = Site(
        pages=dict(_pages(published)),
        files=frozenset(published),
        excluded=frozenset(page_key(file) for file in files) - published.keys(),
        docs_path=posixpath.relpath(docs_dir.resolve().as_posix(), folder.as_posix()),
        repository_path=path_in(repository, docs_dir),
        in_repository=exists_in(repository),
        use_directory_urls=config.use_directory_urls,
        slugs=read_slugs(config),
        config_file=Path(config.config_file_path).name,
        find_option=option_finder(config.config_file_path),
        repo_url=config.repo_url,
        edit_uri=edit_uri_of(_edit_uri(config), config.edit_uri_template),
        titles=dict(titles_in(config.nav)),
    )
    # A translator moves all pages alike, the generated ones too, so that links stay as they are.
    return site if find_translator(config) else replace(site, urls=_moved(site, published))


def _edit_uri(config: MkDocsConfig) -> str | None:
    """Return the option without the guess of a branch that MkDocs puts in its place."""
    host = urlsplit(config.repo_url or "").netloc.lower()
    guessed = host in _HOSTS_OF_GUESSES and config.edit_uri in _GUESSES
    return None if guessed else config.edit_uri


def _is_published(file: File, *, serving: bool) -> bool:
    """Say whether a file will be on the site.

    A blog excludes its posts until there is a navigation, but has made their pages already.
    """
    level = file.inclusion
    return bool(level.is_in_serve() if serving else level.is_included()) or file.page is not None


def _moved(site: Site, published: Mapping[str, File]) -> dict[str, str]:
    """Return the URLs of the pages that other plugins have moved."""
    urls = {
        key: unquote(file.url) if file.url not in {".", "./"} else ""
        for key, file in published.items()
        if file.is_documentation_page()
    }
    return {key: url for key, url in urls.items() if url != site.url_of(key)}


def _pages(published: Mapping[str, File]) -> Iterator[tuple[str, str]]:
    """Yield the texts of the pages; of one that cannot be read MkDocs will tell."""
    for key in sorted(published):
        file = published[key]
        if file.is_documentation_page() and _lies_inside(file):
            try:
                yield key, file.content_string
            except (OSError, ValueError):
                continue


def _lies_inside(file: File) -> bool:
    """Say whether a page is a file of its source folder, no link that leads out of it."""
    if file.src_dir is None or file.abs_src_path is None:
        return True
    return Path(file.abs_src_path).resolve().is_relative_to(Path(file.src_dir).resolve())


def titles_in(nav: object) -> Iterator[tuple[str, str]]:
    """Yield the paths that a `nav` gives a title to, and the titles."""
    for entry in nav if isinstance(nav, list) else [nav]:
        for title, below in entry.items() if isinstance(entry, dict) else ():
            if isinstance(below, str):
                yield posixpath.normpath(below), str(title)
            else:
                yield from titles_in(below)
