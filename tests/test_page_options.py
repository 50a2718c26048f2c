"""A page's own options, from its front matter to what is known of its backlog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.page_options import read_page_options
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.settings import Settings
from mkdocs_backlog.vocabulary import load_vocabulary
from mkdocs_backlog.vocabulary.by_page import Vocabularies
from tests.history.reading import history_of, read_analysis
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.page_options import PageOptions

OWN = """\
---
backlog:
  columns:
    status: [Whereabouts]
  statuses: {done: [ashore], open: [adrift]}
---
"""
TABLE = """\
# Backlog

| ID | Theme | Whereabouts |
|---|---|---|
| FR-01 | Nets | ashore |
| FR-02 | Ropes | {word} |
"""
LEDGER = "# Ledger\n\n| ID | Gap | Whereabouts |\n|---|---|---|\n| FR-01 | Nets | ashore |\n"


def read(front_matter: str) -> PageOptions:
    return read_page_options(parse_document("a/b.md", f"---\n{front_matter}---\n# B\n"))


def analysis_of(pages: dict[str, str], **options: object) -> Analysis:
    return analyze(Site(pages=pages, files=frozenset(pages)), Settings.from_mapping(options))


def statuses(analysis: Analysis) -> dict[str, str]:
    return {f"{e.backlog} {e.item.id}": str(e.status) for e in analysis.items}


def test_a_page_adds_words_for_its_own_backlog_alone() -> None:
    other = TABLE.replace("FR-", "GR-")
    pages = {"one/backlog.md": OWN + TABLE.format(word="adrift"), "two/backlog.md": other}

    found = analysis_of(pages)

    assert statuses(found) == {
        "one/backlog.md FR-01": "done",
        "one/backlog.md FR-02": "open",
        "two/backlog.md GR-01": "unknown",
        "two/backlog.md GR-02": "unknown",
    }


def test_the_words_of_the_site_hold_on_a_page_with_words_of_its_own() -> None:
    pages = {"backlog.md": OWN + TABLE.format(word="moored")}

    found = analysis_of(pages, statuses={"done": ["moored"]})

    assert statuses(found) == {"backlog.md FR-01": "done", "backlog.md FR-02": "done"}


def test_the_words_of_a_page_win_over_those_of_the_site() -> None:
    pages = {"backlog.md": OWN + TABLE.format(word="ashore")}

    found = analysis_of(pages, statuses={"blocked": ["ashore"], "done": ["x"]})

    assert set(statuses(found).values()) == {"done"}


def test_a_word_that_is_not_known_is_compared_with_the_words_of_the_page() -> None:
    found = analysis_of({"backlog.md": OWN + TABLE.format(word="adrfit")})

    (finding,) = [f for f in found.findings if f.rule.name == "status-unknown"]
    assert finding.problem.hint == "did you mean 'adrift'?"


def test_a_ledger_is_read_by_its_own_words() -> None:
    governance = "\n## Governance\n\nClosing an item requires updates in [it](ledger.md).\n"
    backlog = TABLE.format(word="open").replace("Whereabouts", "Status").replace("ashore", "open")
    pages = {"backlog.md": backlog + governance, "ledger.md": OWN + LEDGER}

    found = analysis_of(pages)

    assert [f.location for f in found.findings if f.rule.name == "ledger-ahead"] == [
        Location("ledger.md", 11)
    ]


def test_the_words_of_today_are_those_of_the_past(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit("Begin", {"docs/backlog.md": TABLE.format(word="adrift")})
    repository.commit("Land", {"docs/backlog.md": TABLE.format(word="ashore")})
    repository.commit("Name words", {"docs/backlog.md": OWN + TABLE.format(word="ashore")})

    found = read_analysis(repository)

    closing = history_of(found, "FR-02").closing
    assert closing is not None
    assert closing.commit.subject == "Land"


def test_options_are_read_with_their_places() -> None:
    options = read(
        "title: T\nbacklog:\n  ledgers: l.md\n\n  checklists: []\n  columns:\n    id: [Key]\n"
    )

    assert options.patterns == {"ledgers": ("l.md",), "checklists": ()}
    assert options.columns == {"id": ("Key",)}
    assert options.places == {
        "ledgers": Location("a/b.md", 4),
        "checklists": Location("a/b.md", 6),
        "columns": Location("a/b.md", 7),
    }
    assert options.problems == ()


@pytest.mark.parametrize("own", ["", "title: T\n", "backlog:\n", "backlog: {}\n"])
def test_a_page_without_options_sets_none(own: str) -> None:
    options = read(own)

    assert not options.has_words
    assert (options.patterns, options.places, options.problems) == ({}, {}, ())


def test_ledgers_of_the_prose_stay_where_a_page_says_null() -> None:
    assert read("backlog: {ledgers: null}\n").patterns == {}


@pytest.mark.parametrize(
    ("own", "line", "message"),
    [
        ("x: 1\nbacklog: 7\n", 3, "'backlog' in the front matter must be a mapping, not 7; it c"),
        ("backlog:\n  pages: x\n", 3, "a page has no option 'pages'; a page can set 'checklists'"),
        ("backlog:\n  colums: {}\n", 3, "a page has no option 'colums'; did you mean 'columns'?"),
        ("backlog:\n  7: x\n", 3, "a page has no option '7'; a page can set 'checklists', 'led"),
        ("backlog: {ledgers: {}}\n", 2, "option 'ledgers' of this page cannot be read; it must "),
        (
            "backlog:\n  columns:\n    id: [Key]\n    step: 3\n",
            5,
            "option 'columns' of this page cannot be read; 'step' must be a list of texts, not 3",
        ),
        (
            "backlog:\n  statuses:\n    conflict: [x]\n",
            4,
            "option 'statuses' of this page has an unknown key 'conflict'; the keys are open, ",
        ),
        (
            "backlog:\n  columns:\n    id: {a: {b: c}}\n",
            4,
            "option 'columns' of this page cannot be read; 'id' must be a list of texts, not {'a",
        ),
        ("a: &a {colums: {}}\nbacklog: *a\n", 2, "a page has no option 'colums'; did you mean"),
        ("a: &a {pages: {}}\nbacklog: {<<: *a}\n", 3, "a page has no option 'pages'; a page ca"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(own: str, line: int, message: str) -> None:
    (problem,) = read(own).problems

    assert problem.message.startswith(message)
    assert problem.message.endswith(f"; {problem.cure}")
    assert problem.location == Location("a/b.md", line)


def test_all_that_cannot_be_read_is_told_and_the_rest_holds() -> None:
    options = read("backlog:\n  columns: {id: 1, step: 2}\n  ledgers: [l.md]\n  x: 1\n")

    assert [problem.subject for problem in options.problems] == ["columns.id", "columns.step", "x"]
    assert options.patterns == {"ledgers": ("l.md",)}


def test_pages_without_words_of_their_own_share_one_reader() -> None:
    words = Vocabularies({}, {}, {"a.md": read("backlog: {statuses: {done: [x]}}\n")})

    made = words.readers(lambda vocabulary: [vocabulary])

    assert made("b.md") is made("c.md")
    assert made("a.md") == [words.of("a.md")]
    assert words.of("a.md").statuses == load_vocabulary({}, {"done": ["x"]}).statuses
    assert words.own_words() == (("a.md", [], [("done", ("x",))]),)
