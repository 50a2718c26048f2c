"""The indented bodies of admonitions, collapsible blocks and content tabs are read as Markdown."""

from __future__ import annotations

import pytest

from mkdocs_backlog.parse.document import parse_document

OPENINGS = ["!!! note", '!!! note "Title"', "??? tip", "???+ tip", '=== "Tab"', '===! "Tab"']


@pytest.mark.parametrize("opening", OPENINGS)
def test_tables_tasks_and_headings_in_a_body_are_read_with_their_lines(opening: str) -> None:
    source = (
        f"{opening}\n"
        "\n"
        "    | A | B |\n"
        "    |---|---|\n"
        "    | a | [b](c.md) |\n"
        "\n"
        "    - [x] A-1: done\n"
        "\n"
        "    ## Inside\n"
        "\n"
        "Outside\n"
    )

    document = parse_document("a.md", source)

    assert [table.header.line for table in document.tables] == [3]
    assert document.tables[0].rows[0].cells[1].links[0].column == 11
    assert [(task.label, task.line) for task in document.tasks] == [("A-1", 7)]
    assert [(heading.text, heading.line) for heading in document.headings] == [("Inside", 9)]
    assert document.passages[-1].text == "Outside"
    assert document.passages[-1].line == 11


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_body_may_follow_at_once_and_end_at_the_first_line_less_indented(opening: str) -> None:
    document = parse_document("a.md", f"{opening}\n    - [ ] A-1: in\n- [ ] A-2: out\n")

    assert [(task.label, task.line) for task in document.tasks] == [("A-1", 2), ("A-2", 3)]


def test_bodies_nest() -> None:
    source = (
        "!!! note\n"
        "    ??? tip\n"
        '        === "Tab"\n'
        "\n"
        "            - [ ] A-1: deep\n"
        "    - [ ] A-2: less deep\n"
    )

    tasks = parse_document("a.md", source).tasks

    assert [(task.label, task.line) for task in tasks] == [("A-1", 5), ("A-2", 6)]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("- item\n\n    !!! note\n        - [ ] A-1: x\n", 4),
        ("- !!! note\n      - [ ] A-1: x\n", 2),
        ("> !!! note\n>     - [ ] A-1: x\n", 2),
        ("text\n!!! note\n    - [ ] A-1: x\n", 3),
        ("!!! note\n    text\n\n\n    - [ ] A-1: x\n", 5),
        ('1. a\n\n    === "T"\n\n        - [ ] A-1: x\n', 5),
    ],
)
def test_a_body_is_read_wherever_it_stands(source: str, line: int) -> None:
    (task,) = parse_document("a.md", source).tasks

    assert (task.label, task.line) == ("A-1", line)


@pytest.mark.parametrize(
    "source",
    [
        "    !!! note\n        - [ ] A-1: x\n",
        "```\n!!! note\n    - [ ] A-1: x\n```\n",
        "!!!\n\n    - [ ] A-1: x\n",
        "text\n\n    - [ ] A-1: x\n",
        "!!! note\n    text\n\n        - [ ] A-1: x\n",
        "!!! note\n    ```\n    - [ ] A-1: x\n    ```\n",
    ],
)
def test_code_stays_code(source: str) -> None:
    assert parse_document("a.md", source).tasks == ()


def test_an_opening_without_a_body_takes_nothing() -> None:
    document = parse_document("a.md", "!!! note\n\ntext\n\n!!! note")

    assert [passage.text for passage in document.passages] == ["text"]


@pytest.mark.parametrize("mark", ["> ", "- ", "> - ", "!!! a\n    "])
def test_ten_thousand_levels_do_no_harm(mark: str) -> None:
    document = parse_document("a.md", mark * 10_000 + "\n\n- [ ] A-1: below\n")

    assert [(task.label, task.line) for task in document.tasks] == [
        ("A-1", len(document.lines) - 1)
    ]


def test_lists_of_ten_thousand_levels_do_no_harm() -> None:
    document = parse_document("a.md", "1. " * 10_000 + "text\n\nbelow\n")

    assert all(1 <= passage.line <= 3 for passage in document.passages)


def test_what_stands_below_a_list_of_many_levels_is_read() -> None:
    source = "".join(f"{'  ' * level}- level {level}\n" for level in range(40))

    document = parse_document("a.md", f"{source}\n| A |\n|---|\n")

    assert document.passages[39].depth == 40
    assert [table.header.line for table in document.tables] == [42]


def test_bodies_in_bodies_to_a_great_depth_do_no_harm() -> None:
    source = "".join(f"{'    ' * level}!!! note\n" for level in range(300)) + "\ntext\n"

    document = parse_document("a.md", source)

    assert document.passages[-1].line == 302
