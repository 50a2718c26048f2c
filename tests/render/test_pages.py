from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader

from mkdocs_backlog.model.analysis import Mention
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.render import GeneratedPage, Renderer
from mkdocs_backlog.settings import Settings
from tests.render.crowd import crowd
from tests.render.elements import Element, read
from tests.render.sample import FINDINGS, PAGES, REGISTERS, finding, sample

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


def test_pages_cover_every_item_and_group() -> None:
    assert list(pages()) == [
        "backlog/index.md",
        "backlog/items/index.md",
        *(f"backlog/items/IMP-{number}.md" for number in range(1, 9)),
        "backlog/categories/index.md",
        "backlog/categories/Core.md",
        "backlog/categories/Web.md",
        "backlog/waves/index.md",
        "backlog/waves/S1-W1.md",
        "backlog/waves/S1-W2.md",
        "backlog/status/index.md",
        *(
            f"backlog/status/{status}.md"
            for status in Status
            if status is not Status.DONE  # no item of the sample is done
        ),
        "backlog/traceability.md",
        "backlog/findings.md",
    ]


def test_every_generated_folder_has_an_index_even_without_items() -> None:
    for analysis in (sample(), sample({"index.md": "# Home\n"})):
        names = pages(analysis).keys()
        assert {posixpath.dirname(name) + "/index.md" for name in names} <= names
    assert "No backlog was found" in pages(sample({"index.md": ""}))["backlog/index.md"].html


def test_there_are_no_pages_where_they_are_switched_off() -> None:
    off = Settings(pages=None)
    renderer = Renderer(sample(settings=off), off)
    assert list(renderer.pages()) == []
    chips = read(renderer.tools("plan.md")).classed("backlog-chip")
    assert [chip.attributes["href"] for chip in chips][:2] == ["?", "?status=open"]
    assert renderer.item_link(sample(settings=off).items[0], "index.md").href == "plan/#IMP-1"


def test_headings_contents_and_titles_agree() -> None:
    for page in pages().values():
        root = read(page.html)
        headings = [e for e in root.all() if e.tag in {"h1", "h2", "h3"}]
        assert [(f"h{entry.level}", entry.anchor) for entry in page.toc] == [
            (heading.tag, heading.attributes["id"]) for heading in headings
        ]
        assert headings[0].tag == "h1"
        assert [heading.tag for heading in headings].count("h1") == 1
        assert page.title == page.toc[0].text == headings[0].words
        anchors = [e.attributes["id"] for e in root.all() if "id" in e.attributes]
        assert len(anchors) == len(set(anchors))


def test_pages_say_how_the_site_is_to_treat_them() -> None:
    made = pages()
    assert made["backlog/items/IMP-2.md"].status is Status.IN_PROGRESS
    assert made["backlog/items/IMP-2.md"].edit_uri == "plan.md"
    assert made["backlog/items/IMP-2.md"].hide == ()
    assert made["backlog/index.md"].hide == ("toc",)
    assert [name for name, page in made.items() if page.search_exclude] == ["backlog/findings.md"]


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
        "the status column says 'done' plan.md:15",
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


def test_rows_of_a_matrix_carry_the_contract() -> None:
    root = read(pages()["backlog/items/index.md"].html)
    rows = root.all("tbody")[0].all("tr")
    assert [row.attributes["data-backlog-id"] for row in rows][:2] == ["IMP-1", "IMP-2"]
    assert rows[1].attributes["data-backlog-status"] == "in-progress"
    assert rows[1].attributes["data-backlog-keys"] == "core spec/pool.md#queries"
    columns = [cell.attributes["data-backlog-col"] for cell in rows[1].all("td")]
    assert columns == ["id", "title", "category", "document", "step", "priority", "status"]
    assert [cell.attributes["data-backlog-label"] for cell in rows[1].all("td")] == [
        cell.words for cell in root.all("th")
    ]
    badge = rows[1].classed("backlog-badge")[0]
    assert badge.text == "In progress"
    assert badge.attributes["data-backlog-status"] == "in-progress"


def test_group_pages_leave_out_what_their_rows_share() -> None:
    def columns(name: str) -> list[str]:
        return [cell.words for cell in read(pages()[f"backlog/{name}.md"].html).all("th")]

    assert "Category" not in columns("categories/Core")
    assert "Category" in columns("waves/S1-W1")
    assert columns("status/unknown") == ["ID", "Title", "Status"]


def test_wave_page_says_where_it_is_carried_out() -> None:
    root = read(pages()["backlog/waves/S1-W1.md"].html)
    assert root.all("p")[0].words == "3 items of Improvement Backlog. Carried out in Stage 1."
    lost = sample({**PAGES, "todo/stage-1.md": "# Stage 1\n"})
    root = read(pages(lost)["backlog/waves/S1-W1.md"].html)
    assert root.all("p")[0].words == "3 items of Improvement Backlog."


def test_dashboard_counts_all_but_dropped_items() -> None:
    root = read(pages()["backlog/index.md"].html)
    assert root.classed("backlog-lead")[0].words == "0 of 7 items done 0 %"
    assert [link.words for link in root.classed("backlog-legend")[0].all("a")] == [
        "1 awaiting ledgers",
        "1 in progress",
        "1 blocked",
        "1 in conflict",
        "1 unknown",
        "1 open",
        "1 deferred",
        "1 dropped",
    ]
    assert [row.words for row in root.classed("backlog-rows")[0].all("li")] == [
        "Core 0 / 3",
        "Web 0 / 3",
    ]


def test_bar_has_a_part_for_each_status_and_says_it_in_words() -> None:
    bar = read(pages(sample(REGISTERS))["backlog/index.md"].html).all("svg")[0]
    assert bar.attributes["aria-label"] == "1 done, 1 open"
    assert [
        (part.attributes["data-backlog-status"], part.attributes["x"], part.attributes["width"])
        for part in bar.all("rect")
    ] == [("done", "0", "0.992"), ("open", "1", "1")]


def test_dashboard_tells_what_each_stuck_item_waits_for() -> None:
    assert section(read(pages()["backlog/index.md"].html), "attention") == [
        "IMP-6 Limits the row says open, the checklists say done BKL301 Conflict",
        (
            "IMP-1 Pool size Not yet recorded in Known limits, docs/ledgers/nowhere.md "
            "Awaiting ledgers"
        ),
        "IMP-4 Headers see IMP-2 Blocked",
        "IMP-8 Later the status 'soonish' is not a known word BKL301 Unknown",
        "IMP-3 Restore no checklist declares step 'S1-W1-09' of IMP-3 BKL301 Open",
    ]


def test_dashboard_without_reasons_says_what_the_status_means() -> None:
    lines = section(read(pages(crowd(size=2))["backlog/index.md"].html), "attention")
    assert lines == [
        "A-2 Work 2 Something stands in the way of this item. Blocked",
        "A-1 Work 1 Nothing that was read says how far this item is. Unknown",
    ]


def test_dashboard_lists_backlogs_where_there_are_several() -> None:
    anchors = [entry.anchor for entry in pages(crowd(size=2))["backlog/index.md"].toc]
    assert anchors[:2] == ["backlog", "backlogs"]
    assert "backlogs" not in [entry.anchor for entry in pages()["backlog/index.md"].toc]


def test_dashboard_bears_the_title_of_the_navigation() -> None:
    assert pages(settings=Settings(nav="Work"))["backlog/index.md"].title == "Work"
    assert pages(settings=Settings(nav=None))["backlog/index.md"].title == "Backlog"


def test_share_is_whole_only_when_all_is_done() -> None:
    def share(done: int, total: int) -> str:
        analysis = crowd(size=2)
        first = analysis.items[0]
        states = [Status.DONE] * done + [Status.OPEN] * (total - done)
        items = tuple(replace(first, status=status) for status in states)
        made = pages(replace(analysis, items=items))["backlog/index.md"]
        return read(made.html).classed("backlog-progress__pct")[0].text

    assert share(0, 3) == "0 %"
    assert share(1, 3) == "33 %"
    assert share(3, 3) == "100 %"
    assert share(299, 300) == "99 %"
    assert share(1, 300) == "1 %"


def test_traceability_marks_gaps_and_leads_to_what_is_there() -> None:
    root = read(pages()["backlog/traceability.md"].html)
    assert [cell.words for cell in root.all("th")] == [
        "Item",
        "Document",
        "Step",
        "Conformance",
        "Known limits",
        "docs/ledgers/nowhere.md",
    ]
    marks = {
        row.attributes["data-backlog-id"]: [cell.words for cell in row.all("td")[1:]]
        for row in root.all("tbody")[0].all("tr")
    }
    gone = "The ledger does not exist"
    assert marks["IMP-1"] == ["Pool", "S1-W1-01: ticked", "Recorded", "Missing", gone]
    assert marks["IMP-3"][:2] == ["gone: missing", "S1-W1-09: missing"]
    assert marks["IMP-2"][1:] == ["S1-W1-02: not ticked yet", "Not due yet", "Not due yet", gone]
    assert marks["IMP-8"][:2] == ["missing", "missing"]
    first = root.all("tbody")[0].all("tr")[0].all("a")
    assert [link.attributes["href"] for link in first][1:4] == [
        "../../spec/pool/",
        "../../todo/stage-1/#S1-W1-01",
        "../../ledgers/conformance/#conformance",
    ]


def test_facts_lead_to_the_very_row_and_box() -> None:
    places = [side.all("a") for side in item("IMP-1").classed("backlog-list__side")]
    assert [link.attributes["href"] for links in places for link in links] == [
        "../../../todo/stage-1/#S1-W1-01",
        "../../../plan/#IMP-1",
        "../../../ledgers/conformance/#conformance",
    ]


def test_traceability_has_a_table_for_each_backlog() -> None:
    root = read(pages(crowd(size=2))["backlog/traceability.md"].html)
    assert [heading.words for heading in root.all("h2")] == ["Backlog 1", "Backlog 2"]
    assert [cell.words for cell in root.all("th")] == [
        "Item",
        "Document",
        "Step",
        "Item",
        "Document",
    ]
    analysis = crowd(size=2)
    bare = replace(analysis.items[0], documents=(), steps=())
    root = read(pages(replace(analysis, items=(bare,)))["backlog/traceability.md"].html)
    assert [cell.words for cell in root.all("th")] == ["Item"]


def test_traceability_says_what_is_not_known() -> None:
    page = pages(sample(REGISTERS))["backlog/traceability.md"].html
    assert [e.words for e in read(page).classed("backlog-unknown")] == ["Not known", "Not known"]
    assert read(pages()["backlog/traceability.md"].html).classed("backlog-unknown") == []


def test_ledgers_of_another_backlog_are_not_due() -> None:
    analysis = sample(REGISTERS)
    first, second = analysis.items
    page = pages(replace(analysis, items=(first, replace(second, ledgers=()))))
    rows = read(page["backlog/traceability.md"].html).all("tbody")[0].all("tr")
    assert rows[1].all("td")[-1].words == "Not due yet"


def test_findings_are_listed_by_file_and_line() -> None:
    root = read(pages()["backlog/findings.md"].html)
    assert root.classed("backlog-legend")[0].words == (
        "1 error 2 warnings 1 note 8 items, 6 pages checked"
    )
    assert [line.words for line in root.classed("backlog-find")[0].all("li")] == [
        "14 Error a table is ragged BKL301",
        "17 Warning no checklist declares step 'S1-W1-09' of IMP-3 BKL301",
        "20 Warning the row of IMP-6 and S1/W2/03 disagree BKL301",
        "22 Note IMP-8 has no document BKL301",
    ]
    links = root.classed("backlog-find")[0].all("li")[2].all("a")
    assert [link.attributes["href"] for link in links] == [
        "../../plan/#IMP-6",
        "../items/IMP-6/",
        "../../todo/stage-1/#S1-W2-03",
        "#BKL301",
    ]
    assert root.all("dt", id="BKL301")[0].text == "BKL301"


def test_findings_page_can_be_made_again_with_later_findings() -> None:
    renderer = Renderer(sample(), Settings())
    page = renderer.findings_page((*FINDINGS, finding("a later one", line=99)))
    assert page.src_uri == "backlog/findings.md"
    assert "a later one" in page.html
    assert "Nothing was found" in renderer.findings_page(()).html


def test_findings_off_the_site_are_named_but_not_linked() -> None:
    problem = replace(FINDINGS[0].problem, location=Location("../src/main.py", 7))
    page = Renderer(sample(), Settings()).findings_page((replace(FINDINGS[0], problem=problem),))
    root = read(page.html)
    assert root.all("h2")[0].words == "src/main.py"
    assert root.classed("backlog-find__at")[0].all("a") == []


def test_findings_page_says_what_was_recognised_and_why() -> None:
    root = read(pages(sample(REGISTERS))["backlog/findings.md"].html)
    titles = [heading.words for heading in root.all("h3")]
    assert titles == [
        "Matrices",
        "Governance",
        "Ledgers",
        "Checklists",
        "Tables like a matrix, not taken",
    ]
    matrix = section(root, "matrices")[0]
    assert "Owner: Owner (header 'Owner')" in matrix
    assert "Oddity: kept under its own name" in matrix
    assert section(root, "governance")[0].startswith("This page replaces the old log.")
    assert section(root, "checklists") == ["Steps 2 steps steps.md:1"]
    assert section(root, "ledgers") == ["facts.md plan.md:6"]
    assert section(read(pages()["backlog/findings.md"].html), "checklists") == [
        "Stage 1 6 steps, governed stage-1.md:1"
    ]


def test_long_lists_are_cut_and_say_so() -> None:
    made = pages(crowd())
    first = read(made["backlog/items/A-1.md"].html)
    assert [line.words for line in first.classed("backlog-more")] == [
        "121 more places are not shown.",
        "There are more, see the document or checklist itself.",
        "There are more, see the document or checklist itself.",
    ]
    notes = read(made["backlog/findings.md"].html)
    assert [line.words for line in notes.classed("backlog-more")] == [
        "20 more findings in this file are not shown.",
        "20 more entries are not shown.",
    ]
    dashboard = read(made["backlog/index.md"].html)
    assert [line.words for line in dashboard.classed("backlog-more")] == [
        "99 more items are not shown."
    ]


def test_categories_get_their_labels_and_file_names_of_their_own() -> None:
    rows = "".join(
        f"| F-{number} | T | {name} | open |\n"
        for number, name in enumerate(["a/b", "a b", "Index", "A-B", "!!", "naïve"], start=1)
    )
    analysis = sample(
        {"plan.md": f"# Backlog\n\n| ID | Title | Category | Status |\n|---|---|---|---|\n{rows}"}
    )
    settings = Settings(categories={"NAÏVE": "Simple & plain"})
    made = pages(analysis, settings)
    names = [name for name in made if name.startswith("backlog/categories/")]
    assert [posixpath.basename(name) for name in names] == [
        "index.md",
        "a-b.md",
        "a-b-2.md",
        "Index-2.md",
        "A-B-3.md",
        "x.md",
        "naïve.md",
    ]
    assert made["backlog/categories/naïve.md"].title == "Simple & plain"


def test_waves_are_sorted_by_their_numbers_and_prefixes_are_none() -> None:
    steps = ["W10-1", "W9-1", "TASK-1", "W9", "lone"]
    rows = "".join(f"| F-{n} | T | {step} |\n" for n, step in enumerate(steps, start=1))
    analysis = sample(
        {
            "plan.md": f"# Backlog\n\n| ID | Title | Step |\n|---|---|---|\n{rows}",
            "todo.md": "# T\n\n- [ ] W9-1: a\n- [ ] W10-1: b\n- [ ] TASK-1: c\n- [ ] lone: d\n",
        }
    )
    names = [name for name in pages(analysis) if name.startswith("backlog/waves/W")]
    assert names == ["backlog/waves/W9.md", "backlog/waves/W10.md"]
    rows_of = read(pages(analysis)["backlog/waves/W9.md"].html).all("tbody")[0].all("tr")
    assert [row.attributes["data-backlog-id"] for row in rows_of] == ["F-2", "F-4"]


def test_shared_beginning_of_ids_is_set_off() -> None:
    identifier = read(pages()["backlog/items/index.md"].html).classed("backlog-id")[0]
    assert (identifier.text, identifier.all("span")[0].text) == ("IMP-1", "IMP-")
    lone = read(pages(crowd(size=2))["backlog/items/index.md"].html).classed("backlog-id")[-1]
    assert (lone.text, lone.all("span")) == ("B-1", [])


@pytest.mark.parametrize("language", ["de", "ja"])
def test_pages_speak_the_language_of_the_site(language: str) -> None:
    made = {p.src_uri: p for p in Renderer(sample(), Settings(), language=language).pages()}
    badges = read(made["backlog/items/IMP-2.md"].html).classed("backlog-badge")
    assert badges[0].text == {"de": "In Arbeit", "ja": "進行中"}[language]


def test_site_can_bring_templates_of_its_own_and_extend_the_originals() -> None:
    loader = DictLoader(
        {
            "backlog/groups.html": "{{ heading(1, 'x', title) }}<p>{{ rows | length }} rows</p>",
            "backlog/item.html": '{% include "original/backlog/item.html" %}<p>ours</p>',
        }
    )
    made = {p.src_uri: p for p in Renderer(sample(), Settings(), templates=loader).pages()}
    assert made["backlog/waves/index.md"].html == '<h1 id="x">Waves</h1><p>2 rows</p>'
    assert made["backlog/items/IMP-1.md"].html.endswith("<p>ours</p>")
    assert made["backlog/items/IMP-1.md"].title == "Pool size"
