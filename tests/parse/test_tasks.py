from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.parse.document import parse_document

if TYPE_CHECKING:
    from mkdocs_backlog.model.document import Task


def task(text: str, mark: str = " ") -> Task:
    (found,) = parse_document("a.md", f"- [{mark}] {text}\n").tasks
    return found


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        (" ", Status.OPEN),
        ("x", Status.DONE),
        ("X", Status.DONE),
        ("~", Status.IN_PROGRESS),
        ("/", Status.IN_PROGRESS),
        ("!", Status.BLOCKED),
        (">", Status.DEFERRED),
        ("-", Status.DROPPED),
    ],
)
def test_the_mark_in_the_box_is_the_state(mark: str, state: Status) -> None:
    found = task("A-1: text", mark)

    assert (found.mark, found.state) == (mark, state)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("S10-W100-01: text", "S10-W100-01"),
        ("S10-W100-01", "S10-W100-01"),
        ("S10-W100-01 text", "S10-W100-01"),
        ("S10/W100/01 - text", "S10/W100/01"),
        ("**S10-W100-01** text", "S10-W100-01"),
        ("**S10-W100-01:** text", "S10-W100-01"),
        ("`A-1` text", "A-1"),
        ("[A-1] text", "A-1"),
        ("[A-1](a.md) text", "A-1"),
        ("(A-1) text", "A-1"),
        ("step S10-W100-01: text", "S10-W100-01"),
        ("restructure-step S10-W100-01: text", "S10-W100-01"),
        ("todo step S10-W100-01 text", "S10-W100-01"),
        ("Step A-1 text", "A-1"),
        ("restructure-step S10-W100-01 text", "S10-W100-01"),
        ("step `A-1` text", "A-1"),
        ("step **A-1**", "A-1"),
        ("Schritt A-1 Text", "A-1"),
        ("étape A-1", "A-1"),
        ("ステップ A-1 文字", "A-1"),
        ("Task A-1.", "A-1"),
        ("Subtask 1.2.1) text", "1.2.1"),
        ("Fix the A-1: text", "A-1"),
        ("Fix A-1 — text", "A-1"),
        ("🔴 A-1: text", "A-1"),
        ("- A-1: text", "A-1"),
        ("R12: text", "R12"),
        ("R12 — text", "R12"),
        ("A1. text", "A1"),
        ("1.2 text", "1.2"),
        ("1.2.b: text", "1.2.b"),
        ("T001 text", "T001"),
        ("A-1：文字", "A-1"),
        ("Ä-1: text", "Ä-1"),
        ("A-1, A-2: text", "A-1"),
        ("#12 text", "#12"),
    ],
)
def test_an_id_in_front_is_a_label_that_is_set_off(text: str, label: str) -> None:
    found = task(text)

    assert (found.label, found.labelled) == (label, True)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("B7 text", "B7"),
        ("S3-bucket text", "S3-bucket"),
        ("x1 text", "x1"),
        ("**B7 is bold** text", "B7"),
        ("~~B7~~ text", "B7"),
    ],
)
def test_an_id_that_could_begin_a_sentence_is_a_label_on_demand(text: str, label: str) -> None:
    found = task(text)

    assert (found.label, found.labelled) == (label, False)


@pytest.mark.parametrize("text", ["`B7` text", "**B7** text", "**B7:** text", "(B7) text"])
def test_marks_around_it_set_it_off(text: str) -> None:
    found = task(text)

    assert (found.label, found.labelled) == ("B7", True)


@pytest.mark.parametrize(
    "text",
    [
        "text",
        "many words before A-1: text",
        "two words then A-1: text",
        "Read: A-1: text",
        "RFC2119: text",
        "UTF-8 text",
        "Python 3.11 text",
        "2025 text",
        "1 text",
        "A-1's text",
        "A-1+B text",
        "Fix the A-1 text",
        "text without A-1",
        "closure for A-1",
        "closes A-1 text",
        "fix A-1.",
        "see also (A-1)",
        "see A-1) text",
        "after `A-1`",
        "step B7 text",
        "",
        "...",
        "2.5 m of rope",
        "1.5 GB free",
        "COVID-19 notice",
    ],
)
def test_other_texts_have_no_label(text: str) -> None:
    found = task(text)

    assert (found.label, found.labelled) == (None, False)


def test_a_label_stands_in_the_first_line() -> None:
    (found,) = parse_document("a.md", "- [ ] text\n  A-1: more\n").tasks

    assert found.label is None
    assert found.text == "text\nA-1: more"
