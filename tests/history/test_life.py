"""The life of a backlog that was kept by hand, from its first commit to its last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.timeline import ChangeState, EventKind
from mkdocs_backlog.report.history import history_text
from mkdocs_backlog.resolve.past import whole_past
from tests.history.backlogs import checklist, ledger, matrix
from tests.history.reading import history_of, messages_of, read_analysis
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_backlog.model.timeline import Event

TITLES = (
    *("Pool tuning", "Search index", "Audit trail", "Restore drill"),
    *("Property tests", "Load tests", "Fuzzing", "Test data"),
    *("Editor", "Keyboard shortcuts", "Contrast", "Offline mode"),
    *("Style guide", "Glossary", "Tutorial", "Release notes"),
)
OLD = tuple(
    f"IMP-{area}-{number:02d}" for area in ("ARCH", "TEST", "UI", "DOC") for number in range(1, 5)
)
NEW = tuple(f"IMP-COMM-{number:02d}" for number in range(1, 17))
STEPS = tuple(f"S10-W10{number // 4}-{number % 4 + 1:02d}" for number in range(16))
CONFORMANCE, LIMITATIONS = "docs/CONFORMANCE.md", "docs/LIMITATIONS.md"


def backlog(
    ids: Sequence[str], statuses: Sequence[str] | None = None, *, priority: bool = True
) -> str:
    """Returns the matrix at one time of its life."""
    columns = ["ID", "Theme", "Document", "TODO step"]
    rows = [
        [item, title, f"[spec](spec/{number}.md)", step]
        for number, (item, title, step) in enumerate(zip(ids, TITLES, STEPS, strict=True))
    ]
    if priority:
        columns.append("Priority")
        rows = [[*row, "high"] for row in rows]
    if statuses:
        columns.append("Status")
        rows = [[*row, status] for row, status in zip(rows, statuses, strict=True)]
    return matrix(rows, ", ".join(columns))


def boxes(mark: str) -> str:
    """Returns the checklist with all boxes alike."""
    return checklist("Stage 10", [(mark, step) for step in STEPS])


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    repository = Repository(tmp_path_factory.mktemp("life"))
    repository.commit(
        "Begin",
        {
            "docs/BACKLOG.md": backlog(OLD, priority=False),
            "docs/todo/stage-10.md": boxes(" "),
            CONFORMANCE: ledger("Conformance", ["Storage"]),
            LIMITATIONS: ledger("Limitations", ["Editor"]),
        },
    )
    repository.commit("Add priorities", {"docs/BACKLOG.md": backlog(OLD)})
    repository.commit(
        "Everything is done",
        {
            "docs/todo/stage-10.md": boxes("x"),
            CONFORMANCE: ledger("Conformance", ["Storage", "Search"]),
            LIMITATIONS: ledger("Limitations", ["Editor", "Search"]),
        },
    )
    repository.commit("Number anew", {"docs/BACKLOG.md": backlog(NEW)})
    statuses = ["open"] * 16
    repository.commit("Add a status", {"docs/BACKLOG.md": backlog(NEW, statuses)})
    entries = ["Storage", "Search"]
    for subject, last in (
        ("Close 1", 1),
        ("Close 12", 13),
        ("Close 2", 15),
        ("Close the last", 16),
    ):
        statuses[:last] = ["done"] * last
        entries.append(subject)
        repository.commit(
            subject,
            {
                "docs/BACKLOG.md": backlog(NEW, statuses),
                CONFORMANCE: ledger("Conformance", entries),
            },
        )
    repository.commit("Reset the boxes", {"docs/todo/stage-10.md": boxes(" ")})
    return repository


def grouped(events: Sequence[Event]) -> list[str]:
    """Returns events as lines, those of one kind in one commit together."""
    lines: dict[tuple[str, EventKind], list[Event]] = {}
    for event in events:
        lines.setdefault((event.commit.subject, event.kind), []).append(event)
    return [
        f"{found[0].commit.date} {subject}: {len(found)} {kind}, first {found[0].text}"
        for (subject, kind), found in lines.items()
    ]


def test_the_whole_life_is_told_in_order(repository: Repository) -> None:
    history = read_analysis(repository).history
    assert history is not None
    columns = "ID | Theme | Document | TODO step | Priority"
    became = "the columns of BACKLOG.md became"
    reopened = "IMP-COMM-01 was reopened: done became conflict"
    assert grouped(history.events) == [
        "2025-01-01 Begin: 16 added, first IMP-ARCH-01 was added as open",
        "2025-01-01 Begin: 2 ledger, first the ledger CONFORMANCE.md was begun",
        f"2025-01-02 Add priorities: 1 columns, first {became} {columns}",
        "2025-01-03 Everything is done: 16 ticked, first S10-W100-01 was ticked",
        "2025-01-03 Everything is done: 16 closed, first IMP-ARCH-01 was closed",
        "2025-01-03 Everything is done: 2 ledger, first the ledger CONFORMANCE.md changed",
        "2025-01-04 Number anew: 16 renamed, first IMP-ARCH-01 was renamed IMP-COMM-01",
        f"2025-01-05 Add a status: 1 columns, first {became} {columns} | Status",
        f"2025-01-05 Add a status: 16 reopened, first {reopened}",
        "2025-01-06 Close 1: 1 closed, first IMP-COMM-01 was closed",
        "2025-01-06 Close 1: 1 ledger, first the ledger CONFORMANCE.md changed",
        "2025-01-07 Close 12: 12 closed, first IMP-COMM-02 was closed",
        "2025-01-07 Close 12: 1 ledger, first the ledger CONFORMANCE.md changed",
        "2025-01-08 Close 2: 2 closed, first IMP-COMM-14 was closed",
        "2025-01-08 Close 2: 1 ledger, first the ledger CONFORMANCE.md changed",
        "2025-01-09 Close the last: 1 closed, first IMP-COMM-16 was closed",
        "2025-01-09 Close the last: 1 ledger, first the ledger CONFORMANCE.md changed",
        "2025-01-10 Reset the boxes: 16 unticked, first S10-W100-01 was unticked",
        f"2025-01-10 Reset the boxes: 16 reopened, first {reopened}",
    ]


REPORT = """\
138 events in 10 commits, oldest first

2025-01-01  c1  Begin
  16 items were added as open: OLD
  the ledger docs/CONFORMANCE.md was begun
  the ledger docs/LIMITATIONS.md was begun

2025-01-02  c2  Add priorities
  the columns of docs/BACKLOG.md became ID | Theme | Document | TODO step | Priority

2025-01-03  c3  Everything is done
  16 steps were ticked: STEPS
  16 items were closed: OLD
  the ledger docs/CONFORMANCE.md changed
  the ledger docs/LIMITATIONS.md changed

2025-01-04  c4  Number anew
  16 items were renamed: OLD to NEW

2025-01-05  c5  Add a status
  the columns of docs/BACKLOG.md became ID | Theme | Document | TODO step | Priority | Status
  16 items were reopened, done became conflict: NEW

2025-01-06  c6  Close 1
  IMP-COMM-01 was closed
  the ledger docs/CONFORMANCE.md changed
  the ledger docs/LIMITATIONS.md did not change with the closing, nor later

2025-01-07  c7  Close 12
  12 items were closed: TWELVE
  the ledger docs/CONFORMANCE.md changed
  the ledger docs/LIMITATIONS.md did not change with the closing, nor later

2025-01-08  c8  Close 2
  2 items were closed: IMP-COMM-14, IMP-COMM-15
  the ledger docs/CONFORMANCE.md changed
  the ledger docs/LIMITATIONS.md did not change with the closing, nor later

2025-01-09  c9  Close the last
  IMP-COMM-16 was closed
  the ledger docs/CONFORMANCE.md changed
  the ledger docs/LIMITATIONS.md did not change with the closing, nor later

2025-01-10  c10  Reset the boxes
  16 steps were unticked: STEPS
  16 items were reopened, done became conflict: NEW

today: 16 items: 16 conflict
"""


def test_the_report_says_all_of_it_in_order_with_commits(repository: Repository) -> None:
    analysis = read_analysis(repository)
    assert analysis.history is not None
    text = history_text(whole_past(analysis.history), analysis)

    lists = {
        "OLD to NEW": [f"{old} to {new}" for old, new in zip(OLD, NEW, strict=True)],
        "OLD": sorted(OLD),
        "NEW": NEW,
        "TWELVE": NEW[1:13],
        "STEPS": STEPS,
    }
    for name, entries in lists.items():
        text = text.replace(", ".join(entries), name)
    for number, commit in enumerate(repository.git("log", "--reverse", "--format=%H").split(), 1):
        text = text.replace(f"  {commit[:7]}  ", f"  c{number}  ")
    assert text == REPORT


def test_each_item_has_both_its_closings_and_neither_counts_today(repository: Repository) -> None:
    found = history_of(read_analysis(repository), "IMP-COMM-14")
    assert found.formerly == ("IMP-DOC-02",)
    assert [
        (closing.item, closing.commit.subject, [ledger.state for ledger in closing.ledgers])
        for closing in found.closings
    ] == [
        ("IMP-DOC-02", "Everything is done", [ChangeState.ATOMIC, ChangeState.ATOMIC]),
        ("IMP-COMM-14", "Close 2", [ChangeState.ATOMIC, ChangeState.NEVER]),
    ]
    assert found.closing is None


def test_the_ids_of_the_first_days_lead_to_those_of_today(repository: Repository) -> None:
    history = read_analysis(repository).history
    assert history is not None
    assert history.redirects == dict(zip(OLD, NEW, strict=True))


def test_progress_goes_up_and_down(repository: Repository) -> None:
    history = read_analysis(repository).history
    assert history is not None
    assert [(point.date, point.total, point.done) for point in history.progress] == [
        ("2025-01-01", 16, 0),
        ("2025-01-03", 16, 16),
        ("2025-01-05", 16, 0),
        ("2025-01-06", 16, 1),
        ("2025-01-07", 16, 13),
        ("2025-01-08", 16, 15),
        ("2025-01-09", 16, 16),
        ("2025-01-10", 16, 0),
    ]


def test_before_the_reset_one_ledger_was_behind(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"), "HEAD~1")
    earlier = Repository(tmp_path / "tree", make=False)
    analysis = read_analysis(earlier)
    assert {item.status for item in analysis.items} == {Status.AWAITING_LEDGERS}
    item = analysis.item("imp-comm-16")
    assert item is not None
    closed = history_of(analysis, "IMP-COMM-16").closing
    assert closed is not None
    commit, named = closed.commit.short, "Limitations does not name it"
    assert [entry.text for entry in item.ledgers] == [
        f"Conformance changed in {commit}, which closed it",
        f"{named}, and did not change when {commit} closed it, nor later",
    ]
    assert len(messages_of(analysis, "BKL402")) == 16
