from __future__ import annotations

import pytest

from mkdocs_backlog.model.backlog import GovernanceKind, GovernanceRule
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.page_options import PageOptions
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.governance import read_governance
from mkdocs_backlog.parse.page_options import read_page_options
from mkdocs_backlog.resolve.governance import Governor, effective_rules
from mkdocs_backlog.resolve.links import LinkResolver
from mkdocs_backlog.settings import Settings
from mkdocs_backlog.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary({}, {})
PROSE = """\
# Backlog

## Governance

- Closing an item updates [the ledger](ledger.md).
- Items are tracked in the stage-10 checklists.
- This replaces [the log](log.md).
"""
BOX = "- [ ] S-1: x\n"
PAGES = {
    "ref/backlog.md": PROSE,
    "ref/ledger.md": "# Ledger\n",
    "ref/log.md": "# Log\n",
    "todo/stage-10/README.md": "# Stage\n",
    "todo/stage-10/wave-1.md": BOX,
    "todo/stage-100/wave-1.md": BOX,
    "todo/stage-2.md": BOX,
    "index.md": BOX,
}
CONFIG = Location("../mkdocs.yml", 1)


def effective(settings: Settings, source: str = PROSE) -> dict[GovernanceKind, GovernanceRule]:
    document = parse_document("ref/backlog.md", source)
    read = read_governance(document, VOCABULARY)
    options = read_page_options(document)
    rules = effective_rules(options, read, settings, Site(pages=PAGES))
    assert len(rules) == len({rule.kind for rule in rules})
    return {rule.kind: rule for rule in rules}


def test_the_sentences_hold_where_nothing_is_set() -> None:
    rules = effective(Settings())

    assert [rule.location.line for rule in rules.values()] == [5, 6, 7]
    assert list(rules) == list(GovernanceKind)


def test_settings_beat_the_sentences() -> None:
    rules = effective(Settings(ledgers=("a.md",), checklists=("c/*",), supersedes=("s.md",)))

    assert rules == {
        kind: GovernanceRule(
            kind=kind, text=f"option '{kind}'", location=CONFIG, patterns=(pattern,)
        )
        for kind, pattern in zip(GovernanceKind, ["a.md", "c/*", "s.md"], strict=True)
    }


def test_no_ledger_at_all_can_be_set() -> None:
    rules = effective(Settings(ledgers=()))

    assert rules[GovernanceKind.LEDGERS].patterns == ()
    assert rules[GovernanceKind.CHECKLISTS].location.line == 6


def test_the_front_matter_beats_the_settings() -> None:
    own = "---\nbacklog:\n  ledgers: [b.md]\n  checklists: d/*\n  supersedes: []\n---\n"

    rules = effective(Settings(ledgers=("a.md",), supersedes=("s.md",)), own + PROSE)

    assert {kind: rule.patterns for kind, rule in rules.items()} == {
        "ledgers": ("b.md",),
        "checklists": ("d/*",),
        "supersedes": (),
    }
    assert {kind: rule.location for kind, rule in rules.items()} == {
        kind: Location("ref/backlog.md", line)
        for kind, line in [("ledgers", 3), ("checklists", 4), ("supersedes", 5)]
    }
    assert rules[GovernanceKind.LEDGERS].text == "front matter 'ledgers'"


@pytest.mark.parametrize(
    "own", ["backlog: x", "backlog: [a.md]", "backlog: {ledgers: 7}", "backlog: {ledgers: [1]}"]
)
def test_front_matter_of_another_form_says_nothing(own: str) -> None:
    rules = effective(Settings(), f"---\n{own}\n---\n{PROSE}")

    assert rules[GovernanceKind.LEDGERS].patterns == ()
    assert rules[GovernanceKind.LEDGERS].location.line == 8


def test_a_rule_of_the_settings_stands_where_the_option_does() -> None:
    places: dict[tuple[str, ...], tuple[str, int]] = {("ledgers",): ("mkdocs.yml", 7)}
    site = Site(pages=PAGES, find_option=lambda keys: places.get(tuple(keys)))

    (rule,) = effective_rules(PageOptions(), (), Settings(ledgers=("a.md",)), site)

    assert rule.location == Location("../mkdocs.yml", 7)


def governor(**more: str) -> Governor:
    documents = {uri: parse_document(uri, text) for uri, text in {**PAGES, **more}.items()}
    site = Site(
        pages=PAGES,
        files=frozenset({*documents, "ref/table.csv"}),
        excluded=frozenset({"ref/draft.md"}),
        in_repository={"README.md"}.__contains__,
    )
    return Governor(documents, LinkResolver(site, documents, repository_links=True))


def rule(kind: GovernanceKind, *patterns: str, links: str = "") -> GovernanceRule:
    (passage,) = parse_document("ref/backlog.md", links or "text").passages
    return GovernanceRule(
        kind=kind,
        text="",
        location=Location("ref/backlog.md", 9),
        links=passage.links,
        patterns=patterns,
    )


def ledgers(*rules: GovernanceRule) -> list[str]:
    return [file for file, _ in governor().ledgers("ref/backlog.md", rules)]


def test_linked_ledgers_are_named_where_their_link_stands() -> None:
    found = governor().ledgers(
        "ref/backlog.md", [rule(GovernanceKind.LEDGERS, links="see\n[a](ledger.md)")]
    )

    assert found == [("ref/ledger.md", Location("ref/backlog.md", 2, 1))]


@pytest.mark.parametrize(
    ("href", "file"),
    [
        ("ledger.md#closed", "ref/ledger.md"),
        ("/docs/ref/ledger.md", "ref/ledger.md"),
        ("Ledger.md", "ref/ledger.md"),
        ("none.md", "ref/none.md"),
        ("table.csv", "ref/table.csv"),
        ("https://example.org/a.md", None),
        ("../../README.md", None),
        ("draft.md", None),
        ("/none/", None),
        ("backlog.md", None),
    ],
)
def test_a_linked_ledger_is_a_file_that_is_or_should_be_published(
    href: str, file: str | None
) -> None:
    found = ledgers(rule(GovernanceKind.LEDGERS, links=f"[x]({href})"))

    assert found == ([file] if file else [])


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("ref/ledger.md", "ref/ledger.md"),
        ("/ref/ledger.md", "ref/ledger.md"),
        ("docs/ref/none.md", "docs/ref/none.md"),
        ("/docs/ref/ledger.md", "ref/ledger.md"),
        ("./ref/../none.md", "none.md"),
        ("../README.md", "../README.md"),
    ],
)
def test_a_path_that_is_set_is_relative_to_the_documentation(path: str, file: str) -> None:
    assert ledgers(rule(GovernanceKind.LEDGERS, path)) == [file]


def test_a_backlog_is_no_ledger_of_its_own() -> None:
    assert ledgers(rule(GovernanceKind.LEDGERS, "ref/backlog.md", "ref/ledger.md")) == [
        "ref/ledger.md"
    ]


def test_rules_of_other_kinds_name_no_ledger() -> None:
    other = [rule(kind, "a.md", links="[a](ledger.md)") for kind in GovernanceKind]

    assert ledgers(*(r for r in other if r.kind is not GovernanceKind.LEDGERS)) == []
    assert governor().superseded("b.md", other[:2]) == {}
    assert governor().checklists([other[0], other[2]]) == frozenset()


@pytest.mark.parametrize(
    ("patterns", "links", "pages"),
    [
        (("stage-10",), "", {"todo/stage-10/wave-1.md"}),
        (("STAGE-2",), "", {"todo/stage-2.md"}),
        (("wave-1",), "", {"todo/stage-10/wave-1.md", "todo/stage-100/wave-1.md"}),
        (("age-10",), "", set()),
        (("todo/*.md",), "", {"todo/stage-2.md"}),
        (("todo/**",), "", {f"todo/stage-{n}.md" for n in ("10/wave-1", "100/wave-1", "2")}),
        (("index.md",), "", {"index.md"}),
        (("ref/*",), "", set()),
        ((), "[x](../todo/stage-2.md)", {"todo/stage-2.md"}),
        ((), "[x](../todo/stage-10/README.md)", {"todo/stage-10/wave-1.md"}),
        ((), "[x](ledger.md)", set()),
        ((), "[x](none.md)", set()),
        ((), "[x](https://example.org)", set()),
        (("stage-2",), "[x](../todo/stage-10/)", {"todo/stage-2.md", "todo/stage-10/wave-1.md"}),
        ((), "", set()),
    ],
)
def test_governed_checklists_are_the_pages_with_boxes_that_a_rule_means(
    patterns: tuple[str, ...], links: str, pages: set[str]
) -> None:
    found = governor().checklists([rule(GovernanceKind.CHECKLISTS, *patterns, links=links)])

    assert found == pages


def test_the_start_page_stands_for_all_pages() -> None:
    found = governor().checklists([rule(GovernanceKind.CHECKLISTS, links="[x](../index.md)")])

    assert len(found) == 4


def test_replaced_pages_are_told_with_the_place_that_says_so() -> None:
    links = "[a](log.md) [b](none.md) [c](https://example.org) [d](backlog.md)"
    first = rule(GovernanceKind.SUPERSEDES, links=links)
    second = rule(GovernanceKind.SUPERSEDES, "ref/*log.md", "todo/stage-2.md", "none.md")

    found = governor().superseded("ref/backlog.md", [first, second])

    assert found == {
        "ref/log.md": Location("ref/backlog.md", 1, 1),
        "todo/stage-2.md": Location("ref/backlog.md", 9),
    }
