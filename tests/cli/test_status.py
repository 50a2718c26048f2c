from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.running import Run, Write


def test_the_backlog_is_shown_at_a_glance(run: Run, project: Write) -> None:
    project(config="plugins:\n  - backlog: {categories: {ARCH: Architecture}}\n")

    ended = run("status")

    assert ended.code == 0
    assert ended.out.splitlines()[0].endswith("1 of 3 done   33 %")
    assert "  Architecture  1/2  ████" in ended.out
