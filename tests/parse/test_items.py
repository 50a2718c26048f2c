"""The rows of a matrix."""

from __future__ import annotations

import pytest

from mkdocs_backlog.model.backlog import Role
from mkdocs_backlog.parse.items import ItemReader
from tests.parse.tables import VOCABULARY, read, recognise

HEAD = "| ID | Task | Doc | Step | Status | Owner |\n|---|---|---|---|---|---|\n"
FILL = "| R-{n} | Task {n} | [d](d{n}.md) | S1-{n:02} | open | Kim |\n"
ROWS = "".join(FILL.format(n=n) for n in range(1, 5))


def test_a_row_gives_an_item_with_its_places() -> None:
    item = read(HEAD + ROWS).items[0]

    assert (item.id, item.title, item.location.line) == ("R-1", "Task 1", 3)
    assert [(d.text, d.href, d.location.column) for d in item.documents] == [("d", "d1.md", 18)]
    assert [step.text for step in item.steps] == ["S1-01"]
    assert item.status is not None
    assert item.status.text == "open"
    assert item.fields == {"Owner": "Kim"}
    assert item.roles[Role.OWNER] == "Kim"


@pytest.mark.parametrize(
    ("cell", "steps"),
    [
        ("S1-01, S1-02", ["S1-01", "S1-02"]),
        ("S1-01<br>S1-02", ["S1-01", "S1-02"]),
        ("`S1-01` and `S1-02`", ["S1-01", "S1-02"]),
        ("S10/W100", ["S10/W100"]),
        ("S1-01..03", ["S1-01", "S1-02", "S1-03"]),
        ("S1-01 – S1-03", ["S1-01", "S1-02", "S1-03"]),
        ("S1-03..01", ["S1-03..01"]),
        ("S1-1..900", ["S1-1..900"]),
        pytest.param(f"S{1:05000}..{2:05000}", [f"S{1:05000}..{2:05000}"], id="endless-range"),
        ("S1-01 – S2-03", ["S1-01 – S2-03"]),
        ("later", []),
        ("—", []),
    ],
)
def test_steps_are_listed_and_ranges_spelt_out(cell: str, steps: list[str]) -> None:
    item = read(HEAD + ROWS + f"| R-9 | T | [d](d.md) | {cell} | open | Kim |\n").items[-1]

    assert [step.text for step in item.steps] == steps


@pytest.mark.parametrize(
    ("cell", "hrefs"),
    [
        ("[a](a.md), [b](b.md#x)", ["a.md", "b.md#x"]),
        ("`docs/a.md`", ["docs/a.md"]),
        ("docs/a.md", ["docs/a.md"]),
        ("![i](i.png)", []),
        ("see there", []),
    ],
)
def test_documents_are_links_or_paths(cell: str, hrefs: list[str]) -> None:
    item = read(HEAD + ROWS + f"| R-9 | T | {cell} | S1-9 | open | Kim |\n").items[-1]

    assert [document.href for document in item.documents] == hrefs


def test_all_links_of_a_row_are_kept_bare_addresses_and_code_paths_among_them() -> None:
    row = "| R-9 | [T](t.md) `x/y.md` | https://example.org/a. | S1-9 | open | Kim |\n"

    links = read(HEAD + ROWS + row).items[-1].links

    assert [link.href for link in links] == ["t.md", "x/y.md", "https://example.org/a"]


@pytest.mark.parametrize(
    "row",
    [
        "| **Phase two** | | | | | |\n",
        "| | **Phase two** | | | | |\n",
        "| TOTAL | 4 | 2 | 2 | 2 | 2 |\n",
        "| — | — | — | — | — | — |\n",
        "| | Sum | | | 4 | |\n",
        "| … | … | … | | | |\n",
        "| | Only a title | | | | |\n",
        "| — | Note below the rows | x | y | | |\n",
    ],
)
def test_rows_that_are_no_items_are_passed_over_in_silence(row: str) -> None:
    matrix = read(HEAD + ROWS + row)

    assert [item.id for item in matrix.items] == ["R-1", "R-2", "R-3", "R-4"]
    assert matrix.without_id == ()


def test_a_section_row_gives_the_rows_below_it_a_category() -> None:
    head = "| ID | Task | Status |\n|---|---|---|\n"
    rows = "| **Shell** | | |\n| R-1 | Roof | open |\n| R-2 | Door | done |\n"

    assert [item.category for item in read(head + rows).items] == ["Shell", "Shell"]


def test_a_row_with_content_and_no_id_is_told() -> None:
    matrix = read(HEAD + ROWS + "| | Forgotten | [d](d.md) | S1-9 | open | Kim |\n")

    assert [(row.location.line, row.text) for row in matrix.without_id] == [(7, "")]


def test_an_id_of_another_shape_is_an_item_and_told() -> None:
    matrix = read(HEAD + ROWS + "| later | Odd | [d](d.md) | S1-9 | open | Kim |\n")

    assert matrix.items[-1].id == "later"
    assert [row.text for row in matrix.odd_ids] == ["later"]


def test_names_are_ids_where_all_are_names() -> None:
    head = "| ID | Task | Status |\n|---|---|---|\n"
    matrix = read(head + "| `offline` | Works alone | open |\n| `rename` | Tags | done |\n")

    assert [item.id for item in matrix.items] == ["offline", "rename"]
    assert matrix.odd_ids == ()


def test_the_sites_pattern_cuts_the_id_and_tells_what_does_not_match() -> None:
    rows = ROWS.replace("R-2", "X-2").replace("R-3", "R-3 third")
    matrix = read(HEAD + rows, r"R-\d+")

    assert [item.id for item in matrix.items] == ["R-1", "X-2", "R-3", "R-4"]
    assert [row.text for row in matrix.odd_ids] == ["X-2"]


def test_most_ids_with_text_behind_them_make_that_text_the_title() -> None:
    head = "| Requirement | Note | Status |\n|---|---|---|\n"
    rows = "| R-1 fix it | soon | open |\n| R-2 test it | later | done |\n| R-3 | last | open |\n"

    assert [item.title for item in read(head + rows).items] == ["fix it", "test it", "last"]


def test_a_struck_id_is_kept_and_marked() -> None:
    item = read(HEAD + ROWS + "| ~~R-9~~ | T | [d](d.md) | S1-9 | open | Kim |\n").items[-1]

    assert (item.id, item.struck) == ("R-9", True)


def test_empty_cells_of_title_document_and_step_are_named() -> None:
    item = read(HEAD + ROWS + "| R-9 | | | | open | Kim |\n").items[-1]

    assert item.empty == (Role.TITLE, Role.DOCUMENT, Role.STEP)


def test_a_table_without_ids_has_no_items() -> None:
    assert read("| Option | Default |\n|---|---|\n| a | 1 |\n").items == ()


def test_no_row_of_a_table_without_ids_is_an_item() -> None:
    (recognition,) = recognise("| Option | Default |\n|---|---|\n| a | 1 |\n")

    read_row = ItemReader(VOCABULARY, None).row_reader(recognition)

    assert [read_row(row) for row in recognition.table.rows] == [None]
