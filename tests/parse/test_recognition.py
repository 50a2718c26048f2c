"""Which tables are matrices, which column is what, and that both are explained."""

from __future__ import annotations

import pytest

from mkdocs_backlog.model.backlog import Recognition, Role
from tests.parse.tables import recognise

BACKLOG = "| ID | Task | Status |\n|---|---|---|\n| R-1 | Pool | done |\n| R-2 | Drill | open |\n"


def roles(recognition: Recognition) -> dict[str, Role | None]:
    return {column.name: column.role for column in recognition.columns}


def test_an_id_column_and_a_status_column_make_a_matrix() -> None:
    (found,) = recognise(BACKLOG)

    assert found.matrix
    assert roles(found) == {"ID": Role.ID, "Task": Role.TITLE, "Status": Role.STATUS}
    assert found.reasons[0] == "6.5 points, 4 are enough"
    assert "an ID column: header 'ID', 2 of 2 cells are IDs" in found.reasons


@pytest.mark.parametrize(
    ("name", "heading", "named", "register"),
    [
        ("IMPROVEMENT_BACKLOG.md", "Notes", True, False),
        ("notes.md", "Roadmap for spring", True, False),
        ("notes.md", "Risk register", False, True),
        ("notes.md", "Notes", False, False),
        ("notes.md", "Backlogs are hard", False, False),
    ],
)
def test_file_title_and_headings_can_call_it_a_backlog(
    name: str, heading: str, *, named: bool, register: bool
) -> None:
    (found,) = recognise(f"# {heading}\n\n{BACKLOG}", name)

    assert (found.named, found.register) == (named, register)


def test_a_heading_two_levels_up_counts_and_a_sibling_does_not() -> None:
    page = f"# Notes\n\n## Roadmap\n\ntext\n\n## Later\n\n### Part\n\n{BACKLOG}"

    assert not recognise(page)[0].named
    assert recognise(page.replace("## Later", "## Tasks"))[0].named


@pytest.mark.parametrize(
    "markdown",
    [
        "| Option | Type | Default |\n|---|---|---|\n| `a` | int | 1 |\n| `b` | str | x |\n",
        "| ID | Term | Definition |\n|---|---|---|\n| TERM-1 | Box | A |\n| TERM-2 | Pen | B |\n",
        "| Version | Date | Changes |\n|---|---|---|\n| 1.0 | May | One |\n| 1.1 | June | Two |\n",
        "| CAN ID | Signal | Length |\n|---|---|---|\n| 0x100 | rpm | 2 |\n| 0x101 | gas | 1 |\n",
        "| Code | Message | Cause |\n|---|---|---|\n| E1 | disk | full |\n| E2 | net | cable |\n",
        "| Feature | Free | Pro |\n|---|---|---|\n| Search | ✅ | ✅ |\n| Export | ❌ | ✅ |\n",
        "| | |\n|---|---|\n| | |\n",
    ],
)
def test_tables_of_other_kinds_are_left_alone_with_a_reason(markdown: str) -> None:
    (found,) = recognise(markdown)

    assert not found.matrix
    assert found.reasons


def test_nothing_but_ids_is_almost_a_matrix() -> None:
    rows = "".join(f"| REQ-{n:03} | The lamp is lit {n} times |\n" for n in range(1, 5))

    (found,) = recognise(f"| REQ | Text |\n|---|---|\n{rows}")

    assert (found.matrix, found.almost) == (False, True)


def test_a_table_beside_a_matrix_needs_less() -> None:
    later = "| ID | Idea |\n|---|---|\n| R-8 | Sync |\n| R-9 | Theme |\n"

    assert not recognise(later)[0].matrix
    beside = recognise(f"{BACKLOG}\n{later}")
    assert [found.matrix for found in beside] == [True, True]
    assert "a matrix on this page has an ID column 'id' too" in beside[1].reasons


def test_another_id_header_beside_a_matrix_counts_less() -> None:
    accepted = (
        "| Risk ID | Rationale |\n|---|---|\n| AR-1 | It may pause |\n| AR-2 | It is rare |\n"
    )

    found = recognise(f"{BACKLOG}\n{accepted}")[1]

    assert "another table of this page is a matrix" in found.reasons


def test_versions_and_counts_beside_a_matrix_stay_out() -> None:
    versions = "| Version | Change |\n|---|---|\n| 0.1 | Draft |\n| 0.2 | Second |\n"

    assert [found.matrix for found in recognise(f"{BACKLOG}\n{versions}")] == [True, False]


def test_statuses_are_found_under_any_header_by_what_the_cells_hold() -> None:
    page = BACKLOG.replace("Status", "How it goes")

    assert roles(recognise(page)[0])["How it goes"] is Role.STATUS


def test_done_definition_and_file_exists_are_no_status() -> None:
    page = (
        "| ID | Task | Done Definition | File exists |\n|---|---|---|---|\n"
        "| R-1 | Pool | tests pass | ✅ |\n| R-2 | Drill | done | ✅ |\n"
    )

    assert Role.STATUS not in roles(recognise(page)[0]).values()


def test_a_status_header_over_sentences_weighs_less() -> None:
    page = BACKLOG.replace("done", "see the log of May").replace("open", "ask Kim about it")

    assert "few of its cells are known statuses" in recognise(page)[0].reasons


def test_steps_and_files_are_found_by_what_the_cells_hold() -> None:
    page = (
        "| ID | Task | Where | What for |\n|---|---|---|---|\n"
        "| R-1 | Pool | S10-W100-01 | `docs/a.md` |\n| R-2 | Drill | S10-W100-02 | `docs/b.md` |\n"
    )

    assert roles(recognise(page)[0]) == {
        "ID": Role.ID,
        "Task": Role.TITLE,
        "Where": Role.STEP,
        "What for": Role.DOCUMENT,
    }


def test_the_left_and_fuller_of_two_id_columns_is_taken() -> None:
    page = (
        "| # | Topic | Status | ADR |\n|---|---|---|---|\n"
        "| 1 | Files | open | ADR-1 |\n| 2 | Queue | open | — |\n| 3 | Tenants | done | — |\n"
    )

    assert roles(recognise(page)[0])["#"] is Role.ID


def test_an_empty_first_header_can_head_the_ids() -> None:
    page = BACKLOG.replace("| ID |", "| |")

    assert recognise(page)[0].columns[0].role is Role.ID
    assert recognise(page)[0].columns[0].name == "column 1"


def test_the_title_is_the_text_beside_the_id_where_no_header_names_it() -> None:
    page = (
        "| ID | Noted | Points | Owner | Status |\n|---|---|---|---|---|\n"
        "| R-1 | the lamp flickers | 3 | Kim | open |\n| R-2 | the door sticks | 5 | Lou | done |\n"
    )

    assert roles(recognise(page)[0])["Noted"] is Role.TITLE


def test_an_id_column_at_the_end_leaves_the_title_on_the_left() -> None:
    page = (
        "| Feature | Notes | Status | ID |\n|---|---|---|---|\n"
        "| Mails | after two weeks | open | B-1 |\n| Archive | ten years long | done | B-2 |\n"
    )

    assert roles(recognise(page)[0])["Feature"] is Role.TITLE


def test_repeated_ids_are_no_ids() -> None:
    page = "| ID | Task | Status |\n|---|---|---|\n" + "| R-1 | Pool | done |\n" * 4

    assert not recognise(page)[0].matrix


def test_words_of_other_scripts_are_found_without_spaces() -> None:
    (found,) = recognise(f"# 製品バックログ一覧\n\n{BACKLOG}")

    assert found.matrix


def test_a_link_header_over_words_is_no_document_column() -> None:
    page = BACKLOG.replace("Task |", "Task | Link |").replace("---|---|---|", "---|---|---|---|")
    page = page.replace("Pool |", "Pool | ask Kim |").replace("Drill |", "Drill | none |")

    assert roles(recognise(page)[0])["Link"] is None


def test_a_word_of_a_backlog_inside_another_word_says_nothing() -> None:
    assert not recognise(f"# Roadmapping and roadmaps\n\n{BACKLOG}")[0].named


def test_numbers_of_pull_requests_behind_numbered_rows_are_no_ids() -> None:
    rows = "| 23 | Gauge | done | #23 |\n| 24 | Graph | open | #31 |\n| — | Names | done | #24 |\n"
    (found,) = recognise(f"| # | Item | Status | PR |\n|---|---|---|---|\n{rows}")

    assert roles(found)["#"] is Role.ID


def test_yes_and_no_are_statuses_only_where_the_header_asks() -> None:
    rows = "| T-1 | Pool | yes |\n| T-2 | Drill | no |\n"

    assert roles(recognise(f"| ID | Task | Safe |\n|---|---|---|\n{rows}")[0])["Safe"] is None
    asked = recognise(f"| ID | Task | Done |\n|---|---|---|\n{rows}")[0]
    assert roles(asked)["Done"] is Role.STATUS


def test_texts_that_repeat_name_no_item() -> None:
    rows = "| A-1 | HIGH | two clocks |\n| A-2 | LOW | no test |\n| A-3 | HIGH | no name |\n"
    rows += "| A-4 | HIGH | no lamp |\n| A-5 | LOW | no rope |\n"

    found = recognise(f"| ID | Grade | Seen |\n|---|---|---|\n{rows}")[0]
    assert roles(found)["Seen"] is Role.TITLE


def test_a_phrase_without_spaces_is_more_than_a_word() -> None:
    rows = "| A-1 | 评审 | 预约 | 超长邮箱可以通过 |\n| A-2 | 用户 | 页眉 | 标题下面有空格 |\n"

    found = recognise(f"| 编号 | 来源 | 功能点 | 问题描述 |\n|---|---|---|---|\n{rows}")[0]
    assert roles(found)["问题描述"] is Role.TITLE


def test_a_column_of_source_files_names_no_item() -> None:
    rows = "| A-1 | `a/mode.cs` | two clocks |\n| A-2 | `b/Main.kt` | no test |\n"

    found = recognise(f"| ID | File | Seen | Status |\n|---|---|---|---|\n{rows}")[0]
    assert (roles(found)["File"], roles(found)["Seen"]) == (Role.DOCUMENT, Role.TITLE)


def test_what_few_rows_have_is_no_id() -> None:
    rows = "| Start | planned | — |\n| First use | planned | — |\n| Tutor | partial | #12 |\n"

    found = recognise(f"| Item | Status | PR |\n|---|---|---|\n{rows}")[0]
    assert Role.ID not in roles(found).values()
    assert not found.matrix
