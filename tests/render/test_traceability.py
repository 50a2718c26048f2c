from __future__ import annotations

from dataclasses import replace

from tests.render.crowd import crowd
from tests.render.elements import read
from tests.render.rendered import pages
from tests.render.sample import REGISTERS, sample


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
