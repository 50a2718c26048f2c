"""What written statuses mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.parse.statuses import StatusReader
from mkdocs_backlog.vocabulary import load_vocabulary

READER = StatusReader(load_vocabulary({}, {}))


@pytest.mark.parametrize(
    ("text", "status", "note"),
    [
        ("Done", Status.DONE, None),
        ("**closed** — see reindex.rs", Status.DONE, "see reindex.rs"),
        ("Done (2025-01-02)", Status.DONE, "2025-01-02"),
        ("✅ Sprint 3", Status.DONE, "Sprint 3"),
        ("🟢 **DONE**", Status.DONE, None),
        ("[D]", Status.DONE, None),
        ("[x]", Status.DONE, None),
        ("`open`", Status.OPEN, None),
        ("⏳ PENDING", Status.OPEN, None),
        ("NOT_STARTED", Status.OPEN, None),
        ("Not fixed", Status.OPEN, None),
        ("not yet shipped", Status.OPEN, None),
        ("ready-for-dev", Status.OPEN, None),
        ("Won’t fix", Status.DROPPED, None),
        ("Now (v2)", Status.IN_PROGRESS, "v2"),
        ("Done (partial)", Status.IN_PROGRESS, "partial"),
        ("Done (when merged)", Status.DONE, "when merged"),
        ("3/2", Status.UNKNOWN, None),
        ("✅ **Approved**", Status.DONE, None),
        ("🔵 Approved", Status.OPEN, None),
        ("Approved", Status.OPEN, None),
        ("✅ Planned", Status.OPEN, None),
        (":white_check_mark: yesterday", Status.DONE, "yesterday"),
        (":construction:", Status.IN_PROGRESS, None),
        ("Closed (won't fix)", Status.DROPPED, None),
        ("⬜", Status.OPEN, None),
        ("in_progress", Status.IN_PROGRESS, None),
        ("🔄", Status.IN_PROGRESS, None),
        ("WIP: second half", Status.IN_PROGRESS, "second half"),
        ("⚠️ Partial", Status.IN_PROGRESS, None),
        ("Done ✅", Status.DONE, None),
        ("yet to be measured ✅", Status.DONE, "yet to be measured"),
        ("on hold", Status.BLOCKED, None),
        ("deferred to v2", Status.DEFERRED, "to v2"),
        ("superseded by X-2", Status.DROPPED, "X-2"),
        ("now done", Status.DONE, None),
        ("awaiting ledgers", Status.AWAITING_LEDGERS, None),
        ("3/3", Status.DONE, None),
        ("0/4", Status.OPEN, None),
        ("2/4 of the pages", Status.IN_PROGRESS, "of the pages"),
        ("100 %", Status.DONE, None),
        ("40%", Status.IN_PROGRESS, None),
        ("v1.2 — done", Status.DONE, "v1.2 — done"),
        ("1/0", Status.UNKNOWN, None),
        ("done when the tests pass", Status.UNKNOWN, None),
        ("we should think about it", Status.UNKNOWN, None),
        ("not blocked", Status.UNKNOWN, None),
        ("İstanbul", Status.UNKNOWN, None),
        ("doner", Status.UNKNOWN, None),
    ],
)
def test_the_word_decides_then_the_sign(text: str, status: Status, note: str | None) -> None:
    read = READER.read(text)

    assert (read.status, read.note) == (status, note)


@pytest.mark.parametrize("text", ["", "  ", "—", "-", "**", "()"])
def test_nothing_and_a_dash_have_no_word(text: str) -> None:
    read = READER.read(text)

    assert read.status is Status.UNKNOWN
    assert read.word is None


def test_a_sites_own_words_win() -> None:
    own = StatusReader(load_vocabulary({}, {"done": ["Shipped to prod"], "blocked": ["open"]}))

    assert own.read("shipped to prod").status is Status.DONE
    assert own.read("Open").status is Status.BLOCKED


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("done", True),
        ("Done (x)", True),
        ("done 2025", True),
        ("done by hand", False),
        ("no-op", False),
        ("实现登录功能", False),
    ],
)
def test_a_status_is_exact_unless_a_sentence_follows(text: str, *, exact: bool) -> None:
    assert READER.read(text).exact is exact


@given(st.text())
def test_any_text_is_read_as_some_status(text: str) -> None:
    assert READER.read(text).status in Status
