"""What a link leads to, as MkDocs will see it, repository-root links included."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mkdocs_backlog.model.analysis import ResolvedLink, Target, TargetState
from mkdocs_backlog.model.site import PAGE_EXTENSIONS, Site

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_backlog.model.document import Document

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|\\\\")
_INDEXES = ("index.md", "README.md")


class LinkResolver:
    """Resolves links within one documentation tree."""

    def __init__(
        self,
        site: Site,
        documents: Mapping[str, Document],
        *,
        repository_links: bool,
        generated: str | None = None,
    ) -> None:
        """Prepare for one tree.

        Args:
            site: The pages and files.
            documents: The pages, parsed.
            repository_links: Whether '/docs/x.md' means the file x.md of docs_dir.
            generated: The folder of the generated pages, which are known to the site alone.
        """
        self._site = site
        self._generated = generated
        self._documents = documents
        self._prefixes = _prefixes(site) if repository_links else ()
        self._roots = _roots(site) if repository_links else ()
        self._known: dict[tuple[str, str], Target] = {}
        self._folded = {path.casefold(): path for path in sorted(site.files, reverse=True)}

    def resolve(self, href: str, src_uri: str) -> Target:
        """Return what `href` on the page `src_uri` leads to."""
        # Pages of one folder see the same behind a path, unless it begins with '#' or '?'.
        base = src_uri if href[:1] in {"", "#", "?"} else posixpath.dirname(src_uri)
        known = self._known.get((base, href))
        if known is None:
            known = self._known[base, href] = self._resolve(href, src_uri)
        return known

    def _resolve(self, href: str, src_uri: str) -> Target:
        if _SCHEME.match(href):
            return Target(state=TargetState.EXTERNAL)
        path, _, fragment = href.partition("#")
        path = unquote(path.partition("?")[0])
        anchor = unquote(fragment) or None
        if not path:
            return self._in_page(src_uri, anchor)
        if path.startswith("/"):
            return self._from_root(path, anchor)
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), path))
        return self._in_docs(joined, anchor, folder=path.endswith("/"))

    def resolve_path(self, path: str, src_uri: str) -> Target:
        """Return what a path means that is no link, in code or plain text on the page `src_uri`.

        As a link first; where that leads nowhere, people write such paths from the root of the
        repository or of the documentation, or shorten them from the front. What could be several
        files stays what it is as a link.
        """
        target = self.resolve(path, src_uri)
        written, _, fragment = path.partition("#")
        wanted = posixpath.normpath(unquote(written).lstrip("/"))
        unclear = target.state is TargetState.UNCHECKED and target.file is None
        nowhere = unclear or target.state is TargetState.MISSING
        if not nowhere or not _is_below(wanted):
            return target
        anchor = unquote(fragment) or None
        readings = self._from_roots(wanted, anchor)
        if not readings:
            readings = {self._in_page(file, anchor) for file in self._ending(wanted)}
        return readings.pop() if len(readings) == 1 else target

    def _from_roots(self, path: str, anchor: str | None) -> set[Target]:
        """Return what a path is from the root of the documentation and of the repository."""
        inside = {path.removeprefix(f"{prefix}/") for prefix in ("", *_prefixes(self._site))}
        found = {self._in_page(file, anchor) for file in inside & self._site.files}
        folder = self._site.repository_path
        in_docs = folder is not None and (folder == "." or path.startswith(f"{folder}/"))
        if not in_docs and self._site.in_repository(path):
            found.add(Target(state=TargetState.OUTSIDE, file=path, anchor=anchor))
        return found

    def _ending(self, path: str) -> list[str]:
        """Return the files whose paths end with a path."""
        named = self._by_name.get(posixpath.basename(path), ())
        return [file for file in named if file.endswith(f"/{path}")]

    @cached_property
    def _by_name(self) -> Mapping[str, list[str]]:
        """The files by their names without folders; most sites never ask."""
        found: dict[str, list[str]] = {}
        for file in self._site.files:
            found.setdefault(posixpath.basename(file), []).append(file)
        return found

    def all_links(self) -> tuple[ResolvedLink, ...]:
        """Return every link of every page in order."""
        return tuple(
            ResolvedLink(
                src_uri=document.src_uri,
                link=link,
                target=self.resolve(link.href, document.src_uri),
            )
            for document in self._documents.values()
            for passage in document.passages
            for link in passage.links
        )

    def _from_root(self, path: str, anchor: str | None) -> Target:
        """Resolve '/docs/x.md' from the root; other absolute links are the site's own.

        The root is the folder of `mkdocs.yml`, and where that is not the repository's, that too.
        """
        relative = posixpath.normpath(path.lstrip("/"))
        for prefix in self._prefixes:
            if not prefix or relative == prefix or relative.startswith(f"{prefix}/"):
                inside = relative.removeprefix(prefix).lstrip("/")
                return self._in_docs(inside, anchor, folder=path.endswith("/") or not inside)
        for root in self._roots:
            outside = posixpath.normpath(posixpath.join(root, relative))
            if _is_below(outside) and self._site.in_repository(outside):
                return Target(state=TargetState.OUTSIDE, file=outside, anchor=anchor)
        return Target(state=TargetState.UNCHECKED)

    def _in_docs(self, path: str, anchor: str | None, *, folder: bool) -> Target:
        if not _is_inside(path):
            return self._beside_docs(path, anchor, folder=folder)
        found = self._find(path, folder=folder)
        if found:
            return self._in_page(found, anchor)
        return self._absent(path, anchor, folder=folder)

    def _absent(self, path: str, anchor: str | None, *, folder: bool) -> Target:
        """Return what can be said of a path that is no published file."""
        if path in self._site.excluded:
            return Target(state=TargetState.EXCLUDED, file=path, anchor=anchor)
        if self._generated is not None and f"{path}/".startswith(f"{self._generated}/"):
            file = f"{path}/index.md" if folder or path == self._generated else path
            return Target(state=TargetState.UNCHECKED, file=file, anchor=anchor)
        twin = self._folded.get(path.casefold())
        if twin:
            return Target(state=TargetState.CASE, file=twin, anchor=anchor)
        if folder or not posixpath.splitext(path)[1]:
            # MkDocs leaves links to folders and to URLs of pages alone: nothing is known of them.
            return self._url_like(path, anchor)
        return Target(state=TargetState.MISSING, file=path, anchor=anchor)

    def _find(self, path: str, *, folder: bool) -> str | None:
        """Return the file that a path names, or the index page of the folder that it names."""
        if not folder and path in self._site.files:
            return path
        base = "" if path in {"", "."} else f"{path}/"
        return next((base + name for name in _INDEXES if base + name in self._site.files), None)

    def _url_like(self, path: str, anchor: str | None) -> Target:
        base = path.rstrip("/")
        for extension in sorted(PAGE_EXTENSIONS):
            if f"{base}{extension}" in self._site.files:
                return Target(state=TargetState.UNCHECKED, file=f"{base}{extension}", anchor=anchor)
        return Target(state=TargetState.UNCHECKED)

    def _beside_docs(self, path: str, anchor: str | None, *, folder: bool) -> Target:
        docs = self._site.repository_path
        if docs is None:
            return Target(state=TargetState.MISSING, file=path, anchor=anchor)
        outside = posixpath.normpath(posixpath.join(docs, path))
        if self._prefixes and f"{outside}/".startswith(f"{docs}/"):
            # '../docs/x.md' leaves the folder and comes back: the repository's readers see x.md.
            inside = outside.removeprefix(docs).lstrip("/")
            return self._in_docs(inside, anchor, folder=folder or not inside)
        if _is_below(outside) and self._site.in_repository(outside):
            return Target(state=TargetState.OUTSIDE, file=outside, anchor=anchor)
        return Target(state=TargetState.MISSING, file=path, anchor=anchor)

    def _in_page(self, file: str, anchor: str | None) -> Target:
        document = self._documents.get(file)
        known = (
            anchor is None
            or document is None
            or self._site.slugs is None
            or document.anchors_open
            or anchor in document.anchors
            or anchor.startswith(("fn:", "fnref", "__"))
            # Browsers encode what a link names before they look for it.
            or (self._site.slugs.percent_encode and _encoded(anchor) in document.anchors)
        )
        state = TargetState.FOUND if known else TargetState.ANCHOR_MISSING
        return Target(state=state, file=file, anchor=anchor)


def _encoded(anchor: str) -> str:
    return quote(anchor, errors="replace")


def _is_inside(path: str) -> bool:
    """Say whether a normalised relative path stays inside the folder that it starts from."""
    return path != ".." and not path.startswith(("../", "/"))


def _is_below(path: str) -> bool:
    """Say whether it leads to something in that folder, not to the folder itself."""
    return path != "." and _is_inside(path)


def _prefixes(site: Site) -> tuple[str, ...]:
    """Return docs_dir as seen from `mkdocs.yml` and from the repository: 'docs'; '' is the root."""
    paths = [site.docs_path, site.repository_path or ".."]
    inside = [posixpath.normpath(path) for path in paths if not path.startswith(("..", "/"))]
    return tuple(dict.fromkeys("" if path == "." else path for path in inside))


def _roots(site: Site) -> tuple[str, ...]:
    """Return the folders of the repository that a leading slash can mean: its root, the site's."""
    if site.repository_path is None:
        return ()
    up = posixpath.relpath(".", site.docs_path)
    project = posixpath.normpath(posixpath.join(site.repository_path, up))
    return tuple(dict.fromkeys(("", "" if project.startswith(".") else project)))
