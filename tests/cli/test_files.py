from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tests.cli.running import BACKLOG

if TYPE_CHECKING:
    import pytest

    from tests.cli.running import Run, Write


def test_a_file_is_replaced_as_a_whole_and_keeps_its_permissions(
    run: Run, project: Write, tmp_path: Path
) -> None:
    project()
    target = tmp_path / "kept.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    (tmp_path / "link.json").symlink_to("kept.json")

    run("export", "-o", "link.json")

    assert json.loads(target.read_text(encoding="utf-8"))
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert (tmp_path / "link.json").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "docs",
        "kept.json",
        "link.json",
        "mkdocs.yml",
    ]


def test_a_new_file_has_the_usual_permissions(run: Run, project: Write, tmp_path: Path) -> None:
    project()
    mask = os.umask(0o027)
    try:
        run("export", "-o", "new.json")
    finally:
        os.umask(mask)

    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o640


def test_pages_of_the_documentation_are_never_written_over(
    run: Run, project: Write, tmp_path: Path
) -> None:
    project()

    for path in ("docs/BACKLOG.md", "docs/new.md", "docs/spec/../BACKLOG.md"):
        ended = run("export", "-o", path)
        assert ended.code == 2
        assert ended.err.endswith("would be a page of the documentation; choose another file\n")
    assert (tmp_path / "docs" / "BACKLOG.md").read_text(encoding="utf-8") == BACKLOG
    assert run("export", "-o", "docs/data.json").code == 0


def test_what_cannot_be_written_leaves_nothing_behind(
    run: Run, project: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project()

    assert run("export", "-o", "gone/x.json").err == (
        "'gone/x.json' cannot be written: No such file or directory\n"
    )

    def full(_path: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ended = run("export", "-o", "x.json")

    assert ended.code == 2
    assert ended.err == "'x.json' cannot be written: No space left on device\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "mkdocs.yml"]


def test_a_pipe_is_written_to_and_not_replaced(run: Run, project: Write, tmp_path: Path) -> None:
    project()
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE) as reader:
        try:
            ended = run("export", "-o", "pipe")
            out, _err = reader.communicate(timeout=10)
        finally:
            reader.kill()  # nobody else would end it if nothing is written

    assert ended.code == 0
    assert json.loads(out)
    assert (tmp_path / "pipe").is_fifo()
