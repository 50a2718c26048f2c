from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_backlog.rules.nearest import (
    NearestAnchor,
    NearestName,
    NearestPath,
    NearestWord,
)
from mkdocs_backlog.rules.similar import edit_distance

STEPS = ["S10-W100-01", "S10-W100-04", "S10-W100-V01", "S10-W101-01", "S10-W101-02", "S10/W102"]
NAMES = st.text(alphabet="abcABC01-_./# ", max_size=12)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("", "", 0),
        ("open", "open", 0),
        ("open", "opn", 1),
        ("open", "oepn", 1),
        ("open", "opened", 2),
        ("open", "done", 3),
        ("ab", "cdefgh", 3),
        ("abcdef", "uvwxyz", 3),
        ("ca", "abc", 3),
    ],
)
def test_edits_are_counted_up_to_the_limit(one: str, other: str, edits: int) -> None:
    assert edit_distance(one, other, 2) == edits


@given(NAMES, NAMES)
def test_distance_is_the_same_in_both_directions(one: str, other: str) -> None:
    assert edit_distance(one, other, 3) == edit_distance(other, one, 3)


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [
        ("s10_w100_01", "S10-W100-01"),
        ("S10-W100-03", "S10-W100-04"),
        ("S10-W100-09", "S10-W100-04"),
        ("S10-W100-V07", "S10-W100-V01"),
        ("S10-W103", "S10/W102"),
        ("S10-W1O0-01", "S10-W100-01"),
        ("S01-W100-01", "S10-W100-01"),
        ("S77-W3-01", None),
        ("M3", None),
    ],
)
def test_nearest_step_is_the_closest_of_its_wave(wanted: str, nearest: str | None) -> None:
    assert NearestName(STEPS).find(wanted) == nearest


def test_lower_of_two_equally_close_numbers_is_nearest() -> None:
    assert NearestName(["FR-10", "FR-14"]).find("FR-12") == "FR-10"


def test_number_out_of_reach_has_no_nearest() -> None:
    names = NearestName(["FR-010"], reach=10)

    assert names.find("FR-020") == "FR-010"
    assert names.find("FR-021") is None
    assert names.find("FR-910") is None


def test_first_in_the_alphabet_of_equally_near_names_is_taken() -> None:
    assert NearestName(["ALPHA-B", "ALPHA-A"]).find("ALPHA-C") == "ALPHA-A"


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [
        ("spec/http.md", "spec/api/http.md"),
        ("spec/api/HTTP.md", "spec/api/http.md"),
        ("spec/api/htpt.md", "spec/api/http.md"),
        ("spec/api/http.html", "spec/api/http.md"),
        ("spec/api/http.png", None),
        ("wave-103.md", None),
        ("waves/wave-102.md", "todo/wave-102.md"),
        ("notes/README.md", "spec/notes/README.md"),
        ("other/README.md", None),
        ("other/index.md", None),
        ("guide/setup.md", None),
        ("web/guide/setup.md", "web/setup.md"),
        ("a.md", None),
    ],
)
def test_nearest_path(wanted: str, nearest: str | None) -> None:
    files = [
        "README.md",
        "app/setup.md",
        "b.md",
        "spec/api/http.md",
        "spec/notes/README.md",
        "todo/wave-102.md",
        "web/setup.md",
    ]

    assert NearestPath(files).find(wanted) == nearest


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [
        ("attempt_limits", "attempt-limits"),
        ("attempt-limit", "attempt-limits"),
        ("atempt-limits", "attempt-limits"),
        ("retention", "2-retention"),
        ("wave-101-notes", "wave-101"),
        ("wave-102", None),
        ("limits", "attempt-limits"),
        ("a", None),
        ("🚀", None),
        ("", None),
    ],
)
def test_nearest_anchor(wanted: str, nearest: str | None) -> None:
    anchors = NearestAnchor({"attempt-limits", "2-retention", "wave-101", "b"})

    assert anchors.find(wanted) == nearest


def test_anchor_is_not_guessed_where_two_have_a_word_more() -> None:
    assert NearestAnchor({"server-limits", "client-limits"}).find("limits") is None


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [
        ("dnoe", "done"),
        ("In  Progres", "in progress"),
        ("opne", "open"),
        ("xyz", None),
        ("o", None),
    ],
)
def test_nearest_word(wanted: str, nearest: str | None) -> None:
    assert NearestWord(["open", "done", "in progress", "wip"]).find(wanted) == nearest


@given(st.lists(NAMES, max_size=8), NAMES)
def test_answer_exists_and_does_not_depend_on_the_order(known: list[str], wanted: str) -> None:
    for finder in (NearestName, NearestPath, NearestAnchor, NearestWord):
        found = finder(known).find(wanted)
        assert found is None or found in known
        assert found == finder(list(reversed(known))).find(wanted)


def test_comparisons_are_bounded() -> None:
    known = [f"name-{number:05d}" for number in range(20_000)]
    names = NearestName(known)

    answers = {names.find(f"nmae-{number:05d}") for number in range(100)}

    assert None in answers
    assert "name-00000" in answers
