from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import ERROR

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Run, Write


@pytest.mark.parametrize("form", ["json", "csv", "needs"])
def test_the_backlog_is_exported(run: Run, project: Write, tmp_path: Path, form: str) -> None:
    project(ERROR)

    printed = run("export", "--format", form)
    written = run("export", "--format", form, "-o", "out.data")

    assert (printed.code, written.code) == (0, 0)
    assert (written.out, written.err) == ("", "")
    assert (tmp_path / "out.data").read_bytes().decode() == printed.out
    assert "PB-ARCH-01" in printed.out
