"""Findings as workflow commands, which GitHub shows on the changed lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.report.printable import printable
from mkdocs_backlog.report.text import verdict
from mkdocs_backlog.report.uris import repository_file

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.model.site import Site

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def github_commands(analysis: Analysis) -> str:
    """Return a command for each finding, and the verdict as the last line."""
    lines = [_command(finding, analysis.site) for finding in analysis.findings]
    return "\n".join([*lines, verdict(analysis), ""])


def _command(finding: Finding, site: Site) -> str:
    command = _COMMANDS.get(finding.severity, "notice")
    properties = {
        "file": repository_file(site, finding.location.path),
        "line": str(finding.location.line),
        **({"col": str(finding.location.column)} if finding.location.column else {}),
        "title": f"{finding.rule.code} {finding.rule.name}",
    }
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {told}::{_data(finding.problem.message)}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
