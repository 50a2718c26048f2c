"""An ignore comment hides nothing.

## What it checks

Each `<!-- backlog: ignore[...] ... -->`: whether every rule in its brackets finds something in
the row, entry or paragraph that the comment stands in or above. A comment above a table speaks
for the whole table. Rules that are switched off are left alone. Whether `matrix-not-rendered` is
hidden is known once the pages are rendered, so the build alone tells of it.

## Why it matters

What it hid has been put right. Left in place, the comment would hide the next problem there as
well.

## Example

```markdown
- [ ] step S10-W100-05: upkeep <!-- backlog: ignore[step-missing] no item needs it -->
```

Name the rule that is meant, or delete the comment:

```markdown
- [ ] step S10-W100-05: upkeep <!-- backlog: ignore[step-unclaimed] no item needs it -->
```

## How to fix

Delete the comment, or take the rule out of its brackets. If it should hide something, look at
where it stands.

## Settings

`rules` switches a rule off on the whole site, which needs no comments.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.rules import matrix_not_rendered as rendering
from mkdocs_backlog.rules.nearest import NearestWord
from mkdocs_backlog.rules.suppressions import Suppression, Suppressions, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL901"
NAME = "suppression-unused"
SEVERITY = Severity.WARNING
_KNOWN_LATER = frozenset({rendering.CODE.casefold(), rendering.NAME})


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each rule in an ignore that hides none of `analysis.findings`.

    `settings` must hold the severity of every rule, by code and by name.
    """
    known = NearestWord(settings.rules)
    for suppression, hidden in _hidden(analysis):
        if not suppression.names:
            cure = "write 'ignore[...]' with the rule that it hides"
            yield _problem(suppression, "ignore", "'ignore' names no rule", cure)
        for name in suppression.names:
            severity = settings.severity((name.casefold(),), suppression.location.path)
            if severity is None:
                nearest = known.find(name)
                cure = f"did you mean '{nearest}'?" if nearest else "see the catalogue of rules"
                yield _problem(suppression, name, f"'ignore[{name}]' names no rule", cure)
            elif name.casefold() not in _KNOWN_LATER | hidden and severity is not Severity.OFF:
                yield _unused(suppression, name)


def check_rendered(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield the same for the rule about rendered pages, once they are rendered."""
    for suppression, hidden in _hidden(analysis):
        for name in suppression.names:
            late = name.casefold() in _KNOWN_LATER and name.casefold() not in hidden
            path = suppression.location.path
            if late and settings.severity((name.casefold(),), path) is not Severity.OFF:
                yield _unused(suppression, name)


def _hidden(analysis: Analysis) -> Iterator[tuple[Suppression, set[str]]]:
    """Yield the suppressions with the codes and names of the rules whose findings they hide."""
    suppressions = Suppressions(analysis.documents.values())
    if not suppressions.all:
        return
    hidden: dict[Suppression, set[str]] = defaultdict(set)
    for finding in analysis.findings:
        for suppression in suppressions.hiding(finding):
            hidden[suppression].update(names_of(finding))
    for suppression in suppressions.all:
        yield suppression, hidden[suppression]


def _unused(suppression: Suppression, name: str) -> Problem:
    return _problem(suppression, name, f"'ignore[{name}]' hides nothing here", "delete it")


def _problem(suppression: Suppression, name: str, fact: str, cure: str) -> Problem:
    return Problem(
        message=f"{fact}; {cure}", location=suppression.location, hint=cure, subject=name
    )
