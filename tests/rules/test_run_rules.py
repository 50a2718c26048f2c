from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.rules import RULES, find_rule, rule_names
from mkdocs_backlog.settings import Settings

if TYPE_CHECKING:
    from mkdocs_backlog.model.finding import Finding

BROKEN_LINKS = {
    "b.md": "# B\n\n[one](gone.md)\n\n[two](lost.md#x)\n",
    "a.md": "# A\n\n[one](gone.md) and again [one](gone.md)\n",
}


def _run(pages: dict[str, str], **options: object) -> tuple[Finding, ...]:
    settings = Settings.from_mapping(options, rule_names=rule_names())
    return analyze(Site(pages=pages, files=frozenset(pages)), settings).findings


def test_findings_are_sorted_by_place() -> None:
    findings = _run(BROKEN_LINKS)

    places = [(f.location.path, f.location.line, f.location.column) for f in findings]
    assert places == [("a.md", 3, 1), ("a.md", 3, 26), ("b.md", 3, 1), ("b.md", 5, 1)]


def test_finding_that_two_rows_of_one_item_give_is_said_once() -> None:
    table = "| ID | Theme | TODO Step |\n|---|---|---|\n| FR-1 | Search | S1-W1-9, S1-W1-9 |\n"
    pages = {"backlog.md": f"# Backlog\n\n{table}\n## To do\n\n- [ ] S1-W1-1: search\n"}

    findings = _run(pages)

    assert [f.rule.name for f in findings] == ["step-missing"]


@pytest.mark.parametrize("key", ["BKL201", "bkl201", "link-target-missing", "Link-Target-Missing"])
@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.INFO])
def test_severity_is_set_by_code_or_name(key: str, severity: Severity) -> None:
    findings = _run(BROKEN_LINKS, rules={key: str(severity)})

    assert {f.severity for f in findings} == {severity}


def test_severity_by_code_beats_the_one_by_name() -> None:
    findings = _run(BROKEN_LINKS, rules={"link-target-missing": "info", "BKL201": "error"})

    assert {f.severity for f in findings} == {Severity.ERROR}


def test_rule_that_is_off_finds_nothing() -> None:
    assert _run(BROKEN_LINKS, rules={"link-target-missing": False}) == ()


def test_severity_under_a_glob_holds_for_its_pages() -> None:
    findings = _run(
        BROKEN_LINKS, rules={"BKL201": "error", "b.md": {"link-target-missing": "info"}}
    )

    assert [(f.location.path, f.severity) for f in findings] == [
        ("a.md", Severity.ERROR),
        ("a.md", Severity.ERROR),
        ("b.md", Severity.INFO),
        ("b.md", Severity.INFO),
    ]


def test_rule_that_is_off_for_a_folder_finds_nothing_there() -> None:
    pages = {"old/a.md": BROKEN_LINKS["a.md"], "b.md": BROKEN_LINKS["b.md"]}

    findings = _run(pages, rules={"old/": {"BKL201": False}})

    assert {f.location.path for f in findings} == {"b.md"}


def test_rule_that_is_off_can_be_on_for_a_folder() -> None:
    rules = {"link-target-missing": "off", "a*": {"link-target-missing": "warning"}}

    findings = _run(BROKEN_LINKS, rules=rules)

    assert {(f.location.path, f.severity) for f in findings} == {("a.md", Severity.WARNING)}


def test_last_glob_that_names_the_rule_wins() -> None:
    rules = {
        "**": {"BKL201": "info"},
        "*.md": {"link-target-missing": "error"},
        "a.md": {"step-missing": "off"},
    }

    findings = _run(BROKEN_LINKS, rules=rules)

    assert {f.severity for f in findings} == {Severity.ERROR}


def test_comment_is_not_unused_where_its_rule_is_off_for_the_page() -> None:
    pages = {"a.md": "# A\n\n<!-- backlog: ignore[BKL201] no such page -->\ntext\n"}

    assert _run(pages, rules={"a.md": {"link-target-missing": "off"}}) == ()
    assert [f.rule.name for f in _run(pages)] == ["suppression-unused"]


def test_what_is_not_known_weighs_no_more_than_info() -> None:
    table = "| ID | Theme | Status |\n|---|---|---|\n| FR-1 | Search | done |\n"
    pages = {"backlog.md": f"# Backlog\n\n{table}", "ledger.md": "# Ledger\n"}

    findings = _run(pages, ledgers=["ledger.md"], rules={"ledger-behind": "error"})

    assert [(f.rule.name, f.severity) for f in findings] == [("ledger-behind", Severity.INFO)]


@pytest.mark.parametrize("asked", ["BKL301", "bkl301", "step-missing", " Step-Missing "])
def test_rule_is_found_by_code_or_name(asked: str) -> None:
    rule = find_rule(asked)

    assert rule is not None
    assert (rule.code, rule.name) == ("BKL301", "step-missing")


def test_unknown_rule_is_not_found() -> None:
    assert find_rule("BKL999") is None


def test_rule_names_are_all_codes_and_names() -> None:
    codes = {entry.rule.code.lower() for entry in RULES}

    assert rule_names() == codes | {entry.rule.name for entry in RULES}


def test_same_pages_in_another_order_give_the_same_findings() -> None:
    turned = dict(reversed(BROKEN_LINKS.items()))

    assert _run(turned) == _run(BROKEN_LINKS)
