"""A table is almost a matrix, or too wide to be read.

## What it checks

Tables with a column of IDs that were not taken for a backlog: those on a page that calls itself a
backlog, those of a site in which no backlog was found, and, in one note, tables of other kinds
(requirements, risks, findings) that were left aside because other pages are called backlogs.
Glossaries, option lists and the like are left alone, ledgers and replaced logs too, and every page
once `matrices` names the pages.

Also each table that is left out because it would take too much work: rows that are shorter than
the header are filled up, and a page may be filled up with 50 000 cells in all.

## Why it matters

Which tables are backlogs is found out without configuration. Where that goes wrong, you should
learn it from the report and not from the absence of findings.

## Example

```markdown
# Backlog

| ID     | Note                     |
|--------|--------------------------|
| FR-001 | search as soon as typing |
| FR-002 | save searches            |
| FR-003 | share searches           |
```

Add a column that a backlog has:

```markdown
| ID     | Theme                    | Status |
|--------|--------------------------|--------|
| FR-001 | search as soon as typing | open   |
```

Or say that the table is one:

```yaml
plugins:
  - backlog:
      matrices: [backlog.md]
```

## How to fix

Name the page under `matrices`, or give its columns headers that are understood. If the table is
no backlog, nothing needs to be done: this is an `info` and fails no build.

A table that was left out is read once its header has fewer columns or its rows have more cells, or
once it is split up over several pages.

## Settings

`matrices` names the pages with matrices; where it is set, this rule speaks of nothing but tables
left out. `columns` adds header words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.rules.wording import counted, listed
from mkdocs_backlog.vocabulary import fold, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.backlog import Recognition
    from mkdocs_backlog.settings import Settings

CODE = "BKL109"
NAME = "table-unclear"
SEVERITY = Severity.INFO


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each table left out, each page with almost a matrix, all left aside."""
    for document in analysis.documents.values():
        yield from (_cut(document.src_uri, line) for line in document.cut)
    if not settings.matrices:
        yield from _unclear(analysis, settings)


def _unclear(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    taken = {backlog.src_uri for backlog in analysis.backlogs}
    other = {ledger.file for ledger in analysis.ledgers} | analysis.superseded.keys()
    free = [found for found in analysis.recognitions if found.src_uri not in other]
    against = load_vocabulary(settings.columns, settings.statuses).against
    pages: dict[str, Recognition] = {}
    for found in free:
        of_another_kind = any(fold(column.name) in against for column in found.columns)
        if found.almost and (found.named or not (taken or of_another_kind)):
            pages.setdefault(found.src_uri, found)
    yield from map(_almost, pages.values())
    aside = [found for found in free if found.matrix and found.src_uri not in taken]
    if aside:
        yield _aside(analysis, aside)


def _cut(src_uri: str, line: int) -> Problem:
    cure = "write all cells of its rows, or take columns out of the header"
    return Problem(
        message=f"this table was not read: its rows lack too many cells; {cure}",
        location=Location(src_uri, line),
        hint=cure,
        subject="cut",
    )


def _almost(found: Recognition) -> Problem:
    cure = f"'matrices: [{found.src_uri}]' would make it one"
    return Problem(
        message=f"this table has IDs but no other column of a backlog; {cure}",
        location=Location(found.src_uri, found.table.header.line),
        hint=cure,
        subject=found.src_uri,
    )


def _aside(analysis: Analysis, aside: Sequence[Recognition]) -> Problem:
    pages = list(dict.fromkeys(analysis.site.shown_path(found.src_uri) for found in aside))
    cure = "name the pages under 'matrices' to include them"
    tables = f"{counted(len(aside), 'table')} like a register {'is' if len(aside) == 1 else 'are'}"
    return Problem(
        message=f"{tables} not taken for a backlog, in {listed(pages)}; {cure}",
        location=Location(aside[0].src_uri, aside[0].table.header.line),
        hint=cure,
        related=tuple(
            Related(
                location=Location(found.src_uri, found.table.header.line), message=found.reasons[0]
            )
            for found in aside[1:]
        ),
        subject="aside",
    )
