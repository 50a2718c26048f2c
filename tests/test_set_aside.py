from __future__ import annotations

import pytest

from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.settings import Settings
from tests.plans import PLAN, RISKS, read, site, statuses


def governed(page: str, *rules: str) -> str:
    title, _, rest = page.partition("\n")
    return f"{title}\n\n## Governance\n\n" + "".join(f"- {rule}\n" for rule in rules) + rest


LEDGER_RULE = "Closing an item updates [the other]({})."
REPLACES = "This page replaces [the other]({})."


@pytest.mark.parametrize("everything", [False, True], ids=["usual", "everything"])
@pytest.mark.parametrize("rule", [LEDGER_RULE, REPLACES])
def test_a_ledger_or_replaced_log_is_never_a_backlog(rule: str, *, everything: bool) -> None:
    pages = {
        "plan.md": governed(PLAN, rule.format("other.md")),
        "other.md": PLAN.replace("A-", "B-"),
    }

    analysis = analyze(site(pages), Settings(), everything=everything)

    assert [backlog.src_uri for backlog in analysis.backlogs] == ["plan.md"]
    assert list(statuses(analysis)) == ["A-1", "A-2"]
    assert list(analysis.superseded) == (["other.md"] if rule is REPLACES else [])


def test_a_backlog_that_names_itself_as_a_ledger_stays_one() -> None:
    analysis = read({"plan.md": governed(PLAN, LEDGER_RULE.format("plan.md"))})

    assert list(statuses(analysis)) == ["A-1", "A-2"]
    assert analysis.ledgers == ()


def test_a_glob_of_replaced_logs_does_not_hit_the_backlog_itself() -> None:
    analysis = read({"BACKLOG.md": PLAN, "OLD_LOG.md": PLAN}, supersedes=["*LOG.md"])

    assert [backlog.src_uri for backlog in analysis.backlogs] == ["BACKLOG.md"]


def test_of_a_backlog_and_a_register_that_name_each_other_the_backlog_is_one() -> None:
    pages = {
        "a-risks.md": governed(RISKS, LEDGER_RULE.format("plan.md")),
        "plan.md": governed(PLAN, LEDGER_RULE.format("a-risks.md")),
    }

    analysis = analyze(site(pages), Settings(), everything=True)

    assert [backlog.src_uri for backlog in analysis.backlogs] == ["plan.md"]
    assert [ledger.file for ledger in analysis.ledgers] == ["a-risks.md"]


def test_a_page_that_says_what_replaced_it_does_not_put_that_aside() -> None:
    pages = {
        "old.md": governed(PLAN, "This page was replaced by [the backlog](plan.md)."),
        "plan.md": governed(PLAN.replace("A-", "B-"), REPLACES.format("old.md")),
    }

    analysis = read(pages)

    assert [backlog.src_uri for backlog in analysis.backlogs] == ["plan.md"]
