"""Links to anchors that the site writes as in URLs."""

from __future__ import annotations

import pytest

from mkdocs_backlog.model.analysis import TargetState
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.model.slugs import SlugKind, SlugStyle
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.resolve.links import LinkResolver


@pytest.mark.parametrize(
    ("anchor", "state"),
    [
        ("größe", TargetState.FOUND),
        ("gr%C3%B6%C3%9Fe", TargetState.FOUND),
        ("größer", TargetState.ANCHOR_MISSING),
        ("\ud800", TargetState.ANCHOR_MISSING),
    ],
)
def test_an_anchor_written_as_in_urls_is_found_by_its_letters(
    anchor: str, state: TargetState
) -> None:
    style = SlugStyle(kind=SlugKind.PYMDOWNX, percent_encode=True)
    document = parse_document("a.md", "# größe\n", style)
    site = Site(pages={}, files=frozenset({"a.md"}), slugs=style)
    links = LinkResolver(site, {"a.md": document}, repository_links=False)

    assert links.resolve(f"a.md#{anchor}", "b.md").state is state
