"""What happened to the backlog, from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.running import BACKLOG, TICKED

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.running import Run, Write
    from tests.history.repositories import Repository


def test_the_history_is_told_oldest_first(run: Run, repository: Repository) -> None:
    repository.commit("Tick", {"docs/todo.md": TICKED})
    first, last = (repository.git("rev-parse", name)[:7] for name in ("HEAD~1", "HEAD"))

    ended = run("history")

    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "5 events in 2 commits, oldest first\n"
        "\n"
        f"2025-01-01  {first}  Begin\n"
        "  PB-ARCH-01 was added as done\n"
        "  2 items were added as open: PB-ARCH-02, PB-UI-01\n"
        "\n"
        f"2025-01-02  {last}  Tick\n"
        "  S1-W1-02 was ticked\n"
        "  PB-ARCH-02 was closed\n"
        "\n"
        "today: 3 items: 2 done, 1 open\n"
    )


def test_one_item_answers_to_its_older_id(run: Run, repository: Repository) -> None:
    repository.commit("Rename", {"docs/BACKLOG.md": BACKLOG.replace("PB-UI-01", "PB-LOOK-01")})

    ended = run("history", "pb-ui-01")

    assert ended.code == 0
    assert ended.out.startswith(
        "PB-LOOK-01, formerly PB-UI-01  Themes: 2 events in 2 commits, oldest first\n"
    )
    assert "  PB-UI-01 was renamed PB-LOOK-01\n\ntoday: open\n" in ended.out


def test_programs_get_json(run: Run, repository: Repository) -> None:
    repository.commit("Tick", {"docs/todo.md": TICKED})

    data = json.loads(run("history", "PB-ARCH-02", "--format", "json").out)

    assert data["kind"] == "backlog-history"
    assert [event["kind"] for event in data["events"]] == ["added", "ticked", "closed"]


def test_an_unknown_item_is_answered_with_the_nearest(run: Run, repository: Repository) -> None:
    repository.commit("Rename", {"docs/BACKLOG.md": BACKLOG.replace("PB-UI-01", "PB-LOOK-01")})

    ended = run("history", "PB-UI-1")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "no item 'PB-UI-1', today or before; did you mean 'PB-UI-01'?\n"
    assert run("history", "\x1b[2J").err == (
        "no item '\\x1b[2J', today or before; mkdocs-backlog list shows all of today\n"
    )


def test_without_a_repository_there_is_nothing_to_read(
    run: Run, project: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    ended = run("history")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "nothing is known of the history: the documentation does not lie in a git repository\n"
    )


def test_in_a_shallow_clone_the_cure_is_told(
    run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("Tick", {"docs/todo.md": TICKED})
    shallow = repository.folder / "shallow"
    repository.git("clone", "--quiet", "--depth=1", repository.folder.as_uri(), str(shallow))
    monkeypatch.chdir(shallow)

    ended = run("history")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "nothing is known of the history: the clone is shallow; fetch the whole history "
        "('git fetch --unshallow'; in CI 'fetch-depth: 0')\n"
    )


def test_settings_that_leave_git_alone_are_told(run: Run, project: Write) -> None:
    project(config="plugins:\n  - backlog: {history: false}\n")

    ended = run("history")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "git is not read, as the option 'history' says; set 'history: true'\n"


def test_a_project_without_a_backlog_has_no_history(run: Run, project: Write) -> None:
    project({"index.md": "# Home\n"})

    assert run("history").code == 2
