"""A small documentation with a backlog, and findings to report on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Finding, Problem, Related, Rule, Severity
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_backlog.model.analysis import Analysis

PAGES = {
    "reference/BACKLOG.md": """\
# Harbour backlog

## Governance

- All items must be represented in TODO stage-7 checklists.
- Closure requires synchronized updates in:
  - [Conformance](CONFORMANCE.md)

## Matrix

| ID | Theme | Canonical Doc | TODO Step | Priority | Depends on |
|---|---|---|---|---|---|
| `HB-NET-01` | Retry lost uploads | [net](../spec/net.md) | `S7-W1-01` | high | |
| `HB-NET-02` | Resume | [net](../spec/net.md#sleep) | `S7-W1-02` | low | HB-NET-01, HB-X-9 |
| `HB-UI-01` | -5 % start time | [gone](../spec/gone.md) | `S7-W2` | | hb-net-02 |
| `HB-UI-02` | Print view | [ui](../spec/ui.md) | `S7-W9-01` | | |
""",
    "reference/CONFORMANCE.md": "# Conformance\n\n- HB-NET-01 is met.\n",
    "spec/net.md": "# Network\n\nSee HB-NET-01.\n",
    "spec/ui.md": "# Interface\n",
    "todo/stage-7.md": """\
# Stage 7

- [x] step S7-W1-01: retry
- [ ] step S7-W1-02: resume
- [x] step S7-W2-01: measure
- [ ] step S7-W2-02: trim
""",
}

STEP_MISSING = Rule(
    code="BKL301",
    name="step-missing",
    severity=Severity.WARNING,
    summary="no checklist has this step",
    manual="## What it checks\n\nThat every step is in a checklist.",
)
LEDGER_MISSING = Rule(
    code="BKL401",
    name="ledger-missing",
    severity=Severity.ERROR,
    summary="a ledger that governance names does not exist",
    manual="## What it checks\n\nThat every ledger exists.",
)


def sample(pages: Mapping[str, str] = PAGES, *, docs_path: str = "docs") -> Analysis:
    """Returns the analysis of pages, without findings."""
    site = Site(pages=pages, files=frozenset(pages), docs_path=docs_path)
    return replace(analyze(site, Settings(history=False)), findings=())


def with_findings(analysis: Analysis, *findings: Finding) -> Analysis:
    """Returns an analysis with these findings."""
    return replace(analysis, findings=findings)


def step_finding(
    message: str = "no checklist declares step 'S7-W9-01' of HB-UI-02; nearest is 'S7-W1-01'",
    *,
    path: str = "reference/BACKLOG.md",
    line: int = 16,
    severity: Severity = Severity.WARNING,
) -> Finding:
    """Returns a finding about HB-UI-02."""
    problem = Problem(
        message=message,
        location=Location(path, line, 35),
        item="HB-UI-02",
        hint="S7-W1-01",
        related=(Related(location=Location("todo/stage-7.md", 3), message="the nearest step"),),
        subject="S7-W9-01",
    )
    return Finding(rule=STEP_MISSING, severity=severity, problem=problem)


def ledger_finding() -> Finding:
    """Returns an error without an item or a column."""
    problem = Problem(
        message="the ledger 'gone.md' does not exist",
        location=Location("reference/BACKLOG.md", 7),
        subject="gone.md",
    )
    return Finding(rule=LEDGER_MISSING, severity=Severity.ERROR, problem=problem)
