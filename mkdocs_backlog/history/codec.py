"""Revisions and facts as plain data for JSON, and back; reading raises on anything odd."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, cast

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
    from collections.abc import Callable, Iterable

    from mkdocs_backlog.model.history import Version

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


def write_versions(facts: Iterable[tuple[Version, PageFacts]]) -> list[object]:
    """Return the facts of versions as plain data; what they have in common is written once."""
    boxes, items, names = _Pool(_write_box), _Pool(_write_item), _Pool(str)
    pages: dict[str, dict[str, object]] = {}
    for (page, blob), found in facts:
        pages.setdefault(page, {})[blob] = [
            found.digest,
            boxes.places(found.boxes),
            items.places(found.items),
            list(found.columns),
            names.places(sorted(found.names)),
        ]
    return [boxes.data, items.data, names.data, pages]


def read_versions(data: object) -> dict[Version, PageFacts]:
    """Return the facts of the versions that plain data describes.

    Raises:
        ValueError: It does not describe any.
    """
    box_data, item_data, name_data, pages = _list(data, 4)
    boxes, items = _each(box_data, _box), _each(item_data, _item)
    names = _each(name_data, _text)
    found: dict[Version, PageFacts] = {}
    for page, blobs in _mapping(pages).items():
        for blob, entry in _mapping(blobs).items():
            digest, own_boxes, own_items, columns, own_names = _list(entry, 5)
            found[page, blob] = PageFacts(
                digest=_text(digest),
                boxes=_taken(boxes, own_boxes),
                items=_taken(items, own_items),
                columns=_each(columns, _text),
                names=frozenset(_taken(names, own_names)),
            )
    return found


class _Pool(Generic[_T]):
    """Values that are written once each and told by their places."""

    def __init__(self, write: Callable[[_T], object]) -> None:
        self.data: list[object] = []
        self._write = write
        self._places: dict[_T, int] = {}
        # Versions share most objects, and these are found faster than equal ones.
        self._same: dict[int, tuple[_T, int]] = {}

    def places(self, values: Iterable[_T]) -> list[int]:
        return [self._place(value) for value in values]

    def _place(self, value: _T) -> int:
        if known := self._same.get(id(value)):
            return known[1]
        place = self._places.setdefault(value, len(self.data))
        if place == len(self.data):
            self.data.append(self._write(value))
        self._same[id(value)] = value, place
        return place


def _taken(values: tuple[_T, ...], places: object) -> tuple[_T, ...]:
    """Return the values at some places."""
    try:
        return tuple([values[place] for place in cast("list[int]", _list(places))])
    except (IndexError, TypeError) as error:
        raise _OddError("not the place of a value") from error


def _write_box(box: BoxFacts) -> object:
    return [box.key, box.label, box.state, box.labelled, box.line]


def _write_item(item: ItemFacts) -> object:
    documents, steps = list(item.documents), list(item.steps)
    return [item.id, item.title, documents, steps, item.word, item.struck, item.own_boxes]


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


def _mapping(data: object) -> dict[str, object]:
    if not isinstance(data, dict):
        raise _OddError("not a mapping")  # one error for all oddities
    return data  # JSON has no other keys than texts


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
