from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

CORPUS = Path(__file__).resolve().parent
ROOTS = (CORPUS, CORPUS / "heldout", CORPUS / "unseen")
STATUSES = {
    "open",
    "in-progress",
    "blocked",
    "awaiting-ledgers",
    "done",
    "deferred",
    "dropped",
    "conflict",
    "unknown",
    None,
}
DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:")


def pages(folder: str) -> list[Path]:
    return sorted(path for root in ROOTS for path in (root / folder).glob("*.md"))


def load(path: Path) -> Any:  # noqa: ANN401 - a JSON file
    return json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))


def read_lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def name(path: Path) -> str:
    return path.relative_to(CORPUS).with_suffix("").as_posix()


@pytest.mark.parametrize("path", pages("matrices"), ids=name)
def test_expected_items_stand_in_their_rows(path: Path) -> None:
    lines = read_lines(path)
    for item in load(path)["items"]:
        for number in (item["line"], *item.get("also", ())):
            assert item["id"] in lines[number - 1]
            assert "|" in lines[number - 1]
        assert {item["status"], *item.get("status_or", ())} <= STATUSES


@pytest.mark.parametrize("path", pages("matrices"), ids=name)
def test_expected_links_are_written_in_the_row_or_defined_on_the_page(path: Path) -> None:
    lines = read_lines(path)
    definitions = "\n".join(line for line in lines if DEFINITION.match(line))
    for item in load(path)["items"]:
        rows = "\n".join(lines[n - 1] for n in (item["line"], *item.get("also", ())))
        for href in (*item.get("links", ()), *item.get("maybe_links", ())):
            assert href in unquote(rows + "\n" + definitions)


@pytest.mark.parametrize("path", pages("matrices"), ids=name)
def test_expected_items_are_in_the_order_of_the_page(path: Path) -> None:
    numbers = [item["line"] for item in load(path)["items"]]

    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("path", pages("checklists"), ids=name)
def test_expected_steps_stand_on_lines_with_a_box(path: Path) -> None:
    lines = read_lines(path)
    for step in load(path)["steps"]:
        line = lines[step["line"] - 1]
        assert step["id"] in line
        assert re.search(r"^[\s>]*([-*+]|\d+[.)]) \[.\] ", line)
        assert {step["state"], *step.get("state_or", ())} <= STATUSES


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_pages_and_expectations_belong_together(root: Path) -> None:
    judged = [
        path for folder in ("matrices", "checklists") for path in (root / folder).glob("*.md")
    ]

    assert set(root.glob("*/*.expected.json")) == {
        path.with_suffix(".expected.json") for path in judged
    }
    assert judged
    assert list((root / "negatives").glob("*.md"))
    assert not list((root / "negatives").glob("*.json"))
