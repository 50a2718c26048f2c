"""What happened, told as text and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from mkdocs_backlog.report.history import history_text
from mkdocs_backlog.report.history_json import history_json
from mkdocs_backlog.report.json import read_schema
from mkdocs_backlog.resolve.past import past_of, whole_past
from tests.history.backlogs import checklist, ledger, matrix
from tests.history.reading import read_analysis
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_backlog.model.past import Past

CONFORMANCE, LIMITATIONS = "docs/CONFORMANCE.md", "docs/LIMITATIONS.md"


def backlog(*rows: tuple[str, str]) -> str:
    """Returns a matrix with these IDs and titles, the steps numbered."""
    cells = [
        (item, title, f"[{title}](spec/{title}.md)", f"S1-0{number}")
        for number, (item, title) in enumerate(rows, start=1)
    ]
    return matrix(cells, "ID, Theme, Document, Step")


def boxes(marks: str) -> str:
    """Returns a checklist with a box for each mark."""
    return checklist("Steps", [(mark, f"S1-0{n}") for n, mark in enumerate(marks, start=1)])


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Returns a repository with three open items and two ledgers."""
    repository = Repository(tmp_path / "repository")
    repository.commit(
        "Begin",
        {
            "docs/BACKLOG.md": backlog(("IM-1", "Pool"), ("IM-2", "Index"), ("IM-3", "Editor")),
            "docs/todo.md": boxes("   "),
            CONFORMANCE: ledger("Conformance", ["Storage"]),
            LIMITATIONS: ledger("Limitations", ["Editor"]),
        },
    )
    return repository


def told(repository: Repository, name: str | None = None) -> list[str]:
    """Returns the past as text, of all items or of one, with the names of commits left out."""
    analysis = read_analysis(repository)
    text = history_text(past(repository, name), analysis)
    names = repository.git("log", "--all", "--format=%H").split()
    for number, commit in enumerate(reversed(names), start=1):
        text = text.replace(commit[:7], f"c{number}")
    return text.splitlines()


def past(repository: Repository, name: str | None = None) -> Past:
    """Returns the past of all items, or of one."""
    history = read_analysis(repository).history
    assert history is not None
    found = whole_past(history) if name is None else past_of(history, name)
    assert found is not None
    return found


def test_events_of_one_kind_are_told_together(repository: Repository) -> None:
    repository.commit("Half of two", {"docs/todo.md": boxes("// ")})
    repository.commit("Tick", {"docs/todo.md": boxes("xx ")})
    lines = told(repository)

    assert lines == [
        "13 events in 3 commits, oldest first",
        "",
        "2025-01-01  c1  Begin",
        "  3 items were added as open: IM-1, IM-2, IM-3",
        "  the ledger docs/CONFORMANCE.md was begun",
        "  the ledger docs/LIMITATIONS.md was begun",
        "",
        "2025-01-02  c2  Half of two",
        "  2 steps went from open to in progress: S1-01, S1-02",
        "  2 items went from open to in progress: IM-1, IM-2",
        "",
        "2025-01-03  c3  Tick",
        "  2 steps were ticked: S1-01, S1-02",
        "  2 items were closed: IM-1, IM-2",
        "  the ledger docs/CONFORMANCE.md did not change with the closing, nor later",
        "  the ledger docs/LIMITATIONS.md did not change with the closing, nor later",
        "",
        "today: 3 items: 2 awaiting ledgers, 1 open",
    ]


def test_how_ledgers_went_with_a_closing_is_told_once(repository: Repository) -> None:
    repository.branch("side")
    repository.commit("Tick", {"docs/todo.md": boxes("x  ")})
    repository.commit("Note", {CONFORMANCE: ledger("Conformance", ["Storage", "Pool"])})
    repository.switch("main")
    repository.commit("Elsewhere", {"docs/other.md": "# Other\n"})
    repository.merge("side")
    repository.commit("Late", {LIMITATIONS: ledger("Limitations", ["Editor", "Pool"])})
    lines = told(repository)

    start = lines.index("2025-01-02  c2  Tick  (merged in c5)")
    assert lines[start + 1 : start + 8] == [
        "  S1-01 was ticked",
        "  IM-1 was closed",
        "  the ledger docs/CONFORMANCE.md changed in the same merge, in c3",
        "  the ledger docs/LIMITATIONS.md changed only 1 commit later, in c6",
        "",
        "2025-01-03  c3  Note  (merged in c5)",
        "  the ledger docs/CONFORMANCE.md changed",
    ]


def test_what_is_not_committed_is_told_last(repository: Repository) -> None:
    repository.write({"docs/todo.md": boxes("x  "), LIMITATIONS: ledger("Limitations", ["Pool"])})

    assert told(repository)[-7:] == [
        "not committed yet",
        "  S1-01 was ticked",
        "  IM-1 was closed",
        "  the ledger docs/LIMITATIONS.md changed",
        "  the ledger docs/CONFORMANCE.md did not change with the closing, nor later",
        "",
        "today: 3 items: 1 awaiting ledgers, 2 open",
    ]


def test_a_ledger_that_git_does_not_keep_is_told(repository: Repository) -> None:
    repository.git("rm", "--quiet", "--cached", LIMITATIONS)
    repository.write({".gitignore": f"{LIMITATIONS}\n", "docs/todo.md": boxes("x  ")})
    repository.commit("Tick")

    line = "the ledger docs/LIMITATIONS.md is not kept by git, so nothing is known of its changes"
    assert f"  {line}" in told(repository)


def test_one_item_is_told_under_all_its_names(repository: Repository) -> None:
    pages = {"docs/BACKLOG.md": backlog(("IM-9", "Pool"), ("IM-2", "Index"), ("IM-3", "Editor"))}
    repository.commit("Rename", pages)
    ticked = {"docs/todo.md": boxes("x  "), CONFORMANCE: ledger("Conformance", ["Pool"])}
    repository.commit("Tick", ticked)

    assert told(repository, "im-1") == [
        "IM-9, formerly IM-1  Pool: 4 events in 3 commits, oldest first",
        "",
        "2025-01-01  c1  Begin",
        "  IM-1 was added as open",
        "",
        "2025-01-02  c2  Rename",
        "  IM-1 was renamed IM-9",
        "",
        "2025-01-03  c3  Tick",
        "  S1-01 was ticked",
        "  IM-9 was closed",
        "  the ledger docs/CONFORMANCE.md changed with the closing",
        "  the ledger docs/LIMITATIONS.md did not change with the closing, nor later",
        "",
        "today: awaiting ledgers",
    ]


def test_an_item_that_is_gone_is_told(repository: Repository) -> None:
    repository.commit("Drop", {"docs/BACKLOG.md": backlog(("IM-1", "Pool"), ("IM-2", "Index"))})

    lines = told(repository, "IM-3")

    assert lines[0] == "IM-3  Editor: 2 events in 2 commits, oldest first"
    assert lines[-3:] == [
        "  IM-3 left the matrix while open",
        "",
        "today: gone since c2, open at the time",
    ]


def test_renames_and_retitles_name_both_sides(repository: Repository) -> None:
    rows = (("IM-7", "Pool"), ("IM-8", "Index"), ("IM-3", "Editor"))
    repository.commit("Rename", {"docs/BACKLOG.md": backlog(*rows)})
    page = backlog(*rows).replace("| Pool |", "| Pools |").replace("| Index |", "| Indices |")
    repository.commit("Retitle", {"docs/BACKLOG.md": page})
    lines = told(repository)

    assert "  2 items were renamed: IM-1 to IM-7, IM-2 to IM-8" in lines
    assert lines[-4:-2] == [
        "  IM-7 was retitled 'Pools'",
        "  IM-8 was retitled 'Indices'",
    ]


def test_a_subject_does_not_act_on_a_terminal(repository: Repository) -> None:
    repository.commit("\x1b[2J", {"docs/todo.md": boxes("x  ")})

    assert "\x1b" not in "".join(told(repository))


def closed(node: object) -> Any:  # noqa: ANN401 # JSON is of any type
    """Returns a schema that admits no further keys."""
    if isinstance(node, dict):
        extra = {"additionalProperties": False} if "properties" in node else {}
        return {key: closed(value) for key, value in node.items()} | extra
    return [closed(value) for value in node] if isinstance(node, list) else node


def test_programs_get_what_the_schema_says(repository: Repository) -> None:
    repository.commit("Drop", {"docs/BACKLOG.md": backlog(("IM-1", "Pool"), ("IM-2", "Index"))})
    closing = repository.commit("Tick", {"docs/todo.md": boxes("x  ")})
    repository.write({"docs/todo.md": boxes("xx ")})
    schema = read_schema("history")
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(history_json(past(repository), "1.2"))

    jsonschema.Draft202012Validator(closed(schema)).validate(data)
    assert list(data)[3:] == ["events", "items", "vanished"]
    assert data["events"][-1] == {
        "kind": "closed",
        "text": "IM-2 was closed",
        "commit": None,
        "merge": None,
        "file": "BACKLOG.md",
        "subject": "IM-2",
        "items": ["IM-2"],
        "before": "open",
        "after": "done",
    }
    commit = {"hash": closing, "date": "2025-01-03", "subject": "Tick"}
    assert data["items"][0]["closings"][0] == {
        "id": "IM-1",
        "commit": commit,
        "merge": None,
        "ledgers": [
            {"file": "CONFORMANCE.md", "state": "never", "commit": None},
            {"file": "LIMITATIONS.md", "state": "never", "commit": None},
        ],
    }
    assert [(entry["id"], entry["status"]) for entry in data["vanished"]] == [("IM-3", "open")]
