from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.report.junit import junit
from tests.report.sample import ledger_finding, sample, step_finding, with_findings

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis


def _found() -> Analysis:
    """Returns an analysis with an error, a warning and a note, in two files."""
    note = step_finding(path="todo/stage-7.md", line=3, severity=Severity.INFO)
    return with_findings(sample(), ledger_finding(), step_finding(), note)


def _read(analysis: Analysis) -> ET.Element:
    return ET.fromstring(junit(analysis).encode())  # noqa: S314 # our own text


def test_a_finding_is_a_test_under_its_file() -> None:
    analysis = _found()

    root = _read(analysis)

    cases = [(suite.get("name"), case) for suite in root for case in suite]
    assert [(name, case.get("line")) for name, case in cases] == [
        (analysis.site.shown_path(f.location.path), str(f.location.line)) for f in analysis.findings
    ]
    assert [case[0].get("message") for _, case in cases] == [
        f.problem.message for f in analysis.findings
    ]
    assert [(case[0].tag, case[0].get("type")) for _, case in cases] == [
        ("skipped", None) if f.severity == "info" else ("failure", f.severity)
        for f in analysis.findings
    ]
    assert {case[0].tag for _, case in cases} == {"skipped", "failure"}


def test_counts_add_up() -> None:
    root = _read(_found())

    for name in ("tests", "failures", "skipped"):
        assert int(root.get(name, "")) == sum(int(suite.get(name, "")) for suite in root)


def test_no_finding_is_a_test_that_passed() -> None:
    root = _read(sample())

    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert [[case.get("name") for case in suite] for suite in root] == [["clean"]]


@pytest.mark.parametrize(
    "text", ["<x a=\"1\" b='2'>&amp;", "]]>", "\x00\x1b[31m", "\ud800", "\ufffe\uffff", "\u202e"]
)
def test_any_text_gives_xml_that_can_be_read(text: str) -> None:
    analysis = _found()
    findings = tuple(
        replace(f, problem=replace(f.problem, message=f"bad {text} end")) for f in analysis.findings
    )

    root = _read(replace(analysis, findings=findings))

    messages = [case[0].get("message", "") for suite in root for case in suite]
    assert len(messages) == len(findings)
    assert all(told.startswith("bad ") and told.endswith(" end") for told in messages)
