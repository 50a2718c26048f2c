"""The items that a query asks for, in its order, and what in the query the backlogs do not know."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Role
from mkdocs_backlog.model.query import QueryProblem
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.queries import SHAPES, fold_field
from mkdocs_backlog.resolve.steps import step_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_backlog.model.analysis import ResolvedItem
    from mkdocs_backlog.model.backlog import Backlog
    from mkdocs_backlog.model.query import Condition, Query, SortKey

WAVE = "wave"
"""The field of the waves that an item's steps are in; it can be asked for, not shown."""
ROLES = tuple(role.value for role in Role)
_PLACES = {status.value: place for place, status in enumerate(Status)}
_NUMBERS = re.compile(r"([0-9]+)")
_LISTED = re.compile(r"[,;\n]")
_RANKS = {
    word: rank
    for rank, words in enumerate(
        (
            "blocker critical urgent highest must kritisch critique crítica critico crítico",
            "high major should hoch haute alta élevée 高",
            "medium normal moderate middle could mittel moyenne media média 中",
            "low minor niedrig basse baja baixa faible 低",
            "lowest trivial wont won't",
        )
    )
    for word in words.split()
}
"""Words for priorities, the most pressing first."""
_RANKED = frozenset({"priority", "prio", "severity", "impact", "urgency", "risk", "effort", "size"})
_CLOSED = ("id", "category", "step", WAVE)
"""Fields of which every value is known: a word that no item has there is a slip."""

_SortValue = tuple[tuple[int, int, str], ...]


class Selector:
    """Answers queries about the items of all backlogs."""

    def __init__(
        self,
        items: Sequence[ResolvedItem],
        backlogs: Sequence[Backlog],
        categories: Mapping[str, str],
    ) -> None:
        """Take what is asked about.

        Args:
            items: The items in their order.
            backlogs: The backlogs that they stand in.
            categories: The labels of categories, by key.
        """
        self._items = items
        self._backlogs = backlogs
        self._values: dict[str, tuple[str, ...]] = {}
        self._labels = {key.casefold(): label for key, label in categories.items()}

    @cached_property
    def headers(self) -> Mapping[str, tuple[str, Role | None]]:
        """The columns of all matrices by folded header: the header as written, and the role."""
        return {
            fold_field(column.name): (column.name, column.role)
            for backlog in reversed(self._backlogs)
            for matrix in reversed(backlog.matrices)
            for column in matrix.recognition.columns
        }

    def select(self, query: Query) -> tuple[ResolvedItem, ...]:
        """Return all items that a query asks for, sorted, whatever its limit."""
        found = [e for e in self._items if all(self._holds(c, e) for c in query.conditions)]
        for key in reversed(query.sort):
            found = self._sorted(found, key)
        return tuple(found)

    def named(self, field: str) -> str:
        """Return the name of the role that a field has, else its own."""
        role = self._place(field)[1]
        return field if role is None else role.value

    def problems(self, query: Query) -> Iterator[QueryProblem]:
        """Yield what in a query no backlog has: fields, categories, IDs, steps, documents."""
        asked = [(c.field, "option") for c in query.conditions]
        asked += [(name, "column") for name in (*(k.field for k in query.sort), *query.columns)]
        for field, noun in dict.fromkeys(asked):
            known = field in ROLES or field in self.headers or (field == WAVE and noun == "option")
            if not known:
                yield self._unknown_field(field, noun)
        for condition in query.conditions:
            yield from self._unknown_words(condition)

    def _unknown_field(self, field: str, noun: str) -> QueryProblem:
        there = {role for _, role in self.headers.values()} | {Role.ID, Role.STATUS}
        roles = [role.value for role in sorted(Role, key=lambda role: role not in there)]
        own = [name for name, role in self.headers.values() if role is None]
        options = (*SHAPES, "not", WAVE) if noun == "option" else ()
        known = (*roles[: len(there - {None})], *own, *options, *roles[len(there - {None}) :])
        return QueryProblem(text=f"no {noun} '{field[:40]}'", wanted=field, known=known)

    def _unknown_words(self, condition: Condition) -> Iterator[QueryProblem]:
        name = self.named(condition.field)
        # By its own name a status is known before.
        closed = name in _CLOSED or name == Role.STATUS.value != condition.field
        values = self._values_of(name) if closed else ()
        for word in condition.words:
            known = not closed or word is None or any(_fits(word, v, name) for v in values)
            if word is not None and not known:
                text = f"no {name} '{word[:40]}'"
                yield QueryProblem(text=text, wanted=word, known=values)

    def _values_of(self, name: str) -> tuple[str, ...]:
        """Return all that a field may say."""
        if name not in self._values:
            found = dict.fromkeys(v for entry in self._items for v in self._texts(entry, name))
            if name == Role.STATUS.value:
                found = dict.fromkeys(_PLACES)
            if name == Role.CATEGORY.value:
                found |= dict.fromkeys(v for pair in self._labels.items() for v in pair)
            self._values[name] = tuple(found)
        return self._values[name]

    def _holds(self, condition: Condition, entry: ResolvedItem) -> bool:
        values = self._texts(entry, condition.field)
        name = self.named(condition.field)
        found = any(
            not values if word is None else any(_fits(word, value, name) for value in values)
            for word in condition.words
        )
        return found is not condition.negated

    def _texts(self, entry: ResolvedItem, field: str) -> tuple[str, ...]:
        """Return what an item says in a field; a cell with several names, whole and one by one."""
        name, role = self._place(field)
        if role is None and field == WAVE and WAVE not in self.headers:
            return tuple(dict.fromkeys(_waves(entry)))
        if role is None:
            return _parts(entry.item.fields.get(name, ""))
        if role is Role.CATEGORY:
            key = entry.item.category
            return tuple(filter(None, (key, self._labels.get((key or "").casefold()))))
        return _role_texts(entry, role)

    def _place(self, field: str) -> tuple[str, Role | None]:
        """Return the header and role of a field; a role's own name comes first."""
        if field in ROLES:
            return field, Role(field)
        return self.headers.get(field, (field, None))

    def _sorted(self, entries: Sequence[ResolvedItem], key: SortKey) -> list[ResolvedItem]:
        """Return items by one field, those without it at the end."""
        values = [(self._value(entry, key.field), entry) for entry in entries]
        there = sorted(
            ((value, entry) for value, entry in values if value),
            key=lambda pair: pair[0],
            reverse=key.descending,
        )
        return [entry for _, entry in there] + [entry for value, entry in values if not value]

    def _value(self, entry: ResolvedItem, field: str) -> _SortValue:
        texts = self._texts(entry, field)
        text = texts[0].casefold() if texts else ""
        role = self._place(field)[1]
        if role is Role.STATUS:
            return ((0, _PLACES[text], ""),)
        rank = _rank(text) if role is Role.PRIORITY or field in _RANKED else None
        return natural(text) if rank is None else ((-1, rank, ""), *natural(text))


def natural(text: str) -> _SortValue:
    """Return a sort key in which numbers count by their value."""
    parts = filter(None, _NUMBERS.split(text))
    return tuple(
        # A number may have more digits than Python turns into one.
        (0, len(part.lstrip("0")), part.lstrip("0")) if part[0] in "0123456789" else (1, 0, part)
        for part in parts
    )


def _rank(text: str) -> int | None:
    """Return the rank of a priority that is a word, or begins with one."""
    words = re.split(r"[\s(/:-]+", text.strip("*_` "), maxsplit=1)
    return _RANKS.get(words[0])


def _role_texts(entry: ResolvedItem, role: Role) -> tuple[str, ...]:
    match role:
        case Role.ID:
            return (entry.item.id,)
        case Role.STATUS:
            return (entry.status.value,)
        case Role.STEP:
            return tuple(step.ref.text for step in entry.steps)
        case Role.DOCUMENT:
            refs = ((doc.target.file, doc.ref.href, doc.ref.text) for doc in entry.documents)
            return tuple(text for texts in refs for text in texts if text)
        case Role.TITLE:
            return _parts(entry.item.title)
        case _:
            return _parts(entry.item.roles.get(role, ""))


def _parts(text: str) -> tuple[str, ...]:
    """Return a cell's text, and the names that it lists."""
    whole = " ".join(text.split())
    parts = (" ".join(part.split()) for part in _LISTED.split(text))
    return tuple(dict.fromkeys(filter(None, (whole, *parts))))


def _waves(entry: ResolvedItem) -> Iterator[str]:
    """Yield what an item's steps are in: S1-W2-03 is in S1-W2 and in S1."""
    for step in entry.steps:
        key = step.key
        while key:
            yield key
            key = key.rpartition("-")[0]


def _fits(word: str, value: str, field: str) -> bool:
    """Say whether a value of a field is a word, letter case aside; '*' stands for anything."""
    if field in {Role.STEP.value, WAVE}:
        word, value = step_key(word), step_key(value)
    elif field == Role.STATUS.value:
        word = "-".join(word.split())
    first, *rest = word.casefold().split("*")
    text = value.casefold()
    if not rest:
        return text == first
    *middle, last = rest
    if len(text) < len(first) + len(last) or not text.startswith(first):
        return False
    position, end = len(first), len(text) - len(last)
    for part in middle:
        found = text.find(part, position, end)
        if found < 0:
            return False
        position = found + len(part)
    return text.endswith(last)
