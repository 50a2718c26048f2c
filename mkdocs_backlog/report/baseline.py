"""Known findings as a file: written once, read by every check after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.baseline import known_findings
from mkdocs_backlog.report.json import dump
from mkdocs_backlog.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.finding import Finding


def baseline_json(findings: Iterable[Finding]) -> str:
    """Return the file in which these findings are known: sorted, without lines and severities."""
    entries = [
        {
            "fingerprint": entry.fingerprint,
            "code": entry.code,
            "file": entry.path,
            "subject": entry.subject,
        }
        for entry in known_findings(findings)
    ]
    return dump({"schemaVersion": 1, "kind": "backlog-baseline", "findings": entries})


def removable_line(analysis: Analysis) -> str:
    """Return how many entries of the baseline have no finding any more; '' for none."""
    fixed, baseline = len(analysis.removable), analysis.baseline
    if not fixed or baseline is None:
        return ""
    entries = "1 entry" if fixed == 1 else f"{fixed} entries"
    cure = "'mkdocs-backlog check --write-baseline' takes out what is fixed"
    return f"{printable(baseline.name)}: {entries} without a finding; {cure}"


def removable_text(analysis: Analysis) -> str:
    """Return the entries of the baseline that have no finding any more, a line each."""
    lines = []
    for entry in analysis.removable:
        path = printable(analysis.site.shown_path(entry.path))
        subject = f" '{printable(entry.subject)}'" if entry.subject else ""
        lines.append(f"fixed: {path}: {entry.code}{subject}\n")
    return "".join(lines)
