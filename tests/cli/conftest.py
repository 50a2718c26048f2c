"""What tests of the command line are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.cli import main
from tests.cli.running import DOCS, Ended, in_docs
from tests.history.repositories import Repository
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Run, Write


@pytest.fixture
def run(
    capsysbinary: pytest.CaptureFixture[bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Returns what runs the program in the folder of a test."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "MKDOCS_BACKLOG_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def run_program(*arguments: str) -> Ended:
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as stop:
            main(arguments, prog_name="mkdocs-backlog")
        captured = capsysbinary.readouterr()
        code = stop.value.code
        assert isinstance(code, int)
        return Ended(code=code, out=captured.out.decode(), err=captured.err.decode())

    return run_program


@pytest.fixture
def project(tmp_path: Path) -> Write:
    """Returns what writes a project into the folder of a test."""

    def write_project(docs: dict[str, str] = DOCS, config: str = "site_name: Pier\n") -> None:
        write_tree(tmp_path, {"mkdocs.yml": config})
        write_tree(tmp_path / "docs", docs)

    return write_project


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Returns a repository with a clean backlog, tagged v1, in the folder of a test."""
    repository = Repository(tmp_path)
    repository.commit("Begin", {"mkdocs.yml": "site_name: Pier\n", **in_docs(DOCS)})
    repository.git("tag", "v1")
    return repository
