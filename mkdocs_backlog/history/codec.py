"""Revisions and facts as plain data for JSON, and back; reading raises on anything odd."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mkdocs_backlog.model.history import (
    BoxFacts,
    Change,
    Commit,
    ItemFacts,
    PageFacts,
    Revision,
)
from mkdocs_backlog.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


class _OddError(ValueError):
    """Data is not what was written."""


def write_revision(revision: Revision) -> list[object]:
    """Return a revision as plain data."""
    commit = revision.commit
    changes = [[change.path, change.blob, change.source] for change in revision.changes]
    return [commit.hash, commit.time, commit.subject, list(revision.parents), changes]


def read_revision(data: object) -> Revision:
    """Return the revision that plain data describes.

    Raises:
        ValueError: It does not describe one.
    """
    name, time, subject, parents, changes = _list(data, 5)
    return Revision(
        commit=Commit(hash=_text(name), time=_number(time), subject=_text(subject)),
        parents=_each(parents, _text),
        changes=_each(changes, _change),
    )


def _change(data: object) -> Change:
    path, blob, source = _list(data, 3)
    return Change(
        path=_text(path),
        blob=None if blob is None else _text(blob),
        source=None if source is None else _text(source),
    )


def write_facts(facts: PageFacts) -> list[object]:
    """Return facts as plain data."""
    boxes = [[b.key, b.label, b.state, b.labelled, b.line] for b in facts.boxes]
    items = [
        [i.id, i.title, list(i.documents), list(i.steps), i.word, i.struck, i.own_boxes]
        for i in facts.items
    ]
    return [facts.digest, boxes, items, list(facts.columns), sorted(facts.names)]


def read_facts(data: object) -> PageFacts:
    """Return the facts that plain data describes.

    Raises:
        ValueError: It does not describe any.
    """
    digest, boxes, items, columns, names = _list(data, 5)
    return PageFacts(
        digest=_text(digest),
        boxes=_each(boxes, _box),
        items=_each(items, _item),
        columns=_each(columns, _text),
        names=frozenset(_each(names, _text)),
    )


def read_texts(data: object) -> tuple[str, ...]:
    """Return the texts that plain data lists.

    Raises:
        ValueError: It does not list texts.
    """
    return _each(data, _text)


def _box(data: object) -> BoxFacts:
    key, label, state, labelled, line = _list(data, 5)
    return BoxFacts(
        key=_text(key),
        label=_text(label),
        state=Status(_text(state)),
        labelled=_flag(labelled),
        line=_number(line),
    )


def _item(data: object) -> ItemFacts:
    item_id, title, documents, steps, word, struck, own_boxes = _list(data, 7)
    return ItemFacts(
        id=_text(item_id),
        title=_text(title),
        documents=_each(documents, _text),
        steps=_each(steps, _text),
        word=None if word is None else Status(_text(word)),
        struck=_flag(struck),
        own_boxes=_flag(own_boxes),
    )


def _list(data: object, length: int | None = None) -> list[object]:
    if not isinstance(data, list) or (length is not None and len(data) != length):
        raise _OddError("not a list of this length")
    return data


def _each(data: object, read: Callable[[object], _T]) -> tuple[_T, ...]:
    return tuple(read(entry) for entry in _list(data))


def _text(data: object) -> str:
    if not isinstance(data, str):
        raise _OddError("not a text")  # one error for all oddities
    return data


def _number(data: object) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise _OddError("not a number")  # one error for all oddities
    return data


def _flag(data: object) -> bool:
    if not isinstance(data, bool):
        raise _OddError("neither true nor false")  # one error for all oddities
    return data
