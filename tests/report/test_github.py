from __future__ import annotations

from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.report.github import github_commands
from tests.report.sample import ledger_finding, sample, step_finding, with_findings


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
