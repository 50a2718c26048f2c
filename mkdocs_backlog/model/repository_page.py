"""The pages on which the host of a repository shows its files."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_backlog.model.site import Site

_DEFAULT_BRANCH = "HEAD"
"""What all these hosts take for the default branch."""
_HOSTS: Mapping[str, str] = {
    "github": "blob/",
    "gitlab": "-/blob/",
    "bitbucket": "src/",
    "gitea": "src/branch/",
    "forgejo": "src/branch/",
    "codeberg": "src/branch/",
}
"""What stands between a repository's address and the branch, by a part of the host's name."""
_EDIT_URI = re.compile(r"(?P<page>(?:-/)?(?:edit|blob|tree|raw)|src/branch|_edit|src)/(?P<rest>.+)")
_PAGES: Mapping[str, str] = {"_edit": "src/branch/", "src/branch": "src/branch/", "src": "src/"}
"""The same, by how an `edit_uri` begins, on hosts with other names."""


def edit_uri_of(edit_uri: str | None, template: str | None) -> str | None:
    """Return what MkDocs' options say of the way to a file's source.

    Args:
        edit_uri: The option of that name, as it is written.
        template: The option `edit_uri_template`, which wins.
    """
    return (template or "").partition("{")[0] or edit_uri


def repository_page(site: Site, path: str) -> str | None:
    """Return the address at which the repository's host shows a file.

    The branch is that of `edit_uri`, else the repository's default branch.

    Args:
        site: The site, which knows the repository's address.
        path: The file, as a POSIX path relative to the repository's root.

    Returns:
        None where no address is set, or the host is of no known kind.
    """
    address = _repository(site.repo_url or "")
    normal = posixpath.normpath(path)
    if address is None or normal.startswith(("..", "/", ".git/")) or normal in {".", ".git"}:
        return None
    found = _EDIT_URI.match((site.edit_uri or "").removeprefix(f"{site.repo_url}").lstrip("/"))
    page = _page(address, found)
    if page is None:
        return None
    branch = _branch(found["rest"], site.repository_path) if found else _DEFAULT_BRANCH
    return f"{address}/{page}{quote(branch)}/{quote(normal, errors='replace')}"


def _repository(address: str) -> str | None:
    """Return a repository's address without its ending; None where it is not on the web."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        return None
    return address.rstrip("/").removesuffix(".git")


def _page(address: str, edit_uri: re.Match[str] | None) -> str | None:
    """Return what stands between a repository's address and the branch."""
    labels = (urlsplit(address).hostname or "").split(".")
    known = next((page for name, page in _HOSTS.items() if name in labels), None)
    if known or edit_uri is None:
        return known
    written = edit_uri["page"]
    return _PAGES.get(written) or ("-/blob/" if written.startswith("-/") else "blob/")


def _branch(rest: str, docs_path: str | None) -> str:
    """Return the branch of an `edit_uri`, which ends with the path of docs_dir.

    Args:
        rest: What follows the kind of page: 'main/docs/', 'feature/x/docs/'.
        docs_path: POSIX path of docs_dir from the repository's root; None where it is not known.
    """
    parts = rest.partition("?")[0].strip("/")
    if docs_path == ".":
        return parts or _DEFAULT_BRANCH
    branch, end, _ = f"{parts}/".rpartition(f"/{docs_path}/")
    return (branch if end else parts.partition("/")[0]) or _DEFAULT_BRANCH
