"""The rules: one a module, whose docstring is its manual page, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from mkdocs_backlog.model.analysis import Analysis
from mkdocs_backlog.model.finding import Finding, Problem, Rule, Severity
from mkdocs_backlog.rules import (
    cell_empty,
    closure_split,
    front_matter_invalid,
    id_duplicate,
    id_invalid,
    id_missing,
    id_reused,
    item_stale,
    item_unmentioned,
    item_vanished,
    ledger_ahead,
    ledger_behind,
    ledger_missing,
    ledger_unknown_item,
    link_anchor_missing,
    link_case_mismatch,
    link_outside_docs,
    link_target_excluded,
    link_target_missing,
    matrix_missing,
    matrix_not_rendered,
    mention_unknown,
    row_ragged,
    status_conflict,
    status_unknown,
    step_document_mismatch,
    step_duplicate,
    step_missing,
    step_outside_stage,
    step_rollup,
    step_unclaimed,
    superseded_in_use,
    suppression_unexplained,
    suppression_unused,
    table_unclear,
    view_over_limit,
    widget_invalid,
)
from mkdocs_backlog.rules.suppressions import Suppressions
from mkdocs_backlog.settings import Settings

Check = Callable[[Analysis, Settings], Iterator[Problem]]
"""What a rule does: it yields the problems of an analysis."""


class _RuleModule(Protocol):
    """What every rule's module defines."""

    CODE: str
    NAME: str
    SEVERITY: Severity
    __doc__: str | None

    def check(self, analysis: Analysis, settings: Settings) -> Iterator[Problem]:
        """Yield the problems of an analysis."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCheck:
    """A rule and what it does."""

    rule: Rule
    """Its code, name and manual page."""
    check: Check
    """Yields its problems."""


def _entry(module: _RuleModule) -> RuleCheck:
    summary, _, manual = (module.__doc__ or "").partition("\n")
    rule = Rule(
        code=module.CODE,
        name=module.NAME,
        severity=module.SEVERITY,
        summary=summary,
        manual=manual.strip() + "\n",
    )
    return RuleCheck(rule=rule, check=module.check)


RULES: tuple[RuleCheck, ...] = (
    _entry(matrix_missing),
    _entry(row_ragged),
    _entry(id_missing),
    _entry(id_invalid),
    _entry(id_duplicate),
    _entry(cell_empty),
    _entry(matrix_not_rendered),
    _entry(status_unknown),
    _entry(table_unclear),
    _entry(front_matter_invalid),
    _entry(link_target_missing),
    _entry(link_anchor_missing),
    _entry(link_outside_docs),
    _entry(link_case_mismatch),
    _entry(link_target_excluded),
    _entry(step_missing),
    _entry(step_duplicate),
    _entry(step_outside_stage),
    _entry(step_unclaimed),
    _entry(step_document_mismatch),
    _entry(step_rollup),
    _entry(status_conflict),
    _entry(ledger_missing),
    _entry(ledger_behind),
    _entry(ledger_ahead),
    _entry(ledger_unknown_item),
    _entry(superseded_in_use),
    _entry(closure_split),
    _entry(mention_unknown),
    _entry(item_unmentioned),
    _entry(item_vanished),
    _entry(id_reused),
    _entry(item_stale),
    _entry(view_over_limit),
    _entry(suppression_unused),
    _entry(suppression_unexplained),
    _entry(widget_invalid),
)
"""All rules in the order of their codes."""

_BY_NAME: Mapping[str, Rule] = {
    key: entry.rule for entry in RULES for key in (entry.rule.code.lower(), entry.rule.name)
}
_ABOUT_SUPPRESSIONS = frozenset({suppression_unused.CODE, suppression_unexplained.CODE})


def find_rule(code_or_name: str) -> Rule | None:
    """Return the rule with this code or name, letter case aside."""
    return _BY_NAME.get(code_or_name.strip().lower())


def rule_names() -> frozenset[str]:
    """Return the codes and names of all rules in lower case, as `settings.rules` uses them."""
    return frozenset(_BY_NAME)


def run_rules(analysis: Analysis, settings: Settings) -> tuple[Finding, ...]:
    """Return what the rules find, sorted by path, line and code, suppressed findings left out."""
    complete = complete_settings(settings)
    others = [entry for entry in RULES if entry.rule.code != suppression_unused.CODE]
    found = [finding for entry in others for finding in _run(entry, analysis, complete)]
    last = next(entry for entry in RULES if entry.rule.code == suppression_unused.CODE)
    unused = _run(last, replace(analysis, findings=tuple(found)), complete)
    suppressions = Suppressions(analysis.documents.values())
    kept = [finding for finding in found if not _is_hidden(finding, suppressions)]
    return in_order([*kept, *unused])


def complete_settings(settings: Settings) -> Settings:
    """Return settings that hold every severity under the rule's code and its name."""
    defaults = {entry.rule.name: entry.rule.severity for entry in RULES}
    return replace(
        settings,
        rules=_by_both_names({**defaults, **settings.rules}),
        rules_by_path=tuple((g, _by_both_names(chosen)) for g, chosen in settings.rules_by_path),
    )


def _by_both_names(chosen: Mapping[str, Severity]) -> Mapping[str, Severity]:
    """Return severities by code and name; one that is set by code beats one by name."""
    severities: dict[str, Severity] = {}
    for entry in RULES:
        keys = (entry.rule.code.lower(), entry.rule.name)
        found = [chosen[key] for key in keys if key in chosen]
        severities.update(dict.fromkeys(keys, found[0]) if found else {})
    return severities


def _run(entry: RuleCheck, analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    name = entry.rule.name
    everywhere = (settings.rules, *(chosen for _, chosen in settings.rules_by_path))
    if all(chosen.get(name, Severity.OFF) is Severity.OFF for chosen in everywhere):
        return
    for problem in entry.check(analysis, settings):
        yield from weigh(entry.rule, problem, settings)


def weigh(rule: Rule, problem: Problem, settings: Settings) -> Iterator[Finding]:
    """Yield the finding that a problem is under the settings; none where the rule is off.

    Args:
        rule: The rule that found it.
        problem: What was found.
        settings: The options, complete: they hold the severity of every rule.
    """
    severity = settings.severity((rule.name,), problem.location.path) or rule.severity
    if severity is not Severity.OFF:
        weight = max(severity, problem.at_most or severity, key=list(Severity).index)
        yield Finding(rule=rule, severity=weight, problem=_in_one_line(problem))


def _in_one_line(problem: Problem) -> Problem:
    """Return a problem without the line breaks that cells can hold (`<br>`)."""
    if len(problem.message.splitlines()) == 1:
        return problem
    return replace(
        problem,
        message=" ".join(problem.message.split()),
        hint=" ".join(problem.hint.split()) if problem.hint else None,
    )


def _is_hidden(finding: Finding, suppressions: Suppressions) -> bool:
    return finding.rule.code not in _ABOUT_SUPPRESSIONS and any(suppressions.hiding(finding))


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings in order, those that say the same of the same place once."""
    unique: dict[tuple[str, int, str, int, str], Finding] = {}
    for finding in findings:
        place = finding.location
        key = (place.path, place.line, finding.rule.code, place.column, finding.problem.message)
        unique.setdefault(key, finding)
    return tuple(unique[key] for key in sorted(unique))
