"""The reports for programs, each imported where it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.cli.work import package_version

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis

# A check must start fast, and needs one of them.
# ruff: noqa: PLC0415


def findings_as(form: str, analysis: Analysis) -> str:
    """Return the findings in one of the formats of `check`."""
    match form:
        case "sarif":
            from mkdocs_backlog.report.sarif import sarif

            return sarif(analysis, package_version())
        case "github":
            from mkdocs_backlog.report.github import github_commands

            return github_commands(analysis)
        case "junit":
            from mkdocs_backlog.report.junit import junit

            return junit(analysis)
        case "text":
            from mkdocs_backlog.report.text import findings_text

            return findings_text(analysis)
        case _:
            return items_as(form, analysis)


def items_as(form: str, analysis: Analysis) -> str:
    """Return the items in one of the formats of `export`."""
    match form:
        case "needs":
            from mkdocs_backlog.report.needs import needs_json

            return needs_json(analysis, package_version())
        case "csv":
            from mkdocs_backlog.report.csv import items_csv

            return items_csv(analysis.items)
        case _:
            from mkdocs_backlog.report.json import backlog_json

            return backlog_json(analysis, package_version())
