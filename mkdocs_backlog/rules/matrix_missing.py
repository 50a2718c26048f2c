"""A page that is named as a backlog holds no matrix.

## What it checks

Each entry of `matrices:` in `mkdocs.yml`. A path must lead to a page with a matrix: a table with
a column of IDs. A glob must match at least one such page; the other pages that it matches may be
of any kind.

## Why it matters

The option says where the backlog is. When nothing is found there, because the page was moved, the
name is misspelt or the table lost its header, every check of its items silently stops. That must
not look like a clean result.

## Example

```yaml
plugins:
  - backlog:
      matrices: [reference/BACKLOG.md] # the page is reference/IMPROVEMENT_BACKLOG.md
```

Write the path relative to `docs_dir`:

```yaml
plugins:
  - backlog:
      matrices: [reference/IMPROVEMENT_BACKLOG.md]
```

## How to fix

Correct the path. If the page is the right one, the message says what its first table lacks; most
often that is a header word for the ID column, which `columns:` adds.

## Settings

`matrices` names the pages. Without it they are found by themselves and this rule has nothing to
say. `columns` adds header words to the built-in ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.model.globs import matches
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.rules.nearest import NearestPath

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.backlog import Recognition
    from mkdocs_backlog.settings import Settings

CODE = "BKL101"
NAME = "matrix-missing"
SEVERITY = Severity.ERROR


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each entry of `matrices:` that leads to no matrix."""
    with_matrix = {backlog.src_uri for backlog in analysis.backlogs}
    for glob in dict.fromkeys(settings.matrices):
        pages = [uri for uri in analysis.documents if matches(uri, (glob,))]
        if not pages:
            yield _no_page(analysis, glob)
        elif not with_matrix.intersection(pages):
            yield _no_matrix(analysis, glob, pages)


def _no_page(analysis: Analysis, glob: str) -> Problem:
    nearest = NearestPath(analysis.documents).find(glob.lstrip("/"))
    cure = (
        f"did you mean '{nearest}'?"
        if nearest
        else "write paths relative to the documentation folder"
    )
    return Problem(
        message=f"option 'matrices' names '{glob}', which matches no page; {cure}",
        location=analysis.site.option_place("matrices", glob),
        hint=cure,
        subject=glob,
    )


def _no_matrix(analysis: Analysis, glob: str, pages: list[str]) -> Problem:
    tables = [found for found in analysis.recognitions if found.src_uri in pages]
    line = tables[0].table.header.line if tables else 1
    cure = _cure(analysis, pages, tables)
    return Problem(
        message=f"option 'matrices' names '{glob}', where no table is a matrix; {cure}",
        location=Location(tables[0].src_uri if tables else pages[0], line),
        hint=cure,
        subject=glob,
    )


def _cure(analysis: Analysis, pages: list[str], tables: list[Recognition]) -> str:
    if {ledger.file for ledger in analysis.ledgers}.issuperset(pages):
        return "a ledger is not a backlog, so leave it out"
    if not tables and any(analysis.documents[page].cut for page in pages):
        return "its table lacks too many cells to be read, so write all cells of its rows"
    if not tables:
        return "add a table with a column of IDs"
    return f"its first table has {tables[0].reasons[0]}, which 'columns' can put right"
