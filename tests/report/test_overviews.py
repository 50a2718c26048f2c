from __future__ import annotations

from dataclasses import replace

from mkdocs_backlog.model.analysis import Target, TargetState
from mkdocs_backlog.model.backlog import StatusWord
from mkdocs_backlog.model.clause import clause
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.report.recognition import left_tables, recognition_text
from mkdocs_backlog.report.show import item_text
from mkdocs_backlog.report.status import StatusView, status_text
from mkdocs_backlog.settings import Settings
from tests.report.sample import PAGES, sample, step_finding, with_findings


def test_the_overview_has_bars_for_all_waves_and_categories() -> None:
    assert status_text(sample(), {"UI": "Interface"}) == (
        "Harbour backlog                                               1 of 4 done   25 %\n"
        f"{'█' * 20}{'▒' * 20}{'░' * 40}\n"
        "4 items: 1 done, 1 in progress, 1 open, 1 unknown\n"
        "\n"
        "By wave\n"
        f"  S7-W1  1/2  {'█' * 20}{'░' * 20}\n"
        f"  S7-W2  0/1  {'▒' * 40}\n"
        f"  S7-W9  0/1  {'░' * 40}\n"
        "\n"
        "By category\n"
        f"  Interface  0/2  {'▒' * 20}{'░' * 20}\n"
        f"  NET        1/2  {'█' * 20}{'░' * 20}\n"
        "\n"
        "█ done  ▓ awaiting ledgers  ▒ in progress  ░ the rest\n"
    )


def test_the_overview_fits_a_narrow_terminal_without_blocks() -> None:
    analysis = sample()
    waiting = replace(analysis.items[0], status=Status.AWAITING_LEDGERS)
    analysis = replace(analysis, items=(waiting, *analysis.items[1:]))

    text = status_text(analysis, {}, StatusView(width=40, blocks=False))

    assert text.splitlines()[:6] == [
        "Harbour backlog        0 of 4 done   0 %",
        "++++++++++----------....................",
        "4 items: 1 awaiting ledgers, 1 in progress, 1 open, 1 unknown",
        "",
        "By wave",
        f"  S7-W1  0/2  {'+' * 13}{'.' * 13}",
    ]
    assert text.isascii()


def test_the_overview_is_painted_by_status() -> None:
    view = StatusView(paint=lambda text, kind: f"<{kind}:{len(text)}>")

    bar = status_text(sample(), {}, view).splitlines()[1]

    assert bar == "<done:20><awaiting-ledgers:0><in-progress:20><open:40>"


def test_an_overview_of_nothing_says_so() -> None:
    analysis = sample()
    backlog = replace(analysis.backlogs[0], title="漢字 " * 20)

    text = status_text(replace(analysis, items=(), backlogs=(backlog,)), {})

    assert text.splitlines()[0].endswith("   0 of 0 done   no items")
    assert text.splitlines()[2] == "0 items"
    assert "By wave" not in text


def test_short_steps_make_no_waves_and_categories_can_be_missing() -> None:
    analysis = sample(
        {
            "BACKLOG.md": "# Backlog\n\n| ID | Title | Step |\n|---|---|---|\n| A1 | x | T-1 |\n"
            "| A2 | y | T-2 |\n",
            "todo.md": "- [x] T-1: x\n",
        }
    )

    text = status_text(analysis, {})

    assert "1 of 2 done" in text
    assert "By wave" not in text
    assert "By category" not in text


def test_a_wave_is_named_as_the_rows_write_it() -> None:
    pages = {
        **PAGES,
        "reference/BACKLOG.md": PAGES["reference/BACKLOG.md"].replace("S7-W2", "S7/W2"),
    }

    assert "  S7-W2  0/1" in status_text(sample(pages), {})


def test_an_item_is_shown_with_all_it_is_tied_to() -> None:
    analysis = with_findings(sample(), step_finding("a step", line=13))
    found = replace(analysis.findings[0].problem, item="HB-NET-01")
    analysis = with_findings(analysis, replace(analysis.findings[0], problem=found))

    assert item_text(analysis, analysis.items[0]) == (
        "HB-NET-01  Retry lost uploads\n"
        "done\n"
        "\n"
        "Row       docs/reference/BACKLOG.md:13\n"
        "Category  NET\n"
        "Document  net                            docs/spec/net.md\n"
        "Step      S7-W1-01                       done  docs/todo/stage-7.md:3\n"
        "Ledger    docs/reference/CONFORMANCE.md  evidenced  docs/reference/CONFORMANCE.md:3\n"
        "Priority  high\n"
        "\n"
        "Why it is done\n"
        "  S7-W1-01 is ticked (docs/todo/stage-7.md:3)\n"
        "  Conformance names HB-NET-01 (docs/reference/CONFORMANCE.md:3)\n"
        "\n"
        "Named in\n"
        "  docs/reference/CONFORMANCE.md:3\n"
        "  docs/spec/net.md:3\n"
        "\n"
        "Findings\n"
        "  docs/reference/BACKLOG.md:13: warning: BKL301 step-missing: a step\n"
    )


def test_an_item_without_anything_is_shown_with_the_reason() -> None:
    analysis = sample()
    entry = analysis.items[0]
    word = StatusWord(
        text="parked for now",
        status=Status.DEFERRED,
        note="for\x1b now",
        word="parked",
        location=Location("reference/BACKLOG.md", 13),
    )
    bare = replace(
        entry,
        documents=(),
        steps=(),
        ledgers=(),
        mentions=(),
        evidence=(replace(entry.evidence[0], clause=clause("says-nothing"), location=None),),
        status=Status.DEFERRED,
        item=replace(entry.item, status=word, category=None, fields={}, title=""),
    )

    assert item_text(analysis, bare) == (
        "HB-NET-01\n"
        "deferred (for\\x1b now)\n"
        "\n"
        "Row  docs/reference/BACKLOG.md:13\n"
        "\n"
        "Why it is deferred\n"
        "  neither a status nor a step is written\n"
    )


def test_many_boxes_are_cut_and_lost_documents_are_named() -> None:
    boxes = "".join(f"- [ ] S7-W2-{n:02}: x\n" for n in range(1, 6))
    analysis = sample({**PAGES, "todo/stage-7.md": f"# Stage 7\n\n{boxes}"})
    entry = analysis.items[2]
    outside = replace(entry.documents[0], target=Target(state=TargetState.EXTERNAL))

    text = item_text(analysis, replace(entry, documents=(*entry.documents, outside)))

    assert "Document    gone                           missing  docs/spec/gone.md\n" in text
    assert "            gone                           external\n" in text
    assert (
        "docs/todo/stage-7.md:3, docs/todo/stage-7.md:4, docs/todo/stage-7.md:5 and 2 more\n"
        in text
    )


def test_what_was_recognised_is_told_with_its_reasons() -> None:
    pages = {
        **PAGES,
        "ports.md": "# Ports\n\n| Name | Depth |\n|---|---|\n| East | 4 m |\n",
        "reference/BACKLOG.md": PAGES["reference/BACKLOG.md"].replace(
            "(CONFORMANCE.md)", "(CONFORMANCE.md)\n  - [Gone](GONE.md)"
        ),
    }

    text = recognition_text(sample(pages))

    lines = text.splitlines()
    assert lines[:2] == [
        "backlog docs/reference/BACKLOG.md: Harbour backlog",
        "  matrix docs/reference/BACKLOG.md:12, 4 items",
    ]
    assert lines[2].startswith("    taken: ")
    assert "    'Theme'          title     header 'Theme'" in lines
    assert (
        "  checklists, docs/reference/BACKLOG.md:5: 'All items must be represented in TODO stage-7 "
        "checklists.' -> stage-7" in lines
    )
    assert "  ledger docs/reference/CONFORMANCE.md" in lines
    assert "  ledger docs/reference/GONE.md (does not exist)" in lines
    assert lines[lines.index("governed checklists:") + 1] == "  docs/todo/stage-7.md"
    assert lines[-2] == "tables that are no matrix:"
    assert lines[-1].startswith("  docs/ports.md:3: ")


def test_columns_without_a_role_and_ungoverned_checklists_are_told() -> None:
    pages = {
        "BACKLOG.md": "# Backlog\n\n| ID | Title | Status | Weather |\n|---|---|---|---|\n"
        "| A-1 | x | open | fair |\n| A-2 | y | done | foul |\n",
        "log/BACKLOG.md": "# Other backlog\n\n## Governance\n\n"
        "- Closure requires an update of the ledger [Log](LOG.md).\n\n## Items\n\n"
        "| ID | Title | Status |\n|---|---|---|\n"
        "| B-1 | x | open |\n",
    }

    text = recognition_text(sample(pages))

    assert "    'Weather'  kept as it is  " in text
    assert text.count("  ledger docs/log/LOG.md (does not exist)\n") == 1
    assert text.endswith("governed checklists: those of every page\n")


def test_registers_beside_a_backlog_are_told_with_the_option_that_takes_them() -> None:
    register = (
        "| ID | Risk | Status |\n|---|---|---|\n| R-1 | flood | open |\n| R-2 | ice | open |\n"
    )
    pages = {**PAGES, "risks.md": f"# Risks\n\n{register}"}

    assert left_tables(sample(pages)) == [
        (
            "docs/risks.md:3: a matrix, but its page is not called a backlog; "
            "the option 'matrices' can include it"
        )
    ]


def test_tables_that_were_left_are_cut() -> None:
    table = "| Name | Depth |\n|---|---|\n| East | 4 m |\n\n"
    site = Site(pages={"ports.md": f"# Ports\n\n{table * 4}"})
    analysis = analyze(site, Settings(history=False))

    lines = left_tables(analysis, most=2)

    assert len(lines) == 3
    assert lines[2] == "and 2 more tables"
    silent = tuple(replace(r, reasons=()) for r in analysis.recognitions[:1])
    assert left_tables(replace(analysis, recognitions=silent)) == [
        "docs/ports.md:3: no reason to take it"
    ]
    assert recognition_text(replace(analysis, recognitions=())) == ""
