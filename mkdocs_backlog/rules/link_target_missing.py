"""A link leads to a file that is not there.

## What it checks

The links and images of all pages, as MkDocs resolves them, and links from the repository's root
(`/docs/spec/http.md`), which MkDocs leaves as they are. Paths that a matrix names in code or
plain text count too, wherever they start from: the page, the documentation folder or the
repository's root. Addresses on the web are not followed. A ledger that is missing is reported by
`ledger-missing` alone.

## Why it matters

An item without its document has no specification. A strict build of MkDocs does not notice a
broken link from the repository's root: it exits with success, and the site's readers meet a 404.

## Example

```markdown
| ID     | Theme  | Canonical Doc                       |
|--------|--------|-------------------------------------|
| FR-001 | Search | [spec](/docs/spec/searhc.md)        |
```

The message names the nearest file:

```markdown
| FR-001 | Search | [spec](/docs/spec/search.md)        |
```

## How to fix

Correct the target, or write the document. The proposal is a file of the same name in another
folder, or one whose name differs in a letter or two.

## Settings

`repository_links: false` leaves links that begin with `/` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Analysis, TargetState
from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.rules.nearest import NearestPath
from mkdocs_backlog.rules.targets import WrittenLink, links_to
from mkdocs_backlog.rules.wording import href_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.settings import Settings

CODE = "BKL201"
NAME = "link-target-missing"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each link to a file that does not exist."""
    nearest = NearestPath(analysis.site.files)
    ledgers = {
        (ledger.location.path, ledger.location.line, ledger.file)
        for ledger in analysis.ledgers
        if not ledger.exists
    }
    paths = _PathsAnywhere(analysis)
    for link in links_to(analysis, TargetState.MISSING):
        file = link.target.file or ""
        is_ledger = (link.src_uri, link.location.line, file) in ledgers
        if not is_ledger and (link.linked or not paths.has(link.href)):
            yield _problem(analysis, link, nearest.find(file))


class _PathsAnywhere:
    """Knows the files that a path without a link can mean."""

    def __init__(self, analysis: Analysis) -> None:
        self._in_repository = analysis.site.in_repository
        self._ends: set[str] = set()
        for file in analysis.site.files | analysis.site.excluded:
            parts = file.split("/")
            self._ends.update("/".join(parts[start:]) for start in range(len(parts)))
        root = analysis.site.repository_path or analysis.site.docs_path
        self._root = f"{root}/"

    def has(self, href: str) -> bool:
        """Say whether a file has this path from any folder on, or from the repository's root."""
        path = href.partition("#")[0].removeprefix("./").lstrip("/")
        return path.removeprefix(self._root) in self._ends or self._in_repository(path)


def _problem(analysis: Analysis, link: WrittenLink, nearest: str | None) -> Problem:
    if nearest:
        document = analysis.documents.get(nearest)
        anchor = link.target.anchor if document else None
        kept = f"#{anchor}" if document and anchor in document.anchors else ""
        cure = f"did you mean '{href_to(analysis.site, link.src_uri, link.href, nearest)}{kept}'?"
    else:
        cure = "correct the path or add the file"
    subject = "link target" if link.linked else "path"
    owner = f" of {link.item}" if link.item else ""
    return Problem(
        message=f"{subject} '{link.href}'{owner} is not among the documentation files; {cure}",
        location=link.location,
        item=link.item,
        hint=cure,
        subject=link.href,
    )
