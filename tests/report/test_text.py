from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_backlog.model.baseline import Baseline
from mkdocs_backlog.model.finding import Finding, Severity
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.report.layout import padded, width_of
from mkdocs_backlog.report.printable import printable
from mkdocs_backlog.report.text import findings_text, grouped_text, verdict
from tests.report.sample import ledger_finding, sample, step_finding, with_findings

NOTE = step_finding("a note", path="todo/stage-7.md", line=3, severity=Severity.INFO)


def mark(text: str, kind: str) -> str:
    """Paints visibly."""
    return f"<{kind}>{text}</>"


def test_findings_are_one_line_each_and_the_verdict_is_the_last() -> None:
    analysis = with_findings(sample(), ledger_finding(), step_finding(), NOTE)

    assert findings_text(analysis) == (
        "docs/reference/BACKLOG.md:7: error: BKL401 ledger-missing: "
        "the ledger 'gone.md' does not exist\n"
        "docs/reference/BACKLOG.md:16: warning: BKL301 step-missing: "
        "no checklist declares step 'S7-W9-01' of HB-UI-02; nearest is 'S7-W1-01'\n"
        "docs/todo/stage-7.md:3: info: BKL301 step-missing: a note\n"
        "4 items: 1 done, 1 in progress, 1 open, 1 unknown; 1 error, 1 warning, 1 note\n"
    )


def test_findings_are_grouped_by_file_with_the_same_words() -> None:
    analysis = with_findings(sample(), ledger_finding(), step_finding("a step"), NOTE)

    assert grouped_text(analysis) == (
        "docs/reference/BACKLOG.md\n"
        "   7  error    BKL401 ledger-missing  the ledger 'gone.md' does not exist\n"
        "  16  warning  BKL301 step-missing    a step\n"
        "\n"
        "docs/todo/stage-7.md\n"
        "  3  info  BKL301 step-missing  a note\n"
        "\n"
        "4 items: 1 done, 1 in progress, 1 open, 1 unknown; 1 error, 1 warning, 1 note\n"
        "What a code means: mkdocs-backlog rule BKL401\n"
    )


def test_a_clean_backlog_is_its_verdict() -> None:
    told = "4 items: 1 done, 1 in progress, 1 open, 1 unknown; no findings\n"

    assert findings_text(sample()) == told
    assert grouped_text(sample()) == told


def test_colours_are_put_around_words_that_stay_the_same() -> None:
    analysis = with_findings(sample(), NOTE)

    assert findings_text(analysis, mark).startswith(
        "docs/todo/stage-7.md:3: <info>info</>: BKL301 step-missing: a note\n"
    )
    assert grouped_text(analysis, mark).splitlines()[:2] == [
        "<path>docs/todo/stage-7.md</>",
        "  <dim>3</>  <info>info</>  BKL301 step-missing  a note",
    ]


def test_counts_are_in_the_plural_where_they_are_and_in_order_of_progress() -> None:
    analysis = sample()
    statuses = (Status.CONFLICT, Status.AWAITING_LEDGERS, Status.DROPPED, Status.CONFLICT)
    items = [replace(e, status=s) for e, s in zip(analysis.items, statuses, strict=True)]
    findings = [ledger_finding(), ledger_finding(), NOTE, NOTE]

    told = verdict(replace(analysis, items=tuple(items), findings=tuple(findings)))

    assert told == ("4 items: 1 awaiting ledgers, 1 dropped, 2 conflict; 2 errors, 2 notes")
    assert verdict(replace(analysis, items=(items[0],))) == "1 item: 1 conflict; no findings"
    assert verdict(replace(analysis, items=())) == "0 items; no findings"


HOSTILE = [
    ("a\x1b[31mred", "a\\x1b[31mred"),
    ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
    ("a\nb\r\nc\td", "a b  c d"),
    ("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g", "a\\x0bb\\x0cc\\x1cd\\x85e\\u2028f\\u2029g"),
    ("\x00\x7f\x9b31m", "\\x00\\x7f\\x9b31m"),
    ("\u202egpj.exe\u202c\u2066x\u2069", "\\u202egpj.exe\\u202c\\u2066x\\u2069"),
    ("\u200eLR\u200f\u061c", "\\u200eLR\\u200f\\u061c"),
    ("zero\u200bwidth\ufeff\u2060", "zero\\u200bwidth\\ufeff\\u2060"),
    ("half \ud800", "half \\ud800"),
    ("tag \U000e0041", "tag \\U000e0041"),
    ("##[error]fake", "# #[error]fake"),
    ("x ##VSO[task.setvariable]y", "x # #VSO[task.setvariable]y"),
    ("## heading #7 C# [x]", "## heading #7 C# [x]"),
    ("joined\u200cwords 👩\u200d💻 ✔️ Größe 漢字", "joined\u200cwords 👩\u200d💻 ✔️ Größe 漢字"),
]


@pytest.mark.parametrize(("text", "shown"), HOSTILE)
def test_what_would_act_in_a_terminal_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert len(printable(text).splitlines()) == 1


@pytest.mark.parametrize(("text", "shown"), HOSTILE)
def test_a_finding_is_one_harmless_line_whatever_it_quotes(text: str, shown: str) -> None:
    analysis = with_findings(sample(), step_finding(text, path=f"{text}.md", line=1))

    line, _verdict = findings_text(analysis).splitlines()

    assert line == f"docs/{shown}.md:1: warning: BKL301 step-missing: {shown}"
    assert shown in grouped_text(analysis)


def test_wide_and_combining_characters_are_counted_as_shown() -> None:
    assert width_of("abc") == 3
    assert width_of("漢字e\u0301") == 5
    assert padded("漢", 4) == "漢  "
    assert padded("long", 2) == "long"


@pytest.mark.parametrize(
    ("findings", "known", "expected"),
    [
        ((), (), "no new findings since origin/main"),
        ((), (NOTE,), "no new findings since origin/main, 1 known"),
        ((NOTE,), (), "1 note since origin/main"),
        ((NOTE, step_finding()), (NOTE, NOTE), "1 warning, 1 note since origin/main, 2 known"),
    ],
)
def test_since_when_findings_are_new_is_told(
    findings: tuple[Finding, ...], known: tuple[Finding, ...], expected: str
) -> None:
    baseline = Baseline(name="", entries=(), since="origin/main")
    analysis = replace(sample(), findings=findings, known=known, baseline=baseline)

    assert verdict(analysis).split("; ")[1] == expected
