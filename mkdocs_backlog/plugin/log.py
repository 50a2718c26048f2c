"""Findings to MkDocs' log, in one block, where warnings count for `--strict`."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.report.baseline import removable_line
from mkdocs_backlog.report.text import finding_line, verdict

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis

_LOGGER = logging.getLogger("mkdocs.plugins.backlog")  # MkDocs counts what is logged below 'mkdocs'
_LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: logging.WARNING,
    Severity.INFO: logging.INFO,
}


def log_findings(analysis: Analysis, before: frozenset[str] | None = None) -> frozenset[str]:
    """Log each finding at its severity, in the words of the command line, then the counts.

    Args:
        analysis: What is known, findings included.
        before: What this returned for the last build of a served site. What was told then is not
            told again; what is gone is told as fixed. None tells everything.

    Returns:
        The lines of all findings.
    """
    site = analysis.site
    lines = {finding_line(finding, site): finding for finding in analysis.findings}
    fresh = [line for line in lines if before is None or line not in before]
    for line in fresh:
        _LOGGER.log(_LEVELS[lines[line].severity], "%s", line)
    fixed = sorted((before or frozenset()) - lines.keys())
    for line in fixed:
        _LOGGER.info("fixed: %s", line)
    change = "" if before is None else f" ({len(fresh)} new, {len(fixed)} fixed)"
    _LOGGER.info("backlog: %s%s", verdict(analysis), change)
    if removable := removable_line(analysis):
        _LOGGER.info("%s", removable)
    return frozenset(lines)
