"""What git prints, read; and what of it cannot be."""

from __future__ import annotations

import pytest

from mkdocs_backlog.history.blobs import read_blobs
from mkdocs_backlog.history.codec import read_facts, read_revision, write_facts, write_revision
from mkdocs_backlog.history.log import read_log
from mkdocs_backlog.model.history import (
    BoxFacts,
    Change,
    Commit,
    Gap,
    ItemFacts,
    PageFacts,
    Revision,
    Unknown,
)
from mkdocs_backlog.model.status import Status

ZERO, ONE = b"0" * 40, b"1" * 40


@pytest.mark.parametrize(
    "content",
    [
        b"garbage",
        b"\x1eabc\0",
        b"\x1eabc\0\0soon\0subject\0",
        b"\x1eabc\0\x00100\0subject\0\n:100644 100644 x y M\0a.md\0",
        b"\x1eabc\0\x00100\0subject\0\n:100644 100644 " + ZERO + b" " + ONE + b" M",
    ],
)
def test_a_log_of_another_form_is_refused(content: bytes) -> None:
    assert read_log(content) is None


def test_a_subject_may_look_like_a_change() -> None:
    raw = b":100644 100644 " + ZERO + b" " + ONE + b" M"
    records = read_log(b"\x1eabc\0\x00-5\0" + raw + b"\0\n" + raw + b"\0a.md\0")
    assert records is not None
    [record] = records
    assert record.revision.commit == Commit(hash="abc", time=-5, subject=raw.decode())
    assert record.revision.commit.date == "1970-01-01"
    assert record.revision.changes == (Change(path="a.md", blob="1" * 40),)


def test_contents_may_look_like_headers() -> None:
    content = b"aa blob 10\nbb blob 3\n\nbb blob 3\nx\ny\n"
    assert read_blobs(content, ["aa", "bb"]) == {"aa": "bb blob 3\n", "bb": "x\ny"}


@pytest.mark.parametrize("content", [b"aa missing\n", b"aa blob many\n", b"garbage", b""])
def test_contents_that_are_missing_are_said(content: bytes) -> None:
    found = read_blobs(content, ["aa"])
    assert isinstance(found, Unknown)
    assert found.gap is Gap.INCOMPLETE


REVISION = Revision(
    commit=Commit(hash="a", time=1, subject="s"),
    parents=("b",),
    changes=(Change(path="x", blob=None), Change(path="y", blob="c", source="x")),
)
FACTS = PageFacts(
    digest="d",
    boxes=(BoxFacts(key="K", label="k", state=Status.DONE, labelled=True, line=3),),
    items=(
        ItemFacts(
            id="I",
            title="t",
            documents=("d",),
            steps=("k",),
            word=Status.OPEN,
            struck=False,
            own_boxes=False,
        ),
        ItemFacts(id="J", title="", documents=(), steps=(), word=None, struck=True, own_boxes=True),
    ),
    columns=("ID",),
    names=frozenset({"N", "M"}),
)


def test_what_is_written_is_read() -> None:
    assert read_revision(write_revision(REVISION)) == REVISION
    assert read_facts(write_facts(FACTS)) == FACTS


@pytest.mark.parametrize(
    "data",
    [
        None,
        ["d", [], [], []],
        [1, [], [], [], []],
        ["d", [["K", "k", "done", 1, 3]], [], [], []],
        ["d", [["K", "k", "done", True, True]], [], [], []],
        ["d", [["K", "k", "finished", True, 3]], [], [], []],
        ["d", {}, [], [], []],
    ],
)
def test_data_of_another_form_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"not|neither"):
        read_facts(data)
