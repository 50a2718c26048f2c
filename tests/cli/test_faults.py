from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.cli.running import ROOT, WARNING, Ended

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.cli.running import Run, Write


def failing(error: BaseException) -> Callable[..., None]:
    """Returns a stage that fails."""

    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    return fail


def test_a_fault_is_one_line_and_exits_3(
    run: Run, project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    project()
    monkeypatch.setattr("mkdocs_backlog.pipeline.analyze", failing(KeyError("a\nb\x1b")))

    ended = run("check")

    assert (ended.code, ended.out) == (3, "")
    assert len(ended.err.splitlines()) == 1
    assert ended.err.startswith(
        "internal fault of mkdocs-backlog, nothing is known of the documents: "
        "KeyError: 'a\\nb\\x1b' at test_faults.py:"
    )
    assert "report this line" in ended.err


def test_a_fault_shows_its_traceback_when_asked(
    run: Run, project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    project()
    monkeypatch.setattr("mkdocs_backlog.pipeline.analyze", failing(RecursionError("too deep")))
    monkeypatch.setenv("MKDOCS_BACKLOG_DEBUG", "1")

    ended = run("check")

    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("Traceback (most recent call last):\n")
    assert "\ninternal fault of mkdocs-backlog" in ended.err


def test_an_interruption_is_silent(
    run: Run, project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    project()
    monkeypatch.setattr("mkdocs_backlog.pipeline.analyze", failing(KeyboardInterrupt()))

    assert run("check") == Ended(code=130, out="", err="")


def test_a_check_loads_no_site_generator(project: Write, tmp_path: Path) -> None:
    project(WARNING)
    script = (
        "import sys\n"
        "from mkdocs_backlog.cli import main\n"
        "try:\n    main(['check'])\n"
        "finally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = {name.partition(".")[0] for name in ended.stderr.split()}
    assert "mkdocs_backlog" in loaded
    assert not loaded & {"mkdocs", "properdocs", "jinja2", "markdown", "jsonschema", "pathspec"}
    assert "importlib.metadata" not in ended.stderr.split()
