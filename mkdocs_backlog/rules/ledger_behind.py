"""An item is closed, and a ledger has no evidence of it.

## What it checks

Each item that would be done, against each ledger of its backlog. Evidence is a mention (the
ledger names the item or one of its steps) or a change (in git, the ledger changed together with
what closed the item). One kind is enough. A table row that says that the item is not closed (its
status is open, or it stands under a heading such as "Open limitations") is no mention, nor is an
entry of a list under such a heading that begins with the item.

An entry there that names the item among other words does not say whether the item is closed. It
counts as done then, and an `info` names the line.

Where git cannot be asked, the ledgers that do not name an item may still have changed with it.
Then nobody is accused: the items count as done, and one `info` says how to make it known. The same
holds for items that were done when they entered the backlog, and for ledgers that git does not
keep. Ledgers that do not exist are reported by `ledger-missing`.

## Why it matters

The backlog says that closing needs synchronized updates. A limitation that is lifted and still
listed misleads everybody who plans with it.

## Example

```markdown
- [x] step S10-W100-01: size the connection pool
```

carries out `IMP-ARCH-01`, but no row of `LIMITATIONS.md` names either. Record it:

```markdown
| LIM-PERF-01 | Pool sized from measurements, `IMP-ARCH-01` | closed |
```

## How to fix

Update the ledger and name the item in it; move or correct a row that still says open. If the item
is not really closed, take back the tick.

## Settings

`ledgers` lists the ledgers, `ledger_evidence` the kinds of evidence that count. `history: false`
leaves git alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Analysis, LedgerEntry, LedgerState, ResolvedItem
from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.rules.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.settings import Settings

CODE = "BKL402"
NAME = "ledger-behind"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each ledger that a closed item lacks, and one for what is not known."""
    unknown = 0
    for entry in analysis.items:
        if entry.written is not Status.DONE:
            continue
        for ledger in entry.ledgers:
            if ledger.state is LedgerState.MISSING:
                yield _problem(analysis, entry, ledger)
            elif ledger.state is LedgerState.UNKNOWN and ledger.location:
                yield _not_clear(analysis, entry, ledger.file, ledger.location)
        unknown += any(
            ledger.state is LedgerState.UNKNOWN and not ledger.location for ledger in entry.ledgers
        )
    if unknown:
        yield _not_known(analysis, unknown, settings)


def _problem(analysis: Analysis, entry: ResolvedItem, ledger: LedgerEntry) -> Problem:
    item = entry.item.id
    cure = "record it there by its ID or its step"
    path = analysis.site.shown_path(ledger.file)
    fact = f"ledger '{path}' has no evidence of it"
    related = Related(location=Location(ledger.file, 1), message="the ledger")
    row = next((c for c in entry.claims if c.location == ledger.location), None)
    if row:
        cure = "update that row or move it"
        fact = f"ledger '{path}' has it {row.reason.text} in line {row.location.line}"
        related = Related(location=row.location, message=f"{row.name} is {row.reason.text}")
    return Problem(
        message=f"{item} is done, but {fact}; {cure}",
        location=entry.item.location,
        item=item,
        hint=cure,
        related=(related,),
        subject=ledger.file,
    )


def _not_clear(analysis: Analysis, entry: ResolvedItem, file: str, place: Location) -> Problem:
    """Return the note on an entry of a list that names an item among what is open."""
    item, path = entry.item.id, analysis.site.shown_path(file)
    cure = "record it there by its ID or its step, outside of what is open"
    return Problem(
        message=f"whether ledger '{path}' records that {item} is done is not clear from line "
        f"{place.line}; {cure}",
        location=entry.item.location,
        item=item,
        hint=cure,
        related=(Related(location=place, message=f"{item} is named among what is open"),),
        at_most=Severity.INFO,
        subject=file,
    )


def _not_known(analysis: Analysis, items: int, settings: Settings) -> Problem:
    cure = "build where the whole git history is, or set 'ledger_evidence: [mention]'"
    if not settings.history:
        cure = "set 'history: true', or 'ledger_evidence: [mention]'"
    elif analysis.history and not analysis.history.unknown:
        cure = "record each there as closed, as git does not show it"
    fact = f"whether the ledgers followed is not known for {counted(items, 'done item')}"
    return Problem(
        message=f"{fact} that they do not show as closed; {cure}",
        location=analysis.ledgers[0].location,
        hint=cure,
        at_most=Severity.INFO,
        subject="history",
    )
