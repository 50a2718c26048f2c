from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_backlog.model.query import Condition, Query, SortKey
from mkdocs_backlog.model.widget import WidgetKind
from mkdocs_backlog.queries import SHAPES, USES, read_query, read_views


def query(**options: object) -> Query:
    """Returns the query of options in which nothing is wrong."""
    found, problems = read_query(options)  # type: ignore[arg-type] # a mapping's keys are invariant
    assert problems == ()
    return found


def wrong(**options: object) -> list[str]:
    """Returns what is wrong with options, and what to write."""
    _, problems = read_query(options)  # type: ignore[arg-type] # the same
    return [f"{problem.text}; {problem.cure}" for problem in problems]


def test_conditions_are_words_of_fields() -> None:
    found = query(owner="Ann", Effort=[3, 2.5], due=date(2026, 1, 31), priority=None)

    assert found.conditions == (
        Condition(field="owner", words=("Ann",)),
        Condition(field="effort", words=("3", "2.5")),
        Condition(field="due", words=("2026-01-31",)),
        Condition(field="priority", words=(None,)),
    )


def test_fields_are_one_in_any_case_and_number() -> None:
    fields = [query(**{name: "x"}).conditions[0].field for name in ("IDs", "steps", "My  Field")]

    assert fields == ["id", "step", "my field"]


def test_statuses_are_known_by_their_words() -> None:
    found = query(status=["In Progress", "awaiting_ledgers", "d*"])

    assert found.conditions[0].words == ("in-progress", "awaiting-ledgers", "d*")


def test_conditions_can_be_excluded() -> None:
    found = query(**{"owner": "Ann", "not": {"owner": "Ben", "status": ["done"]}})

    assert found.conditions == (
        Condition(field="owner", words=("Ann",)),
        Condition(field="owner", words=("Ben",), negated=True),
        Condition(field="status", words=("done",), negated=True),
    )


def test_shape_is_order_columns_and_number() -> None:
    found = query(sort=["-Priority", "id"], columns="Theme", limit=5)

    assert found.sort == (SortKey(field="priority", descending=True), SortKey(field="id"))
    assert (found.columns, found.limit) == (("theme",), 5)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"limit": 0}, "'limit' is '0'; write a whole number, 1 or more"),
        ({"limit": True}, "'limit' is 'True'; write a whole number, 1 or more"),
        ({"limit": "x" * 50}, f"'limit' is '{'x' * 40}...'; write a whole number, 1 or more"),
        ({"limit": {}}, "'limit' is a mapping; write a whole number, 1 or more"),
        ({"limit": [1]}, "'limit' is a list; write a whole number, 1 or more"),
        ({"limit": None}, "'limit' is nothing; write a whole number, 1 or more"),
        ({"not": "done"}, "'not' is 'done'; write it as { status: done }"),
        ({"not": {"owner": [[]]}}, "'owner' has a list in it; write a word or a list of words"),
        ({"owner": {"a": 1}}, "'owner' has a mapping in it; write a word or a list of words"),
        ({"owner": []}, "'owner' is a list of 0 words; write 1 to 500"),
        ({"owner": ["x"] * 501}, "'owner' is a list of 501 words; write 1 to 500"),
        ({"Ready": True}, "'Ready' is true; write yes, no, on and off in quotes"),
        ({"sort": None}, "'sort' has an empty name; name one or more columns"),
        ({"columns": {}}, "'columns' has a mapping in it; write a word or a list of words"),
    ],
)
def test_values_that_say_nothing_are_told(options: dict[str, object], told: str) -> None:
    assert wrong(**options) == [told]


def test_a_field_under_two_names_is_told() -> None:
    told = wrong(statuses="open", status="done")

    assert told == ["'status' is there twice; write all its words in one list"]
    assert query(**{"status": "open", "not": {"statuses": "done"}}).conditions[1].negated


def test_unknown_statuses_are_told_with_the_known_ones() -> None:
    _, problems = read_query({"status": ["opne", None]})

    assert [(problem.text, problem.wanted) for problem in problems] == [
        ("no status 'opne'", "opne"),
        ("no status ''", ""),
    ]
    assert problems[0].known[:2] == ("open", "in-progress")


def test_shapes_without_a_use_are_told() -> None:
    for kind in WidgetKind:
        _, problems = read_query({"sort": "id", "columns": "id", "limit": 1}, USES[kind])
        assert {problem.wanted for problem in problems} == set(SHAPES) - USES[kind]


def test_what_overrides_replaces_what_it_names() -> None:
    base = query(**{"owner": "Ann", "status": "open", "not": {"id": "A"}, "sort": "id", "limit": 3})

    changed = base.overridden(query(status="done", columns="title", id="B"))

    assert changed == Query(
        conditions=(
            Condition(field="owner", words=("Ann",)),
            Condition(field="id", words=("A",), negated=True),
            Condition(field="status", words=("done",)),
            Condition(field="id", words=("B",)),
        ),
        sort=(SortKey(field="id"),),
        columns=("title",),
        limit=3,
    )
    assert base.overridden(query(sort="-id", limit=9)).limit == 9


def test_views_are_queries_with_names_and_limits() -> None:
    views, problems = read_views({"a": {"status": "open", "at_most": 0}, 7: None})

    assert problems == ()
    assert [(name, view.name, view.at_most) for name, view in views.items()] == [
        ("a", "a", 0),
        ("7", "7", None),
    ]
    assert views["a"].query.conditions == (Condition(field="status", words=("open",)),)
    assert read_views(None) == ({}, ())


def test_everything_wrong_with_views_is_told_at_once() -> None:
    _, problems = read_views(
        {
            "a": {"at_most": -1, "limit": "many"},
            "b": "open",
            "c d": {},
            "e": {"status": "opne"},
        }
    )

    assert problems == (
        "'a': 'at_most' is '-1'; write a whole number, 0 or more",
        "'a': 'limit' is 'many'; write a whole number, 1 or more",
        "'b': is 'open'; write a mapping such as {status: open}",
        "'c d': is no name; write letters, digits, '-', '_' and '.'",
        (
            "'e': no status 'opne'; there are open, in-progress, blocked, awaiting-ledgers, done, "
            "deferred, dropped, conflict, unknown"
        ),
    )
    assert read_views(["a"])[1] == ("must be a mapping of names to queries, not a list",)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
NAMES = st.sampled_from(["status", "sort", "columns", "limit", "not", "owner"]) | st.text()


@given(st.dictionaries(NAMES, PLAIN, max_size=4))
def test_any_plain_data_is_read_or_told(options: dict[object, object]) -> None:
    found, problems = read_query(options)

    assert len(found.conditions) <= 4 * 4 + 4
    assert all(problem.text and len(problem.text) < 2_000 for problem in problems)
