"""A log that the backlog replaces is still in use.

## What it checks

The pages that the Governance section says are replaced, or that `supersedes` names: whether
another page links one, and whether one still lists an item of the backlog that is not closed, as
a row or entry that begins with its ID. The backlog's own links to what it replaces are left
alone, and so are links among replaced pages.

## Why it matters

Two lists of the same items go different ways within days. Whoever follows the old link works from
the one that nobody keeps.

## Example

```markdown
Planned improvements are in the [improvement log](logs/IMPROVEMENT_LOG.md).
```

Link the backlog:

```markdown
Planned improvements are in the [improvement backlog](IMPROVEMENT_BACKLOG.md).
```

## How to fix

Let the link lead to the backlog. In the old log, replace the entries by a sentence that says
where they went.

## Settings

`supersedes` names the replaced pages and takes the place of the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.rules.wording import counted, href_to, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis, Mention, ResolvedItem
    from mkdocs_backlog.model.document import Document
    from mkdocs_backlog.settings import Settings

CODE = "BKL405"
NAME = "superseded-in-use"
SEVERITY = Severity.WARNING

_CLOSED = frozenset({Status.DONE, Status.AWAITING_LEDGERS, Status.DROPPED})


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each link to a replaced page, and for each such page that lists items."""
    yield from _links(analysis)
    for src_uri, said in analysis.superseded.items():
        entries = list(_entries(analysis, src_uri))
        if entries:
            yield _still_lists(analysis, entries, said)


def _links(analysis: Analysis) -> Iterator[Problem]:
    own = {backlog.src_uri for backlog in analysis.backlogs} | analysis.superseded.keys()
    for found in analysis.links:
        said = analysis.superseded.get(found.target.file or "")
        if not said or found.src_uri in own:
            continue
        backlog = said.path if said.path in analysis.documents else analysis.backlogs[0].src_uri
        instead = href_to(analysis.site, found.src_uri, found.link.href, backlog)
        cure = f"link '{instead}' instead"
        where = place(analysis.site, said)
        yield Problem(
            message=f"'{found.link.href}' is a log that the backlog replaces ({where}); {cure}",
            location=Location(found.src_uri, found.link.line, found.link.column),
            hint=cure,
            related=(Related(location=said, message="the rule"),),
            subject=found.link.href,
        )


def _entries(analysis: Analysis, src_uri: str) -> Iterator[tuple[ResolvedItem, Mention]]:
    """Yield the items that are not closed and that an entry of the page begins with."""
    starts = _starts(analysis.documents[src_uri])
    for entry in analysis.items:
        if entry.status not in _CLOSED:
            for mention in entry.mentions:
                if mention.location.path == src_uri:
                    start = starts.get(mention.location.line, "")
                    if start.casefold().startswith(entry.item.id.casefold()):
                        yield entry, mention


def _starts(document: Document) -> dict[int, str]:
    """Return what the rows and boxes of a page begin with, by line."""
    rows = {row.line: row.cells[0].text for table in document.tables for row in table.rows}
    return rows | {task.line: task.label or "" for task in document.tasks}


def _still_lists(
    analysis: Analysis, entries: list[tuple[ResolvedItem, Mention]], said: Location
) -> Problem:
    entry, mention = min(entries, key=lambda found: found[1].location)
    others = len({found.item.id for found, _ in entries}) - 1
    more = f" and {counted(others, 'more item')}" if others else ""
    cure = "keep them in the backlog only"
    where = place(analysis.site, said)
    fact = f"this log still lists {entry.item.id}{more}, though the backlog replaces it ({where})"
    return Problem(
        message=f"{fact}; {cure}",
        location=mention.location,
        item=entry.item.id,
        hint=cure,
        related=(
            Related(location=entry.item.location, message=f"{entry.item.id} stands here"),
            Related(location=said, message="the rule"),
        ),
        subject=mention.location.path,
    )
