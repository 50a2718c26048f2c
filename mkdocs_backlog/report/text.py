"""Findings as text: one line each, and the verdict at the end."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.report.excerpt import excerpt
from mkdocs_backlog.report.layout import Paint, columns, count, place, plain, words
from mkdocs_backlog.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem
    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.model.site import Site

PROGRESS = (
    Status.DONE,
    Status.AWAITING_LEDGERS,
    Status.IN_PROGRESS,
    Status.BLOCKED,
    Status.OPEN,
    Status.DEFERRED,
    Status.DROPPED,
    Status.CONFLICT,
    Status.UNKNOWN,
)
"""The statuses in the order in which counts are told: what is reached first."""

_NOUNS = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))


def finding_line(finding: Finding, site: Site, paint: Paint = plain) -> str:
    """Return a finding as one line: `docs/x.md:24: warning: BKL301 step-missing: ...`."""
    severity = paint(finding.severity, finding.severity)
    told = f"{finding.rule.code} {finding.rule.name}: {printable(finding.problem.message)}"
    return f"{place(site, finding.location)}: {severity}: {told}"


def findings_text(analysis: Analysis, paint: Paint = plain) -> str:
    """Return all findings, a line each, and the verdict as the last line."""
    lines = [finding_line(finding, analysis.site, paint) for finding in analysis.findings]
    return "\n".join([*lines, verdict(analysis), ""])


def grouped_text(analysis: Analysis, paint: Paint = plain, *, excerpts: bool = False) -> str:
    """Return the findings under the file they stand in, and the verdict, for a terminal.

    Args:
        analysis: What is known.
        paint: The colours.
        excerpts: Whether the source line stands under each finding.
    """
    lines: list[str] = []
    for path, group in groupby(analysis.findings, key=lambda finding: finding.location.path):
        lines.append(paint(printable(analysis.site.shown_path(path)), "path"))
        found = list(group)
        for finding, line in zip(found, _aligned(found, paint), strict=True):
            lines.append(line)
            if excerpts:
                lines.extend(f"    {paint(shown, 'dim')}" for shown in excerpt(finding, analysis))
        lines.append("")
    lines.append(paint(verdict(analysis), "title"))
    if analysis.findings:
        code = analysis.findings[0].rule.code
        lines.append(paint(f"What a code means: mkdocs-backlog rule {code}", "dim"))
    return "\n".join([*lines, ""])


def _aligned(findings: Iterable[Finding], paint: Paint) -> list[str]:
    group = list(findings)
    digits = max(len(str(finding.location.line)) for finding in group)
    rows = columns(
        (
            f"{finding.location.line:>{digits}}",
            finding.severity,
            f"{finding.rule.code} {finding.rule.name}",
            printable(finding.problem.message),
        )
        for finding in group
    )
    return [
        f"  {paint(line, 'dim')}  {paint(severity, finding.severity)}  {rule}  {message}"
        for finding, (line, severity, rule, message) in zip(group, rows, strict=True)
    ]


def verdict(analysis: Analysis) -> str:
    """Return the counts in one line: `16 items: 6 done, 10 open; 3 warnings, 1 note`.

    Where the findings of a revision are known, those told are new since it, and that is said.
    """
    found = Counter(finding.severity for finding in analysis.findings)
    told = ", ".join(count(found[severity], noun) for severity, noun in _NOUNS if found[severity])
    since = printable(analysis.baseline.since) if analysis.baseline else ""
    if analysis.known or since:
        told = told or "no new findings"
        told = f"{told} since {since}" if since else told
    known = f", {len(analysis.known)} known" if analysis.known else ""
    return f"{progress_words(analysis.items)}; {told or 'no findings'}{known}"


def progress_words(items: Iterable[ResolvedItem]) -> str:
    """Return how many items have which status: `16 items: 6 done, 10 open`."""
    statuses = Counter(entry.status for entry in items)
    told = [f"{statuses[status]} {words(status)}" for status in PROGRESS if statuses[status]]
    return ": ".join([count(statuses.total(), "item"), *([", ".join(told)] if told else [])])
