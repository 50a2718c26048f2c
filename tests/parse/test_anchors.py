"""Headings get the anchors that Python-Markdown's `toc` gives them on the site."""

from __future__ import annotations

import re
from time import process_time

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_backlog.parse.anchors import split_attributes
from mkdocs_backlog.parse.document import parse_document

HEADINGS = {
    "words": "# Request flow diagrams\n",
    "punctuation": "# What's new? (2025/01): a, b & c!\n",
    "dashes and spaces": "# a - b -- c   d_e\n",
    "only punctuation": "# !!!\n",
    "numbers": "# 1.2.3 Release\n",
    "accents": "# Ünïcödé — žlutý kůň\n",
    "another script": "# 需求 一覧\n",
    "another script and words": "# 需求 backlog\n",
    "emoji": "# :tada: Done 🎉\n",
    "code": "# The `backlog.json` file\n",
    "code with tags": "# Use `<br>` here\n",
    "emphasis": "# *Some* **bold** words\n",
    "underscores": "# snake_case_name and __init__\n",
    "link": "# See [the docs](a.md)\n",
    "image": "# ![alt](x.png) Picture\n",
    "entities": "# A &amp; B &lt; C &copy;\n",
    "raw tags": "# A <b>bold</b> move\n",
    "tag with an id": '# <a id="setup"></a>Setup\n',
    "tag with an id above the same heading": '# <a id="setup"></a>Intro\n\n# Setup\n',
    "comment": "# A <!-- note --> B\n",
    "break in HTML": "# One<br>two <br> three\n",
    "spaces as entities": "# One&nbsp;two &emsp; three\n",
    "escapes": "# A \\* B \\_ C\n",
    "strikethrough": "# ~~Old~~ plan\n",
    "closed": "## Closed ##\n",
    "setext": "Title\n=====\n\nSub\n---\n",
    "in a quote": "> # Quoted\n",
    "in a list": "- # Listed\n",
    "twice": "# Same\n\n# Same\n\n# Same\n",
    "twice and counted": "# Same\n\n# Same_1\n\n# Same\n\n# Same_1\n",
    "counted, then twice": "# X_1\n\n# X_1\n\n# X\n\n# X\n",
    "counted with zeros": "# X_007\n\n# X_007\n",
    "empty ones": "# !\n\n# ?\n\n# _1\n\n# .\n",
    "case": "# One\n\n# ONE\n",
    "explicit": "# Title {#own}\n",
    "explicit with a colon": "# Title {: #own .cls }\n",
    "explicit as attribute": "# Title {: id=own }\n",
    "explicit in quotes": "# Title {: id='own' }\n",
    "explicit with dots": "# Title {#own.id:1}\n",
    "explicit, the last counts": "# Title {#one #two}\n",
    "hash in a value": '# Title {title="a #b" .c}\n',
    "class only": "# Title {.cls}\n",
    "braces without space": "# Title{#own}\n",
    "braces alone": "# {#own}\n",
    "empty braces": "# Title {}\n",
    "explicit above its twin": "# Own {#title}\n\n# Title\n",
    "explicit below its twin": "# Title\n\n# Own {#title}\n",
    "explicit in the middle": "# Title {#own} more\n",
}


def on_site(source: str) -> list[str]:
    html = markdown.markdown(source, extensions=["toc", "attr_list", "tables", "fenced_code"])
    return re.findall(r'<h[1-6][^>]*\bid="([^"]*)"', html)


@pytest.mark.parametrize("source", HEADINGS.values(), ids=HEADINGS)
def test_headings_have_the_anchors_of_the_site(source: str) -> None:
    document = parse_document("a.md", source)

    assert [heading.anchor for heading in document.headings] == on_site(source)
    assert document.anchors >= set(on_site(source))


@given(st.lists(st.sampled_from(["x", "x_1", "x_2", "x_5", "X 1", "_1", "!", "y"]), max_size=12))
def test_any_series_of_headings_is_counted_as_on_the_site(titles: list[str]) -> None:
    source = "\n\n".join(f"# {title}" for title in titles)

    anchors = [heading.anchor for heading in parse_document("a.md", source).headings]

    assert anchors == on_site(source)


@given(st.text(alphabet=st.sampled_from("aB1 -.,:éß中"), min_size=1, max_size=12))
def test_any_heading_has_the_anchor_of_the_site(title: str) -> None:
    source = f"# a{title}b\n"

    anchors = [heading.anchor for heading in parse_document("a.md", source).headings]

    assert anchors == on_site(source)


@pytest.mark.parametrize(
    ("heading", "text", "anchor"),
    [
        ("Title", "Title", None),
        ("Title {#own}", "Title", "own"),
        ("Title  { #own }  ", "Title", "own"),
        ("Title {.cls}", "Title", None),
        ("Title {}", "Title {}", None),
        ("Title {#a} {#b}", "Title {#a}", "b"),
        ("Title {#}", "Title", None),
        ("{#own}", "{#own}", None),
        ("Title}", "Title}", None),
        ("Title {a", "Title {a", None),
    ],
)
def test_attributes_are_split_off_a_heading(heading: str, text: str, anchor: str | None) -> None:
    assert split_attributes(heading) == (text, anchor)


def test_ids_of_attribute_lists_and_raw_html_are_anchors() -> None:
    source = (
        "Text\n{: #para .cls }\n\n"
        "[x](y){ #link }\n\n"
        '<a name="old" id="new"></a>Text\n\n'
        '<div class="c"\n  ID=block>\n<!-- <p id="hidden"> -->\n</div>\n\n'
        "| A |\n|---|\n| <span id='cell'>x</span> |\n"
    )

    anchors = parse_document("a.md", source).anchors

    assert anchors == {"para", "link", "old", "new", "block", "cell"}


def test_heading_without_space_is_an_anchor_too_as_the_site_shows_it() -> None:
    document = parse_document("a.md", "#Tight##\n")

    assert document.headings == ()
    assert document.anchors == set(on_site("#Tight##\n"))


@pytest.mark.parametrize(
    "source",
    [
        "--8<-- 'x.md'",
        "{% include 'x' %}",
        "{{ macro() }}",
        "::: package.module",
        "{! x.md !}",
        "  [](){#own}",
        "[TOC]{x}",
    ],
)
def test_pages_to_which_other_tools_add_have_open_anchors(source: str) -> None:
    assert parse_document("a.md", f"# T\n\n{source}\n").anchors_open


@pytest.mark.parametrize("source", ["", "text", "a ::: b", ":::\n", "[](x)", "{ x }"])
def test_other_pages_have_not(source: str) -> None:
    assert not parse_document("a.md", f"# T\n\n{source}\n").anchors_open


def test_a_number_too_long_to_count_is_left_alone() -> None:
    title = f"# x_{'9' * 5000}\n\n"

    first, second = parse_document("a.md", title * 2).headings

    assert second.anchor == f"{first.anchor}_1"


@pytest.mark.parametrize(
    "title",
    [
        "# x",
        "# x_1",
        "#",
        "# x_{n}",
        "# x_{n}\n\n# x_{n}",
        "# a " + "{a" * 20,
        "# a " + "&nbsp;" * 100,
    ],
)
def test_thousands_of_headings_are_counted_in_no_time(title: str) -> None:
    source = "\n\n".join(title.replace("{n}", str(n)) for n in range(4000))
    start = process_time()

    document = parse_document("a.md", source)

    assert len({heading.anchor for heading in document.headings}) == len(document.headings)
    assert process_time() - start < 2
