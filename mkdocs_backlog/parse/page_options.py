"""The options that a page sets for its backlog in its front matter."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from mkdocs_backlog.errors import SettingsError
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.page_options import OptionProblem, PageOptions
from mkdocs_backlog.parse.document import OPTIONS
from mkdocs_backlog.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_backlog.model.document import Document

_WORDS = ("columns", "statuses")
_PATTERNS = ("checklists", "ledgers", "supersedes")
_NAMES = (*_PATTERNS, *_WORDS)


def read_page_options(document: Document) -> PageOptions:
    """Return the options of a page; what cannot be understood is not set, and told."""
    written = document.meta.get(OPTIONS)
    if written is None:
        return PageOptions()
    if not isinstance(written, dict):
        fact = f"'{OPTIONS}' in the front matter must be a mapping, not {written!r:.60}"
        return PageOptions(problems=(_problem(document, fact, f"it can hold {_listed()}"),))
    return _read(document, {str(name): value for name, value in written.items()})


def _read(document: Document, written: Mapping[str, object]) -> PageOptions:
    values: dict[str, object] = {}
    problems: list[OptionProblem] = []
    for name, value in written.items():
        if name not in _NAMES:
            problems.append(_unknown(document, name))
            continue
        try:
            values[name] = getattr(Settings.from_mapping({name: value}), name)
        except SettingsError as error:
            problems.extend(_wrong(document, name, problem) for problem in error.problems)
    found = Settings.from_mapping(values)
    return PageOptions(
        columns=found.columns,
        statuses=found.statuses,
        patterns={name: getattr(found, name) for name in _PATTERNS if values.get(name) is not None},
        places={name: _place(document, name) for name in values},
        problems=tuple(problems),
    )


def _unknown(document: Document, name: str) -> OptionProblem:
    near = difflib.get_close_matches(name, _NAMES, n=1)
    cure = f"did you mean '{near[0]}'?" if near else f"a page can set {_listed()}"
    return _problem(document, f"a page has no option '{name}'", cure, name)


def _wrong(document: Document, name: str, problem: str) -> OptionProblem:
    """Return what the settings say of an option; the key in it that they quote has the line."""
    said = problem.removeprefix(f"option '{name}': ")
    quoted = re.match(r"(?:unknown key )?'([^']*)'", said)
    keys = (name, quoted[1]) if quoted else (name,)
    unknown, _, known = said.partition("; ")
    if known:
        return _problem(document, f"option '{name}' of this page has an {unknown}", known, *keys)
    must = said.replace("': ", "' ", 1) if quoted else f"it {said}"
    return _problem(document, f"option '{name}' of this page cannot be read", must, *keys)


def _problem(document: Document, fact: str, cure: str, *keys: str) -> OptionProblem:
    return OptionProblem(
        message=f"{fact}; {cure}",
        cure=cure,
        location=_place(document, *keys),
        subject=".".join(keys),
    )


def _place(document: Document, *keys: str) -> Location:
    """Return the place of a key, or of the nearest one above it that has a line."""
    lines = (document.option_lines.get((OPTIONS, *keys[:length])) for length in (2, 1, 0))
    return Location(document.src_uri, next(filter(None, lines), 1))


def _listed() -> str:
    return ", ".join(f"'{name}'" for name in _NAMES)
