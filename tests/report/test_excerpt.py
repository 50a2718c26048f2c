from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.finding import Finding, Problem, Severity
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.report.excerpt import excerpt
from mkdocs_backlog.report.text import grouped_text
from tests.report.sample import STEP_MISSING, ledger_finding, sample, step_finding, with_findings

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis


def _at(line: str, column: int) -> tuple[Finding, Analysis]:
    """Returns a finding at a column of a page's third line, and the analysis of that page."""
    problem = Problem(message="odd", location=Location("a.md", 3, column))
    finding = Finding(rule=STEP_MISSING, severity=Severity.WARNING, problem=problem)
    return finding, sample({"a.md": f"# A\n\n{line}\n"})


def test_the_line_stands_under_its_finding_with_a_mark_under_the_culprit() -> None:
    analysis = with_findings(sample(), ledger_finding(), step_finding())

    lines = grouped_text(analysis, excerpts=True).splitlines()

    assert lines[2] == "      - [Conformance](CONFORMANCE.md)"
    assert lines[4].strip().startswith("| `HB-UI-02` | Print view | [ui](../sp")
    assert lines[4][lines[5].index("^") :].startswith("./spec/ui.md")
    assert lines[5].strip() == "^"


def test_without_excerpts_the_findings_stand_alone() -> None:
    analysis = with_findings(sample(), ledger_finding())

    assert "Conformance" not in grouped_text(analysis)


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("one two", 5, ["one two", "    ^"]),
        ("one two", 0, ["one two"]),
        ("one two", 99, ["one two"]),
        ("\u4e00\u4e8c two", 4, ["\u4e00\u4e8c two", "     ^"]),
        ("\x1b[31m x", 7, ["\\x1b[31m x", "         ^"]),
        ("   ", 2, []),
        ("a" * 200, 0, [f"{'a' * 100}\u2026"]),
        ("a" * 200, 151, [f"\u2026{'a' * 80}", f"{' ' * 31}^"]),
        (f"{'a' * 199}!", 200, [f"\u2026{'a' * 30}!", f"{' ' * 31}^"]),
    ],
)
def test_mark_stands_under_the_column_whatever_the_line_holds(
    line: str, column: int, shown: list[str]
) -> None:
    assert excerpt(*_at(line, column)) == shown


def test_there_is_nothing_to_show_of_what_is_no_page() -> None:
    problem = Problem(message="odd", location=Location("../mkdocs.yml", 3))
    finding = Finding(rule=STEP_MISSING, severity=Severity.WARNING, problem=problem)

    assert excerpt(finding, sample()) == []
