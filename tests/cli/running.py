"""A small project for the command line, and what a run of the program comes to."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
BACKLOG = """\
# Pier backlog

| ID | Theme | Canonical Doc | TODO Step |
|---|---|---|---|
| PB-ARCH-01 | Pool tuning | [pool](spec/pool.md) | `S1-W1-01` |
| PB-ARCH-02 | Drills | [drill](spec/drill.md) | `S1-W1-02` |
| PB-UI-01 | Themes | [ui](spec/ui.md) | `S1-W2-01` |
"""
DOCS = {
    "BACKLOG.md": BACKLOG,
    "spec/pool.md": "# Pool\n",
    "spec/drill.md": "# Drill\n",
    "spec/ui.md": "# UI\n",
    "todo.md": "# Steps\n\n- [x] S1-W1-01: tune\n- [ ] S1-W1-02: drill\n- [ ] S1-W2-01: theme\n",
}
WARNING = {**DOCS, "BACKLOG.md": BACKLOG.replace("S1-W2-01", "S1-W2-09")}
ERROR = {**DOCS, "BACKLOG.md": f"{BACKLOG}| PB-UI-01 | Twice | [ui](spec/ui.md) | `S1-W2-01` |\n"}
TICKED = DOCS["todo.md"].replace("- [ ] S1-W1-02", "- [x] S1-W1-02")
TELLS_WARNING = "docs/BACKLOG.md:7: warning: BKL301 step-missing: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]
Write = Callable[..., None]


def program(tmp_path: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:  # noqa: ANN401 # as subprocess.run
    """Runs the program in a process of its own."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.endswith("_COLOR")},
        "PYTHONPATH": str(ROOT),
        **options.pop("env", {}),
    }
    command = [sys.executable, "-m", "mkdocs_backlog", *arguments]
    return subprocess.run(command, cwd=tmp_path, env=environment, check=False, **options)


def in_docs(pages: Mapping[str, str], folder: str = "docs") -> dict[str, str]:
    """Returns pages under their paths from the folder of a repository."""
    return {f"{folder}/{path}": text for path, text in pages.items()}


def verdict(text: str) -> str:
    """Returns the last line of a report."""
    return text.splitlines()[-1]
