"""A version that is read from the one before it comes out as the parser would have read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mkdocs_backlog.versions
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.settings import Settings
from mkdocs_backlog.versions import Kinds, VersionReader
from mkdocs_backlog.vocabulary.by_page import Vocabularies

if TYPE_CHECKING:
    from mkdocs_backlog.model.document import Document

PAGE = "BACKLOG.md"
KINDS = Kinds(
    matrices=frozenset({PAGE}), parsed=frozenset({PAGE, "todo.md"}), ledgers=frozenset({PAGE})
)
VOCABULARY = Vocabularies({}, {}, {})
HEAD = ["# Backlog", "", "| ID | Theme | Document | Step | Status |", "|---|---|---|---|---|"]
ROWS = [
    "| FR-01 | Pool tuning | [pool](pool.md) | S1-W1-01 | open |",
    "| FR-02 | Drills | [drill](drill.md) | S1-W1-02 | done |",
    "| FR-03 | Themes | [themes](themes.md) | S1-W1-03 | open |",
    "| FR-04 | Keys | [keys](keys.md) | S1-W1-04 | done |",
]
BOXES = ["", "- [ ] step S1-W1-01: tune", "", "- [x] step S1-W1-02: drill"]
MATRIX = [*HEAD, *ROWS, *BOXES]
LINES = (
    *ROWS,
    "| FR-01 | Pool sizes | [pool](pool.md#a) | S1-W1-01, S1-W1-02 | done |",
    "| FR-02 | Drills | [drill](drill.md) | S1-W1-02 | **closed** — see there |",
    "| FR-02 | Drills | - | S1-W1-02 | fnord |",
    "| ~~FR-03~~ | Themes | [themes](themes.md) | S1-W1-03 | open |",
    "| FR-05 | Themes | [themes](themes.md) | S1-W1-03 | open |",
    "| fr-03 | Themes | [themes](themes.md) | S1-W1-03 | open |",
    "| FR-03 | Themes |",
    "| FR-03 | Themes | [themes](themes.md) | S1-W1-03 | open | more |",
    "| FR-03 | a `b | c` | [themes](themes.md) | S1-W1-03 | open |",
    "| FR-03 | a \\| b <!-- note --> | [themes][1] | S1-W1-03 | open |",
    "| FR-03 | Themes | [themes](themes.md) | S1-W1-03 | open ",
    "| | **Second part** | | | |",
    "| | Themes | [themes](themes.md) | S1-W1-03 | open |",
    "| Keyboards | Themes | [themes](themes.md) | S1-W1-03 | open |",
    "|---|---|---|---|---|",
    "|",
    "FR-03 | Themes | [themes](themes.md) | S1-W1-03 | open",
    *("", "text", "[1]: themes.md", "- [x] step S1-W1-01: tune", "- [/] step S1-W1-02: drill"),
    *("## Heading", "```", "<div>", "</div>", "> quoted", "    indented", "<!-- a", "-->"),
    *HEAD[2:],
)
"""Lines of which some change what others mean."""


def reader() -> VersionReader:
    return VersionReader(Settings(), VOCABULARY, KINDS)


READER = reader()


def check_as_parsed(versions: list[list[str]]) -> None:
    """Checks that versions read one after the other are what each is when it is parsed."""
    READER.read(PAGE, [])
    for lines in versions:
        parsed = READER.read_parsed(parse_document(PAGE, "\n".join(lines)))
        assert READER.read(PAGE, lines) == parsed


EDITS = st.lists(
    st.lists(st.tuples(st.integers(0, len(MATRIX) - 1), st.sampled_from(LINES)), max_size=3),
    min_size=1,
    max_size=5,
)


@given(EDITS)
def test_what_is_read_from_the_version_before_is_what_the_parser_reads(
    edits: list[list[tuple[int, str]]],
) -> None:
    versions = [MATRIX]
    for edit in edits:
        lines = list(versions[-1])
        for place, line in edit:
            lines[place] = line
        versions.append(lines)
    check_as_parsed(versions)


@given(EDITS)
def test_a_page_that_is_not_plain_is_read_alike(edits: list[list[tuple[int, str]]]) -> None:
    first = ["!!! note", "    text", "", *MATRIX, "", "1) a", "   * b", "", "Setext", "======"]
    versions = [first]
    for edit in edits:
        lines = list(first)
        for place, line in edit:
            lines[place + 3] = line
        versions.append(lines)
    check_as_parsed(versions)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes the pages that are parsed whole."""
    noted: list[str] = []

    def parse(uri: str, text: str) -> Document:
        noted.append(uri)
        return parse_document(uri, text)

    monkeypatch.setattr(mkdocs_backlog.versions, "parse_document", parse)
    return noted


def change(number: int, old: str, new: str) -> list[str]:
    """Returns the matrix with other words in one line."""
    lines = list(MATRIX)
    assert old in lines[number]
    lines[number] = lines[number].replace(old, new)
    return lines


@pytest.mark.parametrize(
    "lines",
    [
        change(4, "open", "done"),
        change(4, "Pool tuning", "Pool sizes"),
        change(4, "(pool.md)", "(other.md)"),
        change(4, "FR-01 | Pool tuning", "`FR-01` | Pool tuning"),
        [*change(4, "open", "done")[:9], "- [x] step S1-W1-01: tune", *BOXES[2:]],
    ],
)
def test_a_change_of_a_row_needs_no_parser(parsed: list[str], lines: list[str]) -> None:
    one = reader()
    one.read(PAGE, MATRIX)
    assert one.read(PAGE, lines) == reader().read_parsed(parse_document(PAGE, "\n".join(lines)))
    assert parsed == [PAGE]


@pytest.mark.parametrize(
    "lines",
    [
        change(4, "FR-01", "FR-09"),
        change(5, "S1-W1-02", "S1-W1-09"),
        change(4, "Pool tuning", "Drills"),
        change(6, "| Themes", "| Drills"),
        change(4, "open", "-"),
        change(2, "Theme", "Title"),
        change(4, "| FR-01", "FR-01"),
        change(4, "| open |", "|"),
        change(4, "Pool tuning", "Pool [tuning]: more"),
        change(3, "|---|---|---|---|---|", "|---|---|---|---|:-:|"),
        [*MATRIX, "text"],
        [*MATRIX[:-1], "text"],
    ],
)
def test_whatever_means_more_needs_the_parser(parsed: list[str], lines: list[str]) -> None:
    one = reader()
    one.read(PAGE, MATRIX)
    one.read(PAGE, lines)
    assert parsed == [PAGE, PAGE]


def test_a_row_that_is_no_item_needs_the_parser(parsed: list[str]) -> None:
    section = [*HEAD, ROWS[0], "| | **Second part** | | | |", *ROWS[1:]]
    other = [*HEAD, ROWS[0], "| | **Third part** | | | |", *ROWS[1:]]
    one = reader()
    one.read(PAGE, section)
    assert len(one.read(PAGE, other).items) == 4
    assert parsed == [PAGE, PAGE]


def test_a_row_of_an_item_in_several_rows_needs_the_parser(parsed: list[str]) -> None:
    twice = [*HEAD, *ROWS, ROWS[0].replace("open", "done")]
    one = reader()
    one.read(PAGE, twice)
    one.read(PAGE, [*HEAD, *ROWS, ROWS[0]])
    assert parsed == [PAGE, PAGE]


def test_the_names_in_a_ledger_are_those_of_the_version() -> None:
    one = reader()
    one.read(PAGE, MATRIX)
    facts = one.read(PAGE, change(11, "drill", "see FR-77"))
    assert "FR-77" in facts.names


def test_each_page_is_read_from_its_own_versions() -> None:
    one = reader()
    one.read(PAGE, MATRIX)
    other = change(4, "open", "done")
    assert one.read("todo.md", other).items == ()
    assert len(one.read("todo.md", other).boxes) == 2
    assert len(one.read(PAGE, other).items) == 4


def test_of_a_page_that_is_not_parsed_the_content_is_known() -> None:
    facts = reader().read("else.md", MATRIX)
    assert (facts.boxes, facts.items, facts.names) == ((), (), frozenset())
    assert facts == reader().read_parsed(parse_document("else.md", "\n".join(MATRIX)))
    assert facts != reader().read("else.md", change(4, "open", "done"))


def test_a_table_that_explains_signs_changes_what_the_matrix_says() -> None:
    legend = ["| Sign | Means |", "|---|---|", "| 🔭 | open |", "| 🧊 | deferred |", ""]
    first = [HEAD[0], "", *legend, *HEAD[2:], ROWS[0].replace("open", "🔭"), ROWS[1]]
    later = [line.replace("| 🔭 | open |", "| 🔭 | done |") for line in first]
    assert first != later
    check_as_parsed([first, later])
