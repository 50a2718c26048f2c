"""What is read of a revision, wherever the documentation lies and whatever it holds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

import pytest

from mkdocs_backlog.history.repository import GitHistory
from tests.cli.running import BACKLOG, DOCS, TICKED, in_docs, verdict
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.cli.running import Run

CLOSED = "3 items: 2 done, 1 open, before 3 items: 1 done, 2 open; 1 closed; no new findings"
CLEAN = "3 items: 1 done, 2 open; no item changed; no new findings"


def test_documentation_may_lie_deep_in_the_repository(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository(tmp_path)
    docs = {**in_docs(DOCS, "web/pier/pages"), "web/other/BACKLOG.md": BACKLOG}
    config = "site_name: Pier\ndocs_dir: pages\n"
    repository.commit("Begin", {"web/pier/mkdocs.yml": config, **docs})
    repository.write({"web/pier/pages/todo.md": TICKED})
    monkeypatch.chdir(tmp_path / "web")

    ended = run("diff", "-f", "pier/mkdocs.yml")

    assert verdict(ended.out) == CLOSED
    assert "pages/BACKLOG.md:6" in ended.out


def test_documentation_may_be_the_whole_repository(run: Run, tmp_path: Path) -> None:
    repository = Repository(tmp_path / "docs")
    repository.commit("Begin", DOCS)
    repository.write({"todo.md": TICKED})
    (tmp_path / "mkdocs.yml").write_text("site_name: Pier\n", encoding="utf-8")

    assert verdict(run("diff").out) == CLOSED


def test_older_pages_are_read_whatever_their_bytes_are(run: Run, repository: Repository) -> None:
    page = repository.folder / "docs" / "BACKLOG.md"
    page.write_bytes(b"\xef\xbb\xbf" + BACKLOG.replace("\n", "\r\n").encode())
    (repository.folder / "docs" / "latin.md").write_bytes(b"# Caf\xe9\n")
    name = os.fsencode(repository.folder / "docs") + b"/\xff.md"
    with open(name, "wb") as file:  # noqa: PTH123 # a name that is not text
        file.write(b"# Odd\n")
    repository.commit("Odd bytes")
    os.unlink(name)  # noqa: PTH108 # the same
    repository.write({"docs/BACKLOG.md": BACKLOG, "docs/latin.md": "# Café\n"})

    assert verdict(run("diff").out) == CLEAN


def test_only_the_documents_differ_not_the_settings(run: Run, repository: Repository) -> None:
    config = "site_name: Pier\nexclude_docs: /spec/ui.md\n"
    repository.write({"mkdocs.yml": config, "docs/BACKLOG.md": BACKLOG.replace("pool.md", "x.md")})

    ended = run("diff")

    assert verdict(ended.out).endswith("; 1 moved; 1 new finding")
    assert "BKL205" not in ended.out


def test_what_git_does_not_keep_counts_for_both(
    run: Run, repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    inner = Repository(tmp_path_factory.mktemp("inner"))
    inner.commit("Inside", {"part.md": "# Part\n\n[lost](lost.md)\n"})
    repository.git("submodule", "--quiet", "add", str(inner.folder), "docs/sub")
    links = "[part](sub/part.md), [api](api/x.md)\n"
    repository.commit("Link", {".gitignore": "/docs/api/\n", "docs/spec/pool.md": links})
    repository.write(
        {"docs/api/x.md": "# X\n\n[lost](lost.md)\n", "docs/new.md": "[lost](lost.md)\n"}
    )

    ended = run("diff")

    assert [line for line in ended.out.splitlines() if "BKL" in line] == [
        line for line in ended.out.splitlines() if line.startswith("  docs/new.md:1: ")
    ]
    assert verdict(ended.out).endswith("; 1 new finding")


def test_files_beside_the_documentation_are_those_of_the_revision(
    run: Run, repository: Repository
) -> None:
    links = "[code](../../src/code.py), [folder](../../src), [gone](../../lost.py)\n"
    repository.commit("Link", {"docs/spec/pool.md": links, "src/code.py": "1"})
    repository.write({"src/code.py": None, "lost.py": "1"})
    (repository.folder / "src").rmdir()

    lines = [line.strip() for line in run("diff", "HEAD").out.splitlines()]

    fixed = lines[lines.index("Fixed findings") + 1 : -2]
    new = lines[lines.index("New findings") + 1 : lines.index("Fixed findings") - 1]
    assert [line.split()[2] for line in new] == ["BKL201", "BKL201", "BKL203"]
    assert [line.split()[2] for line in fixed] == ["BKL201", "BKL203", "BKL203"]


def test_older_pages_are_bounded_as_those_of_today(
    run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("Grow", {"docs/long.md": f"[lost](lost.md)\n{'x' * 1000}\n"})
    monkeypatch.setattr("mkdocs_backlog.sources.snapshot.MOST_BYTES", 1000)
    repository.write({"docs/long.md": "# Short\n"})

    assert verdict(run("diff").out) == CLEAN


def test_links_that_lead_out_are_listed_and_not_read(run: Run, repository: Repository) -> None:
    (repository.folder / "docs" / "notes.md").symlink_to("../NOTES.md")
    repository.commit("Link", {"NOTES.md": "[lost](lost.md)\n", "docs/a.md": "[n](notes.md)\n"})
    repository.write({"docs/a.md": "# A\n"})

    assert verdict(run("diff").out) == CLEAN


def test_what_is_remembered_of_today_is_used_and_kept(
    run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("Tick", {"docs/todo.md": TICKED})
    repository.commit("Add", {"docs/new.md": "# New\n"})
    assert run("check").code == 0
    [kept] = repository.folder.glob(".cache/**/facts.json")
    before = kept.read_bytes()

    def refuse(_self: GitHistory, _blobs: Sequence[str]) -> NoReturn:
        pytest.fail("contents are remembered")

    monkeypatch.setattr(GitHistory, "texts", refuse)

    ended = run("diff", "v1..HEAD~1")

    assert verdict(ended.out) == CLOSED
    assert kept.read_bytes() == before


def test_without_anything_remembered_all_is_read(run: Run, repository: Repository) -> None:
    repository.commit("Tick", {"docs/todo.md": TICKED})

    assert verdict(run("diff", "v1..HEAD").out) == CLOSED
    assert not list(repository.folder.glob(".cache"))
