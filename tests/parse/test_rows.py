from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.rows import cell_columns, split_row


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", [("a", 2), ("b", 6)]),
        ("a | b", [("a", 0), ("b", 4)]),
        ("|a|b|", [("a", 1), ("b", 3)]),
        ("  | a |  | b", [("a", 4), ("", 9), ("b", 11)]),
        ("|| a", [("", 1), ("a", 3)]),
        (r"| a \| b | c |", [("a | b", 2), ("c", 11)]),
        (r"| a \\| b |", [("a \\| b", 2)]),
        ("| `a | b` |", [("`a", 2), ("b`", 7)]),
        ("|", []),
        ("||", [("", 1)]),
        ("", []),
        ("text", [("text", 0)]),
    ],
)
def test_a_row_is_cut_at_its_pipes(line: str, cells: list[tuple[str, int]]) -> None:
    assert split_row(line) == cells


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("| a | b |", [3, 7]),
        ("> | a | b |", [5, 9]),
        ("> > a | b", [5, 9]),
        ("- | a | b |", [5, 9]),
        ("12. | a | b |", [7, 11]),
        ("* > + | a | b |", [9, 13]),
        ("\t| a | b |", [4, 8]),
    ],
)
def test_columns_are_found_behind_quote_and_list_marks(line: str, columns: list[int]) -> None:
    assert cell_columns(line, ["a", "b"]) == (columns, 2)


def test_a_short_row_has_unknown_columns_and_a_long_one_tells_how_many_cells_it_has() -> None:
    assert cell_columns("| a |", ["a", "", ""]) == ([3, 0, 0], 1)
    assert cell_columns("| a | b | c |", ["a"]) == ([3], 3)
    assert cell_columns("|", ["", ""]) == ([0, 0], 0)
    assert cell_columns("| a |", []) == ([], 1)


def test_a_cell_that_the_parser_changed_has_an_unknown_column() -> None:
    assert cell_columns("| a\0 | b |", ["a\ufffd", "b"]) == ([0, 8], 2)


@given(
    prefix=st.sampled_from(["", "> ", "- ", "1. ", "> - "]),
    cells=st.lists(st.text(alphabet="abc *\\é", min_size=1), min_size=1, max_size=5),
)
def test_each_column_points_at_its_cell(prefix: str, cells: list[str]) -> None:
    names = [f"h{number}" for number in range(len(cells))]
    row = "| " + " | ".join(f"x{cell}x" for cell in cells) + " |"
    indent = "".join(mark if mark == ">" else " " for mark in prefix)
    source = f"{prefix}| {' | '.join(names)} |\n{indent}|{'---|' * len(cells)}\n{indent}{row}\n"

    (table,) = parse_document("a.md", source).tables

    for read in (table.header, *table.rows):
        assert read.written == len(cells)
        line = source.split("\n")[read.line - 1]
        assert all(line[cell.column - 1] in "hx" for cell in read.cells)
