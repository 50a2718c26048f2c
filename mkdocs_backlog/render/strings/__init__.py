"""The visible words of pages and fragments, a table a language.

A table is a TOML file (`en.toml`, `de.toml`, ...) of texts by name, with `{names}` for what is put
in. A text that counts has two forms, `name-one` and `name-other`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_LANGUAGE = "en"

_ONE_UP_TO = {"fr": 1, "pt": 1}
"""Languages in which zero is counted like one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strings:
    """The words of one language."""

    language: str
    """The language's code: 'en'."""
    texts: Mapping[str, str]
    """Plain texts by name."""

    def text(self, name: str, **values: object) -> Markup:
        """Return a text as HTML; values that are no `Markup` are escaped."""
        return escape(self.texts[name]).format(**values)

    def count(self, name: str, number: int, **values: object) -> Markup:
        """Return the form of a text that goes with a number, which it calls `count`."""
        one = number == 1 or (number == 0 and self.language in _ONE_UP_TO)
        return self.text(f"{name}-{'one' if one else 'other'}", count=number, **values)


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there are words for, sorted."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def strings_for(language: str) -> Strings:
    """Return the words of a language ('de', 'pt-BR', 'zh_TW'), English where there are none."""
    code = language.replace("_", "-").partition("-")[0].lower()
    known = code if code in languages() else DEFAULT_LANGUAGE
    text = files(__package__).joinpath(f"{known}.toml").read_text(encoding="utf-8")
    return Strings(language=known, texts=tomllib.loads(text))
