from __future__ import annotations

import pytest

from mkdocs_backlog.model.document import Cell, Document, Heading, Span


def cell(*spans: Span) -> Cell:
    return Cell(spans=spans, line=1)


def test_the_text_of_a_cell_is_that_of_its_spans_without_white_space_around() -> None:
    assert cell(Span(text=" a"), Span(text="b\n", strong=True)).text == "ab"
    assert cell().text == ""


@pytest.mark.parametrize(
    "spans",
    [
        (Span(text="a", struck=True),),
        (Span(text="a", struck=True), Span(text=" "), Span(text="b", struck=True)),
    ],
)
def test_a_cell_is_struck_where_all_of_its_words_are(spans: tuple[Span, ...]) -> None:
    assert cell(*spans).struck


@pytest.mark.parametrize(
    "spans",
    [(), (Span(text=" ", struck=True),), (Span(text="a", struck=True), Span(text="b"))],
)
def test_a_cell_is_not_struck_where_a_word_is_not_or_there_is_none(spans: tuple[Span, ...]) -> None:
    assert not cell(*spans).struck


def test_a_line_belongs_to_the_last_heading_above_it() -> None:
    headings = tuple(Heading(level=1, text="", anchor="", line=line) for line in (2, 5))
    document = Document(src_uri="a.md", title="", headings=headings)

    assert [document.section_of(line) for line in range(1, 7)] == [-1, 0, 0, 0, 1, 1]
    assert Document(src_uri="a.md", title="").section_of(1) == -1
