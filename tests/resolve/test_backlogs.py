from __future__ import annotations

import pytest

from mkdocs_backlog.model.backlog import Backlog, Item, Recognition, Role
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.items import ItemReader
from mkdocs_backlog.parse.recognition import Recogniser
from mkdocs_backlog.resolve.backlogs import assemble, by_page, categorise, choose, keep
from mkdocs_backlog.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary({}, {})
TABLE = "| ID | Title | Status |\n|---|---|---|\n"
BACKLOG = f"# Backlog\n\n{TABLE}| A-1 | One | open |\n"
REGISTER = f"# Risks\n\n{TABLE}| R-1 | One | open |\n"
PLAIN = f"# Words\n\n{TABLE}| W-1 | One | open |\n"
ALMOST = "# Words\n\n| ID | x |\n|---|---|\n| A-1 | a |\n| A-2 | b |\n| A-3 | c |\n"
GLOSSARY = "# Words\n\n| Term | Meaning |\n|---|---|\n| a | b |\n"


def recognise(**pages: str) -> tuple[Recognition, ...]:
    recogniser = Recogniser(VOCABULARY)
    documents = [parse_document(f"{name}.md", text) for name, text in pages.items()]
    return tuple(found for document in documents for found in recogniser.recognise(document))


def chosen(*globs: str, everything: bool = False, **pages: str) -> list[str]:
    found = choose(recognise(**pages), globs, everything=everything)
    return [recognition.src_uri for recognition in found]


def read(source: str) -> Backlog:
    reader = ItemReader(VOCABULARY, None)
    matrices = [reader.read(found) for found in recognise(b=source) if found.matrix]
    return assemble("b.md", "Backlog", matrices, ())


def test_pages_that_call_themselves_a_backlog_win_over_registers() -> None:
    assert chosen(a=REGISTER, b=BACKLOG, c=PLAIN) == ["b.md"]


def test_without_such_a_page_every_matrix_is_taken() -> None:
    assert chosen(a=REGISTER, c=PLAIN, d=GLOSSARY) == ["a.md", "c.md"]


def test_every_matrix_can_be_asked_for() -> None:
    assert chosen(a=REGISTER, b=BACKLOG, d=GLOSSARY, everything=True) == ["a.md", "b.md"]


def test_globs_decide_where_there_are_any() -> None:
    assert chosen("a.md", a=REGISTER, b=BACKLOG) == ["a.md"]
    assert chosen("*", "none.md", a=REGISTER, d=GLOSSARY) == ["a.md"]
    assert chosen("*", a=REGISTER, b=BACKLOG, everything=True) == ["a.md", "b.md"]


def test_a_table_that_is_almost_a_matrix_counts_only_where_a_glob_names_its_page() -> None:
    assert chosen(e=ALMOST) == []
    assert chosen(e=ALMOST, everything=True) == []
    assert chosen("e.md", e=ALMOST) == ["e.md"]


def test_recognitions_are_grouped_by_page_in_order() -> None:
    found = by_page(
        recognise(b=BACKLOG + "\n## Risks\n\n" + TABLE + "| R-1 | x | open |\n", a=PLAIN)
    )

    assert [(uri, [r.table.header.line for r in tables]) for uri, tables in found.items()] == [
        ("a.md", [3]),
        ("b.md", [3, 9]),
    ]


def test_items_keep_the_order_of_their_rows() -> None:
    backlog = read(BACKLOG + "| A-3 | Three | done |\n| A-2 | Two | |\n")

    assert [item.id for item in backlog.items] == ["A-1", "A-3", "A-2"]
    assert (backlog.src_uri, backlog.title, len(backlog.matrices)) == ("b.md", "Backlog", 1)
    assert backlog.duplicates == ()


def test_rows_of_one_item_in_several_tables_become_one_item() -> None:
    source = (
        "# Backlog\n\n"
        "| ID | Title | TODO step | Owner |\n|---|---|---|---|\n"
        "| A-1 | Pool | | ann |\n"
        "| A-2 | Other | S-2 | |\n\n"
        "| ID | Title | Status | TODO step | Owner | Doc |\n|---|---|---|---|---|---|\n"
        "| a-1 | Pool tuning | done | S-1 | bob | [d](d.md) |\n"
    )

    first, second = read(source).items

    assert first.id == "A-1"
    assert first.title == "Pool"
    assert first.location == Location("b.md", 5)
    assert first.places == (Location("b.md", 5), Location("b.md", 10))
    assert [step.text for step in first.steps] == ["S-1"]
    assert first.status is not None
    assert first.status.status is Status.DONE
    assert first.fields["Owner"] == "ann"
    assert first.roles[Role.OWNER] == "ann"
    assert [document.href for document in first.documents] == ["d.md"]
    assert [link.href for link in first.links] == ["d.md"]
    assert first.cells[Role.STATUS].line == 10
    assert first.cells[Role.OWNER].line == 5
    assert first.empty == ()
    assert second.id == "A-2"


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("open", "done", Status.OPEN),
        ("", "done", Status.DONE),
        ("-", "done", Status.DONE),
        ("", "", Status.UNKNOWN),
        ("open", "-", Status.OPEN),
    ],
)
def test_the_first_written_status_counts(first: str, second: str, status: Status) -> None:
    table = f"{TABLE}| A-1 | One | {{}} |\n| A-2 | Two | open |\n\n"

    item = read("# Backlog\n\n" + table.format(first) + table.format(second)).items[0]

    assert item.status is not None
    assert item.status.status is status


def test_an_item_is_struck_where_one_of_its_rows_is() -> None:
    rows = "| A-1 | One | open |\n\n"

    (item,) = read(f"# Backlog\n\n{TABLE}{rows}{TABLE}{rows.replace('A-1', '~~A-1~~')}").items

    assert item.struck


def test_a_doubled_id_in_one_table_is_a_duplicate_and_no_row_is_lost() -> None:
    backlog = read(BACKLOG + "| a-1 | One | done |\n| A-2 | Two | open |\n")

    assert [(item.id, item.location.line) for item in backlog.items] == [
        ("A-1", 5),
        ("a-1", 6),
        ("A-2", 7),
    ]
    ((counts, further),) = backlog.duplicates
    assert (counts.location.line, further.location.line) == (5, 6)


def test_an_id_with_another_title_in_another_table_is_a_duplicate() -> None:
    backlog = read(f"{BACKLOG}\n{TABLE}| A-1 | Something else | done |\n")

    assert [item.title for item in backlog.items] == ["One", "Something else"]
    assert len(backlog.duplicates) == 1


@pytest.mark.parametrize("title", ["One", "**one!**", "One more word", "", "O"])
def test_titles_that_agree_or_are_missing_make_no_other_item(title: str) -> None:
    backlog = read(f"{BACKLOG}\n{TABLE}| A-1 | {title} | done |\n")

    assert len(backlog.items) == 1


def categories(*ids: str, own: str | None = None) -> list[str | None]:
    place = Location("b.md", 1)
    items = [Item(id=name, title="", location=place, places=(place,), category=own) for name in ids]
    return [item.category for item in categorise(items)]


@pytest.mark.parametrize(
    ("ids", "found"),
    [
        (("IMP-BACKLOG-ARCH-01", "IMP-BACKLOG-DOC-01"), ["ARCH", "DOC"]),
        (("A_X_1", "A_Y_2", "A_Z"), ["X", "Y", None]),
        (("FR-1", "NFR-1"), ["FR", "NFR"]),
        (("FR-1", "FR-2"), [None, None]),
        (("A-X-1", "A-X-2"), [None, None]),
        (("A-1-X", "A-2-Y"), [None, None]),
        (("A-X-1", "A-7-1"), [None, None]),
        (("A-X-1", "A-Y-1", "A-7-1"), ["X", "Y", None]),
        (("R1", "R2"), [None, None]),
        (("A-X-1",), [None]),
        ((), []),
    ],
)
def test_a_category_is_the_first_part_that_ids_do_not_share(
    ids: tuple[str, ...], found: list[str | None]
) -> None:
    assert categories(*ids) == found


def test_a_written_category_stays() -> None:
    assert categories("FR-1", "NFR-1", own="Own") == ["Own", "Own"]


@pytest.mark.parametrize(
    ("aside", "kept"),
    [
        ({"a": "", "b": ""}, ["a", "b"]),
        ({"a": "b", "b": ""}, ["a"]),
        ({"a": "", "b": "a"}, ["b"]),
        ({"a": "b", "b": "c", "c": ""}, ["a", "c"]),
        ({"a": "b", "b": "a"}, ["a"]),
        ({"a": "B", "B": "a"}, ["B"]),
        ({"a": "b", "b": "c", "c": "a"}, ["a"]),
        ({"a": "xyz"}, ["a"]),
        ({}, []),
    ],
)
def test_of_pages_that_put_each_other_aside_one_is_kept(
    aside: dict[str, str], kept: list[str]
) -> None:
    assert keep(aside, named="B") == kept
