"""The quick readers see what markdown-it sees, or leave the page or block to it."""

from __future__ import annotations

import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_backlog.parse.blocks import read_blocks
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.front_matter import split_front_matter
from mkdocs_backlog.parse.inline import read_simple
from mkdocs_backlog.parse.markdown import tokenize_inline
from mkdocs_backlog.parse.plain import read_plain

if TYPE_CHECKING:
    from mkdocs_backlog.parse.page import Page

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    page
    for folder in ("tests/corpus", "example-site/docs", "docs")
    for page in (ROOT / folder).rglob("*.md")
)

# Pieces of which some are harmless alone and harmful beside others.
PIECES = (
    *(
        "a",
        "b c",
        "S1-W2-03",
        "snake_case",
        "a_",
        "_b",
        "é",
        "日本",
        "①",
        "²",
        "😀",
        "“q”",
        "…",
        "w",
    ),
    *("`x`", "`a | b`", "`` a`b ``", "`", "``", "` a `", "`a``b`", "**bold**", "**b:** x", "*em*"),
    *("_em_", "__b__", "**", "*", "_", "a*b", "**x**y", "**`ID-1`**", "**a** **b**", "**a**.", "~"),
    *("~~gone~~", "~x~", "x~~y", "[t](u.md)", "[`c`](u.md#x)", "[t](<u v>)", "[t](u 'x')", "[a]()"),
    *("![i](i.png)", "[ref]", "[ref][r]", "[ref]: u", "[^1]", "[^1]: note", "[a](b)[c](d)", "!!"),
    *("[a](b)c", "[a_b](c_d)", "[**b**](u)", "**[l](u)**", "[", "]", "(", ")", "![", "!", "[x]"),
    *("<br>", "<https://x.example>", "<b>", "<!-- c -->", "<!--", "-->", "<5", "< 5", ">", "<"),
    *("&amp;", "&", "\\|", "\\*", "\\", "|", " | ", "{#id}", "{{ m }}", "{: #z }", "{", "--8<--"),
    *("#", "=", "-", "+", ":", "1.", "1)", "  ", "http://x.example", "$", "[ ]"),
)
# How lines begin: first those of plain pages, then the odd ones.
PLAIN_STARTS = (
    *("", "", "", "# ", "## ", "- ", "- ", "  - ", "    - ", "* ", "1. ", "2. ", "   - ", "  "),
    *("    ", "- [ ] ", "- [x] ", "  - [ ] ", "-   ", "  1. ", "10) ", "1.5 ", "```", "~~~", "---"),
    *("<!-- x -->", "<!-- ", "-->", "**b** ", "[t](u) ", "[x] ", "`c` ", "| a | b |", "|---|---|"),
)
ODD_STARTS = (
    *("###", "####### ", "#", "+ ", "-     ", " - ", "      - ", "> ", "|", "||", "    ```", "\t"),
    *("<details>", "</details>", '<a id="x"></a>', "<script>", "</script>", "<pre>", "<?x", "<!X "),
    *("<![CDATA[", "]]>", "  <div>", "- <div>", "<https://x.example>", "<me@x.example>", "<img "),
    *("        - ", "          - [x] ", "      1. ", "  * ", "     - "),
    *("***", "___", "===", "--", "- - -", "!!! ", "??? ", "=== ", "<div>", "</div>", "-\t", ":::"),
    *(
        "\u00a0",
        "\u3000",
        "\u200b",
        ":",
        "?",
        "!",
        "=",
        "[r]: u",
        "---|---",
        "a | b",
        ":-|-:",
        "- #",
    ),
    *(
        "- [x]: ",
        "- > ",
        "- ```",
        "- -",
        "12345678901. ",
        "_ _ _",
        "*",
        "**",
        "```py",
        "````",
        "*a ",
    ),
    *(
        "<!-->",
        "<!-- a | b",
        "# a | b",
        "|---|---",
        "| a |",
        "|---|",
        "\u0661. ",
        "1. \u0661. ",
        "::- ",
    ),
)
SPACES = (("", ""), (" ", ""), (" ", ""), (" ", " "), ("", "  "), (" ", "\\"))
"""What stands between the pieces of a line, and behind them."""


@st.composite
def table_lines(draw: st.DrawFn) -> list[str]:
    width = draw(st.integers(1, 3))
    cell = st.lists(st.sampled_from(PIECES), max_size=2).map(" ".join)
    row = st.lists(cell, min_size=1, max_size=width + 1).map(" | ".join)
    header = " | ".join(draw(st.lists(cell, min_size=width, max_size=width)))
    rows = [f"| {text} |" for text in draw(st.lists(row, max_size=3))]
    blank = draw(st.sampled_from([[""], [""], [""], []]))
    return [*blank, f"| {header} |", "|" + "---|" * width, *rows, *blank]


@st.composite
def single_lines(draw: st.DrawFn, starts: tuple[str, ...]) -> list[str]:
    if draw(st.integers(0, 3)) == 0:
        return [""]
    pieces = draw(st.lists(st.sampled_from(PIECES), max_size=2))
    between, end = draw(st.sampled_from(SPACES))
    return [draw(st.sampled_from(starts)) + between.join(pieces) + end]


def pages_of(starts: tuple[str, ...]) -> st.SearchStrategy[str]:
    blocks = st.one_of(
        single_lines(starts), single_lines(starts), single_lines(starts), table_lines()
    )
    return st.lists(blocks, max_size=9).map(lambda parts: "\n".join(chain.from_iterable(parts)))


def shown(page: Page) -> dict[str, object]:
    names = ("tables", "tasks", "passages", "comments", "anchors", "cut")
    return {"headings": page.headings(str), **{name: getattr(page, name) for name in names}}


def read_both(text: str) -> tuple[Page | None, Page]:
    _, body = split_front_matter(text)
    lines = text.split("\n")
    return read_plain(lines, body), read_blocks(lines, body)


def check(text: str) -> None:
    quick, full = read_both(text)
    assert quick is None or shown(quick) == shown(full)


@given(pages_of(PLAIN_STARTS))
def test_pages_of_plain_lines_are_read_alike(text: str) -> None:
    check(text)


@given(pages_of(PLAIN_STARTS + ODD_STARTS))
@example("# a | b\n|---|---|\n|---|---|\n\n")
@example("# a | b\n|---|---\n|---|---|\n")
@example("<!-- a | b\n|---|---|\n-->\n")
@example("- a\n      - b\n")
@example("-     a\n")
@example("1.     a\n")
@example("- a\n\n  3. b\n\n  c\n  4. d\n")
@example("a\n2. b\n")
@example("- a\n  2. b\n")
@example("\u0661. a\n")
@example("- a\n`b`\n")
@example("```a | b\n|---|---|\n")
@example("a\n---\n")
@example("- a\n---\n")
@example("[a\nb]: c\n")
@example("| a | b |\n|---|---|\n| c |\nd\n")
@example("| a |" + " b |" * 300 + "\n|" + "---|" * 301 + "\n" + "| c |\n" * 200)
def test_pages_of_any_lines_are_read_alike(text: str) -> None:
    check(text)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_written_pages_are_read_alike(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))


def test_most_written_pages_are_plain() -> None:
    plain = [page for page in PAGES if read_both(page.read_text(encoding="utf-8"))[0]]

    assert len(plain) > 0.8 * len(PAGES)


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\ntext\nmore `code`, **bold** and [a link](b.md)\n\n---\n\n[x] y\n",
        "- a\n  more\n- [ ] b\n\n  further\n\n    - c\n      - d\n1. e\n2. f\n\nend\n",
        "1. a\n   - b\n   - c\n\n10) d\n    1. e\n",
        "| A | B |\n|:--|--:|\n| a | `b` |\n| c |\n\n| D |\n|---|\n",
        "```py\n# no\n```\n~~~\n```\n~~~~\n<!-- a\n\nb -->\n<!-- c --> d\n- e\n# F\n```\nopen\n",
    ],
)
def test_pages_written_in_the_usual_way_are_plain(text: str) -> None:
    quick, full = read_both(text)

    assert quick is not None
    assert shown(quick) == shown(full)


@pytest.mark.parametrize(
    "text",
    [
        "a\tb\n",
        "a\u00a0b\n",
        "#a\n",
        "# a #\n",
        "<div>\n",
        "<!-- a\n",
        "<!--> a\n",
        "<!-- a | b\n-->\n",
        "a\n---\n",
        "# a\n---\n",
        "```a`\n",
        "| a\n",
        "|---|---|\n|---|---|\n",
        "| a |\n|---|\nb\n",
        "- a\nb\n",
        "- a\n      - b\n",
        "  a\n",
        "- a\n\n   b\n",
        "> a\n",
        "a\n2. b\n",
        "- - a\n",
        "".join(f"{'  ' * depth}- a\n" for depth in range(8)),
        "| a" * 60 + " |\n" + "|---" * 60 + "|\n" + "| b |\n" * 900,
        "| a" * 300 + "\n" + "|:--" * 300 + "\n" + "b\n" * 200,
        "a" + " | a" * 300 + "\n:--" + "|:-:" * 300 + "\n" + "b\n" * 200,
    ],
)
def test_other_pages_are_left_to_the_full_reader(text: str) -> None:
    assert read_both(text)[0] is None


REFERENCES = {"REF": {"href": "x.md", "title": ""}, "A": {"href": "y.md", "title": ""}}


@given(st.lists(st.sampled_from(PIECES), max_size=6), st.sampled_from(["", " ", "\n"]))
@example(["**a**b"], "")
@example(["`a``b`"], "")
@example(["[a][ref]"], "")
@example(["**a:**b"], "")
@example(["a \nb"], "")
@example(["`a` \nb"], "")
@example(["a_ _b_ c_d_"], "")
def test_the_inside_of_blocks_is_read_alike(pieces: list[str], between: str) -> None:
    content = between.join(pieces).strip()
    quick = read_simple(content)

    assert quick is None or quick == tokenize_inline(content, {})
    assert quick is None or quick == tokenize_inline(content, {"references": REFERENCES})


@given(st.text(alphabet="ab `*_[]()!<>&~\\\n.é", max_size=30))
def test_the_inside_of_blocks_is_read_alike_sign_by_sign(text: str) -> None:
    content = text.strip()
    quick = read_simple(content)

    assert quick is None or quick == tokenize_inline(content, {})


@pytest.mark.parametrize(
    "content",
    ["", "a & b < c! d~e f_g", "`a` b\nc", "**a** **`b`**\n**c d**", "[a](b) [`c`](d_e#f)"],
)
def test_the_inside_of_usual_blocks_is_simple(content: str) -> None:
    assert read_simple(content) == tokenize_inline(content, {})


def test_the_parser_is_not_imported_for_plain_pages() -> None:
    program = (
        "import sys; from mkdocs_backlog.parse.document import parse_document;"
        "parse_document('a.md', '# A\\n\\n| `A` | [b](c.md) |\\n|---|---|\\n| **d** | e |\\n');"
        "sys.exit('markdown_it' in sys.modules)"
    )

    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def test_a_page_has_one_reading_whichever_reader_took_it() -> None:
    plain = parse_document("a.md", "# A\n\n- [ ] S1-01: b\n")
    odd = parse_document("a.md", "# A\n\n- [ ] S1-01: b\n\n> c\n")

    assert (plain.title, plain.headings, plain.tasks) == (odd.title, odd.headings, odd.tasks)
