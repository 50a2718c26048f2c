"""The benchmark measures what it says: a clean backlog of the size that was asked for."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.benchmarks import floor
from tests.benchmarks.tree import write_tree

if TYPE_CHECKING:
    from pathlib import Path


def test_the_tree_has_the_items_asked_for_and_no_finding(tmp_path: Path) -> None:
    write_tree(tmp_path, items=45, pages=7)

    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_backlog", "check"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.startswith("45 items: ")
    assert done.stdout.endswith("; no findings\n")


def test_the_floor_counts_the_same_rows_and_boxes(tmp_path: Path) -> None:
    write_tree(tmp_path, items=45, pages=7)

    done = subprocess.run(
        [sys.executable, floor.__file__, str(tmp_path / "docs")],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.endswith("73 links, 47 rows, 45 boxes\n")
