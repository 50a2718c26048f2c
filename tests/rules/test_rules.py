"""The rules on small documentation trees: `<rule_name>/<case>.yml` holds files and findings.

`pytest --update-goldens` writes the findings. A case whose name begins with `quiet` looks like one
that the rule reports, and must not be reported. `commits` are made before the files of the case
are committed, one a day, in a repository of their own; without them there is none.
"""

from __future__ import annotations

import posixpath
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import mkdocs_backlog.rules
from mkdocs_backlog.history.repository import GitHistory
from mkdocs_backlog.model.site import PAGE_EXTENSIONS, Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.rules import RULES, rule_names
from mkdocs_backlog.settings import Settings
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_golden.plugin import GoldenTestFixture

    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.rules import RuleCheck

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*.yml"))
NAMELESS = frozenset(
    {
        "front-matter-invalid",
        "id-missing",
        "item-vanished",
        "matrix-missing",
        "matrix-not-rendered",
        "row-ragged",
        "status-unknown",
        "table-unclear",
    }
)
"""Rules whose findings can be about what has no name (a row without ID, a column, a table) or is
not there any more."""
CATALOGUE = [
    ("BKL101", "matrix-missing", "error"),
    ("BKL102", "row-ragged", "warning"),
    ("BKL103", "id-missing", "warning"),
    ("BKL104", "id-invalid", "warning"),
    ("BKL105", "id-duplicate", "error"),
    ("BKL106", "cell-empty", "warning"),
    ("BKL107", "matrix-not-rendered", "warning"),
    ("BKL108", "status-unknown", "warning"),
    ("BKL109", "table-unclear", "info"),
    ("BKL110", "front-matter-invalid", "warning"),
    ("BKL201", "link-target-missing", "warning"),
    ("BKL202", "link-anchor-missing", "warning"),
    ("BKL203", "link-outside-docs", "warning"),
    ("BKL204", "link-case-mismatch", "warning"),
    ("BKL205", "link-target-excluded", "warning"),
    ("BKL301", "step-missing", "warning"),
    ("BKL302", "step-duplicate", "warning"),
    ("BKL303", "step-outside-stage", "warning"),
    ("BKL304", "step-unclaimed", "info"),
    ("BKL305", "step-document-mismatch", "info"),
    ("BKL306", "step-rollup", "warning"),
    ("BKL307", "status-conflict", "warning"),
    ("BKL401", "ledger-missing", "error"),
    ("BKL402", "ledger-behind", "warning"),
    ("BKL403", "ledger-ahead", "warning"),
    ("BKL404", "ledger-unknown-item", "warning"),
    ("BKL405", "superseded-in-use", "warning"),
    ("BKL406", "closure-split", "info"),
    ("BKL501", "mention-unknown", "warning"),
    ("BKL502", "item-unmentioned", "off"),
    ("BKL601", "item-vanished", "warning"),
    ("BKL602", "id-reused", "warning"),
    ("BKL603", "item-stale", "off"),
    ("BKL701", "view-over-limit", "warning"),
    ("BKL901", "suppression-unused", "warning"),
    ("BKL902", "suppression-unexplained", "warning"),
    ("BKL903", "widget-invalid", "warning"),
]
"""The codes, names and default severities that users rely on: they never change."""
OPTIONAL = ("settings", "excluded", "repository", "commits", "repo_url", "edit_uri")
SECTIONS = ["What it checks", "Why it matters", "Example", "How to fix", "Settings"]


def _find(case: Mapping[str, Any]) -> tuple[Site, tuple[Finding, ...]]:
    """Returns the site of a case and what the rules find in it."""
    files = case["files"]
    excluded, repository = case.get("excluded", []), case.get("repository", [])
    assert isinstance(files, dict)
    assert isinstance(excluded, list)
    assert isinstance(repository, list)
    pages = {path: text for path, text in files.items() if Path(path).suffix in PAGE_EXTENSIONS}
    site = Site(
        pages=pages,
        files=frozenset(files) - frozenset(excluded),
        excluded=frozenset(excluded),
        in_repository=lambda path: path in repository,
        repo_url=case.get("repo_url"),
        edit_uri=case.get("edit_uri"),
    )
    options = case.get("settings", {})
    assert isinstance(options, dict)
    settings = Settings.from_mapping(options, rule_names=rule_names())
    commits = case.get("commits", [])
    assert isinstance(commits, list)
    with tempfile.TemporaryDirectory() as folder:
        history = _commit([*commits, files], Path(folder)) if commits else None
        return site, analyze(site, settings, history=history).findings


def _commit(commits: list[Mapping[str, str | None]], folder: Path) -> GitHistory:
    """Makes the commits and returns their history; a page whose text is null is deleted."""
    repository = Repository(folder)
    for number, files in enumerate(commits):
        named = {f"docs/{path}": text for path, text in files.items()}
        repository.commit(f"Commit {number}", named)
    return GitHistory(folder / "docs")


def _line(site: Site, finding: Finding) -> str:
    path = site.shown_path(finding.location.path)
    rule = f"{finding.rule.code} {finding.rule.name}"
    text = finding.problem.message
    return f"{path}:{finding.location.line}: {finding.severity}: {rule}: {text}"


@pytest.mark.golden_test("*/*.yml")
def test_findings_are_those_of_the_case(golden: GoldenTestFixture) -> None:
    case = {key: golden.get(key) for key in OPTIONAL}
    given = {key: value for key, value in case.items() if value is not None}

    site, findings = _find({"files": golden["files"], **given})

    assert golden.out["findings"] == "".join(f"{_line(site, found)}\n" for found in findings)


@pytest.mark.parametrize("entry", RULES, ids=lambda entry: entry.rule.name)
def test_rule_has_a_case_that_fires_and_two_that_do_not(entry: RuleCheck) -> None:
    name = entry.rule.name
    cases = sorted((HERE / name.replace("-", "_")).glob("*.yml"))
    firing = {path for path in cases if f" {entry.rule.code} {name}: " in path.read_text("utf-8")}
    quiet = {path for path in cases if path.name.startswith("quiet")}

    assert firing == set(cases) - quiet
    assert firing
    assert len(quiet) >= 2


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_line_of_a_finding_holds_what_it_is_about(path: Path) -> None:
    site, findings = _find(yaml.safe_load(path.read_text(encoding="utf-8")))

    for finding in findings:
        if finding.location.path in site.pages and finding.rule.name not in NAMELESS:
            line = site.pages[finding.location.path].split("\n")[finding.location.line - 1]
            problem = finding.problem
            file = posixpath.basename(problem.subject)
            named = [problem.item, problem.subject, problem.subject.replace("-", "/"), file]
            said = _line(site, finding)
            assert any(name and name.casefold() in line.casefold() for name in named), said


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_message_states_the_fact_and_then_the_cure(path: Path) -> None:
    _, findings = _find(yaml.safe_load(path.read_text(encoding="utf-8")))

    for finding in findings:
        message, hint = finding.problem.message, finding.problem.hint
        assert hint
        assert message.endswith(f"; {hint}")
        assert not message.endswith((".", "!"))
        assert "\n" not in message


@pytest.mark.parametrize("entry", RULES, ids=lambda entry: entry.rule.name)
def test_manual_page_is_complete(entry: RuleCheck) -> None:
    rule = entry.rule

    headings = [line[3:] for line in rule.manual.split("\n") if line.startswith("## ")]

    assert rule.summary.endswith(".")
    assert headings == SECTIONS
    sections = re.split(r"^## .*$", rule.manual, flags=re.MULTILINE)[1:]
    assert all(section.strip() for section in sections)
    assert sections[SECTIONS.index("Example")].count("```") >= 4


def test_codes_and_names_are_those_of_the_catalogue() -> None:
    given = [(entry.rule.code, entry.rule.name, entry.rule.severity) for entry in RULES]

    assert given == [row for row in CATALOGUE if row[0] in {code for code, _, _ in given}]
    assert [code for code, _, _ in CATALOGUE] == sorted({code for code, _, _ in CATALOGUE})
    assert len({name for _, name, _ in CATALOGUE}) == len(CATALOGUE)


def test_every_module_with_a_code_is_a_rule() -> None:
    folder = Path(mkdocs_backlog.rules.__file__).parent
    modules = {
        path.stem.replace("_", "-")
        for path in folder.glob("*.py")
        if re.search(r"^CODE = ", path.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert modules == {entry.rule.name for entry in RULES}
