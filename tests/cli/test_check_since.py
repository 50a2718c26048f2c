"""Checks that fail only for what came since a revision."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import BACKLOG, DOCS, WARNING, verdict
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Run

LOST = {"docs/spec/pool.md": "# Pool\n\n[lost](lost.md)\n"}


@pytest.fixture
def broken(repository: Repository) -> Repository:
    """Returns a repository whose backlog has a warning already, tagged v2."""
    repository.commit("Break", {"docs/BACKLOG.md": WARNING["BACKLOG.md"]})
    repository.git("tag", "v2")
    return repository


@pytest.mark.usefixtures("broken")
def test_findings_of_the_revision_are_known(run: Run) -> None:
    strict, since = run("check", "--strict"), run("check", "--strict", "--since", "v2")

    assert strict.code == 1
    assert (since.code, since.err) == (0, "")
    assert since.out == ("3 items: 1 done, 1 open, 1 unknown; no new findings since v2, 1 known\n")


def test_findings_that_came_later_fail(run: Run, broken: Repository) -> None:
    broken.write(LOST)

    calm = run("check", "--since", "v2")
    strict = run("check", "--since", "v2", "--strict")
    earlier = run("check", "--since", "v1", "--strict")

    assert (calm.code, strict.code, earlier.code) == (0, 1, 1)
    assert len(strict.out.splitlines()) == 2
    assert strict.out.startswith("docs/spec/pool.md:3: warning: BKL201 link-target-missing: ")
    assert strict.out.endswith("; 1 warning since v2, 1 known\n")
    assert earlier.out.endswith("; 2 warnings since v1\n")


def test_only_what_came_on_this_side_counts(run: Run, repository: Repository) -> None:
    repository.commit("Break", {"docs/BACKLOG.md": WARNING["BACKLOG.md"]})
    repository.branch("side")
    repository.commit("Elsewhere", {"docs/new.md": "# New\n"})
    repository.switch("main")
    repository.commit("Mend", {"docs/BACKLOG.md": BACKLOG})
    repository.switch("side")

    ended = run("check", "--strict", "--since", "main")

    assert (ended.code, verdict(ended.out).split("; ")[1]) == (
        0,
        "no new findings since main, 1 known",
    )


@pytest.mark.parametrize("form", ["json", "sarif", "github", "junit"])
def test_formats_for_programs_tell_what_is_new(run: Run, broken: Repository, form: str) -> None:
    broken.write(LOST)

    ended = run("check", "--since", "v2", "--format", form)

    assert ended.code == 0
    assert "lost.md" in ended.out
    assert "S1-W2-09'" not in ended.out
    if form == "github":
        assert verdict(ended.out).endswith("; 1 warning since v2, 1 known")
    if form == "json":
        assert len(json.loads(ended.out)["findings"]) == 1


def test_a_baseline_counts_besides(run: Run, repository: Repository) -> None:
    other = "# Drill\n\n[gone](gone.md)\n"
    repository.commit("Break", {"docs/BACKLOG.md": WARNING["BACKLOG.md"]})
    repository.write({"docs/spec/drill.md": other, "docs/spec/ui.md": "[old](old.md)\n"})
    assert run("check", "--write-baseline").code == 0
    repository.write({**LOST, "docs/spec/ui.md": DOCS["spec/ui.md"]})

    ended = run("check", "--since", "HEAD", "--strict", "-v")

    assert ended.code == 1
    assert ended.out.splitlines()[0].startswith("docs/spec/pool.md:3: ")
    assert ended.out.endswith("; 1 warning since HEAD, 2 known\n")
    assert "fixed: docs/spec/ui.md: BKL201 'old.md'\n" in ended.err
    assert ".backlog-baseline.json: 1 entry without a finding; " in ended.err


def test_a_mended_finding_of_the_revision_is_no_entry_of_a_baseline(
    run: Run, broken: Repository
) -> None:
    broken.write({"docs/BACKLOG.md": BACKLOG})

    ended = run("check", "--since", "v2")

    assert (ended.code, ended.err) == (0, "")
    assert verdict(ended.out).endswith("; no new findings since v2")


def test_a_renamed_page_brings_no_findings(run: Run, repository: Repository) -> None:
    repository.commit("Break", {"docs/guide.md": "# Guide\n\n[lost](lost.md)\n"})
    repository.write({"docs/guide.md": None, "docs/more/guide.md": "# Guide\n\n[lost](lost.md)\n"})

    assert run("check", "--strict", "--since", "HEAD").code == 0


def test_since_and_writing_a_baseline_are_two_things(run: Run, repository: Repository) -> None:
    ended = run("check", "--since", "v1", "--write-baseline")

    assert ended.code == 2
    assert "give either --since or --write-baseline, not both" in ended.err
    assert not (repository.folder / ".backlog-baseline.json").exists()


@pytest.mark.usefixtures("repository")
def test_an_unknown_revision_exits_2(run: Run) -> None:
    ended = run("check", "--since", "--strict")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "'--strict' is no revision, as none begins with '-'\n"


def test_a_project_without_a_backlog_is_never_clean(run: Run, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit("Begin", {"mkdocs.yml": "site_name: Pier\n", "docs/index.md": "# Home\n"})

    ended = run("check", "--since", "HEAD")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("no backlog found in 1 page: ")
