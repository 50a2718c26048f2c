from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mkdocs_backlog.model.document import Comment, Document, Heading, Link, Passage, PassageKind
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.parse.document import parse_document
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
---
title: From the front matter
---
Before any heading, see [a](a.md).

# Title

One paragraph
on *two* lines with ![a picture](p.png) and [b][ref].

## Section

- an entry
    - a deeper one with `code`

> quoted

1. first
- [x] **A-1**: done, see [c](c.md "C")

| ID | Text |
|----|------|
| A-2 | [d](d.md) \\| e |

```
[not](a-link.md)
```

[ref]: <b.md>
"""


def test_passages_are_the_running_text_in_order() -> None:
    document = parse_document("a.md", PAGE)

    kinds = [(p.kind, p.line, p.section, p.depth) for p in document.passages]

    assert kinds == [
        (PassageKind.PARAGRAPH, 4, -1, 0),
        (PassageKind.HEADING, 6, 0, 0),
        (PassageKind.PARAGRAPH, 8, 0, 0),
        (PassageKind.HEADING, 11, 1, 0),
        (PassageKind.LIST_ITEM, 13, 1, 1),
        (PassageKind.LIST_ITEM, 14, 1, 2),
        (PassageKind.PARAGRAPH, 16, 1, 0),
        (PassageKind.LIST_ITEM, 18, 1, 1),
        (PassageKind.LIST_ITEM, 19, 1, 1),
        (PassageKind.ROW, 21, 1, 0),
        (PassageKind.ROW, 23, 1, 0),
    ]
    assert document.passages[2] == Passage(
        kind=PassageKind.PARAGRAPH,
        text="One paragraph\non two lines with  and b.",
        line=8,
        section=0,
        links=(
            Link(text="a picture", href="p.png", line=9, column=21, image=True),
            Link(text="b", href="b.md", line=9, column=45),
        ),
    )
    assert document.passages[5].text == "a deeper one with code"
    assert document.passages[10].text == "A-2 | d | e"


def test_headings_have_level_text_anchor_and_line() -> None:
    assert parse_document("a.md", PAGE).headings == (
        Heading(level=1, text="Title", anchor="title", line=6),
        Heading(level=2, text="Section", anchor="section", line=11),
    )


def test_a_line_belongs_to_the_heading_above_it() -> None:
    document = parse_document("a.md", PAGE)

    assert [document.section_of(line) for line in (1, 5, 6, 10, 11, 99)] == [-1, -1, 0, 0, 1, 1]


def test_a_task_keeps_its_links_and_its_text_without_the_box() -> None:
    (task,) = parse_document("a.md", PAGE).tasks

    assert (task.state, task.mark, task.label, task.labelled) == (Status.DONE, "x", "A-1", True)
    assert (task.text, task.line, task.section) == ("A-1: done, see c", 19, 1)
    assert task.links == (Link(text="c", href="c.md", line=19, column=26),)


def test_table_cells_keep_text_links_and_place() -> None:
    (table,) = parse_document("a.md", PAGE).tables

    assert table.section == 1
    assert [cell.text for cell in table.header.cells] == ["ID", "Text"]
    (row,) = table.rows
    assert [(cell.text, cell.line, cell.column) for cell in row.cells] == [
        ("A-2", 23, 3),
        ("d | e", 23, 9),
    ]
    assert row.written == 2
    # The escaped pipe shifts what follows it, so no column is claimed.
    assert row.cells[1].links == (Link(text="d", href="d.md", line=23, column=0),)


def test_lines_and_front_matter_are_kept() -> None:
    document = parse_document("a.md", PAGE)

    assert "\n".join(document.lines) == PAGE
    assert document.meta == {"title": "From the front matter"}
    assert document.cut == ()


def test_comments_are_found_in_blocks_paragraphs_tasks_and_cells() -> None:
    source = (
        "<!-- one -->\n"
        "<p>\n"
        "<!-- two\nlines --></p>\n"
        "\n"
        "text <!-- three --> text\n"
        "more <!--four-->\n"
        "\n"
        "| A |\n|---|\n| x <!-- five --> |\n"
        "\n"
        "- [ ] A-1: x\n"
        "  y <!-- six -->\n"
        "\n"
        "`<!-- code -->`\n"
        "\n"
        "    <!-- code -->\n"
        "\n"
        "<!-- open\n"
    )

    assert parse_document("a.md", source).comments == (
        Comment(text="one", line=1),
        Comment(text="two\nlines", line=3),
        Comment(text="three", line=6),
        Comment(text="four", line=7),
        Comment(text="five", line=11),
        Comment(text="six", line=14),
    )


@pytest.mark.parametrize(
    "source",
    [
        "- [ ] A-1: x",
        "* [ ] A-1: x",
        "1. [ ] A-1: x",
        "3) [ ] A-1: x",
        "- a\n    - [ ] A-1: x",
        "- - [ ] A-1: x",
        "> - [ ] A-1: x",
        "-\n  [ ] A-1: x",
        "text\n- [ ] A-1: x",
    ],
)
def test_a_box_at_the_start_of_an_entry_is_a_task(source: str) -> None:
    (task,) = parse_document("a.md", source).tasks

    assert (task.label, task.state) == ("A-1", Status.OPEN)
    assert "[ ] A-1: x" in source.split("\n")[task.line - 1]


@pytest.mark.parametrize(
    "source",
    [
        "[ ] A-1: x",
        "- a [ ] A-1: x",
        "- a\n\n    [ ] A-1: x",
        "- # a\n\n    [ ] A-1: x",
        "- <p>\n\n    [ ] A-1: x",
        "- | a |\n  |---|\n\n  [ ] A-1: x",
        "- ```\n  [ ] A-1: x\n  ```",
        "| A |\n|---|\n| [ ] A-1: x |",
        "- [ ]A-1: x",
        "- [  ] A-1: x",
        "- [y] A-1: x",
        "- \\[ ] A-1: x",
        "- `[ ]` A-1: x",
        "- [x](y) A-1: x",
        "## [ ] A-1: x",
    ],
)
def test_a_box_elsewhere_is_none(source: str) -> None:
    assert parse_document("a.md", source).tasks == ()


@pytest.mark.parametrize(
    ("source", "column"),
    [
        ("[a](b)", 1),
        ("  [a](b)", 3),
        ("text [a](b)", 6),
        ("> [a](b)", 3),
        ("- [ ] [a](b)", 7),
        ("## [a](b) ##", 4),
        ("one\n  two [a](b)", 7),
        ("| x | [a](b) |\n|---|---|", 7),
        ("<https://a.b>", 1),
        ("é\u2028é [a](b)", 5),
        ("\ta\n\t[a](b)", 0),
        ("\0 [a](b)", 0),
    ],
)
def test_a_link_stands_at_its_opening_bracket(source: str, column: int) -> None:
    links = [link for p in parse_document("a.md", source).passages for link in p.links]

    assert [link.column for link in links if link.href] == [column] * len(links)


def test_a_page_above_which_a_list_stands_ends_it_at_the_next_block() -> None:
    document = parse_document("a.md", "- a\n\n  b\n\nc\n")

    assert [(p.text, p.kind, p.depth) for p in document.passages] == [
        ("a", PassageKind.LIST_ITEM, 1),
        ("b", PassageKind.LIST_ITEM, 1),
        ("c", PassageKind.PARAGRAPH, 0),
    ]


TITLES = [
    ("a.md", "---\ntitle: Own\n---\n# Heading\n"),
    ("a.md", "---\ntitle: 7\n---\n# Heading\n"),
    ("a.md", "---\ntitle: 2025-01-02\n---\n# Heading\n"),
    ("a.md", "---\nauthor: x\n---\n# Heading\n"),
    ("a.md", "# *The* `code` [link](b.md)\n"),
    ("a.md", "# Heading {#own}\n"),
    ("a.md", "Heading\n=======\n\n# Other\n"),
    ("some-page_name.md", "text\n"),
    ("some-page_name.md", "## Second level\n"),
    ("CamelCase.md", "text\n"),
    ("IMPROVEMENT_BACKLOG.md", ""),
    ("sub/page.md", ""),
    ("index.md", ""),
    ("README.md", "text\n"),
]


@pytest.mark.parametrize(("src_uri", "source"), TITLES)
def test_a_page_has_the_title_that_the_site_generator_gives_it(
    tmp_path: Path, src_uri: str, source: str
) -> None:
    settings = "site_name: Test\nmarkdown_extensions: [attr_list]\nplugins: []\n"
    write_tree(tmp_path, {"mkdocs.yml": settings, f"docs/{src_uri}": source})
    config = load_config(str(tmp_path / "mkdocs.yml"))
    file = File(src_uri, config.docs_dir, config.site_dir, config.use_directory_urls)
    page = Page(None, file, config)
    page.read_source(config)
    page.render(config, Files([file]))

    assert parse_document(src_uri, source).title == str(page.title)


def test_an_index_page_without_title_is_called_by_its_folder() -> None:
    assert parse_document("todo/wave_one/README.md", "").title == "Wave one"
    assert parse_document("todo/index.md", "").title == "Todo"


@pytest.mark.parametrize("title", ["", "null", "[a, b]", "{a: b}", "' '"])
def test_a_title_that_is_no_text_is_passed_over(title: str) -> None:
    assert parse_document("a.md", f"---\ntitle: {title}\n---\n# Heading\n").title == "Heading"


def test_a_title_that_stands_for_billions_of_words_is_passed_over() -> None:
    levels = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghi"))

    title = parse_document("a.md", f"---\na: &a [x]\n{levels}title: *i\n---\n# Heading\n").title

    assert title == "Heading"


def test_a_page_of_nothing_is_a_document() -> None:
    document = parse_document("a.md", "")

    assert document == Document(src_uri="a.md", title="A", lines=("",))
