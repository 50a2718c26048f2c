"""A link leads to a heading that its page does not have.

## What it checks

The part after `#` of links between pages and within a page. An anchor exists when a heading makes
it, as MkDocs' table of contents does, or an `id` sets it. Pages that other tools add to when the
site is built (snippets, macros, generated reference) are left alone, because their anchors cannot
be known.

The options of the table of contents are followed as `mkdocs.yml` has them: `separator`, and under
`slugify` the functions of Python-Markdown and of PyMdown Extensions, with their options:

```yaml
markdown_extensions:
  - toc:
      separator: "_"
      slugify: !!python/object/apply:pymdownx.slugs.slugify
        kwds:
          case: lower
```

Where `slugify` names any other function, it is not run to find out, and no anchor is checked.

## Why it matters

The reader lands at the top of a long page and has to guess. For an item it means that the
requirement it points at was renamed or removed.

## Example

```markdown
[limits](auth.md#attempt-limit)
```

where `auth.md` has the heading `## Attempt limits`. Write its anchor:

```markdown
[limits](auth.md#attempt-limits)
```

## How to fix

Take the anchor that the message proposes, or look it up in the rendered page. To keep an anchor
while you change the heading, set it: `## Limits for attempts {#attempt-limits}`.

## Settings

None of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Analysis, TargetState
from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.rules.nearest import NearestAnchor
from mkdocs_backlog.rules.targets import WrittenLink, links_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.settings import Settings

CODE = "BKL202"
NAME = "link-anchor-missing"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each link to an anchor that its page does not have."""
    pages: dict[str, NearestAnchor] = {}
    for link in links_to(analysis, TargetState.ANCHOR_MISSING):
        file = link.target.file or ""
        if file not in pages:
            pages[file] = NearestAnchor(analysis.documents[file].anchors)
        yield _problem(analysis, link, pages[file])


def _problem(analysis: Analysis, link: WrittenLink, anchors: NearestAnchor) -> Problem:
    nearest = anchors.find(link.target.anchor or "")
    cure = f"did you mean '#{nearest}'?" if nearest else "link one of its headings"
    page = analysis.site.shown_path(link.target.file or "")
    return Problem(
        message=f"'{page}' has no heading with the anchor '#{link.target.anchor}'; {cure}",
        location=link.location,
        item=link.item,
        hint=cure,
        subject=link.href,
    )
