"""The reader of plain pages and markdown-it read the same, wherever the first reads anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_backlog.parse.blocks import read_blocks
from mkdocs_backlog.parse.front_matter import split_front_matter
from mkdocs_backlog.parse.inline import read_simple
from mkdocs_backlog.parse.markdown import tokenize_inline
from mkdocs_backlog.parse.plain import read_plain

if TYPE_CHECKING:
    from mkdocs_backlog.parse.page import Page

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted((ROOT / "example-site" / "docs").rglob("*.md"))
STARTS = st.sampled_from(
    [
        *(
            "",
            "",
            "",
            "# ",
            "## ",
            "- ",
            "- ",
            "* ",
            "+ ",
            "1. ",
            "2. ",
            "10) ",
            "- [ ] ",
            "- [x] ",
        ),
        *("  - ", "    - ", "   ", "  ", "    ", " ", "> ", "| ", "|", "```", "~~~", "````", "#"),
        *(
            "<!-- ",
            "---",
            "***",
            "___",
            "===",
            "--",
            "!!! ",
            "??? ",
            "::: ",
            "<div>",
            "[r]: ",
            "-x",
        ),
        *("1.", "*x", "_x", "`x`", "\\", "|---|", "|---|---|", "| - | - |", "|:-:|--|", "  |"),
        *("&amp;", "!", "?", ":", "~", "[a]", "(", "-->", "<", "12", "1.x", "- - ", "- # ", "- | "),
    ]
)
WORDS = st.sampled_from(
    [
        *("a", "word", "`code`", "**bold**", "*em*", "__x__", "_y_", "[l](u.md)", "[r]", "![i](p)"),
        *("|", "\\|", "`", "**", "*", "_", "~~s~~", "<br>", "<!-- c -->", "-->", "http://x.y", "&"),
        *(
            "&amp;",
            "\\",
            "#",
            "1.",
            "-",
            "—",
            "é",
            "中",
            "A-1:",
            "[x]",
            "[ ]",
            ":",
            "  ",
            "!",
            "end  ",
        ),
        *("[l](<u v>)", '[l](u "t")', "{#id}", "a_b_c", "x*y*z", "`a|b`", "``a`b``", '"q"', "]("),
        *("[", "]", "<b>", "@", "~", "^", "[[w]]", "[^1]", "**a** b", "**`c`**", "[`c`](u)"),
    ]
)
TEXTS = st.lists(WORDS, max_size=4).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda between: between.join(words))
)
LINES = st.builds(str.__add__, STARTS, TEXTS)
BODIES = st.lists(st.one_of(LINES, LINES, st.just("")), max_size=10).map("\n".join)
USUAL = [
    "# Title\n\nText in\ntwo lines with `code`, **bold** and [a link](a.md).\n",
    "- one\n- two\n    - three\n\n      further text\n- four\n",
    "- [ ] S-1: a step\n- [x] **S-2**: another\n",
    "1. first\n2. second\n",
    "- a\n   - b\n      - c\n",
    "| ID | Title |\n|----|:-----:|\n| `A-1` | [x](x.md) |\n| A-2 |\n\nBelow\n",
    "```python\n# no heading\n| no | table |\n```\n\n~~~\n- no entry\n~~~\n",
    "<!-- a comment\nof two lines -->\n\nText <!-- inline -->\n",
    "One\n\n---\n\nTwo\n\n***\n",
    "## A heading with `code` {#own}\nText directly below\n- and a list\n",
    "Text\n# Heading\n<!-- comment -->\n```\ncode\n```\n",
    "```\nnever closed\n",
    "",
]
ODD = [
    "Title\n=====\n",
    "text\n---\n",
    "# Heading\n---\n",
    "> quote\n",
    "!!! note\n    text\n",
    "    code\n",
    "\ttab\n",
    "no\xa0break\n",
    "[r]: u\n",
    "<div>\n",
    "<!-->\n",
    "<!-- never closed\n",
    "<!-- a | b\n-->\n|---|---|\n",
    "#no space\n",
    "## \n",
    "- entry\nlazy\n",
    "-  \n",
    "- # heading in a list\n",
    "- a\n\n   b\n",
    "- 1\n  - 2\n    - 3\n      - 4\n        - 5\n          - 6\n            - 7\n",
    "  - indented\n",
    "text\n2. not a list\n",
    "- a\n  2. b\n",
    "| a | b |\n|---|\n",
    "|---|\n|---|\n",
    "| a |\n|---|\n| b |\nbelow\n",
    "```a|b\nc\n```\n",
    f"{'|a' * 300}|\n{'|-' * 300}|\n" + "|b\n" * 200,
]


def held(page: Page) -> tuple[object, ...]:
    return (
        page.headings,
        page.tables,
        page.tasks,
        page.passages,
        page.comments,
        page.anchors,
        page.cut,
    )


def assert_read_alike(body: str) -> None:
    lines = body.split("\n")
    plain = read_plain(lines, body)
    if plain is not None:
        assert held(plain) == held(read_blocks(lines, body))


@pytest.mark.parametrize("body", USUAL)
def test_usual_pages_are_plain(body: str) -> None:
    assert read_plain(body.split("\n"), body) is not None
    assert_read_alike(body)


@pytest.mark.parametrize("body", ODD)
def test_what_could_be_read_in_another_way_is_left_to_the_parser(body: str) -> None:
    assert read_plain(body.split("\n"), body) is None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_pages_of_the_example_are_read_alike(page: Path) -> None:
    _, body = split_front_matter(page.read_text(encoding="utf-8"))

    assert_read_alike(body)


@given(BODIES)
def test_any_page_is_read_alike(body: str) -> None:
    assert_read_alike(body)


@given(TEXTS.map(str.strip))
def test_any_text_is_read_alike(content: str) -> None:
    simple = read_simple(content)

    if simple is not None:
        assert simple == tokenize_inline(content, {})


@pytest.mark.parametrize(
    "content",
    [
        "words",
        "with `code`, **bold** and [a link](a.md#b)",
        "**`bold code`** [`c`](d)",
        "snake_case, 1 < 2, a & b, !",
        "two\nlines",
    ],
)
def test_usual_texts_are_simple(content: str) -> None:
    assert read_simple(content) == tokenize_inline(content, {})


@pytest.mark.parametrize(
    "content",
    ["*em*", "**a**b", "`` a`b ``", "[r]", "[a](<b>)", "![i](x)", "<br>", "&amp;", "a  \nb", "\\*"],
)
def test_other_texts_are_left_to_the_parser(content: str) -> None:
    assert read_simple(content) is None
