"""The visible words, a table a language: `en.toml`, `de.toml` and so on.

A table holds texts by name, with `{names}` for what is put in. A text that counts has two forms,
`name-one` and `name-other`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_LANGUAGE = "en"
"""The language of reports and exports, and of pages in a language that has no table."""

_ONE_UP_TO = {"fr": 1, "pt": 1}
"""Languages in which zero is counted like one."""


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there are tables for, sorted."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def table_of(language: str) -> Mapping[str, str]:
    """Return the texts of a language by name.

    Args:
        language: The code of one of the `languages`.
    """
    text = files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def form_of(name: str, count: int, language: str) -> str:
    """Return the name of the form of a text that goes with a number."""
    one = count == 1 or (count == 0 and language in _ONE_UP_TO)
    return f"{name}-{'one' if one else 'other'}"
