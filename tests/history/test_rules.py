"""What the rules that ask git find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.settings import Settings
from tests.history.backlogs import checklist, ledger, matrix
from tests.history.reading import messages_of, read_analysis
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BACKLOG, TODO, SPEC = "docs/BACKLOG.md", "docs/todo.md", "docs/spec.md"
CONFORMANCE, LIMITATIONS = "docs/CONFORMANCE.md", "docs/LIMITATIONS.md"
ROWS = [
    ("FR-01", "Pool tuning", "[spec](spec.md)", "S1-W1-01"),
    ("FR-02", "Search index", "[spec](spec.md)", "S1-W1-02"),
    ("FR-03", "Audit trail", "[spec](spec.md)", "S1-W1-03"),
]


def table(rows: Sequence[Sequence[str]]) -> str:
    """Returns a backlog."""
    return matrix(rows, "ID, Theme, Document, TODO step")


def boxes(*marks: str) -> str:
    """Returns the checklist with these marks."""
    steps = ("S1-W1-01", "S1-W1-02", "S1-W1-03")
    return checklist("Wave", list(zip(marks, steps, strict=True)))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "repository")
    repository.commit(
        "Begin",
        {
            BACKLOG: table(ROWS),
            TODO: boxes(" ", " ", " "),
            SPEC: "# Specification\n\nSee FR-02 and FR-03.\n",
            CONFORMANCE: ledger("Conformance", ["Storage"]),
            LIMITATIONS: ledger("Limitations", ["Editor"]),
        },
    )
    return repository


def short(repository: Repository, commit: str = "HEAD") -> str:
    """Returns a commit's short name."""
    return repository.git("rev-parse", commit)[:7]


def test_a_ledger_that_followed_later_is_a_split_closing(repository: Repository) -> None:
    named = {CONFORMANCE: ledger("Conformance", ["FR-01"])}
    repository.commit("Close", {TODO: boxes("x", " ", " "), **named})
    repository.commit("Follow", {LIMITATIONS: ledger("Limitations", ["Editor", "FR-01"])})
    closed, followed = short(repository, "HEAD~1"), short(repository)
    assert messages_of(read_analysis(repository), "BKL406") == [
        (
            f"BACKLOG.md:5: FR-01 was closed in {closed} (2025-01-02), and ledger "
            f"'docs/LIMITATIONS.md' followed only in {followed} (2025-01-03); "
            "change them together next time"
        )
    ]


def test_a_ledger_that_named_the_item_all_along_is_no_split(repository: Repository) -> None:
    both = {CONFORMANCE: ledger("C", ["FR-01"]), LIMITATIONS: ledger("L", ["FR-01"])}
    repository.commit("Name", both)
    repository.commit("Close", {TODO: boxes("x", " ", " ")})
    repository.commit("Write", {LIMITATIONS: ledger("Limitations", ["FR-01", "more"])})
    assert messages_of(read_analysis(repository), "BKL406") == []


def test_a_ledger_that_went_with_the_closing_is_no_split(repository: Repository) -> None:
    closing = {CONFORMANCE: ledger("C", ["x"]), LIMITATIONS: ledger("L", ["x"])}
    repository.commit("Close", {TODO: boxes("x", " ", " "), **closing})
    both = {CONFORMANCE: ledger("C", ["FR-01"]), LIMITATIONS: ledger("L", ["FR-01"])}
    repository.commit("Name", both)
    assert messages_of(read_analysis(repository), "BKL406") == []


def test_an_item_that_is_open_again_is_no_split(repository: Repository) -> None:
    repository.commit("Close", {TODO: boxes("x", " ", " ")})
    repository.commit("Follow", {LIMITATIONS: ledger("Limitations", ["FR-01"])})
    repository.commit("Reopen", {TODO: boxes(" ", " ", " ")})
    assert messages_of(read_analysis(repository), "BKL406") == []


def test_an_open_item_that_leaves_is_found(repository: Repository) -> None:
    repository.commit("Delete", {BACKLOG: table(ROWS[1:])})
    assert messages_of(read_analysis(repository), "BKL601") == [
        (
            f"BACKLOG.md:3: 'FR-01' left the matrix in {short(repository)} (2025-01-02) while "
            "open; "
            "bring the row back, as dropped if that is what it is"
        )
    ]


def test_an_item_whose_new_id_is_written_down_did_not_leave(repository: Repository) -> None:
    settings = Settings(redirects={"FR-02": "FR-01"})
    repository.commit("Join", {BACKLOG: table([ROWS[0], ROWS[2]])})
    assert messages_of(read_analysis(repository, settings), "BKL601") == [
        f"spec.md:3: 'FR-02' was renamed 'FR-01' in {short(repository)} (2025-01-02); write 'FR-01'"
    ]


def test_items_that_leave_together_are_one_finding(repository: Repository) -> None:
    repository.commit("Mark", {TODO: boxes("/", " ", " "), SPEC: "# Specification\n"})
    ninth = ("FR-09", "Ninth", "[spec](spec.md)", "S1-W1-09")
    repository.commit("Delete", {BACKLOG: table([ninth])})
    assert messages_of(read_analysis(repository), "BKL601") == [
        (
            f"BACKLOG.md:3: 'FR-01', 'FR-02' and 'FR-03' left the matrix in {short(repository)} "
            "(2025-01-03) while not closed; "
            "bring the rows back, as dropped if that is what they are"
        )
    ]


def test_items_of_which_no_status_is_known_may_leave(repository: Repository) -> None:
    repository.write({SPEC: "# Specification\n"})
    ninth = ("FR-09", "Ninth", "[spec](spec.md)", "S1-W1-09")
    repository.commit("Delete", {BACKLOG: table([ninth]), TODO: None})
    assert messages_of(read_analysis(repository), "BKL601") == []


def test_items_that_are_done_may_leave(repository: Repository) -> None:
    repository.commit("Close", {TODO: boxes("x", " ", " ")})
    repository.commit("Delete", {BACKLOG: table(ROWS[1:])})
    assert messages_of(read_analysis(repository), "BKL601") == []


def test_a_mention_left_behind_is_found(repository: Repository) -> None:
    repository.commit("Close", {TODO: boxes(" ", "x", " "), "docs/b.md": "# B\n\nBy FR-02.\n"})
    repository.commit("Delete", {BACKLOG: table([ROWS[0], ROWS[2]])})
    analysis = read_analysis(repository)
    assert messages_of(analysis, "BKL601") == [
        (
            f"b.md:3: 'FR-02' left the matrix in {short(repository)} (2025-01-03) and is still "
            "named here, as in 1 more place; bring the row back, or take the reference out"
        )
    ]
    assert messages_of(analysis, "BKL501") == []


def test_a_ledger_may_name_what_was_done(repository: Repository) -> None:
    repository.write({SPEC: "# Specification\n"})
    closing = {TODO: boxes(" ", "x", " "), CONFORMANCE: ledger("C", ["FR-02"])}
    repository.commit("Close", closing)
    repository.commit("Delete", {BACKLOG: table([ROWS[0], ROWS[2]])})
    analysis = read_analysis(repository)
    assert messages_of(analysis, "BKL601") == []
    assert messages_of(analysis, "BKL404") == []


def test_the_old_name_of_a_renamed_item_is_found(repository: Repository) -> None:
    renamed = [ROWS[0], ("FR-22", *ROWS[1][1:]), ROWS[2]]
    repository.commit("Rename", {BACKLOG: table(renamed)})
    assert messages_of(read_analysis(repository), "BKL601") == [
        f"spec.md:3: 'FR-02' was renamed 'FR-22' in {short(repository)} (2025-01-02); write 'FR-22'"
    ]


def test_an_id_with_a_second_meaning_is_found(repository: Repository) -> None:
    other = ("FR-01", "Keyboard shortcuts", "[keys](keys.md)", "S1-W1-01")
    repository.commit("Reuse", {BACKLOG: table([other, *ROWS[1:]])})
    assert messages_of(read_analysis(repository), "BKL602") == [
        (
            f"BACKLOG.md:5: FR-01 was 'Pool tuning' until {short(repository)} (2025-01-02); "
            "give the new item an ID of its own"
        )
    ]


def test_items_that_do_not_move_are_found_where_that_is_asked_for(repository: Repository) -> None:
    first = short(repository)
    repository.commit("Mark", {TODO: boxes(" ", "/", " ")})
    repository.commit("Close", {TODO: boxes(" ", "/", "x")})
    repository.commit("Write", {LIMITATIONS: ledger("Limitations", ["x"])})
    settings = Settings(stale_after=3, rules={"item-stale": Severity.INFO})
    assert messages_of(read_analysis(repository, settings), "BKL603") == [
        (
            f"BACKLOG.md:5: FR-01 has not changed for 3 days, since {first} (2025-01-01); "
            "take it up, defer or drop it"
        )
    ]
    assert messages_of(read_analysis(repository), "BKL603") == []


def test_without_git_the_rules_are_silent(tmp_path: Path) -> None:
    folder = Repository(tmp_path, make=False)
    folder.write({BACKLOG: table(ROWS), TODO: boxes("x", " ", " ")})
    settings = Settings(rules={"item-stale": Severity.INFO})
    for given in (settings, Settings(history=False, rules=settings.rules)):
        analysis = read_analysis(folder, given)
        for code in ("BKL406", "BKL601", "BKL602", "BKL603"):
            assert messages_of(analysis, code) == []
