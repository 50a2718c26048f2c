"""A site's own words stand beside the built-in ones, and win over them."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from mkdocs_backlog.model.backlog import Role
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.parse.columns import ColumnReader
from mkdocs_backlog.parse.statuses import StatusReader
from mkdocs_backlog.vocabulary import find_word, fold, is_known_name, load_vocabulary


def test_without_own_words_the_vocabulary_is_the_built_in_one() -> None:
    assert asdict(load_vocabulary({}, {})) == asdict(load_vocabulary({"id": []}, {"done": []}))


@pytest.mark.parametrize("role", list(Role))
def test_an_own_header_has_its_role_first(role: Role) -> None:
    vocabulary = load_vocabulary({role: ["**Zorp**", "Status"]}, {})
    reader = ColumnReader(vocabulary, StatusReader(vocabulary))

    assert reader.roles_of("zorp") == (role,)
    assert reader.roles_of("Status")[0] is role


def test_an_own_id_header_heads_a_column_of_ids() -> None:
    assert "zorp" in load_vocabulary({"id": ["Zorp"]}, {}).id_words


def test_an_own_status_header_wins_over_words_that_head_none() -> None:
    assert "evidence" in load_vocabulary({}, {}).not_status
    assert "evidence" not in load_vocabulary({"status": ["Evidence"]}, {}).not_status


@pytest.mark.parametrize(
    ("word", "cell"),
    [
        ("shipped to prod", "**Shipped to prod** (v2)"),
        ("open", "Open"),
        ("🌟", "🌟"),
        ("🌟", "🌟 all of it"),
        ("✅", "✅"),
        ("⚠️", "⚠"),
        ("⚠", "⚠️"),
        ("->", "->"),
    ],
)
def test_an_own_status_is_read_as_said(word: str, cell: str) -> None:
    reader = StatusReader(load_vocabulary({}, {"deferred": [word]}))

    assert reader.read(cell).status is Status.DEFERRED


@pytest.mark.parametrize("word", ["", " ", "\ufe0f"])
def test_an_empty_word_means_nothing(word: str) -> None:
    reader = StatusReader(load_vocabulary({"id": [word]}, {"done": [word]}))

    assert reader.read("").status is Status.UNKNOWN
    assert reader.read("open").status is Status.OPEN
    assert reader.read("zorp").status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Done \n Definition ", "done definition"),
        ("**Bold**: `code`", "bold**: `code"),
        ("ＦＵＬＬ", "full"),
        ("Straße", "strasse"),
        ("won’t", "won't"),
        ("⚠️", "⚠"),
        ("(TBD).", "tbd"),
        ("", ""),
        ("***", ""),
    ],
)
def test_words_are_compared_without_case_markup_and_outer_punctuation(
    text: str, folded: str
) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the backlog of today", "backlog"),
        ("backlogs", None),
        ("a backlog item list", "backlog item"),
        ("unbacklog, backlog", "backlog"),
        ("这是任务清单", "任务"),
        ("", None),
    ],
)
def test_the_longest_word_that_stands_by_itself_is_found(text: str, word: str | None) -> None:
    assert find_word(["backlog", "backlog item", "任务"], text) == word


@pytest.mark.parametrize("name", ["RFC2119", "ISO-8601", "UTF-8", "Python 3.11", "gpt-4o", "S3"])
def test_standards_and_products_are_known(name: str) -> None:
    assert is_known_name(name)


@pytest.mark.parametrize("name", ["FR-1", "S10-W100-01", "RFC", "isolation-1", "", "A-1"])
def test_ids_are_none_of_them(name: str) -> None:
    assert not is_known_name(name)
