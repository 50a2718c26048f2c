from __future__ import annotations

from dataclasses import replace

from mkdocs_backlog.model.analysis import Mention
from mkdocs_backlog.model.location import Location
from tests.render.crowd import crowd
from tests.render.rendered import item, pages, properties, section
from tests.render.sample import REGISTERS, sample


def test_item_page_shows_what_the_row_says() -> None:
    shown = properties(item("IMP-2"))
    assert shown == {
        "Category": "Core",
        "Document": "Pool docs/spec/pool.md",
        "Step": "S1-W1-02 in wave S1-W1",
        "Status as written": "in progress",
        "Priority": "low",
        "Depends on": "IMP-1, 7",
        "Declared in": "Improvement Backlog docs/plan.md:16",
    }
    depends = item("IMP-2").classed("backlog-props")[0].all("a", class_="backlog-id")
    assert [link.attributes["href"] for link in depends] == ["../IMP-1/"]


def test_item_page_shows_each_fact_with_its_place() -> None:
    page = item("IMP-1")
    assert section(page, "closure") == [
        ("The work is done, but not every ledger shows it. The item counts as done once all do."),
        "S1-W1-01 is ticked stage-1.md:4",
        "The status column says 'done' plan.md:15",
        "Recorded in Conformance Conformance names IMP-1 conformance.md:3",
        "Not yet recorded in Known limits",
        "docs/ledgers/nowhere.md does not exist",
    ]


def test_item_page_quotes_the_places_that_name_it() -> None:
    assert section(item("IMP-1"), "mentions") == ["Conformance IMP-1 is met.", "Pool See IMP-1."]
    quotes = item("IMP-2").all("mark")
    assert [quote.text for quote in quotes] == ["IMP-2"]
    assert section(item("IMP-2"), "mentions")[0].startswith("Pool \u203a Queries")


def test_long_sentences_are_cut_around_the_id() -> None:
    analysis = sample()
    text = f"{'a' * 300} IMP-1 {'b' * 300}"
    places = (
        Mention(item="IMP-1", location=Location("gone.md", 4), text=text, section=0),
        Mention(item="IMP-1", location=Location("gone.md", 5), text="c" * 400, section=0),
        Mention(item="IMP-1", location=Location("index.md", 3), text="IMP-10, IMP-1", section=-1),
    )
    first = replace(analysis.items[0], mentions=places)
    page = item("IMP-1", replace(analysis, items=(first, *analysis.items[1:])))
    assert section(page, "mentions") == [
        f"docs/gone.md \u2026{'a' * 159} IMP-1 {'b' * 159}\u2026 {'c' * 320}\u2026",
        "Home IMP-10, IMP-1",
    ]


def test_findings_stand_on_the_page_of_their_item() -> None:
    note = item("IMP-3").classed("backlog-note")[0]
    assert note.words == "no checklist declares step 'S1-W1-09' of IMP-3 BKL301"
    assert "backlog-warning" in note.attributes["class"]
    assert note.all("a")[0].attributes["href"] == "../../findings/#BKL301"
    assert item("IMP-1").classed("backlog-note") == []


def test_sections_without_content_are_left_out() -> None:
    assert [entry.anchor for entry in pages()["backlog/items/IMP-8.md"].toc] == ["item", "closure"]
    assert item("IMP-8").all("nav") == []


def test_items_of_one_document_and_one_step_name_each_other() -> None:
    analysis = sample(REGISTERS)
    assert section(item("K-1", analysis), "same-document") == ["K-2 Two Open"]
    assert section(item("A-1", crowd(size=2)), "same-step") == ["A-2 Work 2 Blocked"]


def test_neighbours_in_the_category_are_a_link_away() -> None:
    assert [link.attributes["href"] for link in item("IMP-2").all("nav")[0].all("a")] == [
        "../IMP-1/",
        "../IMP-3/",
    ]
    assert [link.attributes["rel"] for link in item("IMP-1").all("nav")[0].all("a")] == ["next"]
    assert [link.attributes["rel"] for link in item("IMP-3").all("nav")[0].all("a")] == ["prev"]


def test_missing_documents_and_steps_are_told_in_words() -> None:
    page = item("IMP-3")
    assert [e.text for e in page.classed("backlog-miss")][:2] == ["gone", "S1-W1-09"]
    assert properties(page)["Document"] == "gone (missing)"
    assert properties(item("IMP-5"))["Step"] == "S1-W2"


def test_facts_lead_to_the_very_row_and_box() -> None:
    places = [side.all("a") for side in item("IMP-1").classed("backlog-list__side")]
    assert [link.attributes["href"] for links in places for link in links] == [
        "../../../todo/stage-1/#S1-W1-01",
        "../../../plan/#IMP-1",
        "../../../ledgers/conformance/#conformance",
    ]
