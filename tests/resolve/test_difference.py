"""What two editions of a documentation differ in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.difference import Edition
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.resolve.difference import compare
from mkdocs_backlog.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_backlog.model.difference import Difference

HEAD = "# Backlog\n\n| ID | Theme | Document | Step | Status |\n|---|---|---|---|---|\n"
ROW = "| FR-1 | Search | [a](a.md) | S1-01 | open |\n"
OTHER = "| FR-2 | Filter | [b](b.md) | S1-02 | open |\n"
PAGES = {
    "backlog.md": HEAD + ROW + OTHER,
    "a.md": "# A\n",
    "b.md": "# B\n",
    "steps.md": "# Steps\n\n- [ ] S1-01: one\n- [ ] S1-02: two\n",
}


def difference(before: Mapping[str, str | None], after: Mapping[str, str | None]) -> Difference:
    """Returns the difference of two editions, told as what is other than in `PAGES`."""
    editions = []
    for name, other in (("before", before), ("after", after)):
        pages = {path: text for path, text in {**PAGES, **other}.items() if text is not None}
        site = Site(pages=pages, files=frozenset(pages))
        analysis = analyze(site, Settings(history=False))
        editions.append(Edition(name=name, commit=None, analysis=analysis))
    return compare(*editions)


def told(found: Difference) -> list[str]:
    """Returns the changes of items as lines."""
    return [
        f"{change.kind} {change.id}: {' '.join(filter(None, [change.part, change.before]))}"
        f" > {change.after} ({change.location.path}:{change.location.line})"
        for change in found.changes
    ]


def codes(found: Difference) -> tuple[list[str], list[str]]:
    """Returns the places of the new and of the fixed findings."""
    new, fixed = (
        [f"{finding.rule.code} {finding.location.path}:{finding.location.line}" for finding in side]
        for side in (found.new, found.fixed)
    )
    return new, fixed


def row(status: str, item: str = "FR-1", title: str = "Search", rest: str = "[a](a.md) | ") -> str:
    """Returns a row without a step."""
    return f"| {item} | {title} | {rest} | {status} |\n"


def test_equal_editions_have_no_difference() -> None:
    found = difference({"a.md": "# A\n\n[lost](x.md)\n"}, {"a.md": "# A\n\n\n\n[lost](x.md)\n"})

    assert (told(found), codes(found)) == ([], ([], []))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("open", "done", "closed FR-1: open > done (backlog.md:5)"),
        ("open", "dropped", "closed FR-1: open > dropped (backlog.md:5)"),
        ("done", "open", "reopened FR-1: done > open (backlog.md:5)"),
        ("dropped", "in progress", "reopened FR-1: dropped > in-progress (backlog.md:5)"),
        ("open", "blocked", "status FR-1: open > blocked (backlog.md:5)"),
        ("done", "dropped", "status FR-1: done > dropped (backlog.md:5)"),
        ("done", "awaiting ledgers", "status FR-1: done > awaiting-ledgers (backlog.md:5)"),
        ("awaiting ledgers", "done", "closed FR-1: awaiting-ledgers > done (backlog.md:5)"),
    ],
)
def test_changes_of_the_status_are_told(before: str, after: str, expected: str) -> None:
    found = difference(
        {"backlog.md": HEAD + row(before) + OTHER}, {"backlog.md": HEAD + row(after) + OTHER}
    )

    assert told(found) == [expected]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (
            "| FR-1 | Find | [a](a.md) | S1-01 | open |\n",
            ["retitled FR-1: Search > Find (backlog.md:5)"],
        ),
        (
            "| FR-1 | Search | [b](b.md) | S1-01 | open |\n",
            ["moved FR-1: document a.md > b.md (backlog.md:5)"],
        ),
        (
            "| FR-1 | Search | [a](a.md) | S1-01, S1-02 | open |\n",
            ["moved FR-1: step S1-01 > S1-01, S1-02 (backlog.md:5)"],
        ),
        (
            "| FR-9 | Search | [a](a.md) | S1-01 | open |\n",
            ["renamed FR-9: FR-1 > FR-9 (backlog.md:5)"],
        ),
        (
            "| FR-1 | Payments abroad | [b](b.md) | S1-01 | open |\n",
            ["reused FR-1: Search > Payments abroad (backlog.md:5)"],
        ),
        (ROW + row("done", "FR-3", "New"), ["opened FR-3:  > done (backlog.md:6)"]),
        ("", ["vanished FR-1: open >  (backlog.md:5)"]),
    ],
)
def test_changes_of_rows_are_told(after: str, expected: list[str]) -> None:
    assert told(difference({}, {"backlog.md": HEAD + after + OTHER})) == expected


def test_one_item_may_change_in_several_ways() -> None:
    found = difference({}, {"backlog.md": HEAD + row("done", "FR-7", "Search") + OTHER})

    assert told(found) == [
        "closed FR-7: open > done (backlog.md:5)",
        "moved FR-7: step S1-01 >  (backlog.md:5)",
        "renamed FR-7: FR-1 > FR-7 (backlog.md:5)",
    ]


def test_an_item_that_goes_to_another_page_has_moved() -> None:
    found = difference({}, {"backlog.md": None, "plan/backlog.md": HEAD + OTHER + ROW})

    assert [line for line in told(found) if " page " in line] == [
        "moved FR-2: page backlog.md > plan/backlog.md (plan/backlog.md:5)",
        "moved FR-1: page backlog.md > plan/backlog.md (plan/backlog.md:6)",
    ]


def test_of_two_rows_with_one_id_the_first_counts() -> None:
    doubled = {"backlog.md": HEAD + row("open") + row("done")}

    assert told(difference(doubled, {"backlog.md": HEAD + row("done")})) == [
        "closed FR-1: open > done (backlog.md:5)"
    ]


def test_findings_come_and_go() -> None:
    found = difference({"a.md": "# A\n\n[x](x.md) [y](y.md)\n"}, {"a.md": "# A\n\n\n[z](z.md)\n"})

    assert codes(found) == (["BKL201 a.md:4"], ["BKL201 a.md:3", "BKL201 a.md:3"])


def test_one_more_of_the_same_kind_is_new() -> None:
    found = difference({"a.md": "[x](x.md)\n"}, {"a.md": "[x](x.md)\n\n[x](x.md)\n"})

    assert codes(found) == (["BKL201 a.md:3"], [])


def test_findings_stay_when_their_item_is_renamed() -> None:
    contrary = "[a](gone.md) | S1-01"
    found = difference(
        {"backlog.md": HEAD + row("done", rest=contrary)},
        {"backlog.md": HEAD + row("done", "FR-5", rest=contrary)},
    )

    assert told(found) == ["renamed FR-5: FR-1 > FR-5 (backlog.md:5)"]
    assert codes(found) == ([], [])
    assert len(found.earlier) == len(found.after.analysis.findings) > 1


PAGE = "# Guide\n\nA line.\n\nAnother line.\n\n[x](x.md)\n"
REWRITTEN = "# Guide\n" + "\nOther words.\n" * 9 + "\n[x](x.md)\n"


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        ({"old/guide.md": None, "new/handbook.md": PAGE}, True),
        ({"old/guide.md": None, "new/guide.md": PAGE.replace("# Guide", "# Handbook")}, True),
        ({"old/guide.md": None, "new/guide.md": REWRITTEN}, False),
        ({"old/guide.md": None, "new/manual.md": PAGE.replace("# Guide", "# Manual")}, False),
        ({"old/guide.md": None, "new/a1.md": PAGE, "new/a2.md": PAGE}, False),
        ({"old/guide.md": PAGE, "new/guide.md": PAGE}, False),
    ],
)
def test_findings_stay_when_their_page_is_renamed(
    after: Mapping[str, str | None], *, kept: bool
) -> None:
    found = difference({"old/guide.md": PAGE}, after)

    assert (not found.new) is kept


def test_empty_pages_are_not_taken_for_each_other() -> None:
    found = difference({"old/x.md": ""}, {"new/x.md": ""})

    assert (told(found), codes(found)) == ([], ([], []))
