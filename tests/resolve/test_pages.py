from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_backlog.resolve.pages import file_stem, unique_stems


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("IMP-BACKLOG-ARCH-01", "IMP-BACKLOG-ARCH-01"),
        ("FR_1.2", "FR_1.2"),
        ("S10/W100 01", "S10-W100-01"),
        ("#7", "7"),
        ("Größe-1", "Groe-1"),
        ("需求-1", "1"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "item"),
        ("", "item"),
        ("需求", "item"),
        ("con", "con-"),
        ("AUX.1", "AUX.1-"),
        ("lpt1", "lpt1-"),
        ("index", "index-"),
        ("README", "README-"),
        ("console", "console"),
        ("a\0b\nc", "a-b-c"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_name_becomes_a_file_name(name: str, stem: str) -> None:
    assert file_stem(name) == stem


@given(st.text())
def test_a_file_name_is_safe_everywhere(name: str) -> None:
    stem = file_stem(name)

    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,80}", stem)
    assert not stem.endswith(".")


def test_equal_names_are_counted_even_where_only_letter_case_differs() -> None:
    names = ["A-1", "a-1", "A-1", "a-1-2", "a-1-3", "B", "A-1"]

    assert unique_stems(names) == ["A-1", "a-1-2", "A-1-3", "a-1-2-2", "a-1-3-2", "B", "A-1-4"]


@given(st.lists(st.sampled_from(["A", "a", "A-2", "a-2", "A-3", "!", "con", "CON"]), max_size=12))
def test_file_names_are_always_different(names: list[str]) -> None:
    stems = unique_stems(names)

    assert len(stems) == len(names)
    assert len({stem.casefold() for stem in stems}) == len(stems)


def test_thousands_of_equal_names_are_counted_in_no_time() -> None:
    start = process_time()

    assert len(set(unique_stems(["!"] * 20_000))) == 20_000
    assert process_time() - start < 1
