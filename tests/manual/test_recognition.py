"""The examples of the manual's page on recognition hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.settings import Settings

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "recognition.yml").read_text(encoding="utf-8")
)


def analysed(case: dict[str, Any]) -> Any:  # noqa: ANN401 # the analysis, whose fields are compared
    site = Site(pages={case["page"]: case["markdown"]}, files=frozenset([case["page"]]))
    return analyze(site, Settings(history=False))


@pytest.mark.parametrize("case", CASES["taken"], ids=lambda case: case["title"])
def test_the_table_is_taken_with_these_items_and_statuses(case: dict[str, Any]) -> None:
    analysis = analysed(case)

    assert {entry.item.id: entry.status.value for entry in analysis.items} == case["items"]


@pytest.mark.parametrize("case", CASES["left"], ids=lambda case: case["title"])
def test_the_table_is_left_alone(case: dict[str, Any]) -> None:
    analysis = analysed(case)

    assert analysis.backlogs == ()
    assert [found for found in analysis.recognitions if found.almost] == []


@pytest.mark.parametrize("case", CASES["almost"], ids=lambda case: case["title"])
def test_the_table_is_reported_as_almost_a_matrix(case: dict[str, Any]) -> None:
    analysis = analysed(case)

    assert analysis.backlogs == ()
    assert [finding.rule.code for finding in analysis.findings] == ["BKL109"]
