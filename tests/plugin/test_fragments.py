from __future__ import annotations

from xml.etree.ElementTree import Element

from hypothesis import given
from hypothesis import strategies as st
from markdown.serializers import to_html_string

from mkdocs_backlog.plugin.fragments import Fragments


def _page(*elements: Element) -> str:
    root = Element("p")
    root.extend(elements)
    return to_html_string(root)


def test_pieces_are_filled_in_where_they_belong() -> None:
    fragments = Fragments()
    badge = Element("b")
    badge.text = "Done"

    html = _page(fragments.later("<i>a</i>"), fragments.later(badge))

    assert "Done" not in html
    assert fragments.fill(html) == "<p><i>a</i><b>Done</b></p>"


def test_what_is_shown_before_is_replaced() -> None:
    fragments = Fragments()

    html = _page(*fragments.instead("FR-1", "<b>FR-</b>1"), fragments.later("."))

    assert ">FR-1<" in html
    assert fragments.fill(html) == "<p><b>FR-</b>1.</p>"


def test_a_piece_can_contain_another() -> None:
    fragments = Fragments()
    box = Element("b")
    box.extend(fragments.instead("FR-1", "FR-one"))

    html = _page(fragments.later(box))

    assert fragments.fill(html) == "<p><b>FR-one</b></p>"


def test_what_is_not_ours_stays_as_it_is() -> None:
    fragments = Fragments()
    fragments.later("x")
    texts = ["<!--backlog-fragment:7-->", "<!--backlog-fragment:x-->", "<!--backlog-fragment:0"]

    assert [fragments.fill(text) for text in texts] == texts


@given(st.text(alphabet="<!-backlogfragment:0>x"), st.text())
def test_any_page_without_pieces_stays_as_it_is(one: str, other: str) -> None:
    assert Fragments().fill(one + other) == one + other
