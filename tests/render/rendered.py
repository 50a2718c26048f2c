"""The pages of the sample, rendered and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.render import GeneratedPage, Renderer
from mkdocs_backlog.settings import Settings
from tests.render.elements import Element, read
from tests.render.sample import sample

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis


def pages(
    analysis: Analysis | None = None, settings: Settings | None = None
) -> dict[str, GeneratedPage]:
    """Returns the generated pages of the sample, or of another analysis."""
    renderer = Renderer(analysis or sample(), settings or Settings())
    return {page.src_uri: page for page in renderer.pages()}


def item(item_id: str, analysis: Analysis | None = None) -> Element:
    """Returns the page of an item."""
    return read(pages(analysis)[f"backlog/items/{item_id}.md"].html)


def section(page: Element, anchor: str) -> list[str]:
    """Returns the lines of the list below a heading; none without that heading."""
    elements = page.all()
    for index, element in enumerate(elements):
        if element.attributes.get("id") == anchor:
            after = (e for e in elements[index:] if "backlog-list" in e.attributes.get("class", ""))
            return [line.words for line in next(after).all("li")]
    return []


def properties(page: Element) -> dict[str, str]:
    """Returns the values in an item's list of properties by name."""
    terms = [term.words for term in page.all("dt")]
    return dict(zip(terms, (value.words for value in page.all("dd")), strict=True))
