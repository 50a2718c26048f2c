from __future__ import annotations

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.render import Badge, Renderer
from mkdocs_backlog.render.markup import STATUS_ORDER
from mkdocs_backlog.settings import Settings
from tests.render.elements import read
from tests.render.sample import REGISTERS, sample

RENDERER = Renderer(sample(), Settings())


def test_badge_is_the_status_in_words() -> None:
    assert RENDERER.badge(Status.AWAITING_LEDGERS) == Badge(
        status="awaiting-ledgers", text="Awaiting ledgers"
    )
    german = Renderer(sample(), Settings(), language="de")
    assert german.badge(Status.OPEN).text == "Offen"


def test_item_link_has_all_that_a_mention_needs() -> None:
    link = RENDERER.item_link(sample().items[1], "spec/pool.md")
    assert (link.id, link.prefix, link.name) == ("IMP-2", "IMP-", "2")
    assert link.href == "../../backlog/items/IMP-2/"
    assert (link.title, link.status, link.badge.text) == ("Queries", "in-progress", "In progress")
    assert link.steps == "S1-W1-02"
    assert link.tooltip == "Queries · In progress"
    assert RENDERER.item_link(sample().items[6], "index.md").tooltip == "Old · Dropped"


def test_steps_know_their_items() -> None:
    assert [link.id for link in RENDERER.step_items("S1-W1-01", "todo/stage-1.md")] == ["IMP-1"]
    # A reference to a wave is one to each of its steps.
    assert [link.id for link in RENDERER.step_items("S1-W2-01", "todo/stage-1.md")] == [
        "IMP-4",
        "IMP-5",
    ]
    assert RENDERER.step_items("S1-W1", "todo/stage-1.md") == ()


def test_rows_are_found_by_category_and_document_too() -> None:
    assert RENDERER.row_keys(sample().items[0]) == "core spec/pool.md"
    assert RENDERER.row_keys(sample().items[7]) == ""


def test_tools_say_what_the_script_needs_in_the_language_of_the_site() -> None:
    root = read(Renderer(sample(), Settings(), language="fr").tools("plan.md"))
    slot = root.classed("backlog-filter-slot")[0].attributes
    assert slot["data-backlog-filter"] == "Filtrer les éléments"
    assert slot["data-backlog-shown"] == "{shown} éléments sur {total}"
    assert slot["data-backlog-empty"].startswith("Aucun élément")
    assert root.all("p", role="status")[0].text == ""


def test_tools_filter_by_each_status_that_occurs() -> None:
    chips = read(RENDERER.tools("plan.md")).classed("backlog-chip")
    assert [chip.words for chip in chips][:3] == ["All 8", "Open 1", "In progress 1"]
    assert chips[0].attributes["href"] == "?"
    assert chips[1].attributes["href"] == "../backlog/status/open/"
    order = [chip.attributes["data-backlog-status"] for chip in chips[1:]]
    assert order == sorted(order, key=lambda status: int(STATUS_ORDER[Status(status)]))


def test_pages_without_items_get_neither_tools_nor_panel() -> None:
    assert RENDERER.tools("spec/pool.md") == ""
    assert RENDERER.panel("plan.md") == ""


def test_panel_lists_the_items_of_a_document() -> None:
    panel = read(RENDERER.panel("spec/pool.md"))
    assert panel.all("summary")[0].words == (
        "4 backlog items concern this page 1 in progress 1 awaiting ledgers 1 dropped 1 in conflict"
    )
    assert next(line.words for line in panel.all("li")) == "IMP-1 Pool size Awaiting ledgers"
    assert "open" not in panel.all("details")[0].attributes


def test_panel_of_a_checklist_says_so() -> None:
    assert (
        read(RENDERER.panel("todo/stage-1.md"))
        .all("summary")[0]
        .words.startswith("6 backlog items are carried out here")
    )
    one = Renderer(sample(REGISTERS), Settings())
    assert (
        read(one.panel("facts.md"))
        .all("summary")[0]
        .words.startswith("2 backlog items concern this page")
    )


def test_words_of_the_interface_can_be_asked_for() -> None:
    assert RENDERER.text("permalink") == "Permanent link"
    assert RENDERER.text("wave", wave="<W1>") == "Wave <W1>"
