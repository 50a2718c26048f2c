"""Text of the documents is data: whatever it is, the elements stay the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from mkdocs_backlog.model.clause import Clause
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.parse.widgets import read_widget
from mkdocs_backlog.render import Renderer
from mkdocs_backlog.resolve.widgets import WidgetResolver
from mkdocs_backlog.settings import Settings
from tests.render.elements import read, skeleton
from tests.render.former import with_history
from tests.render.sample import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_backlog.model.analysis import Analysis

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</td></tr></table></div>",
    "]]>--><!--<style>",
    "&lt;b&gt;&amp;&#60;",
    "{{ 7 * 7 }}{% raw %}",
    "{count}{0.__class__}%s",
    "javascript:alert(1)//",
    "\u202e\u2028\x00\x1b[31m\ufffe",
    "\n\n# heading\n\n> - `",
]
WIDGETS = (
    "backlog/table { columns: [id, title, category, document, step, depends, status], limit: 3 }",
    "backlog/list { sort: title }",
    "backlog/progress",
)
HARMLESS = "9\N{SECTION SIGN}"
"""Ends with no letter, like all of them; its digit lets the first part of a step be a wave."""
CHOSEN = {"kind", "state", "mark", "docs_path", "code", "anchor", "hash", "date"}
"""Fields whose values are chosen from a list, or made by the parser from safe characters."""


def _tainted(value: Any, taint: str) -> Any:  # noqa: ANN401, PLR0911 # walks whatever the model holds
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return taint + value
    if isinstance(value, tuple | frozenset):
        return type(value)(_tainted(entry, taint) for entry in value)
    if isinstance(value, Mapping):
        walk = partial(_tainted, taint=taint)
        return {walk(key): walk(entry) for key, entry in value.items()}
    if isinstance(value, Clause):
        words = tuple((place, _tainted(words, taint)) for place, words in value.values)
        return replace(value, values=words)
    if is_dataclass(value) and not isinstance(value, type):
        values = {
            entry.name: _tainted(getattr(value, entry.name), taint)
            for entry in fields(value)
            if entry.init and entry.name not in CHOSEN
        }
        return replace(value, **values)
    return value


def tainted(analysis: Analysis, taint: str) -> Analysis:
    """Returns the analysis with the same text put before every text in it."""
    result: Analysis = _tainted(analysis, taint)
    return result


def rendered(analysis: Analysis) -> dict[str, str]:
    """Returns everything that can be rendered, by a name that does not depend on texts."""
    renderer = Renderer(analysis, Settings())
    html = {f"page {n}": page.html for n, page in enumerate(renderer.pages())}
    for number, src_uri in enumerate(analysis.documents):
        html[f"tools {number}"] = renderer.tools(src_uri)
        html[f"panel {number}"] = renderer.panel(src_uri)
    resolver = WidgetResolver(analysis.items, analysis.backlogs, Settings())
    for comment in WIDGETS:
        entry = resolver.resolve(read_widget(comment, Location("index.md", 1)))
        html[comment] = renderer.widget(entry, "index.md")
    return html


@pytest.mark.parametrize("taint", HOSTILE)
@pytest.mark.parametrize("make", [sample, with_history])
def test_hostile_text_changes_no_element(taint: str, make: Callable[[], Analysis]) -> None:
    analysis = make()
    plain = rendered(tainted(analysis, HARMLESS))
    hostile = rendered(tainted(analysis, taint + HARMLESS))
    assert plain.keys() == hostile.keys()
    for name, html in hostile.items():
        root = read(html)
        assert skeleton(root) == skeleton(read(plain[name])), name
        for element in root.all("a"):
            assert urlsplit(element.attributes["href"]).scheme in {"", "http", "https"}


def test_the_text_itself_is_shown_as_it_is_written() -> None:
    html = rendered(tainted(sample(), "<b>&amp;"))
    item = read(html["page 2"])
    assert item.all("h1")[0].text == "<b>&amp;Pool size"


def test_titles_and_contents_are_plain_text() -> None:
    analysis = tainted(sample(), "<b>&amp;")
    page = list(Renderer(analysis, Settings()).pages())[2]
    assert page.title == page.toc[0].text == "<b>&amp;Pool size"
