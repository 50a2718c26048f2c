"""Tables that would be filled up with more cells than a page may have are left out."""

from __future__ import annotations

from time import process_time

import pytest

from mkdocs_backlog.parse.budget import PADDED_CELLS
from mkdocs_backlog.parse.document import parse_document


def wide(columns: int, rows: int, delimiter: str = "-") -> str:
    """Return a table whose rows have one cell each."""
    return f"{'|a' * columns}|\n{f'|{delimiter}' * columns}|\n" + "|b\n" * rows


def test_a_page_of_wide_tables_is_read_at_once_without_them() -> None:
    source = "\n".join([wide(250, 250)] * 20)
    assert len(source) < 36_000
    start = process_time()

    document = parse_document("a.md", source)

    assert process_time() - start < 0.5
    assert document.tables == ()
    assert document.cut == tuple(range(1, 20 * 253, 253))


def test_what_stands_below_a_table_left_out_keeps_its_line() -> None:
    source = wide(300, 200) + "- [ ] A-1: x\n\n| A | B |\n|---|---|\n| a | b |\n"

    document = parse_document("a.md", source)

    assert document.cut == (1,)
    assert [task.line for task in document.tasks] == [203]
    assert [table.header.line for table in document.tables] == [205]


def test_a_table_is_read_where_the_page_has_room_for_it() -> None:
    half = wide(251, PADDED_CELLS // 500)
    source = f"{half}\n{half}\n{half}\n{wide(3, 2)}"

    document = parse_document("a.md", source)

    assert document.cut == (1 + 2 * 103,)
    assert [len(table.header.cells) for table in document.tables] == [251, 251, 3]


@pytest.mark.parametrize("prefix", ["> ", "    ", "> > "])
def test_tables_in_quotes_and_admonitions_are_counted(prefix: str) -> None:
    opening = "!!! note\n" if prefix == "    " else ""
    source = opening + "".join(f"{prefix}{line}\n" for line in wide(300, 200).splitlines())

    document = parse_document("a.md", source)

    assert document.tables == ()
    assert document.cut == (2 if opening else 1,)


def test_tables_that_only_the_site_shows_are_counted() -> None:
    document = parse_document("a.md", wide(300, 200, ":") + "\nBelow\n")

    assert document.tables == ()
    assert document.cut == (1,)
    assert document.passages[-1].line == 204


def test_lines_that_only_the_site_takes_for_rows_are_counted() -> None:
    document = parse_document("a.md", wide(300, 1) + "- b\n" * 200)

    assert document.tables == ()
    assert document.cut == (1,)
    assert [passage.line for passage in document.passages] == list(range(4, 204))


def test_a_table_in_the_lines_of_another_is_counted_by_its_own_rows() -> None:
    source = f"{wide(4, 1)}# H\n{wide(300, 200)}# I\n{wide(2, 1)}"

    document = parse_document("a.md", source)

    assert document.cut == (5,)
    assert [table.header.line for table in document.tables] == [1, 208]


def test_written_cells_are_not_counted() -> None:
    rows = "| a | b | c | d | e |\n" * (PADDED_CELLS // 5 + 10)
    source = f"| A | B | C | D | E |\n|---|---|---|---|---|\n{rows}"

    document = parse_document("a.md", source)

    assert document.cut == ()
    assert len(document.tables[0].rows) == PADDED_CELLS // 5 + 10


@pytest.mark.parametrize("source", [wide(300, 200), wide(250, 250) * 2, "|a|\n|-|", "|a|\n|-|-|"])
def test_code_blocks_cost_nothing(source: str) -> None:
    document = parse_document("a.md", f"```\n{source}\n```\n")

    assert document.cut == ()
    assert document.tables == ()
