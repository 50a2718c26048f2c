"""What a range of revisions did to the backlog, from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import BACKLOG, DOCS, TICKED, in_docs, verdict
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Run

CLOSED = "3 items: 2 done, 1 open, before 3 items: 1 done, 2 open; 1 closed; no new findings"
CLEAN = "3 items: 1 done, 2 open; no item changed; no new findings"
OPENED = "3 items: 1 done, 2 open, before 0 items; 3 opened; no new findings"


def test_the_working_tree_is_compared_with_head(run: Run, repository: Repository) -> None:
    calm = run("diff")
    repository.write({"docs/todo.md": TICKED})
    changed = run("diff")

    head = f"From HEAD ({repository.git('rev-parse', 'HEAD')[:7]}, 2025-01-01) to the working tree"
    assert (calm.code, calm.out, calm.err) == (0, f"{head}\n\n{CLEAN}\n", "")
    assert (changed.code, changed.err) == (0, "")
    assert changed.out.splitlines() == [
        head,
        "",
        "Items",
        "  closed  PB-ARCH-02  Drills  open became done  docs/BACKLOG.md:6",
        "",
        CLOSED,
    ]


def test_ranges_are_written_as_in_git(run: Run, repository: Repository) -> None:
    repository.branch("side")
    repository.commit("Tick", {"docs/todo.md": TICKED})
    repository.switch("main")
    row = "| PB-UI-02 | Colours | [ui](spec/ui.md) | `S1-W2-01` |\n"
    repository.commit("Add", {"docs/BACKLOG.md": BACKLOG + row})

    back = "3 items: 2 done, 1 open, before 4 items: 1 done, 3 open; 1 closed, 1 vanished"
    assert verdict(run("diff", "v1..side").out) == CLOSED
    assert verdict(run("diff", "side..v1").out).split("; ")[1] == "1 reopened"
    assert verdict(run("diff", "..side").out) == f"{back}; no new findings"
    assert verdict(run("diff", "main...side").out) == CLOSED
    assert run("diff", "...side").out.startswith("From where side left HEAD (")
    assert verdict(run("diff", "v1..").out).split("; ")[1] == "1 opened"
    assert verdict(run("diff", "side").out).split("; ")[1] == "1 opened, 1 reopened"


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_every_format_goes_to_stdout_or_to_a_file(
    run: Run, repository: Repository, form: str
) -> None:
    repository.write({"docs/todo.md": TICKED})

    printed = run("diff", "v1", "--format", form)
    written = run("diff", "v1", "--format", form, "-o", "diff.out")

    assert (printed.code, written.code) == (0, 0)
    assert (written.out, written.err) == ("", f"diff.out: {CLOSED}\n")
    assert (repository.folder / "diff.out").read_text(encoding="utf-8") == printed.out
    assert "PB-ARCH-02" in printed.out
    if form == "json":
        assert json.loads(printed.out)["kind"] == "backlog-difference"


def test_errors_in_the_documents_do_not_fail(run: Run, repository: Repository) -> None:
    twice = "| PB-UI-01 | Twice | [ui](spec/ui.md) | `S1-W2-01` |\n"
    repository.write({"docs/BACKLOG.md": BACKLOG + twice})

    ended = run("diff")

    assert ended.code == 0
    assert "docs/BACKLOG.md:8: error: BKL105 id-duplicate: " in ended.out


def test_moved_lines_bring_no_findings(run: Run, repository: Repository) -> None:
    broken = BACKLOG.replace("S1-W2-01", "S1-W2-09")
    repository.commit("Break", {"docs/BACKLOG.md": broken})
    repository.write({"docs/BACKLOG.md": broken.replace("\n\n", "\n\nA line.\n\n", 1)})

    assert verdict(run("diff").out).endswith("; no item changed; no new findings")


@pytest.mark.parametrize(
    ("revision", "told"),
    [
        ("mian", "no revision 'mian' in this repository; 'git log --all --oneline' shows what is "),
        ("v1..gone", "no revision 'gone' in this repository; "),
        ("v1...gone", "no revision 'gone' in this repository; "),
        ("--output=x", "'--output=x' is no revision, as none begins with '-'\n"),
        ("v1..--output=x", "'--output=x' is no revision, as none begins with '-'\n"),
        ("\x1b[2J", "no revision '\\x1b[2J' in this repository; "),
    ],
)
def test_what_is_no_revision_exits_2(
    run: Run, repository: Repository, revision: str, told: str
) -> None:
    files = sorted(repository.folder.iterdir())

    ended = run("diff", "--", revision)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(told)
    assert len(ended.err.splitlines()) == 1
    assert sorted(repository.folder.iterdir()) == files


def test_without_a_common_commit_that_is_told(run: Run, repository: Repository) -> None:
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit("Anew", {"mkdocs.yml": "site_name: Pier\n", **in_docs(DOCS)})

    ended = run("diff", "v1...other")

    assert ended.code == 2
    assert ended.err == "'v1' and 'other' have no commit in common; 'v1..other' compares them\n"


def test_a_shallow_clone_without_the_revision_is_told_the_cure(
    run: Run, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("Tick", {"docs/todo.md": TICKED})
    shallow = tmp_path / "shallow"
    address = repository.folder.as_uri()
    repository.git("clone", "--quiet", "--depth=1", "--no-single-branch", address, str(shallow))
    Repository(shallow, make=False).git("fetch", "--quiet", "--depth=1", "origin", "tag", "v1")
    monkeypatch.chdir(shallow)
    cure = "fetch the whole history ('git fetch --unshallow'; in CI 'fetch-depth: 0')"

    older, parted, near = run("diff", "HEAD~1"), run("diff", "v1...HEAD"), run("diff", "v1")

    assert (older.code, parted.code, near.code) == (2, 2, 0)
    assert older.err == f"no revision 'HEAD~1' in this shallow clone; {cure}\n"
    assert parted.err == (
        f"'v1' and 'HEAD' have no commit in common in this shallow clone; {cure}\n"
    )
    assert verdict(near.out) == CLOSED


def test_outside_of_a_repository_that_is_told(
    run: Run, tmp_path: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.folder / ".git").rename(tmp_path / "gone")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    ended = run("diff")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "no revision can be read: the documentation does not lie in a git repository\n"
    )


def test_without_git_that_is_told(
    run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository.folder))

    ended = run("diff")

    assert ended.code == 2
    assert ended.err == "no revision can be read: git is not installed; install git\n"


def test_before_the_first_commit_that_is_told(run: Run, tmp_path: Path) -> None:
    Repository(tmp_path).write({"mkdocs.yml": "site_name: Pier\n", **in_docs(DOCS)})

    ended = run("diff")

    assert ended.code == 2
    assert ended.err == "the repository has no commits yet; there is nothing to compare with\n"


def test_documentation_that_was_not_there_is_told(run: Run, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit("Code", {"src/x": "1"})
    repository.commit("Begin", {"mkdocs.yml": "site_name: Pier\n", **in_docs(DOCS)})

    ended = run("diff", "HEAD~1")

    assert ended.code == 0
    short = repository.git("rev-parse", "HEAD~1")[:7]
    assert ended.err == f"note: docs holds no files in HEAD~1 ({short})\n"
    assert verdict(ended.out) == OPENED


def test_a_backlog_that_went_away_is_told(run: Run, repository: Repository) -> None:
    repository.write({"docs/BACKLOG.md": "# Nothing\n"})

    assert verdict(run("diff").out).split("; ")[1] == "3 vanished"


def test_no_backlog_at_all_is_never_clean(run: Run, repository: Repository) -> None:
    repository.commit("Drop", {"docs/BACKLOG.md": "# Nothing\n"})

    ended = run("diff")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("no backlog found in 5 pages: ")
