"""A small documentation tree with every status, read as a build reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Finding, Problem, Rule, Severity
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.settings import Settings

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis

BACKLOG = """# Improvement Backlog

## Governance

- All items must be represented in the TODO stage-1 checklists.
- Closing an item requires updates in:
    - [conformance](ledgers/conformance.md)
    - [limits](ledgers/limits.md)
    - [nowhere](ledgers/nowhere.md)

## Backlog Matrix

| ID | Theme | Category | Canonical Doc | TODO Step | Status | Priority | Depends on |
|---|---|---|---|---|---|---|---|
| IMP-1 | Pool size | Core | [pool](spec/pool.md) | S1-W1-01 | done | high | |
| IMP-2 | Queries | Core | [pool](spec/pool.md#queries) | S1-W1-02 | in progress | low | IMP-1, 7 |
| IMP-3 | Restore | Core | [gone](spec/gone.md) | S1-W1-09 | open | low | |
| IMP-4 | Headers | Web | [web](https://example.org/x) | S1-W2-01 | blocked, see IMP-2 | low | |
| IMP-5 | Panel | Web | [odd](javascript:alert) | S1-W2 | deferred | low | IMP-9 |
| IMP-6 | Limits | Web | [pool](spec/pool.md#no-such) | S1-W2-03 | open | low | |
| ~~IMP-7~~ | Old | | [pool](spec/pool.md) | S1-W2-04 | | low | |
| IMP-8 | Later | | | | soonish | | |
"""

PAGES = {
    "index.md": "# Home\n\nNothing names an item here.\n",
    "plan.md": BACKLOG,
    "spec/pool.md": "# Pool\n\nSee IMP-1.\n\n## Queries\n\nIMP-2 and `imp-2` again.\n",
    "ledgers/conformance.md": "# Conformance\n\n- IMP-1 is met.\n",
    "ledgers/limits.md": "# Limits\n\nNone.\n",
    "todo/stage-1.md": (
        "# Stage 1\n\n- [ ] S1-W1: storage\n- [x] S1-W1-01: size\n- [/] S1-W1-02: check\n"
        "- [ ] S1-W2-01: headers\n- [x] S1-W2-03: limits\n- [ ] S1-W2-04: old\n"
    ),
}

REGISTERS = {
    "plan.md": """# Backlog

## Governance

- This page replaces the [old log](log.md).
- Closing an item requires updates in [facts](facts.md).

## Items

| ID | Title | Document | Step | Owner | Due | Depends on | Oddity |
|---|---|---|---|---|---|---|---|
| K-1 | One | [facts](facts.md) | P-1 | Ann | May | | blue |
| K-2 | Two | [facts](facts.md) | P-2 | | | K-1 | |
""",
    "log.md": "# Old log\n",
    "facts.md": "# Facts\n\nNothing.\n",
    "requirements.md": "# Requirements\n\n| ID | Requirement | Status |\n|---|---|---|\n"
    "| R-1 | must | open |\n| R-2 | may | done |\n",
    "steps.md": "# Steps\n\n- [x] P-1: first\n- [ ] P-2: second\n",
}
"""A backlog whose ledger cannot be judged, beside a register that is none."""

RULE = Rule(
    code="BKL301",
    name="step-missing",
    severity=Severity.WARNING,
    summary="No checklist has this step.",
    manual="",
)


def finding(
    message: str, *, line: int = 1, item: str | None = None, severity: Severity = Severity.WARNING
) -> Finding:
    """Returns a finding on the backlog page."""
    problem = Problem(message=message, location=Location("plan.md", line), item=item)
    return Finding(rule=RULE, severity=severity, problem=problem)


FINDINGS = (
    finding("no checklist declares step 'S1-W1-09' of IMP-3", line=17, item="IMP-3"),
    finding("the row of IMP-6 and S1/W2/03 disagree", line=20, item="IMP-6"),
    finding("IMP-8 has no document", line=22, item="IMP-8", severity=Severity.INFO),
    finding("a table is ragged", line=14, severity=Severity.ERROR),
)


def sample(
    pages: dict[str, str] | None = None,
    settings: Settings | None = None,
    *,
    use_directory_urls: bool = True,
) -> Analysis:
    """Returns what is known of these pages (the ones above if unsaid), with findings."""
    texts = PAGES if pages is None else pages
    site = Site(
        pages=texts,
        files=frozenset(texts),
        use_directory_urls=use_directory_urls,
        titles={"ledgers/limits.md": "Known limits"},
    )
    told = Settings(ledger_evidence=("mention",)) if pages is None else Settings()
    known = analyze(site, settings or told)
    return replace(known, findings=FINDINGS if pages is None else ())
