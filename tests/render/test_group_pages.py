from __future__ import annotations

import posixpath

from mkdocs_backlog.settings import Settings
from tests.render.crowd import crowd
from tests.render.elements import read
from tests.render.rendered import pages
from tests.render.sample import PAGES, sample


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
