from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.render import Renderer
from mkdocs_backlog.settings import Settings
from tests.render.elements import Element, read
from tests.render.former import FIRST, SECOND, THIRD, with_open_item
from tests.render.sample import REGISTERS, sample

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.history import Commit


def dashboard(analysis: Analysis, **options: object) -> Element:
    """Returns the dashboard."""
    pages = Renderer(analysis, Settings.from_mapping(options)).pages()
    return read(next(made.html for made in pages if made.src_uri == "backlog/index.md"))


def rows(root: Element) -> list[list[str]]:
    """Returns the rows of the table of ages, cell by cell."""
    elements = root.all()
    start = next(n for n, e in enumerate(elements) if e.attributes.get("id") == "pace")
    table = next(e for e in elements[start:] if e.tag == "table")
    found = [(row.all("th"), row.all("td")) for row in table.all("tr")[1:]]
    return [[cell.words for cell in (*heads, *cells)] for heads, cells in found]


def test_dashboard_tells_age_and_lead_time() -> None:
    assert rows(dashboard(with_open_item(SECOND)))[-1] == ["All", "28 days", "59 days"]


def test_dashboard_tells_them_by_category() -> None:
    analysis = with_open_item(SECOND)
    first, second, *others = analysis.items
    categories = [
        replace(entry, item=replace(entry.item, category=name))
        for entry, name in ((first, "Core"), (second, "Web"))
    ]
    found = rows(dashboard(replace(analysis, items=(*categories, *others))))
    assert found == [
        ["Core", "–", "59 days"],
        ["Web", "28 days", "–"],
        ["All", "28 days", "59 days"],
    ]


def test_without_a_history_there_are_no_ages() -> None:
    assert dashboard(sample(REGISTERS)).all("h2", id="pace") == []


def test_an_item_that_is_dropped_has_no_age() -> None:
    root = dashboard(with_open_item(SECOND, status=Status.DROPPED))
    assert rows(root)[-1] == ["All", "–", "59 days"]


@pytest.mark.parametrize(
    ("commits", "status", "shown"),
    [
        ((FIRST,), Status.OPEN, ["1 Jan 2026"]),
        ((FIRST, SECOND), Status.BLOCKED, ["1 Feb 2026"]),
        ((FIRST, THIRD), Status.OPEN, []),
        ((FIRST,), Status.DONE, []),
    ],
)
def test_dashboard_names_items_that_do_not_move(
    commits: tuple[Commit, ...], status: Status, shown: list[str]
) -> None:
    root = dashboard(with_open_item(*commits, status=status), stale_after=28)
    elements = root.all()
    at = [n for n, e in enumerate(elements) if e.attributes.get("id") == "idle"]
    assert bool(at) is bool(shown)
    if at:
        found = next(e for e in elements[at[0] :] if e.tag == "ul")
        assert [time.words for time in found.all("time")] == shown


def test_items_move_within_the_time_that_is_set() -> None:
    assert dashboard(with_open_item(FIRST)).all("h2", id="idle") == []
