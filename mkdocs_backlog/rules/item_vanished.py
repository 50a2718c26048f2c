"""An ID left the matrix without being closed or dropped, or is still named elsewhere.

## What it checks

In git: the IDs that a matrix had once and does not have any more. One is reported when its item
was neither done nor dropped at the time, and when a page still names it. IDs whose item stayed
under a new one (same title, same document) count as renamed: they are reported only where the
old one is still named.

A ledger may go on naming what was done or dropped. Without a complete history nothing is said.

## Why it matters

An item that is deleted while it is open is forgotten, and nobody decided so. A reference to an ID
that is gone leads nowhere.

## Example

The row

```markdown
| IMP-ARCH-03 | Audit trail | [audit](spec/audit.md) | S10-W100-03 | open |
```

was deleted, and `spec/audit.md` still says "see IMP-ARCH-03". Keep the row, and say what became
of it:

```markdown
| IMP-ARCH-03 | Audit trail | [audit](spec/audit.md) | S10-W100-03 | dropped |
```

## How to fix

Bring the row back, with the status `dropped` if it will not be done. Where the item was renamed,
write its new ID. If all is as it should be, say so above the table:

```markdown
<!-- backlog: ignore[item-vanished] the first matrix was a draft -->
```

## Settings

`redirects` says which item an ID stands for today where git cannot tell: `redirects: {IMP-OLD-03:
IMP-ARCH-03}`. `history: false` leaves git alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.rules.wording import counted, dated, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_backlog.model.analysis import Analysis, Mention
    from mkdocs_backlog.model.timeline import Vanished
    from mkdocs_backlog.settings import Settings

CODE = "BKL601"
NAME = "item-vanished"
SEVERITY = Severity.WARNING

_SETTLED = frozenset({Status.DONE, Status.DROPPED, Status.UNKNOWN})
"""What may leave the matrix; where no status is known, nobody is accused."""


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for the items that a commit lost, and one for each ID left behind."""
    vanished = tuple(_vanished(analysis))
    lost: dict[tuple[str, str], list[Vanished]] = {}
    for entry in vanished:
        if entry.successor is None and entry.status not in _SETTLED:
            lost.setdefault((entry.page, entry.commit.hash), []).append(entry)
    for entries in lost.values():
        yield _lost(analysis, entries)
    ledgers = {ledger.file for ledger in analysis.ledgers}
    for entry in vanished:
        quiet = ledgers if entry.status in _SETTLED else frozenset[str]()
        mentions = [
            mention
            for mention in analysis.former_mentions.get(entry.id, ())
            if mention.location.path not in quiet
        ]
        if mentions:
            yield _left_behind(entry, mentions)


def _vanished(analysis: Analysis) -> Iterator[Vanished]:
    """Yield what is gone, with the item that it is today by git or by the site's author."""
    today = {former.id: former.successor for former in analysis.former}
    for entry in analysis.history.vanished if analysis.history else ():
        yield replace(entry, successor=today.get(entry.id))


def _lost(analysis: Analysis, entries: Sequence[Vanished]) -> Problem:
    first = entries[0]
    states = {entry.status for entry in entries}
    status = str(first.status) if len(states) == 1 else "not closed"
    cure = "bring the rows back, as dropped if that is what they are"
    if len(entries) == 1:
        cure = "bring the row back, as dropped if that is what it is"
    names = listed([entry.id for entry in entries])
    return Problem(
        message=f"{names} left the matrix in {dated(first.commit)} while {status}; {cure}",
        location=_matrix(analysis, first.page),
        item=first.id if len(entries) == 1 else None,
        hint=cure,
        subject=" ".join(entry.id for entry in entries),
    )


def _matrix(analysis: Analysis, page: str) -> Location:
    """Return the header of a page's first matrix."""
    lines = (
        matrix.recognition.table.header.line
        for backlog in analysis.backlogs
        if backlog.src_uri == page
        for matrix in backlog.matrices
    )
    return Location(page, next(lines, 1))


def _left_behind(entry: Vanished, mentions: Sequence[Mention]) -> Problem:
    rest = len(mentions) - 1
    more = f", as in {counted(rest, 'more place')}" if rest else ""
    if entry.successor:
        fact = f"'{entry.id}' was renamed '{entry.successor}' in {dated(entry.commit)}"
        cure = f"write '{entry.successor}'"
    else:
        fact = f"'{entry.id}' left the matrix in {dated(entry.commit)} and is still named here"
        cure = "bring the row back, or take the reference out"
    return Problem(
        message=f"{fact}{more}; {cure}",
        location=mentions[0].location,
        item=entry.id,
        hint=cure,
        related=tuple(
            Related(location=mention.location, message=f"'{entry.id}' is named here")
            for mention in mentions[1:]
        ),
        subject=entry.id,
    )
