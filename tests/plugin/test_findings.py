from __future__ import annotations

import json
import logging
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from mkdocs_backlog.model.finding import Finding, Problem, Severity
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.report.baseline import baseline_json
from mkdocs_backlog.rules import RULES, rule_names
from mkdocs_backlog.settings import DEFAULT_BASELINE
from mkdocs_backlog.sources.project import read_project
from tests.plugin.builds import (
    Built,
    build_docs,
    build_project,
    change,
    copy_example,
    write_project,
)
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path

STAGE = "docs/todo/waves/stage-10-hardening-and-investigation"
MATRIX = """\
# Backlog

| ID | Title | Status |
|---|---|---|
| FR-1 | Search | done |
| FR-2 | Print | shiny |
"""


def _remove_document(project: Path) -> None:
    (project / "docs" / "spec" / "security" / "auth.md").unlink()
    change(project / "mkdocs.yml", "          - Authentication: spec/security/auth.md\n", "")


def _rename_step(project: Path) -> None:
    change(project / STAGE / "wave-100.md", "step S10-W100-03:", "step S10-W100-33:")


def _double_id(project: Path) -> None:
    matrix = project / "docs" / "reference" / "IMPROVEMENT_BACKLOG.md"
    change(matrix, "`IMP-BACKLOG-ARCH-02`", "`IMP-BACKLOG-ARCH-01`")


def _tick_without_ledger(project: Path) -> None:
    change(project / "mkdocs.yml", "ledger-behind: info", "ledger-behind: warning")


@pytest.mark.parametrize(
    ("breaks", "expected"),
    [
        (
            _remove_document,
            "docs/reference/IMPROVEMENT_BACKLOG.md:36: warning: BKL201 link-target-missing: ",
        ),
        (
            _rename_step,
            "docs/reference/IMPROVEMENT_BACKLOG.md:24: warning: BKL301 step-missing: ",
        ),
        (
            _double_id,
            "docs/reference/IMPROVEMENT_BACKLOG.md:23: error: BKL105 id-duplicate: ",
        ),
        (
            _tick_without_ledger,
            "docs/reference/IMPROVEMENT_BACKLOG.md:35: warning: BKL402 ledger-behind: ",
        ),
    ],
)
def test_what_is_broken_is_warned_of_with_its_place_in_the_words_of_the_command_line(
    tmp_path: Path, breaks: object, expected: str
) -> None:
    file = copy_example(tmp_path)
    assert callable(breaks)
    breaks(file.parent)

    site = build_project(file)

    check = subprocess.run(
        [sys.executable, "-m", "mkdocs_backlog", "check", "-f", "mkdocs.yml"],
        capture_output=True,
        check=False,
        cwd=file.parent,
        encoding="utf-8",
    )
    *lines, _verdict = check.stdout.splitlines()
    assert any(text.startswith(expected) for text in site.warnings)
    assert site.told(": BKL") == lines
    assert [text for text in site.warnings if ": BKL" not in text] == []


def test_warnings_count_in_a_strict_build_and_the_export_is_there(tmp_path: Path) -> None:
    file = write_project(tmp_path, {"matrix.md": MATRIX, "index.md": "# Home\n"})

    with pytest.raises(Abort, match="Aborted with 1 warnings in strict mode"):
        build_project(file, strict=True)

    export = json.loads((tmp_path / "site/backlog/backlog.json").read_text(encoding="utf-8"))
    assert [finding["code"] for finding in export["findings"]] == ["BKL108"]


def test_severities_of_the_settings_are_those_of_the_log(tmp_path: Path) -> None:
    rules = {"status-unknown": "error"}
    site = build_docs(
        tmp_path,
        {"matrix.md": MATRIX, "index.md": "# Home\n"},
        {"plugins": [{"backlog": {"rules": rules}}]},
    )

    told = [(level, text) for level, text in site.records if "BKL108" in text]

    assert [level for level, _ in told] == ["ERROR"]
    assert told[0][1].startswith("docs/matrix.md:6: error: BKL108 status-unknown: ")


HOOK = """\
def on_page_markdown(markdown, page, **_):
    return markdown.replace("| FR-2 | Print | open |", "") if page.file.name == "matrix" else None
"""


@pytest.mark.parametrize(
    ("severity", "levels"), [(None, ["WARNING"]), ("info", ["INFO"]), ("off", [])]
)
def test_a_row_that_another_plugin_takes_away_is_told_of(
    tmp_path: Path, severity: str | None, levels: list[str]
) -> None:
    (tmp_path / "hook.py").write_text(HOOK, encoding="utf-8")
    rules = {"BKL107": severity} if severity else {}
    site = build_docs(
        tmp_path,
        {"matrix.md": MATRIX.replace("shiny", "open"), "index.md": "# Home\n"},
        {"plugins": [{"backlog": {"rules": rules}}], "hooks": ["hook.py"]},
    )

    told = [(level, text) for level, text in site.records if "BKL107" in text]

    assert [level for level, _ in told] == levels
    for _, text in told:
        assert text.startswith("docs/matrix.md:6: ")
        assert "the site shows no row of FR-2; see that an empty line stands above" in text
    found = site.read("backlog/findings/index.html")
    assert ("the site shows no row of" in found) is bool(levels)
    export = json.loads(site.read("backlog/backlog.json"))
    assert [finding["code"] for finding in export["findings"]] == ["BKL107"] * len(levels)


REASON = "<!-- backlog: ignore[matrix-not-rendered] shown elsewhere -->"


def _build_without_row(folder: Path, ignored: str) -> Built:
    """Builds a site on which a hook takes the row of FR-2 away."""
    row = f"| FR-2 | Print{ignored} | open |"
    write_tree(folder, {"hook.py": HOOK.replace("| FR-2 | Print | open |", row)})
    docs = {"matrix.md": MATRIX.replace("| FR-2 | Print | shiny |", row), "index.md": "# Home\n"}
    return build_docs(folder, docs, {"hooks": ["hook.py"]})


def test_a_row_that_another_plugin_takes_away_can_be_ignored(tmp_path: Path) -> None:
    site = _build_without_row(tmp_path, REASON)

    assert site.told("BKL") == []
    assert "the site shows no row of" not in site.read("backlog/findings/index.html")


def test_an_ignore_of_a_row_that_is_shown_is_told_of_by_the_build(tmp_path: Path) -> None:
    file = write_project(tmp_path, {"matrix.md": MATRIX.replace("shiny", f"open {REASON}")})

    site = build_project(file)

    (told,) = site.told("BKL")
    assert told.startswith("docs/matrix.md:6: warning: BKL901 suppression-unused: ")
    assert "'ignore[matrix-not-rendered]' hides nothing here; delete it" in told
    project = read_project(str(file), rule_names=rule_names())
    assert analyze(project.site, project.settings).findings == ()


def test_an_ignore_of_what_the_source_shows_already_is_used(tmp_path: Path) -> None:
    matrix = MATRIX.replace("Print | shiny", "`a|b` IGNORED | open")
    docs = {"matrix.md": matrix.replace("IGNORED", ""), "index.md": "# Home\n"}

    told = build_docs(tmp_path / "told", docs).told("BKL")
    docs["matrix.md"] = matrix.replace("IGNORED", REASON)
    ignored = build_docs(tmp_path / "ignored", docs).told("BKL")

    assert ["BKL107" in text for text in told] == [True]
    assert ignored == []


def test_a_row_that_the_baseline_knows_is_counted_and_not_told(tmp_path: Path) -> None:
    first = _build_without_row(tmp_path / "first", "")
    (told,) = first.told("BKL107")
    problem = Problem(message="", location=Location("matrix.md", 1), item="FR-2", subject="FR-2")
    rule = next(entry.rule for entry in RULES if entry.rule.name == "matrix-not-rendered")
    known = Finding(rule=rule, severity=Severity.INFO, problem=problem)
    write_tree(tmp_path / "second", {DEFAULT_BASELINE: baseline_json([known])})

    second = _build_without_row(tmp_path / "second", "")

    assert "FR-2" in told
    assert second.told("BKL107") == []
    assert second.told("no new findings, 1 known")
    assert second.told("without a finding") == []


def test_findings_are_logged_under_the_plugins_name(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        build_docs(tmp_path, {"matrix.md": MATRIX, "index.md": "# Home\n"})

    names = {record.name for record in caplog.records if "BKL" in record.getMessage()}

    assert names == {"mkdocs.plugins.backlog"}
