from __future__ import annotations

import pytest

from mkdocs_backlog.model.document import Span
from mkdocs_backlog.parse.inline import read_inline
from mkdocs_backlog.parse.pieces import RawLink


def spans(content: str) -> tuple[Span, ...]:
    return read_inline(content, {}).spans


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("plain", "plain"),
        ("", ""),
        ("*a* **b** ***c*** ~~d~~ `e`", "a b c d e"),
        ("`` a`b ``", "a`b"),
        ("`a | b`", "a | b"),
        ("a\\*b\\|", "a*b|"),
        ("a &amp; b &#65; &nope;", "a & b A &nope;"),
        ("a<br>b<BR/>c<br />d", "a\nb\nc\nd"),
        ("a\nb", "a\nb"),
        ("a  \nb", "a\nb"),
        ("a\\\nb", "a\nb"),
        ("[a *b*](c) d", "a b d"),
        ("[a] (b)", "[a] (b)"),
        ("<https://a.b>", "https://a.b"),
        ("<a@b.c>", "a@b.c"),
        ("a <!-- b --> c", "a  c"),
        ("a <b>b</b> <i>c</i>", "a b c"),
        ("![alt](x.png) a", " a"),
        ("a < b", "a < b"),
        ("**a", "**a"),
        ("snake_case_name", "snake_case_name"),
    ],
)
def test_the_text_is_what_a_reader_sees(content: str, text: str) -> None:
    assert read_inline(content, {}).text == text


@pytest.mark.parametrize(
    ("content", "span"),
    [
        ("**a**", Span(text="a", strong=True)),
        ("__a__", Span(text="a", strong=True)),
        ("<b>a</b>", Span(text="a", strong=True)),
        ("<STRONG class='x'>a</STRONG>", Span(text="a", strong=True)),
        ("`a`", Span(text="a", code=True)),
        ("<code>a</code>", Span(text="a", code=True)),
        ("~~a~~", Span(text="a", struck=True)),
        ("<del>a</del>", Span(text="a", struck=True)),
        ("<s>a</s>", Span(text="a", struck=True)),
        ("<strike>a</strike>", Span(text="a", struck=True)),
        ("[a](b)", Span(text="a", href="b")),
        ("*a*", Span(text="a")),
        ("**`a`**", Span(text="a", strong=True, code=True)),
        ("~~[**a**](b)~~", Span(text="a", strong=True, struck=True, href="b")),
        ("</b>a", Span(text="a")),
        ("<body>a", Span(text="a")),
    ],
)
def test_a_span_has_its_style(content: str, span: Span) -> None:
    assert spans(content) == (span,)


def test_styles_end_where_they_are_closed() -> None:
    assert spans("**a** b <del>c</del> d") == (
        Span(text="a", strong=True),
        Span(text=" b "),
        Span(text="c", struck=True),
        Span(text=" d"),
    )


@pytest.mark.parametrize(
    ("content", "link"),
    [
        ("x [a](b)", RawLink(text="a", href="b", bracket=2)),
        ('[a *b*](<c d> "t")', RawLink(text="a b", href="c d", bracket=0)),
        ("[a](b%20c#d?e)", RawLink(text="a", href="b%20c#d?e", bracket=0)),
        ("[a](../b\\_c.md)", RawLink(text="a", href="../b_c.md", bracket=0)),
        ("[a](javascript:x)", RawLink(text="a", href="javascript:x", bracket=0)),
        ("[](b)", RawLink(text="", href="b", bracket=0)),
        ("[a]()", RawLink(text="a", href="", bracket=0)),
        ("x <https://a.b>", RawLink(text="https://a.b", href="https://a.b", bracket=2)),
        ("x ![a](b)", RawLink(text="a", href="b", bracket=2, image=True)),
        ("`x` [`a`](b)", RawLink(text="a", href="b", bracket=4)),
    ],
)
def test_a_link_is_kept_as_written_with_its_place(content: str, link: RawLink) -> None:
    assert read_inline(content, {}).links == (link,)


def test_a_picture_in_a_link_is_a_link_of_its_own() -> None:
    inline = read_inline("[![a](b.png) c](d.md)", {})

    assert inline.links == (
        RawLink(text="a", href="b.png", bracket=1, image=True),
        RawLink(text=" c", href="d.md", bracket=0),
    )


def test_reference_links_are_looked_up_on_their_page() -> None:
    page: dict[str, object] = {"references": {"R": {"href": "target.md", "title": ""}}}

    assert read_inline("[a][r] [r]", page).links == (
        RawLink(text="a", href="target.md", bracket=0),
        RawLink(text="r", href="target.md", bracket=7),
    )
    assert read_inline("[a][r] [r]", {}).links == ()


def test_comments_and_ids_are_kept_apart_from_the_text() -> None:
    inline = read_inline('a <!-- b --> <a id="c" name="d">e</a> <!---->', {})

    assert inline.text == "a  e "
    assert inline.comments == (("b", 2), ("", 38))
    assert inline.anchors == ("c", "d")
