from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.report.github import github_commands
from mkdocs_backlog.report.needs import needs_json
from mkdocs_backlog.report.sarif import sarif
from tests.report.sample import ledger_finding, sample, step_finding, with_findings

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"minLength": 1}}}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["uri", "uriBaseId"],
                    "properties": {
                        "uri": {"type": "string", "pattern": "^[^/:][^:]*$"},
                        "uriBaseId": {"const": "SRCROOT"},
                    },
                },
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["startLine"],
                    "properties": {
                        "startLine": {"type": "integer", "minimum": 1},
                        "startColumn": {"type": "integer", "minimum": 1},
                    },
                },
            },
        }
    },
}
# The parts of SARIF 2.1.0 that are written, as its specification defines them (§3.13 to §3.49).
SARIF = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["tool"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "originalUriBaseIds": {
                        "type": "object",
                        "additionalProperties": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {"description": TEXT},
                        },
                    },
                    "tool": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "additionalProperties": False,
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "semanticVersion": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "additionalProperties": False,
                                            "required": ["id"],
                                            "properties": {
                                                "id": {"type": "string"},
                                                "name": {"type": "string"},
                                                "shortDescription": TEXT,
                                                "fullDescription": TEXT,
                                                "help": TEXT,
                                                "defaultConfiguration": {
                                                    "type": "object",
                                                    "additionalProperties": False,
                                                    "properties": {
                                                        "level": {
                                                            "enum": [
                                                                "none",
                                                                "note",
                                                                "warning",
                                                                "error",
                                                            ]
                                                        }
                                                    },
                                                },
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["message", "ruleId"],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["note", "warning", "error"]},
                                "message": TEXT,
                                "locations": {"type": "array", "items": LOCATION},
                                "relatedLocations": {
                                    "type": "array",
                                    "uniqueItems": True,
                                    "items": LOCATION,
                                },
                                "partialFingerprints": {
                                    "type": "object",
                                    "additionalProperties": {"type": "string"},
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


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


def test_github_gets_a_command_for_each_finding() -> None:
    note = step_finding("a note?", path="todo/stage-7.md", line=3, severity=Severity.INFO)
    analysis = with_findings(sample(), ledger_finding(), step_finding("a step"), note)

    assert github_commands(analysis) == (
        "::error file=docs/reference/BACKLOG.md,line=7,title=BKL401 ledger-missing::"
        "the ledger 'gone.md' does not exist\n"
        "::warning file=docs/reference/BACKLOG.md,line=16,col=35,title=BKL301 step-missing::"
        "a step\n"
        "::notice file=docs/todo/stage-7.md,line=3,col=35,title=BKL301 step-missing::a note?\n"
        "4 items: 1 done, 1 in progress, 1 open, 1 unknown; 1 error, 1 warning, 1 note\n"
    )


def test_no_text_can_end_a_command_or_begin_another() -> None:
    path, message = "a,line=1::x%0A\n::set-env.md", "100 %\r\n::error::x %0A ##[error]y"
    analysis = with_findings(sample(), step_finding(message, path=path, line=2))

    lines = github_commands(analysis).splitlines()

    assert lines[0] == (
        "::warning file=docs/a%2Cline=1%3A%3Ax%250A %3A%3Aset-env.md,line=2,col=35,"
        "title=BKL301 step-missing::100 %25  ::error::x %250A # #[error]y"
    )
    assert len(lines) == 2


def test_needs_are_in_the_exchange_form_of_sphinx_needs() -> None:
    data = json.loads(needs_json(sample(), "1.2"))

    assert data["current_version"] in data["versions"]
    version = data["versions"][data["current_version"]]
    assert version["creator"] == {"program": "mkdocs-backlog", "version": "1.2"}
    assert version["needs_amount"] == 4
    assert list(version["needs"]) == ["HB-NET-01", "HB-NET-02", "HB-UI-01", "HB-UI-02"]
    assert version["needs"]["HB-NET-02"] == {
        "id": "HB-NET-02",
        "type": "need",
        "title": "Resume",
        "status": "open",
        "tags": ["NET"],
        "links": ["HB-NET-01"],
        "docname": "reference/BACKLOG",
        "lineno": 14,
        "content": "::\n\n    Document: spec/net.md\n    Step: S7-W1-02 (open)\n"
        "    Priority: low\n    Depends on: HB-NET-01, HB-X-9",
    }


def test_links_between_needs_are_written_as_the_items_are() -> None:
    needs = json.loads(needs_json(sample(), "1"))["versions"]["1"]["needs"]

    assert needs["HB-UI-01"]["links"] == ["HB-NET-02"]


def test_nothing_in_a_need_is_read_as_markup() -> None:
    analysis = sample()
    entry = analysis.items[0]
    text = "x\n\n.. include:: /etc/passwd\n\n.. raw:: html"
    item = replace(entry.item, title=text, fields={"Note": text}, category=None)
    hostile = replace(entry, item=item)

    needs = json.loads(needs_json(replace(analysis, items=(hostile,)), "1"))["versions"]["1"][
        "needs"
    ]

    need = needs["HB-NET-01"]
    marker, blank, *block = need["content"].split("\n")
    assert (marker, blank) == ("::", "")
    assert len(block) == 3
    assert all(line.startswith("    ") for line in block)
    assert "\n" not in need["title"]
    assert need["tags"] == []


def test_a_need_without_any_reference_has_no_content() -> None:
    analysis = sample()
    entry = analysis.items[0]
    bare = replace(entry, documents=(), steps=(), item=replace(entry.item, fields={}, title=""))

    needs = json.loads(needs_json(replace(analysis, items=(bare,)), "1"))["versions"]["1"]["needs"]

    assert needs["HB-NET-01"]["content"] == ""
    assert needs["HB-NET-01"]["title"] == "HB-NET-01"
