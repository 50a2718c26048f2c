"""Slugs are those of Python-Markdown and PyMdown Extensions, whatever the style and the text."""

from __future__ import annotations

import itertools
import re
from time import process_time
from typing import TYPE_CHECKING, Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.toc import slugify, slugify_unicode
from pymdownx import slugs  # type: ignore[import-untyped] # it has no annotations

from mkdocs_backlog.model.slugs import SlugCase, SlugKind, SlugStyle
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.slugs import slugifier

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_backlog.model.slugs import Form

    Slugify = Callable[[str, str], str]

SEPARATORS = ("-", "_", "", ".", "--", "-_", "+", "~", "{}", "a", " ", "€", "$")
LITERAL = [separator for separator in SEPARATORS if separator != "--"]
"""Those that Python-Markdown's own functions take for what they are."""
FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")
TEXTS = (
    "Request flow diagrams",
    "What's new? (2025/01): a, b & c",
    "  a - b -- c   d_e ",
    "Ünïcödé žlutý KŮŇ",
    "Straße ΣΊΣΥΦΟΣ İstanbul",  # scripts whose capitals are odd
    "需求 一覧 ①②",
    "Cafe\u0301 ﬁnal",
    "Done 🎉",
    "Use <br> or </p here> 3 < 4",
    "a\u00a0b\tc",
    "__init__",
    "!!!",
    "",
)


def own(kind: SlugKind, separator: str) -> Slugify:
    make = slugifier(SlugStyle(kind=kind, separator=separator))
    return lambda text, _separator: make(text)


@pytest.mark.parametrize("separator", LITERAL)
@pytest.mark.parametrize(
    ("kind", "theirs"), [(SlugKind.ASCII, slugify), (SlugKind.UNICODE, slugify_unicode)]
)
def test_python_markdown_makes_the_same(kind: SlugKind, theirs: Slugify, separator: str) -> None:
    made = {text: own(kind, separator)(text, separator) for text in TEXTS}

    assert made == {text: theirs(text, separator) for text in TEXTS}


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize(("case", "form"), list(itertools.product(SlugCase, FORMS)))
@pytest.mark.parametrize("encode", [False, True])
def test_pymdown_extensions_make_the_same(
    case: SlugCase, form: Form, separator: str, *, encode: bool
) -> None:
    style = SlugStyle(
        kind=SlugKind.PYMDOWNX,
        separator=separator,
        case=case,
        normalize=form,
        percent_encode=encode,
    )
    theirs = slugs.slugify(case=case.value, normalize=form, percent_encode=encode)

    made = {text: slugifier(style)(text) for text in TEXTS}

    assert made == {text: theirs(text, separator) for text in TEXTS}


@given(st.text(max_size=20), st.sampled_from(LITERAL))
def test_any_text_is_made_the_same_by_python_markdown(text: str, separator: str) -> None:
    assert own(SlugKind.ASCII, separator)(text, separator) == slugify(text, separator)
    assert own(SlugKind.UNICODE, separator)(text, separator) == slugify_unicode(text, separator)


@given(
    st.text(st.one_of(st.sampled_from("<>/ aB-É"), st.characters(codec="utf-8")), max_size=20),
    st.sampled_from(SlugCase),
    st.sampled_from(FORMS),
)
def test_any_text_is_made_the_same_by_pymdown_extensions(
    text: str, case: SlugCase, form: Form
) -> None:
    made = slugifier(SlugStyle(kind=SlugKind.PYMDOWNX, case=case, normalize=form))(text)

    assert made == slugs.slugify(case=case.value, normalize=form)(text, "-")


def test_tags_that_are_not_closed_take_no_time() -> None:
    make = slugifier(SlugStyle(kind=SlugKind.PYMDOWNX))
    start = process_time()

    assert make(">" + "<" * 200_000) == ""

    assert process_time() - start < 2


PAGE = """\
# Ünïcödé Title

## Ünïcödé Title

## Own title {#own}

## Own

## snake_case and __bold__

## Use `<br>` & *more*, a - b

## A &amp; B &lt;c&gt;

## One&nbsp;two &nbsp; three

## 一覧 (2025)

Setext Heading
--------------

> ## Quoted Heading

## !!!
"""
STYLES: dict[str, tuple[SlugStyle, dict[str, Any]]] = {
    "underscore": (SlugStyle(separator="_"), {"separator": "_"}),
    "unicode": (SlugStyle(kind=SlugKind.UNICODE), {"slugify": slugify_unicode}),
    **{
        f"pymdownx {case.value}": (
            SlugStyle(kind=SlugKind.PYMDOWNX, case=case),
            {"slugify": slugs.slugify(case=case.value)},
        )
        for case in SlugCase
    },
    "encoded": (
        SlugStyle(kind=SlugKind.PYMDOWNX, separator="_", percent_encode=True),
        {"slugify": slugs.slugify(percent_encode=True), "separator": "_"},
    ),
}


@pytest.mark.parametrize(("style", "options"), STYLES.values(), ids=STYLES)
def test_headings_of_a_page_follow_the_style(style: SlugStyle, options: dict[str, Any]) -> None:
    html = markdown.markdown(
        PAGE, extensions=["toc", "attr_list"], extension_configs={"toc": options}
    )
    on_site = re.findall(r'<h[1-6][^>]*\bid="([^"]*)"', html)

    document = parse_document("a.md", PAGE, style)

    assert [heading.anchor for heading in document.headings] == on_site
    assert document.anchors == {*on_site}


def test_a_heading_without_space_follows_the_style() -> None:
    document = parse_document("a.md", "#Tight one\n", SlugStyle(separator="_"))

    assert document.anchors == {"tight_one"}
