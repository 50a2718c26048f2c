"""Closings of which nothing is said: nobody is accused on missing evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.analysis import LedgerState
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import ChangeState
from mkdocs_backlog.settings import Settings
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
    verdicts,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return begun(tmp_path / "repository")


def test_an_item_that_enters_closed_has_no_closing(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    files = {BACKLOG: matrix(ROWS, "ID, Theme, Document, TODO step"), TODO: boxes("x")}
    repository.commit("Begin", files | {CONFORMANCE: conformance(), LIMITATIONS: limitations()})
    analysis = read_analysis(repository)
    assert history_of(analysis, "FR-01").closings == ()
    item = analysis.item("FR-01")
    assert item is not None
    assert item.status is Status.DONE
    assert {entry.text.partition(": ")[2] for entry in item.ledgers} == {
        "no commit that closed it is known"
    }
    [told] = messages_of(analysis, "BKL402")
    assert told.startswith("BACKLOG.md:12: whether the ledgers followed is not known")
    assert told.endswith("; record each there as closed, as git does not show it")


def test_an_item_of_which_nothing_was_said_was_not_closed(repository: Repository) -> None:
    rows = [(*row[:3], "done") for row in ROWS]
    repository.commit("No steps", {BACKLOG: matrix([r[:3] for r in ROWS], "ID, Theme, Document")})
    repository.commit("A status", {BACKLOG: matrix(rows, "ID, Theme, Document, Status")})
    assert history_of(read_analysis(repository), "FR-01").closings == ()


def test_without_a_repository_nobody_is_accused(tmp_path: Path) -> None:
    folder = Repository(tmp_path / "folder", make=False)
    files = {BACKLOG: matrix(ROWS, "ID, Theme, Document, TODO step"), TODO: boxes("x")}
    folder.write(files | {CONFORMANCE: conformance(), LIMITATIONS: limitations()})
    analysis = read_analysis(folder)
    assert [entry.state for entry in ledgers_of(analysis, "FR-01").values()] == [
        LedgerState.UNKNOWN,
        LedgerState.UNKNOWN,
    ]
    [entry, _] = ledgers_of(analysis, "FR-01").values()
    assert entry.text.endswith("is not known: the documentation does not lie in a git repository")


def test_a_ledger_that_git_does_not_keep_is_not_judged(repository: Repository) -> None:
    repository.commit("Ignore", {".gitignore": "LIMITATIONS.md\n"})
    repository.git("rm", "--quiet", "--cached", LIMITATIONS)
    repository.commit("Forget the ledger")
    repository.commit("Close", {TODO: boxes("x"), CONFORMANCE: conformance("b")})
    analysis = read_analysis(repository)
    assert analysis.history is not None
    assert analysis.history.untracked == {"LIMITATIONS.md"}
    [_, entry] = ledgers_of(analysis, "FR-01").values()
    assert entry.state is LedgerState.UNKNOWN
    assert entry.text.endswith("is not known: git does not keep it")


def test_a_ledger_that_is_begun_with_the_closing_is_evidence(repository: Repository) -> None:
    repository.commit("Drop a ledger", {LIMITATIONS: None})
    repository.write({TODO: boxes("x"), CONFORMANCE: conformance("b"), LIMITATIONS: limitations()})
    assert [state for _, state, _ in verdicts(repository)] == [ChangeState.ATOMIC] * 2


def test_changes_do_not_count_where_only_mentions_do(repository: Repository) -> None:
    closing = {TODO: boxes("x"), CONFORMANCE: conformance("b"), LIMITATIONS: limitations("FR-01")}
    repository.commit("Close", closing)
    analysis = read_analysis(repository, Settings(ledger_evidence=("mention",)))
    assert [entry.state for entry in ledgers_of(analysis, "FR-01").values()] == [
        LedgerState.MISSING,
        LedgerState.EVIDENCED,
    ]


def test_git_is_not_asked_where_the_settings_say_so(repository: Repository) -> None:
    repository.write({TODO: boxes("x")})
    analysis = read_analysis(repository, Settings(history=False))
    assert analysis.history is None
    [entry, _] = ledgers_of(analysis, "FR-01").values()
    assert entry.text.endswith("whether it changed at the closing is not known")


def test_where_older_contents_are_missing_nobody_is_accused(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit("Close", {TODO: boxes("x")})
    repository.git("config", "uploadpack.allowFilter", "true")
    address, partial = repository.folder.as_uri(), tmp_path / "partial"
    repository.git("clone", "--quiet", "--filter=blob:none", address, str(partial))
    [entry, _] = ledgers_of(read_analysis(Repository(partial, make=False)), "FR-01").values()
    assert entry.state is LedgerState.UNKNOWN
    assert entry.text.endswith("is not known: the clone lacks older contents of the pages")


def test_git_is_not_asked_without_a_backlog(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit("Begin", {"docs/a.md": "# A\n"})
    assert read_analysis(repository).history is None
