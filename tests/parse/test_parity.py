"""What is read from a table is what the site's renderer shows, or the difference is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_backlog.parse.document import parse_document

if TYPE_CHECKING:
    from mkdocs_backlog.model.document import Table

CASES = {
    "plain": "| A | B |\n|---|---|\n| a | b |\n",
    "no outer pipes": "A | B\n---|---\na | b\n",
    "escaped pipe": "| A | B |\n|---|---|\n| a \\| c | b |\n",
    "pipe in code": "| A | B |\n|---|---|\n| `a | x` | b |\n",
    "pipe in long code": "| A | B |\n|---|---|\n| ``a | x`` | b |\n",
    "escaped pipe in code": "| A | B |\n|---|---|\n| `a \\| x` | b |\n",
    "double backslash": "| A | B |\n|---|---|\n| a \\\\| x | b |\n",
    "header without outer pipes": "A | B\n---|---\n| a | b |\n",
    "below a paragraph": "text\n| A | B |\n|---|---|\n| a | b |\n",
    "below a heading": "## H\n| A | B |\n|---|---|\n| a | b |\n",
    "heading below": "| A | B |\n|---|---|\n| a | b |\n## H\n",
    "list below": "| A | B |\n|---|---|\n| a | b |\n- x\n",
    "quote below": "| A | B |\n|---|---|\n| a | b |\n> q\n",
    "rule below": "| A | B |\n|---|---|\n| a | b |\n---\n",
    "row that begins like a list": "| A | B |\n|---|---|\n- a | b\n",
    "row indented by four": "| A | B |\n|---|---|\n| a | b |\n    | c | d |\n",
    "delimiter indented by four": "| A | B |\n    |---|---|\n| a | b |\n",
    "colons only": "| A | B |\n|:|:|\n| a | b |\n",
    "spaces in the delimiter": "| A | B |\n| - - | --- |\n| a | b |\n",
    "code pipe in the header": "| `A|B` | C |\n|---|---|\n| a | b |\n",
    "short and long rows": "| A | B |\n|---|---|\n| a |\n| a | b | c |\n",
    "raw html around": "<div>\n\n| A | B |\n|---|---|\n| a | b |\n\n</div>\n",
    "two tables": "| A | B |\n|---|---|\n| a | b |\n\n| C | D |\n|---|---|\n| c | d |\n",
    "paragraph below": "| A | B |\n|---|---|\n| a | b |\ntext\n",
    "pipe behind a row alone": "A | B\n---|---\na | b |\n",
    "one column": "| A |\n|---|\n| a |\n",
    "one column and colons only": "| A |\n|:|\n| a |\n",
    "one column without a pipe": "| A |\n|:|\na\n",
    "a fence below": "| A | B |\n|---|---|\n| a | b |\n```\nx\n```\n",
    "a comment below": "| A | B |\n|---|---|\n| a | b |\n<!-- | c | d | -->\n",
    "a comment between": "| A | B |\n|---|---|\n| a | b |\n<!-- x -->\n| c | d |\n",
    "text below with a pipe": "text | text\nmore\n",
}
CELLS = st.text(alphabet="ab`\\ *_-", max_size=6).map(str.strip)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=3), min_size=1, max_size=4)


def rendered(source: str) -> list[list[list[str]]]:
    """Return the tables that Python-Markdown renders: rows of cell texts."""
    html = markdown.markdown(source, extensions=["tables", "fenced_code"])
    root = ET.fromstring(f"<div>{html.replace('&nbsp;', ' ')}</div>")  # noqa: S314 - our own text
    return [
        [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
        for table in root.iter("table")
    ]


def shown(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in (table.header, *table.rows)]


def plain(tables: list[list[list[str]]]) -> list[list[list[str]]]:
    """Return tables as far as both readers can be compared: inline markup aside."""
    return [
        [[re.sub(r"[\s`*_~\\]+", "", cell) for cell in row] for row in table if any(row)]
        for table in tables
    ]


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_rows_are_those_of_the_site_unless_it_shows_no_table(source: str) -> None:
    tables = parse_document("a.md", source).tables

    on_site = [table for table in tables if not _is_hidden(table)]

    assert plain([shown(table) for table in on_site]) == plain(rendered(source))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("below a paragraph", 2),
        ("raw html around", 3),
        ("heading below", 4),
        ("list below", 4),
        ("pipe in code", 3),
        ("header without outer pipes", 3),
        ("row indented by four", 4),
        ("colons only", 1),
    ],
)
def test_a_difference_names_the_line_and_the_cure(name: str, line: int) -> None:
    (table, *_) = parse_document("a.md", CASES[name]).tables

    assert [difference.line for difference in table.differences] == [line]
    assert all(difference.cure for difference in table.differences)


@pytest.mark.parametrize(
    "name",
    [
        "plain",
        "no outer pipes",
        "short and long rows",
        "two tables",
        "a comment below",
        "pipe behind a row alone",
    ],
)
def test_tables_that_both_show_alike_have_no_difference(name: str) -> None:
    tables = parse_document("a.md", CASES[name]).tables

    assert [table.differences for table in tables] == [()] * len(tables)


@given(header=st.integers(2, 3), rows=ROWS)
def test_generated_tables_are_read_as_the_site_shows_them(
    header: int, rows: list[list[str]]
) -> None:
    lines = ["| " + " | ".join("ABC"[:header]) + " |", "|" + "---|" * header]
    lines += ["| " + " | ".join(cells) + " |" for cells in rows]
    source = "\n".join(lines) + "\n"

    tables = [shown(table) for table in parse_document("a.md", source).tables]

    assert plain(tables) == plain(rendered(source))


def _is_hidden(table: Table) -> bool:
    return any(
        d.line == table.header.line and "GitHub shows" in d.message for d in table.differences
    )
