"""What git prints, read; and what of it cannot be."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from mkdocs_backlog.history.blobs import read_blobs
from mkdocs_backlog.history.codec import (
    read_revision,
    read_versions,
    write_revision,
    write_versions,
)
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
    facts = {("a.md", "1" * 40): FACTS, ("b.md", "2" * 40): PageFacts(digest="e")}
    data = json.loads(json.dumps(write_versions(facts.items())))
    assert read_versions(data) == facts


def test_what_versions_have_in_common_is_written_once() -> None:
    again = replace(FACTS, digest="other", items=tuple(replace(item) for item in FACTS.items))
    written = write_versions([(("a.md", "1" * 40), FACTS), (("a.md", "2" * 40), again)])
    assert [len(pool) for pool in written[:3] if isinstance(pool, list)] == [
        len(FACTS.boxes),
        len(FACTS.items),
        len(FACTS.names),
    ]


BOX = ["K", "k", "done", True, 3]
"""A box as it is written."""


@pytest.mark.parametrize(
    "data",
    [
        None,
        [[], [], []],
        [[], [], [], []],
        [{}, [], [], {}],
        [[], [], [7], {}],
        [[], [], [], {"a.md": []}],
        [[], [], [], {"a.md": {"b": ["d", [], [], []]}}],
        [[], [], [], {"a.md": {"b": [1, [], [], [], []]}}],
        [[], [], [], {"a.md": {"b": ["d", [0], [], [], []]}}],
        [[], [], [], {"a.md": {"b": ["d", [], [1.5], [], []]}}],
        [[], [], [], {"a.md": {"b": ["d", [], [], {}, []]}}],
        [[[*BOX[:3], 1, 3]], [], [], {}],
        [[[*BOX[:4], True]], [], [], {}],
        [[["K", "k", "finished", True, 3]], [], [], {}],
        [[BOX], [["FR-01", "t", [], [], "done", 0, False]], [], {}],
    ],
)
def test_data_of_another_form_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"not|neither"):
        read_versions(data)
