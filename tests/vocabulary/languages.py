"""The vocabulary's files, by language."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from mkdocs_backlog.vocabulary import read_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_LANGUAGES = {"icons", "names"}


def languages() -> dict[str, Mapping[str, Mapping[str, list[str]]]]:
    """Return the folded words of each language by section and list."""
    return {
        entry.name.removesuffix(".toml"): read_words(entry.read_text(encoding="utf-8"))
        for entry in files("mkdocs_backlog.vocabulary").iterdir()
        if entry.name.endswith(".toml") and entry.name.removesuffix(".toml") not in _NO_LANGUAGES
    }
