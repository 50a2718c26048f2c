from __future__ import annotations

import pytest

from mkdocs_backlog.render.groups import common_status
from tests.render.sample import sample


@pytest.mark.parametrize(
    ("statuses", "common"),
    [
        ("done done", "done"),
        ("open open", "open"),
        ("blocked blocked", "blocked"),
        ("done open", "in-progress"),
        ("in-progress open", "in-progress"),
        ("done blocked", "in-progress"),
        ("open deferred", "open"),
        ("done dropped", "done"),
        ("dropped dropped", "dropped"),
    ],
)
def test_items_together_have_the_status_that_none_of_them_denies(
    statuses: str, common: str
) -> None:
    rows = "".join(f"| X-{n} | T | {word} |\n" for n, word in enumerate(statuses.split()))
    analysis = sample({"plan.md": f"# Backlog\n\n| ID | Title | Status |\n|---|---|---|\n{rows}"})

    assert common_status(analysis.items) == common
