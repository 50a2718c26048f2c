"""Whether ledgers changed together with a closing: in its commit, in its merge, later, never."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.analysis import LedgerState
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import ChangeState
from tests.history.backlogs import matrix
from tests.history.reading import history_of, ledgers_of, messages_of, read_analysis
from tests.history.repositories import Repository
from tests.history.two_ledgers import (
    BACKLOG,
    CONFORMANCE,
    LIMITATIONS,
    ROWS,
    TODO,
    begun,
    boxes,
    conformance,
    limitations,
    states,
    verdicts,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return begun(tmp_path / "repository")


def test_a_ledger_that_changes_in_the_closing_commit_is_evidence(repository: Repository) -> None:
    closing = {TODO: boxes("x"), CONFORMANCE: conformance("b"), LIMITATIONS: limitations("b")}
    repository.commit("Close", closing)
    analysis = read_analysis(repository)
    item = analysis.item("FR-01")
    assert item is not None
    assert item.status is Status.DONE
    commit = repository.git("rev-parse", "HEAD")
    assert {fact.commit.hash for fact in item.evidence if fact.commit} == {commit}
    assert messages_of(analysis, "BKL402") == []


def test_a_ledger_that_does_not_change_is_behind(repository: Repository) -> None:
    repository.commit("Close", {TODO: boxes("x"), CONFORMANCE: conformance("b")})
    assert verdicts(repository) == [
        ("CONFORMANCE.md", ChangeState.ATOMIC, 0),
        ("LIMITATIONS.md", ChangeState.NEVER, 0),
    ]
    assert states(repository) == [LedgerState.EVIDENCED, LedgerState.MISSING]


def test_a_ledger_that_changes_later_is_no_evidence(repository: Repository) -> None:
    repository.commit("Close", {TODO: boxes("x"), CONFORMANCE: conformance("b")})
    repository.commit("Elsewhere", {"src/x": "1"})
    repository.commit("The other box", {TODO: boxes("x", "x"), CONFORMANCE: conformance("c")})
    repository.commit("Follow", {LIMITATIONS: limitations("b")})
    assert verdicts(repository)[1] == ("LIMITATIONS.md", ChangeState.LATER, 2)
    closed, followed = (repository.git("rev-parse", f"HEAD~{back}")[:7] for back in (3, 0))
    [_, entry] = ledgers_of(read_analysis(repository), "FR-01").values()
    assert entry.state is LedgerState.MISSING
    assert entry.commit is not None
    assert entry.commit.short == followed
    text = f"Limitations does not name it, and changed only 2 commits after {closed} closed it"
    assert entry.text == text


def test_one_commit_later_is_said_in_the_singular(repository: Repository) -> None:
    repository.commit("Close", {TODO: boxes("x"), CONFORMANCE: conformance("b")})
    repository.commit("Follow", {LIMITATIONS: limitations("b")})
    [_, entry] = ledgers_of(read_analysis(repository), "FR-01").values()
    assert "changed only 1 commit after" in entry.text


def test_a_ledger_that_changed_before_is_no_evidence(repository: Repository) -> None:
    repository.commit("Ledgers", {CONFORMANCE: conformance("b"), LIMITATIONS: limitations("b")})
    repository.commit("Close", {TODO: boxes("x")})
    assert [state for _, state, _ in verdicts(repository)] == [ChangeState.NEVER] * 2


def test_commits_of_one_merge_belong_together(repository: Repository) -> None:
    repository.branch("side")
    repository.commit("Close", {TODO: boxes("x")})
    repository.commit("Follow", {CONFORMANCE: conformance("b"), LIMITATIONS: limitations("b")})
    assert [state for _, state, _ in verdicts(repository)] == [ChangeState.LATER] * 2
    repository.switch("main")
    repository.commit("Meanwhile", {"docs/other.md": "# Other\n"})
    merge = repository.merge("side")
    assert [state for _, state, _ in verdicts(repository)] == [ChangeState.SAME_MERGE] * 2
    analysis = read_analysis(repository)
    closing = history_of(analysis, "FR-01").closing
    assert closing is not None
    assert closing.commit.subject == "Close"
    assert closing.merge is not None
    assert closing.merge.hash == merge
    [entry, _] = ledgers_of(analysis, "FR-01").values()
    assert entry.state is LedgerState.EVIDENCED
    assert entry.text.endswith(f"merged together with {closing.commit.short}, which closed it")


def test_a_merge_closes_what_its_sides_closed_in_part(repository: Repository) -> None:
    rows = [(*ROWS[0][:3], "S1-W1-01, S1-W1-02")]
    repository.commit("One item", {BACKLOG: matrix(rows, "ID, Theme, Document, TODO step")})
    repository.branch("side")
    repository.commit("The second box", {TODO: boxes(" ", "x"), LIMITATIONS: limitations("b")})
    repository.switch("main")
    repository.commit("The first box", {"docs/a.md": "# A\n", CONFORMANCE: conformance("b")})
    repository.write({TODO: boxes("x") + "\n\n\n\nThe end\n"})
    repository.commit("The first box")
    repository.git("merge", "--quiet", "--no-ff", "--no-commit", "-X", "ours", "side")
    repository.write({TODO: boxes("x", "x")})
    merge = repository.commit("Merge")
    closing = history_of(read_analysis(repository), "FR-01").closing
    assert closing is not None
    assert closing.commit.hash == merge
    assert [found.state for found in closing.ledgers] == [ChangeState.NEVER, ChangeState.SAME_MERGE]


def test_a_merge_into_a_line_without_the_pages_is_one_merge(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit("Code", {"src/x": "1"})
    repository.branch("side")
    files = {BACKLOG: matrix(ROWS, "ID, Theme, Document, TODO step"), TODO: boxes(" ")}
    files |= {CONFORMANCE: conformance(), LIMITATIONS: limitations()}
    repository.commit("Begin", files)
    repository.commit("Close", {TODO: boxes("x")})
    repository.commit("Follow", {CONFORMANCE: conformance("b"), LIMITATIONS: limitations("b")})
    repository.switch("main")
    repository.commit("More code", {"src/x": "2"})
    repository.merge("side")
    assert [state for _, state, _ in verdicts(repository)] == [ChangeState.SAME_MERGE] * 2


def test_a_squashed_branch_is_one_commit(repository: Repository) -> None:
    repository.branch("side")
    repository.commit("Close", {TODO: boxes("x")})
    repository.commit("Follow", {CONFORMANCE: conformance("b"), LIMITATIONS: limitations("b")})
    repository.switch("main")
    repository.git("merge", "--quiet", "--squash", "side")
    repository.commit("All in one")
    assert [state for _, state, _ in verdicts(repository)] == [ChangeState.ATOMIC] * 2


def test_a_closing_on_two_branches_counts_where_it_came_last(repository: Repository) -> None:
    repository.branch("side")
    repository.commit("Close there", {TODO: boxes("x"), CONFORMANCE: conformance("b")})
    repository.switch("main")
    repository.commit("Close here", {TODO: boxes("x")})
    repository.merge("side")
    found = history_of(read_analysis(repository), "FR-01")
    assert [closing.commit.subject for closing in found.closings] == ["Close here", "Close there"]


def test_after_a_revert_nothing_is_closed(repository: Repository) -> None:
    repository.commit("Close", {TODO: boxes("x")})
    repository.git("revert", "--no-edit", "HEAD")
    found = history_of(read_analysis(repository), "FR-01")
    assert len(found.closings) == 1
    assert found.closing is None
    assert states(repository) == [LedgerState.NOT_DUE] * 2


def test_the_last_of_several_closings_counts(repository: Repository) -> None:
    repository.commit("Close", {TODO: boxes("x")})
    repository.commit("Reopen", {TODO: boxes(" ")})
    closing = {TODO: boxes("x"), CONFORMANCE: conformance("b"), LIMITATIONS: limitations("b")}
    repository.commit("Close again", closing)
    found = history_of(read_analysis(repository), "FR-01")
    assert [closing.commit.subject for closing in found.closings] == ["Close", "Close again"]
    assert [state for _, state, _ in verdicts(repository)] == [ChangeState.ATOMIC] * 2


def test_what_is_not_committed_yet_is_the_commit_being_made(repository: Repository) -> None:
    repository.write({TODO: boxes("x"), CONFORMANCE: conformance("b")})
    assert [state for _, state, _ in verdicts(repository)] == [
        ChangeState.ATOMIC,
        ChangeState.NEVER,
    ]
    texts = [entry.text for entry in ledgers_of(read_analysis(repository), "FR-01").values()]
    never = "did not change when the working tree closed it, nor later"
    assert texts == [
        "Conformance changed in the working tree, which closed it",
        f"Limitations does not name it, and {never}",
    ]


def test_a_page_of_other_line_ends_is_not_changed(repository: Repository) -> None:
    text = conformance().replace("\n", "\r\n")
    (repository.folder / CONFORMANCE).write_bytes(b"\xef\xbb\xbf" + text.encode())
    history = read_analysis(repository).history
    assert history is not None
    assert {event.commit.subject for event in history.events} == {"Begin"}
