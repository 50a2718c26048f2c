"""The visible words of pages and fragments, in the language of the site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_backlog.model.clause import Clause, state_of
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.strings import DEFAULT_LANGUAGE, form_of, languages, table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_backlog.model.clause import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Strings:
    """The words of one language."""

    language: str
    """The code of the table: 'en'."""
    texts: Mapping[str, str]
    """Plain texts by name."""
    site: str = DEFAULT_LANGUAGE
    """The code of the site's language, which there may be no table for: 'he'."""

    def text(self, name: str, /, **values: object) -> Markup:
        """Return a text as HTML; values that are no `Markup` are escaped."""
        return escape(self.texts[name]).format(**values)

    def count(self, name: str, number: int, /, **values: object) -> Markup:
        """Return the form of a text that goes with a number, which it calls `count`."""
        return self.text(form_of(name, number, self.language), count=number, **values)

    def say(self, clause: Clause, shown: Callable[[str], Markup] = escape) -> Markup:
        """Return a statement as a line of its own, which begins with a capital.

        Args:
            clause: The statement.
            shown: What makes HTML of the words that are put in.
        """
        words = self._say(clause, shown)
        return words[:1].upper() + words[1:] if self._leads(clause) else words

    def _say(self, value: Value, shown: Callable[[str], Markup]) -> Markup:
        if isinstance(value, Status):
            value = state_of(value)
        if not isinstance(value, Clause):
            return shown(value)
        values = {place: self._say(part, shown) for place, part in value.values}
        return self.text(value.form(self.language), **values, count=value.count)

    def _leads(self, clause: Clause) -> bool:
        """Say whether a statement begins with words of the table, not with what is put in."""
        start = self.texts[clause.form(self.language)].partition("}")[0]
        if not start.startswith("{"):
            return True
        first = dict(clause.values).get(start[1:])
        return isinstance(first, Clause) and self._leads(first)

    def day(self, iso: str) -> str:
        """Return a day (2025-01-31) as the language writes it."""
        day = date.fromisoformat(iso)
        month = self.texts["months"].split("|")[day.month - 1]
        return self.texts["day"].format(day=day.day, month=month, year=day.year)

    def english(self, words: str) -> Markup:
        """Return English words as HTML, marked as such where the site's language is another."""
        return Markup("<span{}>{}</span>").format(self.mark, words) if self.mark else escape(words)

    @property
    def mark(self) -> Markup:
        """The attribute for elements with English words; '' on an English site."""
        return Markup() if self.site == DEFAULT_LANGUAGE else Markup(' lang="en"')

    @property
    def words(self) -> Markup:
        """The attributes for parts of a page whose language has no table; '' where it has one."""
        return Markup() if self.site == self.language else Markup(' lang="en" dir="ltr"')


@cache
def strings_for(language: str) -> Strings:
    """Return the words of a language ('de', 'pt-BR', 'zh_TW'), English where there are none."""
    code = _base(language) or DEFAULT_LANGUAGE
    known = code if code in languages() else DEFAULT_LANGUAGE
    return Strings(language=known, texts=table_of(known), site=code)


def _base(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
