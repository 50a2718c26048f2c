"""A widget or a view asks for what there is not.

## What it checks

Comments that begin with `backlog/`, and the `views` in `mkdocs.yml`: the kind of widget, the names
of options and columns, statuses, categories, IDs, steps, waves and views. Words in other fields
(an owner, a priority) may have no item at the moment and are not reported.

A comment where no widget can be shown is reported as well: in a heading, in raw HTML that the site
leaves as it is, and a count that begins a line, whose words behind it become a paragraph of their
own.

## Why it matters

A slip in a query would show an empty table, or the wrong number, which reads like good news. The
site shows a note in its place instead, and this finding names the line.

## Example

```markdown
<!-- backlog/table { statos: open, limit: many } -->
```

```markdown
<!-- backlog/table { status: open, limit: 10 } -->
```

## How to fix

Write the proposed word. The manual's page on widgets lists the kinds and their options.

## Settings

`views` names queries. `columns` tells which column is which, `categories` gives categories labels
by which they can be asked for, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.rules.queries import Cures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.widget import Widget
    from mkdocs_backlog.settings import Settings

CODE = "BKL903"
NAME = "widget-invalid"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each thing in a view or widget that is not understood."""
    cures = Cures(analysis)
    for name, view in analysis.views.items():
        for problem in view.problems:
            yield Problem(
                message=f"view '{name}': {cures.told(problem)}",
                location=analysis.site.option_place("views", name),
                hint=cures.cure_of(problem),
                subject=problem.wanted,
            )
    for entry in analysis.widgets:
        named = "" if entry.widget.kind is None else f"widget '{entry.widget.name}': "
        for problem in entry.problems:
            yield Problem(
                message=f"{named}{cures.told(problem)}",
                location=entry.widget.location,
                hint=cures.cure_of(problem),
                subject=problem.wanted,
            )
        if entry.widget.parts_text:
            yield _parting(entry.widget)


def _parting(widget: Widget) -> Problem:
    cure = "begin the line with a word"
    return Problem(
        message=f"widget 'count' begins its line, so what follows becomes a paragraph; {cure}",
        location=widget.location,
        hint=cure,
        subject=widget.name,
    )
