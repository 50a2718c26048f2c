from __future__ import annotations

from dataclasses import replace

from mkdocs_backlog.model.location import Location
from mkdocs_backlog.render import Renderer
from mkdocs_backlog.settings import Settings
from tests.render.elements import read
from tests.render.rendered import pages, section
from tests.render.sample import FINDINGS, REGISTERS, finding, sample


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
