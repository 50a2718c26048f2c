"""Every rule finds what it should, once, and all reports tell the same."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from mkdocs_backlog.cli.formats import findings_as
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.report.text import grouped_text
from mkdocs_backlog.rules import RULES, rule_names
from mkdocs_backlog.sources.project import read_project
from tests.every_rule import OUTSIDE, PAGES, UNCLEAR
from tests.support import write_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_backlog.model.analysis import Analysis

Told = set[tuple[str, str, int]]
"""What a report tells: code, file from the folder of `mkdocs.yml`, line."""
EXPECTED = [
    ("BKL101", "docs/plans/empty.md", 1),
    ("BKL102", "docs/backlog.md", 23),
    ("BKL103", "docs/backlog.md", 26),
    ("BKL104", "docs/backlog.md", 27),
    ("BKL105", "docs/backlog.md", 25),
    ("BKL106", "docs/backlog.md", 21),
    ("BKL107", "docs/plans/raw.md", 4),
    ("BKL108", "docs/backlog.md", 20),
    ("BKL110", "docs/backlog.md", 6),
    ("BKL201", "docs/backlog.md", 15),
    ("BKL202", "docs/backlog.md", 14),
    ("BKL203", "docs/backlog.md", 18),
    ("BKL204", "docs/backlog.md", 16),
    ("BKL205", "docs/backlog.md", 17),
    ("BKL301", "docs/backlog.md", 19),
    ("BKL302", "docs/todo/wave.md", 18),
    ("BKL303", "docs/backlog.md", 29),
    ("BKL304", "docs/todo/wave.md", 19),
    ("BKL305", "docs/backlog.md", 23),
    ("BKL306", "docs/todo/wave.md", 20),
    ("BKL307", "docs/backlog.md", 22),
    ("BKL401", "docs/backlog.md", 3),
    ("BKL402", "docs/backlog.md", 12),
    ("BKL403", "docs/ledger.md", 6),
    ("BKL404", "docs/ledger.md", 8),
    ("BKL405", "docs/notes.md", 4),
    ("BKL501", "docs/notes.md", 6),
    ("BKL502", "docs/backlog.md", 28),
    ("BKL701", "mkdocs.yml", 8),
    ("BKL901", "docs/notes.md", 8),
    ("BKL902", "docs/notes.md", 11),
    ("BKL903", "docs/notes.md", 14),
]
TABLE_UNCLEAR = ("BKL109", "docs/risks.md", 3)
ASK_GIT = {"BKL406", "BKL601", "BKL602", "BKL603"}


def _analysis(folder: Path, pages: Mapping[str, str], outside: Mapping[str, str]) -> Analysis:
    write_tree(folder, outside)
    write_tree(folder / "docs", pages)
    project = read_project(str(folder / "mkdocs.yml"), rule_names=rule_names())
    return analyze(project.site, project.settings)


def _in_text(analysis: Analysis) -> Told:
    lines = re.findall(
        r"^(.+):([0-9]+): [a-z]+: (BKL[0-9]+) ", findings_as("text", analysis), re.MULTILINE
    )
    return {(code, path, int(line)) for path, line, code in lines}


def _in_groups(analysis: Analysis) -> Told:
    told: Told = set()
    path = ""
    for line in grouped_text(analysis, excerpts=True).splitlines():
        if found := re.match(r" +([0-9]+)  [a-z]+ +(BKL[0-9]+) ", line):
            told.add((found[2], path, int(found[1])))
        elif not line.startswith(" "):
            path = line
    return told


def _in_json(analysis: Analysis) -> Told:
    found = json.loads(findings_as("json", analysis))["findings"]
    return {(f["code"], analysis.site.shown_path(f["file"]), f["line"]) for f in found}


def _in_sarif(analysis: Analysis) -> Told:
    [run] = json.loads(findings_as("sarif", analysis))["runs"]
    places = [
        (result["ruleId"], result["locations"][0]["physicalLocation"]) for result in run["results"]
    ]
    return {
        (code, place["artifactLocation"]["uri"], place["region"]["startLine"])
        for code, place in places
    }


def _in_github(analysis: Analysis) -> Told:
    pattern = r"^::[a-z]+ file=([^,]+),line=([0-9]+),.*?title=(BKL[0-9]+) "
    found = re.findall(pattern, findings_as("github", analysis), re.MULTILINE)
    return {(code, path, int(line)) for path, line, code in found}


def _in_junit(analysis: Analysis) -> Told:
    root = ET.fromstring(findings_as("junit", analysis).encode())  # noqa: S314 # our own text
    cases = [case for suite in root for case in suite]
    return {
        (case.get("name", "")[:6], case.get("file", ""), int(case.get("line", "")))
        for case in cases
    }


REPORTS = [_in_text, _in_groups, _in_json, _in_sarif, _in_github, _in_junit]


def test_every_rule_that_needs_no_git_finds_something_once(tmp_path: Path) -> None:
    findings = _analysis(tmp_path, PAGES, OUTSIDE).findings

    told = sorted(
        (f.rule.code, posixpath.normpath(f"docs/{f.location.path}"), f.location.line)
        for f in findings
    )
    assert told == EXPECTED
    codes = {code for code, _, _ in EXPECTED} | {TABLE_UNCLEAR[0]} | ASK_GIT
    assert codes == {entry.rule.code for entry in RULES}


@pytest.mark.parametrize("read", REPORTS, ids=lambda read: read.__name__[4:])
def test_every_report_tells_the_same(tmp_path: Path, read: Callable[[Analysis], Told]) -> None:
    assert read(_analysis(tmp_path, PAGES, OUTSIDE)) == set(EXPECTED)


@pytest.mark.parametrize("read", REPORTS, ids=lambda read: read.__name__[4:])
def test_unclear_table_is_told_in_every_report(
    tmp_path: Path, read: Callable[[Analysis], Told]
) -> None:
    outside = {"mkdocs.yml": "site_name: Unclear\n", ".git/HEAD": ""}

    assert read(_analysis(tmp_path, UNCLEAR, outside)) == {TABLE_UNCLEAR}


def test_example_site_has_notes_only() -> None:
    config = Path(__file__).parent.parent / "example-site" / "mkdocs.yml"
    project = read_project(str(config), rule_names=rule_names())

    findings = analyze(project.site, project.settings).findings

    assert {f.severity for f in findings} == {"info"}
    assert {f.rule.name for f in findings} == {"ledger-behind", "step-unclaimed"}
