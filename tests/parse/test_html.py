from __future__ import annotations

from time import process_time

import pytest

from mkdocs_backlog.parse.html import OpenElements, cut_comments, find_ids


@pytest.mark.parametrize(
    ("content", "comments", "rest"),
    [
        ("no comment", [], "no comment"),
        ("<!-- a -->", [("a", 0)], ""),
        ("x<!--a--> y <!--\nb\n-->z", [("a", 1), ("b", 12)], "x y z"),
        ("<!-- a -- b > -->", [("a -- b >", 0)], ""),
        ("<!-- <!-- a -->", [("<!-- a", 0)], ""),
        ("<!---->", [("", 0)], ""),
        ("<!-- a --> <!-- open", [("a", 0)], " <!-- open"),
        ("--> <!-", [], "--> <!-"),
    ],
)
def test_comments_are_cut_out(content: str, comments: list[tuple[str, int]], rest: str) -> None:
    assert cut_comments(content) == (comments, rest)


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        ('<a id="x">', ["x"]),
        ("<a id='x'>", ["x"]),
        ("<a id=x>", ["x"]),
        ("<A NAME = x >", ["x"]),
        ('<p class="c"\n  id="x">text id="y"</p>', ["x"]),
        ('<a name="x" id="y"></a><b id="z">', ["x", "y", "z"]),
        ('<a data-id="x">', []),
        ('</a id="x">', []),
        ('a < b id="x"', []),
        ("<a id>", []),
        ('<a id="">', []),
    ],
)
def test_ids_are_those_of_opening_tags(content: str, ids: list[str]) -> None:
    assert find_ids(content) == ids


@pytest.mark.parametrize(
    ("blocks", "unread"),
    [
        ([], None),
        (["<div>"], "div"),
        (["<DIV class='a'>"], "div"),
        (["<div>", "</div>"], None),
        (["<div></div>"], None),
        (["<div><section>", "</section>"], "div"),
        (["<section><div>", "</div>"], "section"),
        (["<section><div>", "</section>"], None),
        (["<div><div>", "</div>"], "div"),
        (["<div markdown>"], None),
        (['<details markdown="1"><div>'], "div"),
        (["<div markdown><section>", "</section>"], None),
        (["<div><div markdown>", "</div>"], "div"),
        (["</div>"], None),
        (["<div>", "</section>"], "div"),
        (["<p><span>"], None),
        (["<divider>"], None),
        (["<div"], None),
    ],
)
def test_the_outermost_open_element_hides_what_is_in_it(
    blocks: list[str], unread: str | None
) -> None:
    elements = OpenElements()

    for block in blocks:
        elements.read(block)

    assert elements.unread == unread


@pytest.mark.parametrize("text", ["<!--", "<!--\n\n", "<a ", "<a id", "<div>", "</form>", '<a b="'])
def test_long_blocks_are_read_in_no_time(text: str) -> None:
    content = "<div>" * 2_000 + text * 20_000
    start = process_time()

    _, rest = cut_comments(content)
    find_ids(rest)
    OpenElements().read(rest)

    assert process_time() - start < 1
