"""Findings as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.baseline import fingerprints
from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.report.json import dump
from mkdocs_backlog.report.uris import file_uri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.finding import Rule
    from mkdocs_backlog.model.location import Location
    from mkdocs_backlog.model.site import Site

_BASE = "SRCROOT"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
    Severity.OFF: "none",
}


def sarif(analysis: Analysis, version: str) -> str:
    """Return the findings as a SARIF log of one run.

    Args:
        analysis: What is known.
        version: The version of this package.
    """
    rules = sorted({f.rule.code: f.rule for f in analysis.findings}.values(), key=lambda r: r.code)
    index = {rule.code: number for number, rule in enumerate(rules)}
    driver = {
        "name": "mkdocs-backlog",
        "semanticVersion": version,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "The root folder of the repository."}}
        },
        "results": list(_results(analysis, index)),
    }
    return dump(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        }
    )


def _rule(rule: Rule) -> dict[str, object]:
    summary = _sentence(rule.summary[:1].upper() + rule.summary[1:])
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": rule.manual, "markdown": f"# {rule.code} {rule.name}\n\n{rule.manual}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(analysis: Analysis, index: dict[str, int]) -> Iterable[dict[str, object]]:
    for mark, finding in fingerprints(analysis.findings):
        problem = finding.problem
        result: dict[str, object] = {
            "ruleId": finding.rule.code,
            "ruleIndex": index[finding.rule.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": _sentence(problem.message)},
            "locations": [_location(problem.location, analysis.site)],
            "partialFingerprints": {"backlogFinding/v1": mark},
        }
        if problem.related:
            result["relatedLocations"] = [
                {
                    "id": number,
                    **_location(related.location, analysis.site),
                    "message": {"text": _sentence(related.message)},
                }
                for number, related in enumerate(problem.related, start=1)
            ]
        yield result


def _location(location: Location, site: Site) -> dict[str, object]:
    region = {"startLine": location.line}
    if location.column:
        region["startColumn"] = location.column
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": file_uri(site, location.path), "uriBaseId": _BASE},
            "region": region,
        }
    }


def _sentence(text: str) -> str:
    """Return a message of ours as SARIF wants it: with a full stop."""
    return text if text.endswith((".", "?")) else f"{text}."
