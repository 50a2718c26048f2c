"""What the rules say of the rendered pages, which only a build has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_backlog.rules import (
    RULES,
    complete_settings,
    in_order,
    matrix_not_rendered,
    suppression_unused,
    weigh,
)
from mkdocs_backlog.rules.suppressions import Suppressions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.finding import Finding, Problem
    from mkdocs_backlog.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What the rendered pages show."""

    pages: Collection[str]
    """The pages that were rendered, as POSIX paths relative to docs_dir."""
    problems: tuple[Problem, ...]
    """The rows that they lack."""


def run_after_rendering(
    analysis: Analysis, settings: Settings, rendered: Rendered
) -> tuple[Finding, ...]:
    """Return what is found in the rendered pages alone, suppressed findings left out.

    Among it are the ignores of `matrix-not-rendered` that hide nothing, neither in the source of
    a page nor in what it was rendered to.
    """
    complete = complete_settings(settings)
    early = matrix_not_rendered.check(analysis, complete)
    late = list(_weighed(matrix_not_rendered.CODE, rendered.problems, complete))
    found = (*_weighed(matrix_not_rendered.CODE, early, complete), *late)
    unused = suppression_unused.check_rendered(replace(analysis, findings=found), complete)
    here = (problem for problem in unused if problem.location.path in rendered.pages)
    suppressions = Suppressions(analysis.documents.values())
    kept = (finding for finding in late if not any(suppressions.hiding(finding)))
    return in_order([*kept, *_weighed(suppression_unused.CODE, here, complete)])


def _weighed(code: str, problems: Iterable[Problem], settings: Settings) -> Iterator[Finding]:
    rule = next(entry.rule for entry in RULES if entry.rule.code == code)
    for problem in problems:
        yield from weigh(rule, problem, settings)
