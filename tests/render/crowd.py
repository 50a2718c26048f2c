"""Backlogs that exceed every limit of what a page shows."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_backlog.model.status import Status
from tests.render.sample import finding, sample

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis


@cache
def crowd(size: int = 220) -> Analysis:
    """Returns two backlogs whose items share one document and one step, each named everywhere."""
    rows = "".join(
        f"| A-{number} | Work {number} | [doc](doc.md) | S1-W1-01 | {word} |\n"
        for number, word in zip(range(1, size + 1), ["open", "blocked"] * size, strict=False)
    )
    head = "# Backlog {}\n\n| ID | Title | Document | Step | Status |\n|---|---|---|---|---|\n"
    tables = "".join(f"| Word{n} | Sense |\n|---|---|\n| a | b |\n\n" for n in range(size))
    long = "word " * 60
    pages = {
        "plan.md": head.format(1) + rows + "\n\n" + tables,
        "second.md": head.format(2) + "| B-1 | Lone | [x](x.md) | | done |\n",
        "doc.md": "# Doc\n\nA-1 first.\n\n" + f"{long} A-1 {long}\n\n" * size,
        "todo.md": "# Steps\n\n- [ ] S1-W1-01: all of it\n",
    }
    analysis = sample(pages)
    findings = tuple(finding(f"problem {number}", line=number + 1) for number in range(size))
    unknown = replace(analysis.items[0], status=Status.UNKNOWN, evidence=())
    stuck = replace(analysis.items[1], status=Status.BLOCKED, evidence=())
    return replace(analysis, findings=findings, items=(unknown, stuck, *analysis.items[2:]))
