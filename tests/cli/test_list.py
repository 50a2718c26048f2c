from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from tests.cli.running import BACKLOG, DOCS, WARNING, Ended
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Run, Write


def test_items_are_listed(run: Run, project: Write) -> None:
    project()

    assert run("list") == Ended(
        code=0,
        out="ID          STATUS  TITLE        STEP      DOCUMENT\n"
        "PB-ARCH-01  done    Pool tuning  S1-W1-01  pool\n"
        "PB-ARCH-02  open    Drills       S1-W1-02  drill\n"
        "PB-UI-01    open    Themes       S1-W2-01  ui\n",
        err="",
    )


def listed(ended: Ended) -> list[str]:
    """Returns the IDs of a list in JSON."""
    return [item["id"] for item in json.loads(ended.out)["items"]]


def test_a_list_can_be_filtered(run: Run, project: Write) -> None:
    project(config="plugins:\n  - backlog: {categories: {ARCH: Architecture, NO: None}}\n")
    base = ("list", "--format", "json")

    assert listed(run(*base, "--status", "OPEN")) == ["PB-ARCH-02", "PB-UI-01"]
    assert listed(run(*base, "--category", "ui")) == ["PB-UI-01"]
    assert listed(run(*base, "--category", "architecture")) == ["PB-ARCH-01", "PB-ARCH-02"]
    assert listed(run(*base, "--status", "open", "--category", "arch")) == ["PB-ARCH-02"]
    assert listed(run(*base, "--status", "blocked")) == []


def test_a_category_that_no_item_has_is_told(run: Run, project: Write) -> None:
    project()

    ended = run("list", "--category", "archs", "--format", "csv")

    assert ended.code == 0
    assert len(ended.out.splitlines()) == 1
    assert ended.err == "no item has the category 'archs'; did you mean 'ARCH'?\n"
    assert run("list", "--category", "x").err.startswith("no item has the category 'x'; there are ")


def test_a_category_where_there_are_none_is_told(run: Run, project: Write) -> None:
    project({"BACKLOG.md": "# Backlog\n\n| ID | Title | Status |\n|-|-|-|\n| A-1 | One | open |\n"})

    told = "no item has the category 'x'; no item has any\n"
    assert run("list", "--category", "x").err == told


def test_a_list_for_programs_has_items_and_summary_only(run: Run, project: Write) -> None:
    project()

    data = json.loads(run("list", "--format", "json").out)
    rows = [*csv.DictReader(io.StringIO(run("list", "--format", "csv").out))]

    assert list(data) == ["schemaVersion", "kind", "generator", "items", "summary"]
    assert [row["id"] for row in rows] == ["PB-ARCH-01", "PB-ARCH-02", "PB-UI-01"]


def test_single_files_need_no_settings_file(run: Run, tmp_path: Path) -> None:
    write_tree(tmp_path / "notes", DOCS)

    ended = run("list", "notes/BACKLOG.md")

    assert ended.code == 0
    assert "PB-ARCH-01  unknown  Pool tuning" in ended.out
    assert ended.err == (
        "note: steps are looked up in the given files only; give their folder to see the rest\n"
    )
    both = run("list", "notes/BACKLOG.md", "notes/todo.md")
    assert "PB-ARCH-01  done" in both.out
    assert both.err == ""


def test_a_folder_needs_no_settings_file(run: Run, tmp_path: Path) -> None:
    write_tree(tmp_path / "notes", WARNING)

    ended = run("list", "notes", "--format", "json")

    assert ended.err == ""
    assert json.loads(ended.out)["items"][0]["source"] == {"file": "BACKLOG.md", "line": 5}


def test_a_register_is_listed_where_its_file_is_named(run: Run, tmp_path: Path) -> None:
    risks = "# Risks\n\n| ID | Risk | Status |\n|---|---|---|\n| R-1 | flood | open |\n"
    write_tree(tmp_path, {"BACKLOG.md": BACKLOG, "risks.md": risks})

    assert listed(run("list", "risks.md", "--format", "json")) == ["R-1"]
    assert "R-1" not in listed(run("list", ".", "--format", "json"))
