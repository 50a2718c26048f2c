"""Findings to MkDocs' log, which counts warnings for `--strict`."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Finding, Severity
from mkdocs_backlog.report.text import finding_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_backlog.model.site import Site

_LOGGER = logging.getLogger("mkdocs.plugins.backlog")  # MkDocs counts what is logged below 'mkdocs'
_LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: logging.WARNING,
    Severity.INFO: logging.INFO,
}


def log_findings(findings: Iterable[Finding], site: Site) -> None:
    """Log each finding at its severity, in the words that the command line uses."""
    for finding in findings:
        _LOGGER.log(_LEVELS[finding.severity], "%s", finding_line(finding, site))
