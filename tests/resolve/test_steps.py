from __future__ import annotations

from itertools import product
from time import process_time

import pytest

from mkdocs_backlog.model.backlog import Item, Role, StatusWord, StepRef
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.resolve.steps import StepIndex, combine, step_key, wave_of

PLACE = Location("backlog.md", 1)
WAVES = """\
- [x] **S10-W100**: the wave
- [x] step S10-W100-01: one
- [ ] step S10/W100/02: two
- [~] step S10-W101-01: three
- [ ] B7 may be a label
"""


def index(*pages: str, referred: tuple[str, ...] = ()) -> StepIndex:
    documents = [parse_document(f"{number}.md", page) for number, page in enumerate(pages)]
    return StepIndex(documents, referred)


def ref(text: str) -> StepRef:
    return StepRef(text=text, location=PLACE)


@pytest.mark.parametrize(
    "label",
    ["S10-W100-01", "s10-w100-01", "S10/W100/01", "S10_W100.01", " S10 W100  01 ", "-S10-W100-01."],
)
def test_separators_and_letter_case_make_no_other_step(label: str) -> None:
    assert step_key(label) == "S10-W100-01"


def test_a_step_belongs_to_its_wave_and_the_wave_to_its_stage() -> None:
    assert wave_of("S10-W100-01") == "S10-W100"
    assert wave_of("S10-W100") == "S10"
    assert wave_of("S10") is None


@pytest.mark.parametrize(
    ("text", "lines", "state"),
    [
        ("S10-W100-01", [2], Status.DONE),
        ("s10/w100/02", [3], Status.OPEN),
        ("S10-W100", [1, 2, 3], Status.IN_PROGRESS),
        ("S10-W101", [4], Status.IN_PROGRESS),
        ("S10", [1, 2, 3, 4], Status.IN_PROGRESS),
        ("S10-W10", [], Status.UNKNOWN),
        ("S10-W100-1", [], Status.UNKNOWN),
        ("S1", [], Status.UNKNOWN),
        ("-", [], Status.UNKNOWN),
    ],
)
def test_a_reference_stands_for_its_own_boxes_and_all_below(
    text: str, lines: list[int], state: Status
) -> None:
    resolved = index(WAVES).resolve(ref(text))

    assert [box.location for box in resolved.boxes] == [Location("0.md", line) for line in lines]
    assert resolved.state is state
    assert resolved.ref == ref(text)


def test_boxes_of_one_step_on_several_pages_are_kept_in_the_order_of_the_pages() -> None:
    steps = index("- [ ] A-1: x\n", "- [x] a/1: y\n").steps

    assert [(box.src_uri, box.label) for box in steps["A-1"]] == [("0.md", "A-1"), ("1.md", "a/1")]


def test_a_label_that_is_not_set_off_is_a_step_only_where_a_row_refers_to_it() -> None:
    assert list(index(WAVES).steps) == ["S10-W100", "S10-W100-01", "S10-W100-02", "S10-W101-01"]
    assert list(index("- [ ] R12 text\n- [ ] text\n").steps) == ["R12"]
    assert list(index("- [ ] B7 text\n").steps) == []
    assert list(index("- [ ] B7 text\n", referred=("B7",)).steps) == ["B7"]


def item(*, steps: tuple[str, ...] = (), status: str | None = None, column: bool = False) -> Item:
    word = StatusWord(text="", status=Status.UNKNOWN, note=None, word=status, location=PLACE)
    return Item(
        id="A-1",
        title="",
        location=PLACE,
        places=(PLACE,),
        steps=tuple(ref(step) for step in steps),
        status=None if status is None else word,
        cells={Role.STEP: PLACE} if column else {},
    )


def test_an_item_has_the_steps_that_its_row_names() -> None:
    steps = index("- [x] A-1: x\n- [ ] B-2: y\n").of_item(item(steps=("B-2", "C-3")))

    assert [(step.key, step.state) for step in steps] == [
        ("B-2", Status.OPEN),
        ("C-3", Status.UNKNOWN),
    ]


def test_without_step_and_status_columns_an_item_has_the_boxes_that_bear_its_id() -> None:
    boxes = index("- [x] A-1: x\n")

    assert [step.state for step in boxes.of_item(item())] == [Status.DONE]
    assert boxes.of_item(item(column=True)) == ()
    assert boxes.of_item(item(status="open")) == ()
    assert index("- [x] B-1: x\n").of_item(item()) == ()


ORDER = [Status.OPEN, Status.IN_PROGRESS, Status.BLOCKED, Status.DEFERRED, Status.DONE]
TOGETHER = {
    (Status.OPEN, Status.IN_PROGRESS): Status.IN_PROGRESS,
    (Status.OPEN, Status.DEFERRED): Status.OPEN,
    (Status.OPEN, Status.DONE): Status.IN_PROGRESS,
    (Status.IN_PROGRESS, Status.DEFERRED): Status.IN_PROGRESS,
    (Status.IN_PROGRESS, Status.DONE): Status.IN_PROGRESS,
    (Status.DEFERRED, Status.DONE): Status.IN_PROGRESS,
}


@pytest.mark.parametrize(("one", "other"), list(product(ORDER, ORDER)))
def test_two_boxes_say_one_thing(one: Status, other: Status) -> None:
    blocked = Status.BLOCKED if Status.BLOCKED in {one, other} else None
    pair = TOGETHER.get((one, other)) or TOGETHER.get((other, one))

    assert combine([one, other]) is (one if one is other else blocked or pair)


@pytest.mark.parametrize("state", ORDER)
def test_dropped_boxes_do_not_count_beside_others(state: Status) -> None:
    assert combine([Status.DROPPED, state, Status.DROPPED]) is state


def test_boxes_that_are_all_dropped_or_none_say_dropped_and_an_unknown_one_wins() -> None:
    assert combine([Status.DROPPED, Status.DROPPED]) is Status.DROPPED
    assert combine([]) is Status.DROPPED
    assert combine([Status.BLOCKED, Status.UNKNOWN, Status.DONE]) is Status.UNKNOWN


def test_a_label_of_thousands_of_parts_costs_no_more_than_its_text() -> None:
    label = "A1-" * 30_000 + "1"
    start = process_time()

    found = index(f"- [ ] {label}: x\n").resolve(ref("A1-A1"))

    assert len(found.boxes) == 1
    assert process_time() - start < 1
