"""Queries from plain data: what stands in a widget's comment and under `views` in the settings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from mkdocs_backlog.model.query import Condition, Query, QueryProblem, SortKey, View
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.model.widget import WidgetKind

SHAPES = ("sort", "columns", "limit")
"""The options that are no conditions; what a widget has no use for is none of its options."""
USES: Mapping[WidgetKind, frozenset[str]] = {
    WidgetKind.PROGRESS: frozenset(),
    WidgetKind.TABLE: frozenset(SHAPES),
    WidgetKind.LIST: frozenset({"sort", "limit"}),
    WidgetKind.CHART: frozenset(),
    WidgetKind.COUNT: frozenset(),
}
"""Those of them that each widget has a use for."""
_PLURALS = {
    "ids": "id",
    "statuses": "status",
    "categories": "category",
    "documents": "document",
    "steps": "step",
    "waves": "wave",
}
_NOT = "not"
_AT_MOST = "at_most"
_LONGEST_SHOWN = 40
_MOST_WORDS = 500


Views = Mapping[str, View]
"""Views by name."""


class _WrongError(Exception):
    """A value is wrong; the arguments say what it is, and what to write."""


def fold_field(name: str) -> str:
    """Return the form in which the names of fields are compared."""
    folded = " ".join(name.split()).casefold()
    return _PLURALS.get(folded, folded)


def read_query(
    options: Mapping[object, object], shapes: Sequence[str] | frozenset[str] = SHAPES
) -> tuple[Query, tuple[QueryProblem, ...]]:
    """Return the query that plain data describes, and what of it cannot be understood.

    Args:
        options: Options by name, as YAML gives them.
        shapes: Those of `sort`, `columns` and `limit` that may be among them.
    """
    reader = _QueryReader()
    for key, value in options.items():
        reader.read(str(key), value, shapes)
    return reader.query(), tuple(reader.problems)


def read_views(value: object) -> tuple[Views, tuple[str, ...]]:
    """Return the views of the settings by name, and what is wrong with them."""
    if value is None:
        return {}, ()
    if not isinstance(value, Mapping):
        return {}, (f"must be a mapping of names to queries, not {_shown(value)}",)
    views: dict[str, View] = {}
    problems: list[str] = []
    for key, entry in value.items():
        name = str(key)
        try:
            views[name], found = _view(name, entry)
        except _WrongError as error:
            problems.append(f"'{name}': {'; '.join(error.args)}")
        else:
            problems += [f"'{name}': {_told(problem)}" for problem in found]
    return views, tuple(problems)


def _view(name: str, value: object) -> tuple[View, tuple[QueryProblem, ...]]:
    if not re.fullmatch(r"[^\W_][\w.-]*", name):
        raise _WrongError("is no name", "write letters, digits, '-', '_' and '.'")
    if not isinstance(value, Mapping | None):
        raise _WrongError(f"is {_shown(value)}", "write a mapping such as {status: open}")
    options = dict(value or {})
    reader = _QueryReader()
    at_most = None
    if _AT_MOST in options:
        at_most = reader.number(_AT_MOST, options.pop(_AT_MOST), least=0)
    query, problems = read_query(options)
    found = (*reader.problems, *problems)
    return View(name=name, query=query, at_most=at_most), found


def _told(problem: QueryProblem) -> str:
    cure = f"there are {', '.join(problem.known)}" if problem.known else problem.cure
    return f"{problem.text}; {cure}"


class _QueryReader:
    """Reads the options of one query."""

    def __init__(self) -> None:
        self.problems: list[QueryProblem] = []
        self._conditions: dict[tuple[str, bool], Condition] = {}
        self._sort: tuple[SortKey, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._limit: int | None = None

    def query(self) -> Query:
        return Query(
            conditions=tuple(self._conditions.values()),
            sort=self._sort,
            columns=self._columns,
            limit=self._limit,
        )

    def read(self, name: str, value: object, shapes: Sequence[str] | frozenset[str]) -> None:
        """Take one option."""
        if name in SHAPES and name not in shapes:
            self._wrong(name, f"'{name}' has no meaning here", "leave it out")
        elif name == "limit":
            self._limit = self.number(name, value, least=1)
        elif name == "sort":
            self._sort = tuple(map(_sort_key, self._texts(name, value)))
        elif name == "columns":
            self._columns = tuple(map(fold_field, self._texts(name, value)))
        elif name == _NOT:
            self._exclude(value)
        else:
            self._condition(name, value, negated=False)

    def number(self, name: str, value: object, *, least: int) -> int | None:
        """Return a whole number; None, and a problem, where it is none."""
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        self._wrong(name, f"'{name}' is {_shown(value)}", f"write a whole number, {least} or more")
        return None

    def _exclude(self, value: object) -> None:
        if not isinstance(value, Mapping):
            self._wrong(_NOT, f"'{_NOT}' is {_shown(value)}", "write it as { status: done }")
            return
        for name, words in value.items():
            self._condition(str(name), words, negated=True)

    def _condition(self, name: str, value: object, *, negated: bool) -> None:
        field = fold_field(name)
        try:
            words = _words(value)
        except _WrongError as error:
            self._wrong(name, f"'{name}' {error.args[0]}", error.args[1])
            return
        if field == "status":
            words = tuple(map(self._status, words))
        if (field, negated) in self._conditions:
            self._wrong(name, f"'{field}' is there twice", "write all its words in one list")
        self._conditions[field, negated] = Condition(field=field, words=words, negated=negated)

    def _status(self, word: str | None) -> str | None:
        folded = re.sub(r"[\s_]+", "-", (word or "").strip().casefold())
        if "*" not in folded and folded not in list(Status):
            known = tuple(status.value for status in Status)
            text = f"no status '{_cut(word or '')}'"
            self.problems.append(QueryProblem(text=text, wanted=word or "", known=known))
        return folded

    def _texts(self, name: str, value: object) -> tuple[str, ...]:
        """Return one or more names."""
        try:
            words = _words(value)
        except _WrongError as error:
            self._wrong(name, f"'{name}' {error.args[0]}", error.args[1])
            return ()
        if None in words or "" in words:
            self._wrong(name, f"'{name}' has an empty name", "name one or more columns")
        return tuple(word for word in words if word)

    def _wrong(self, wanted: str, text: str, cure: str) -> None:
        self.problems.append(QueryProblem(text=text, wanted=wanted, cure=cure))


def _sort_key(word: str) -> SortKey:
    descending = word.startswith("-")
    return SortKey(field=fold_field(word[descending:]), descending=descending)


def _words(value: object) -> tuple[str | None, ...]:
    """Return one or more words as texts, None for an empty value."""
    values = value if isinstance(value, list | tuple) else [value]
    if not values or len(values) > _MOST_WORDS:
        raise _WrongError(f"is a list of {len(values)} words", f"write 1 to {_MOST_WORDS}")
    return tuple(map(_word, values))


def _word(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        # YAML 1.1 reads a bare `yes`, `no`, `on` or `off` so.
        raise _WrongError(f"is {str(value).lower()}", "write yes, no, on and off in quotes")
    if isinstance(value, str | int | float | date):
        return " ".join(str(value).split())
    raise _WrongError(f"has {_shown(value)} in it", "write a word or a list of words")


def _shown(value: object) -> str:
    """Return a value as messages show it; one of several parts can be too long for that."""
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    return "nothing" if value is None else f"'{_cut(str(value))}'"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."
