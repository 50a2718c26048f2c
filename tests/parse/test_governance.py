from __future__ import annotations

import pytest

from mkdocs_backlog.model.backlog import GovernanceKind, GovernanceRule
from mkdocs_backlog.model.document import Link
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.governance import read_governance
from mkdocs_backlog.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary({}, {})


def rules(source: str) -> tuple[GovernanceRule, ...]:
    return read_governance(parse_document("backlog.md", source), VOCABULARY)


def kinds(sentence: str) -> list[GovernanceKind]:
    return [rule.kind for rule in rules(f"# Backlog\n\n## Governance\n\n- {sentence}\n")]


PAGE = """\
# Backlog

Closing needs an update of [not a rule](x.md).

## Governance

- This page replaces the [old log](logs/old.md).
- Each item must be represented in the stage-10 and Wave 7 checklists.
- Closing an item requires synchronized updates in:
    - [Conformance](conformance.md)
    - [Limitations](limitations.md)
- Be kind.

## Matrix

- Closing needs an update of [not a rule](x.md).
"""


def test_sentences_are_read_as_rules_and_others_left_alone() -> None:
    assert rules(PAGE) == (
        GovernanceRule(
            kind=GovernanceKind.SUPERSEDES,
            text="This page replaces the old log.",
            location=Location("backlog.md", 7),
            links=(Link(text="old log", href="logs/old.md", line=7, column=26),),
        ),
        GovernanceRule(
            kind=GovernanceKind.CHECKLISTS,
            text="Each item must be represented in the stage-10 and Wave 7 checklists.",
            location=Location("backlog.md", 8),
            patterns=("stage-10", "wave-7"),
        ),
        GovernanceRule(
            kind=GovernanceKind.LEDGERS,
            text="Closing an item requires synchronized updates in:",
            location=Location("backlog.md", 9),
            links=(
                Link(text="Conformance", href="conformance.md", line=10, column=7),
                Link(text="Limitations", href="limitations.md", line=11, column=7),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Closure requires updates in [a](a.md).", GovernanceKind.LEDGERS),
        ("Completed items are recorded in [a](a.md).", GovernanceKind.LEDGERS),
        ("When an item is done, the ledgers [a](a.md) say so.", GovernanceKind.LEDGERS),
        ("All items must be represented in TODO checklists.", GovernanceKind.CHECKLISTS),
        ("Every item is tracked in a wave.", GovernanceKind.CHECKLISTS),
        ("This document supersedes the improvement logs.", GovernanceKind.SUPERSEDES),
        ("Obsoletes [old](old.md).", GovernanceKind.SUPERSEDES),
    ],
)
def test_a_sentence_demands_one_thing(sentence: str, kind: GovernanceKind) -> None:
    assert kinds(sentence) == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Closure requires updates.",
        "See [a](a.md) for updates.",
        "Close [a](a.md).",
        "Items are tracked.",
        "This log was replaced by [the backlog](new.md).",
        "It is superseded by [the backlog](new.md).",
        "Diese Liste wurde durch [die neue](new.md) ersetzt.",
        "Owners meet on Mondays.",
    ],
)
def test_what_demands_nothing_is_no_rule(sentence: str) -> None:
    assert kinds(sentence) == []


def linked(text: str) -> list[str]:
    return [link.href for rule in rules(f"# B\n\n## Governance\n\n{text}") for link in rule.links]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Closing updates [a](a.md):\n\n- [b](b.md)\n- [c](c.md)\n\n[d](d.md)\n", "a b c"),
        ("Closing updates [a](a.md).\n\n- [b](b.md)\n", "a"),
        ("Closing updates these：\n\n- [b](b.md)\n", "b"),
        ("- Closing updates\n    - [b](b.md)\n    - [c](c.md)\n- [d](d.md)\n", "b c"),
        ("- Closing updates:\n    - the\n        - [b](b.md)\n", "b"),
        ("- Closing updates [a](a.md)\n\n### More\n\n- [b](b.md)\n", "a"),
        ("- Closing updates [a](a.md)\n\n### More\n\nText\n\n    - [b](b.md)\n", "a"),
        ("Closing updates:\n\n### Ledgers\n\n- [b](b.md)\n- [c](c.md)\n", "b c"),
        ("- Closing updates [a](a.md)\n- ![b](b.png)\n", "a"),
    ],
)
def test_a_sentence_has_the_links_of_the_list_that_hangs_on_it(text: str, links: str) -> None:
    assert linked(text) == [f"{name}.md" for name in links.split()]


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        ("## Governance", True),
        ("## Closure rules", True),
        ("### 2. Governance & process", True),
        ("# Governance\n\n## Ledgers", True),
        ("# Governance\n\n## A\n\n### B", True),
        ("# Governance\n\n# Matrix", False),
        ("## Governance\n\n# Matrix", False),
        ("# Matrix", False),
        ("## Misgovernance", False),
    ],
)
def test_rules_stand_below_a_heading_that_announces_them(headings: str, *, found: bool) -> None:
    assert bool(rules(f"{headings}\n\nClosing updates [a](a.md).\n")) is found


def test_headings_and_table_rows_are_no_sentences() -> None:
    source = (
        "# Governance\n\n## Closing updates [a](a.md)\n\n"
        "| Rule |\n|---|\n| Closing updates [a](a.md) |\n"
    )

    assert rules(source) == ()


@pytest.mark.parametrize(
    ("sentence", "patterns"),
    [
        ("Items are tracked in the checklists of stage 10.", ("stage-10",)),
        ("Items are tracked in STAGE-10, stage_10 and wave7 checklists.", ("stage-10", "wave-7")),
        ("Items are tracked in the checklists of stage 10a.", ()),
        ("Items are tracked in the backstage 10 checklists.", ()),
        ("Items are tracked in checklists.", ()),
    ],
)
def test_stages_are_named_as_they_stand_in_paths(sentence: str, patterns: tuple[str, ...]) -> None:
    (rule,) = rules(f"# Governance\n\n{sentence}\n")

    assert rule.patterns == patterns
