"""Versions that are read without a parser come out as the parser would have read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.marks import retick, split_lines
from mkdocs_backlog.resolve.facts import read_facts

if TYPE_CHECKING:
    from mkdocs_backlog.model.history import BoxFacts

LINES = (
    *("- [ ] step S1-W1-01: one", "- [x] step S1-W1-01: one", "- [/] step S1-W1-01: one"),
    *("- [x] step S1-W1-01: more [words](x.md)", "- [ ] step S1-W1-02: two", "- [?] S1-W1-02"),
    *("  - [ ] S1-W1-03", "  - [x] S1-W1-03", "    - [x] S1-W1-03", "* [ ] **S2**: two"),
    *("* [x] **S2**: two", "1. [ ] S3-01: three", "1. [x] S3-01: three", "> - [ ] S1-W1-01: one"),
    *("- [x] S1-W1-04: a `code", "- [ ] S1-W1-04: a `code", "and` it goes on", "", "", "text"),
    *("```", "# Heading", "<!-- a comment", "-->", "[x]: address.md", "| a | b |", "|---|---|"),
    *("    indented", "- entry", "---", "!!! note", "- [ ]", "- [ ] [S1-W1-05] five", "<div>"),
)
"""Lines of which some change what others mean."""


def boxes_of(lines: list[str]) -> tuple[BoxFacts, ...]:
    """Returns the boxes that the parser finds."""
    return read_facts(parse_document("a.md", "\n".join(lines)), None).boxes


@given(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.sampled_from(LINES)), max_size=2),
)
def test_what_is_read_without_the_parser_is_what_it_would_read(
    older: list[str], edits: list[tuple[int, str]]
) -> None:
    newer = list(older)
    for place, line in edits:
        newer[place % len(newer)] = line
    found = retick(boxes_of(older), older, newer)
    assert found is None or found == boxes_of(newer)


def test_a_tick_needs_no_parser() -> None:
    older = ["# Wave", "", "- [ ] S1-W1-01: one", "- [ ] S1-W1-02: two"]
    newer = ["# Wave", "", "- [ ] S1-W1-01: one", "- [x] S1-W1-02: two"]
    assert retick(boxes_of(older), older, newer) == boxes_of(newer)


def test_other_words_behind_a_box_need_no_parser() -> None:
    older = ["- [ ] S1-W1-01: one", "", "text"]
    newer = ["- [x] S1-W1-01: see [there](a.md)", "", "text"]
    assert retick(boxes_of(older), older, newer) == boxes_of(newer)


def test_an_entry_that_goes_on_in_the_next_line_needs_the_parser() -> None:
    older = ["- [ ] S1-W1-01: one", "and more"]
    assert retick(boxes_of(older), older, ["- [x] S1-W1-01: one", "and more"]) is None


def test_a_line_more_needs_the_parser() -> None:
    older = ["- [ ] S1-W1-01: one"]
    assert retick(boxes_of(older), older, [*older, ""]) is None


def test_lines_are_counted_as_the_parser_counts_them() -> None:
    assert split_lines("\ufeffa\r\nb\rc\x0bd\u2028e\n") == ["a", "b", "c\x0bd\u2028e", ""]
