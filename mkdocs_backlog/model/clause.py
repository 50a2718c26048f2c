"""Statements that can be made in any language: which sentence, and what is put in."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.strings import DEFAULT_LANGUAGE, form_of, table_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A statement, as a text of the tables of words and what is put into it."""

    name: str
    """The text's name: 'box-done'."""
    values: tuple[tuple[str, Value], ...] = ()
    """What is put in, by the names of its places."""
    count: int | None = None
    """The number that its form goes with; None for a text that does not count."""

    @property
    def text(self) -> str:
        """The statement in English, as reports and exports make it."""
        name = self.form(DEFAULT_LANGUAGE)
        values = {place: _english(value) for place, value in self.values}
        return table_of(DEFAULT_LANGUAGE)[name].format(**values, count=self.count)

    def form(self, language: str) -> str:
        """Return the name of the text in the form that its number asks for."""
        return self.name if self.count is None else form_of(self.name, self.count, language)


Value = str | Status | Clause
"""What is put into a clause: words as written, a status, or another clause."""


def clause(name: str, /, *, count: int | None = None, **values: Value) -> Clause:
    """Return a statement.

    Args:
        name: The text's name in the tables of words.
        count: The number that its form goes with.
        values: What is put in.
    """
    return Clause(name=name, values=tuple(values.items()), count=count)


def state_of(status: Status) -> Clause:
    """Return a status as a word in a sentence."""
    return Clause(name=f"state-{status.value}")


def _english(value: Value) -> str:
    if isinstance(value, Status):
        value = state_of(value)
    return value.text if isinstance(value, Clause) else value
