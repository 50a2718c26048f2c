from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from mkdocs_backlog.model.backlog import StatusWord
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.report.csv import items_csv
from mkdocs_backlog.report.items import items_table
from mkdocs_backlog.report.rules import catalogue, rule_page
from tests.report.sample import LEDGER_MISSING, STEP_MISSING, sample


def test_items_are_an_aligned_table() -> None:
    assert items_table(sample().items) == (
        "ID         STATUS       TITLE               STEP      DOCUMENT\n"
        "HB-NET-01  done         Retry lost uploads  S7-W1-01  net\n"
        "HB-NET-02  open         Resume              S7-W1-02  net\n"
        "HB-UI-01   in progress  -5 % start time     S7-W2     gone\n"
        "HB-UI-02   unknown      Print view          S7-W9-01  ui\n"
    )


def test_columns_that_no_item_fills_are_left_out() -> None:
    entry = sample().items[0]
    bare = replace(entry, documents=(), steps=(), item=replace(entry.item, title=""))

    assert items_table([bare]) == "ID         STATUS\nHB-NET-01  done\n"
    assert items_table([]) == "ID  STATUS\n"


def test_colours_do_not_move_the_columns() -> None:
    table = items_table(sample().items[:1], lambda text, kind: f"<{kind}>{text}</>")

    assert table == (
        "<dim>ID         STATUS  TITLE               STEP      DOCUMENT</>\n"
        "<title>HB-NET-01</>  <done>done  </>  Retry lost uploads  S7-W1-01  net\n"
    )


def test_items_are_a_table_for_spreadsheets() -> None:
    assert items_csv(sample().items) == (
        "id,title,status,status_text,status_note,category,documents,steps,file,line,"
        "field: Priority,field: Depends on\n"
        "HB-NET-01,Retry lost uploads,done,,,NET,spec/net.md,S7-W1-01,reference/BACKLOG.md,13,"
        "high,\n"
        "HB-NET-02,Resume,open,,,NET,spec/net.md,S7-W1-02,reference/BACKLOG.md,14,low,"
        '"HB-NET-01, HB-X-9"\n'
        "HB-UI-01,'-5 % start time,in-progress,,,UI,spec/gone.md,S7-W2,reference/BACKLOG.md,15,,"
        "hb-net-02\n"
        "HB-UI-02,Print view,unknown,,,UI,spec/ui.md,S7-W9-01,reference/BACKLOG.md,16,,\n"
    )


def test_a_written_status_is_in_the_table_with_its_note() -> None:
    entry = sample().items[0]
    word = StatusWord(
        text="done (v2)",
        status=Status.DONE,
        note="v2",
        word="done",
        location=Location("reference/BACKLOG.md", 13),
    )
    noted = replace(entry, item=replace(entry.item, status=word, category=None))
    bare = replace(noted, item=replace(noted.item, status=replace(word, note=None)))

    _header, first, second = csv.reader(io.StringIO(items_csv([noted, bare])))

    assert first[3:6] == ["done (v2)", "v2", ""]
    assert second[3:6] == ["done (v2)", "", ""]


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://evil.example","x")',
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\0=1+1",
        "\uff1d1+1",
        "=cmd|' /C calc'!A0",
    ],
)
def test_no_cell_can_act_as_a_formula(text: str) -> None:
    entry = sample().items[0]
    hostile = replace(
        entry,
        item=replace(entry.item, id=text, title=text, category=text, fields={text: text}),
    )

    header, row = csv.reader(io.StringIO(items_csv([hostile]), newline=""))

    assert header[-1].startswith("field: ")
    for cell in (*row[:2], row[5], row[-1]):
        assert cell == "'" + text.strip("\0\t\r\n ")


def test_half_characters_do_not_stop_the_table() -> None:
    entry = sample().items[0]
    text = items_csv([replace(entry, item=replace(entry.item, title="x\ud800"))])

    assert "HB-NET-01,x?,done" in text


def test_the_catalogue_has_a_line_for_each_rule() -> None:
    assert catalogue([STEP_MISSING, LEDGER_MISSING]) == (
        "BKL301  step-missing    warning  no checklist has this step\n"
        "BKL401  ledger-missing  error    a ledger that governance names does not exist\n"
    )


def test_a_rule_page_has_its_title_severity_and_manual() -> None:
    assert rule_page(STEP_MISSING) == (
        "# BKL301 step-missing\n\n"
        "no checklist has this step\n\n"
        "Severity: warning, unless `rules:` says otherwise.\n\n"
        "## What it checks\n\nThat every step is in a checklist.\n"
    )
