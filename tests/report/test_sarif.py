from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.report.github import github_commands
from mkdocs_backlog.report.sarif import sarif
from tests.report.sample import ledger_finding, sample, step_finding, with_findings
from tests.report.sarif_schema import SARIF


def load(text: str) -> Any:  # noqa: ANN401 # JSON is of any type
    """Returns the run of a SARIF log after holding the log against the schema."""
    data = json.loads(text)
    jsonschema.Draft202012Validator(SARIF).validate(data)
    return data["runs"][0]


def fingerprints(text: str) -> list[str]:
    """Returns the fingerprints of a SARIF log's results."""
    return [result["partialFingerprints"]["backlogFinding/v1"] for result in load(text)["results"]]


def test_sarif_has_a_result_for_each_finding_and_the_rules_of_them() -> None:
    run = load(sarif(with_findings(sample(), ledger_finding(), step_finding()), "1.2"))

    driver = run["tool"]["driver"]
    assert driver["name"] == "mkdocs-backlog"
    assert driver["semanticVersion"] == "1.2"
    assert [rule["id"] for rule in driver["rules"]] == ["BKL301", "BKL401"]
    assert driver["rules"][0]["shortDescription"] == {"text": "No checklist has this step."}
    assert driver["rules"][0]["help"]["markdown"].startswith("# BKL301 step-missing\n\n## What it")
    first, second = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("BKL401", 1, "error")
    assert first["message"] == {"text": "the ledger 'gone.md' does not exist."}
    assert "relatedLocations" not in first
    assert second["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "docs/reference/BACKLOG.md", "uriBaseId": "SRCROOT"},
                "region": {"startLine": 16, "startColumn": 35},
            }
        }
    ]
    assert second["relatedLocations"] == [
        {
            "id": 1,
            "physicalLocation": {
                "artifactLocation": {"uri": "docs/todo/stage-7.md", "uriBaseId": "SRCROOT"},
                "region": {"startLine": 3},
            },
            "message": {"text": "the nearest step."},
        }
    ]


def test_sarif_without_findings_is_a_clean_run() -> None:
    run = load(sarif(sample(), "1"))

    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []


def test_fingerprints_stay_when_lines_and_severities_change() -> None:
    before = sarif(with_findings(sample(), step_finding(line=16)), "1")
    after = sarif(with_findings(sample(), step_finding(line=90, severity=Severity.ERROR)), "2")

    assert fingerprints(before) == fingerprints(after)


def test_fingerprints_of_equal_findings_are_counted() -> None:
    same = fingerprints(sarif(with_findings(sample(), step_finding(), step_finding(line=40)), "1"))
    other = fingerprints(sarif(with_findings(sample(), ledger_finding()), "1"))

    assert [mark.rpartition(":")[2] for mark in same] == ["1", "2"]
    assert len({mark.rpartition(":")[0] for mark in same + other}) == 2


@pytest.mark.parametrize(
    ("repository_path", "path", "file"),
    [
        ("manual/docs", "a.md", "manual/docs/a.md"),
        ("manual/docs", "../mkdocs.yml", "manual/mkdocs.yml"),
        (".", "a.md", "a.md"),
        (None, "a.md", "site/docs/a.md"),
    ],
)
def test_services_are_given_paths_from_the_root_of_the_repository(
    repository_path: str | None, path: str, file: str
) -> None:
    analysis = with_findings(sample(docs_path="site/docs"), step_finding(path=path, line=1))
    analysis = replace(analysis, site=replace(analysis.site, repository_path=repository_path))

    (result,) = load(sarif(analysis, "1"))["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == file
    assert github_commands(analysis).startswith(f"::warning file={file},line=1,")


def test_odd_file_names_are_relative_uris() -> None:
    analysis = with_findings(sample(), step_finding(path="a b/%/ü:[x]?#.md", line=1))

    (result,) = load(sarif(analysis, "1"))["results"]

    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "docs/a%20b/%25/%C3%BC%3A%5Bx%5D%3F%23.md"
