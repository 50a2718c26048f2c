"""No regular expression takes more than a moment for a long text, whatever stands in it.

A pattern that goes back over what it has read costs a hundredfold for ten times the text: seconds
for what is tried here, where a thousandth of a second is usual. So the bound need not be exact.
"""

from __future__ import annotations

import re
from itertools import product

import pytest

from tests.hostile.guard import TooLongError, at_most
from tests.hostile.patterns import patterns

LENGTH = 30_000
SECONDS = 0.5
SIGNS = "a1A-_.:/ \n*`~|[({<&#+'\"=é"
RUNS = (*SIGNS, "a_", "1_", "a1", "a-", "a.", "1a", "(\n", "\n ", " -", " - ", "1~", "~|", "a/")
RUNS += ("a ", "/.", "--", " a", "1.", "[]", "](", '="', " id=", "<a ", "\\|", "#a", "S1-", ") ")
ATTACKS = tuple(product(("", "a1", "("), RUNS, ("\0é", "abcd")))


def attack(pattern: re.Pattern[str], use: str, text: str) -> None:
    if use == "sub":
        pattern.sub("", text)
    elif use == "finditer":
        pattern.findall(text)
    else:
        getattr(pattern, use)(text)


def slow_texts(pattern: re.Pattern[str], use: str) -> list[tuple[str, str, str]]:
    slow = []
    for start, run, end in ATTACKS:
        text = start + run * (LENGTH // len(run)) + end
        try:
            with at_most(SECONDS):
                attack(pattern, use, text)
        except TooLongError:
            slow.append((start, run, end))
            break
    return slow


@pytest.mark.parametrize(
    ("pattern", "use"),
    [(pattern, use) for pattern, uses in patterns().items() for use in sorted(uses)],
)
def test_pattern_reads_long_text_once(pattern: re.Pattern[str], use: str) -> None:
    assert slow_texts(pattern, use) == []


def test_patterns_that_go_back_are_told_from_the_others() -> None:
    assert slow_texts(re.compile(r"\w*\d\w*(?:_\w+)*!"), "fullmatch")
    assert slow_texts(re.compile(r"\s+$"), "search")
    assert not slow_texts(re.compile(r"(?<!\s)\s++$"), "search")


def test_patterns_of_all_kinds_are_found() -> None:
    written = {pattern.pattern for pattern in patterns()}

    assert len(written) > 90
    assert "'([^']*)'" in written
    assert any(part.startswith("(?:(?:") for part in written)
