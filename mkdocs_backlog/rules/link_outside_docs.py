"""A link leads to a file of the repository that is not published.

## What it checks

Links to files that exist in the repository, outside of the documentation folder. Links to its
website are not affected.

Where `repo_url` is set, the site leads readers to the page of such a file on GitHub, GitLab,
Bitbucket, Gitea, Forgejo or Codeberg. The link then works on both sides, so nothing is told. An
image is told in any case: such a page is no picture.

## Why it matters

In the repository the link works, so nobody notices; on the site it leads nowhere.

## Example

```markdown
| FR-001 | Search | [spec](../../design/search.md) |
```

Move the document below the documentation folder, or say where the repository is:

```yaml
repo_url: https://github.com/team/project
```

## How to fix

What governs an item belongs into the documentation. For source files, set `repo_url`. The branch
is read from `edit_uri`, and is the repository's default branch without it. A host with a name of
its own is known by an `edit_uri` such as `edit/main/docs/`, `-/edit/main/docs/`, `src/main/docs/`
or `_edit/main/docs/`.

## Settings

`repo_url` and `edit_uri` are those of MkDocs. `repository_links: false` leaves links that begin
with `/` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Analysis, TargetState
from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.model.repository_page import repository_page
from mkdocs_backlog.rules.targets import WrittenLink, links_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.site import Site
    from mkdocs_backlog.settings import Settings

CODE = "BKL203"
NAME = "link-outside-docs"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each link to a file beside the documentation."""
    folder = analysis.site.docs_path
    for link in links_to(analysis, TargetState.OUTSIDE):
        shown = None if link.image else repository_page(analysis.site, link.target.file or "")
        if link.linked and shown is None:
            cure = _cure(analysis.site, link)
            fact = f"link target '{link.href}' is in the repository but not in '{folder}'"
            yield Problem(
                message=f"{fact}, so the site does not have it; {cure}",
                location=link.location,
                item=link.item,
                hint=cure,
                subject=link.href,
            )


def _cure(site: Site, link: WrittenLink) -> str:
    move = f"move it into '{site.docs_path}'"
    if link.image:
        return move
    option = "edit_uri" if site.repo_url else "repo_url"
    return f"set '{option}' so that the site links the repository's page of it, or {move}"
