from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.running import Ended

if TYPE_CHECKING:
    from tests.cli.running import Run, Write


def test_an_item_is_shown_by_its_id_in_any_case(run: Run, project: Write) -> None:
    project()

    ended = run("show", "pb-arch-01")

    assert ended.code == 0
    assert ended.out.startswith("PB-ARCH-01  Pool tuning\ndone\n")
    assert "  S1-W1-01 is ticked (docs/todo.md:3)\n" in ended.out
    data = json.loads(run("show", "PB-ARCH-01", "--format", "json").out)
    assert [item["id"] for item in data["items"]] == ["PB-ARCH-01"]


def test_an_id_from_before_is_answered_with_that_of_today(run: Run, project: Write) -> None:
    redirects = "plugins:\n  - backlog:\n      redirects: {PB-OLD-1: PB-ARCH-01, PB-OLD-2: PB-X}\n"
    project(config=f"site_name: Pier\n{redirects}")

    assert run("show", "pb-old-1").err == "no item 'pb-old-1'; it is 'PB-ARCH-01' now\n"
    assert "now" not in run("show", "PB-OLD-2").err


def test_an_unknown_item_is_answered_with_the_nearest(run: Run, project: Write) -> None:
    project()

    assert run("show", "PB-ARCH-1") == Ended(
        code=2, out="", err="no item 'PB-ARCH-1'; did you mean 'PB-ARCH-01'?\n"
    )
    assert run("show", "\x1b[2J").err == ("no item '\\x1b[2J'; mkdocs-backlog list shows all\n")
