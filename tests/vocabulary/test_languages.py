"""Each language's statuses and headers are read as those who write them mean them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog import vocabulary
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.parse.columns import ColumnReader
from mkdocs_backlog.parse.statuses import StatusReader
from mkdocs_backlog.vocabulary import load_vocabulary
from tests.vocabulary.languages import languages
from tests.vocabulary.written_headers import HEADERS
from tests.vocabulary.written_statuses import STATUSES

if TYPE_CHECKING:
    from mkdocs_backlog.model.backlog import Role

VOCABULARY = load_vocabulary({}, {})
READER = StatusReader(VOCABULARY)
COLUMNS = ColumnReader(VOCABULARY, READER)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(text, status, id=f"{language}-{text}")
        for language, by_status in STATUSES.items()
        for status, texts in by_status.items()
        for text in texts
    ],
)
def test_a_status_is_understood_in_its_language(text: str, status: Status) -> None:
    assert READER.read(text).status is status


@pytest.mark.parametrize(
    ("header", "role"),
    [
        pytest.param(header, role, id=f"{language}-{header}")
        for language, by_role in HEADERS.items()
        for role, headers in by_role.items()
        for header in headers
    ],
)
def test_a_header_has_its_role_in_its_language(header: str, role: Role) -> None:
    assert role in COLUMNS.roles_of(header)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("**Erledigt** (siehe A-3)", "siehe A-3"),
        ("Concluído — v1.2", "v1.2"),
        ("완료(v1.2)", "v1.2"),
        ("対応済み（2025-03-02）", "2025-03-02"),
        ("已完成，见 A-3", "见 A-3"),
        ("Выполнено: 12.03.2025", "12.03.2025"),
    ],
)
def test_what_follows_the_word_is_its_note(text: str, note: str) -> None:
    read = READER.read(text)

    assert (read.status, read.note) == (Status.DONE, note)


@pytest.mark.parametrize(
    "text",
    ["Erledigt wenn getestet", "Hecho cuando pase", "Fait quand testé", "Готово когда будет"],
)
def test_a_condition_behind_the_word_makes_it_no_status(text: str) -> None:
    assert READER.read(text).status is Status.UNKNOWN


@pytest.mark.parametrize(
    "text", ["Pronto", "Bereit", "Prêt", "Redo", "Hyväksytty", "Si hay tiempo"]
)
def test_words_with_two_meanings_are_left_to_the_sign_beside_them(text: str) -> None:
    assert READER.read(text).status is Status.UNKNOWN
    assert READER.read(f"✅ {text}").status is Status.DONE


def test_every_language_has_examples() -> None:
    others = set(languages()) - {"en"}

    assert set(STATUSES) == others
    assert set(HEADERS) == others


def test_all_languages_load_faster_than_a_page_is_built() -> None:
    spent = []
    for _ in range(3):
        vocabulary._builtin.cache_clear()  # noqa: SLF001 # the first load is what counts
        start = time.process_time()
        load_vocabulary({}, {})
        spent.append(time.process_time() - start)

    # A tenth of this is usual; the room is for slow machines.
    assert min(spent) < 0.15
