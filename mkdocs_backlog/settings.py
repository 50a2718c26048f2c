"""The plugin's options as the core uses them: plain data, checked all at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import cast

from mkdocs_backlog import queries
from mkdocs_backlog.errors import SettingsError
from mkdocs_backlog.model.backlog import Role
from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.model.globs import matches
from mkdocs_backlog.model.status import WRITABLE

LEDGER_EVIDENCE = ("mention", "change")
DEFAULT_BASELINE = ".backlog-baseline.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options of `plugins: backlog:` in `mkdocs.yml`."""

    enabled: bool = True
    """Switch the plugin off without removing it."""
    matrices: tuple[str, ...] = ()
    """Globs of the pages that hold matrices, relative to docs_dir; empty: find them."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Header words by role, beside the built-in ones."""
    id_pattern: str | None = None
    """Regular expression that an item's ID must match as a whole; None: learned from the rows."""
    statuses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Status words by status, beside the built-in ones."""
    categories: Mapping[str, str] = field(default_factory=dict)
    """The label shown for a category, by its key."""
    checklists: tuple[str, ...] = ()
    """Globs of the governed checklists; empty: read from the Governance section, else all pages."""
    ledgers: tuple[str, ...] | None = None
    """Paths of the ledgers; None: read from the Governance section."""
    ledger_evidence: tuple[str, ...] = LEDGER_EVIDENCE
    """Kinds of evidence that count: a mention in the ledger, a change of it in git."""
    supersedes: tuple[str, ...] = ()
    """Globs of the logs that the backlog replaces."""
    repository_links: bool = True
    """Whether '/docs/x.md' means the file x.md of docs_dir."""
    pages: str | None = "backlog"
    """Folder of the generated pages on the site; None: none."""
    item_pages: bool = True
    """A page per item."""
    nav: str | None = "Backlog"
    """Title of the dashboard in the navigation; None: not in it."""
    badges: bool = True
    """Badges in the matrix and at mentions."""
    autolink: bool = True
    """Known IDs in prose link to their item."""
    panels: bool = True
    """A list of the items on documents that items point at."""
    history: bool = True
    """Read git."""
    stale_after: int = 180
    """Days without a change after which the rule `item-stale` speaks of an item."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """The ID that an item has today by an ID that it had before, beside what git tells."""
    export: bool = True
    """Write backlog.json and the badges for a README beside the pages."""
    baseline: str | None = DEFAULT_BASELINE
    """File of known findings, relative to the folder of `mkdocs.yml`; None: none is read."""
    views: queries.Views = field(default_factory=dict)
    """Queries by name, for widgets, lists and a check of their own."""
    rules: Mapping[str, Severity] = field(default_factory=dict)
    """Severity by a rule's code or name, lower case."""
    rules_by_path: tuple[tuple[str, Mapping[str, Severity]], ...] = ()
    """Globs of pages, relative to docs_dir, with the severities that hold there: the option
    `rules` under a glob. The last one that names a rule wins, and over `rules`."""

    @classmethod
    def from_mapping(
        cls, options: Mapping[str, object] | None, *, rule_names: frozenset[str] = frozenset()
    ) -> Settings:
        """Return the settings that plain data describes.

        Args:
            options: Options by name, as YAML gives them; None stands for no options.
            rule_names: The codes and names that `rules` may use, lower case; empty: not checked.

        Raises:
            SettingsError: One or more options are wrong; it lists them all.
        """
        problems: list[str] = []
        known = {entry.name for entry in fields(cls)} - {"rules_by_path"}
        values: dict[str, object] = {}
        for name, value in (options or {}).items():
            if name not in known:
                problems.append(f"unknown option '{name}'{_nearest(str(name), known)}")
                continue
            try:
                values[name] = _READERS[name](value)
            except _WrongError as error:
                problems.extend(f"option '{name}': {problem}" for problem in error.args)
            if name == "rules" and rule_names:
                problems.extend(_unknown_rules(value, rule_names))
        if "rules" in values:
            chosen, by_path = cast("_Rules", values["rules"])
            values |= {"rules": chosen, "rules_by_path": by_path}
        if problems:
            raise SettingsError(tuple(problems))
        return cls(**values)  # type: ignore[arg-type] # each value was read by its own reader

    def severity(self, keys: Iterable[str], path: str) -> Severity | None:
        """Return the severity that is set for a rule on a page; None where none is set.

        Args:
            keys: Its code and name, lower case, the one first that wins over the other.
            path: The page, as a POSIX path relative to docs_dir.
        """
        names = tuple(keys)
        here = (chosen for glob, chosen in reversed(self.rules_by_path) if matches(path, (glob,)))
        for chosen in (*here, self.rules):
            for name in names:
                if name in chosen:
                    return chosen[name]
        return None


_Rules = tuple[dict[str, Severity], tuple[tuple[str, Mapping[str, Severity]], ...]]


class _WrongError(Exception):
    """One option's value is wrong; each argument says what a part of it must be."""


def _nearest(name: str, known: set[str] | frozenset[str]) -> str:
    found = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean '{found[0]}'?" if found else ""


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongError(f"must be true or false, not {value!r}")
    return value


def _days(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _WrongError(f"must be a number of days, 1 or more, not {value!r}")
    return value


def _words(value: object) -> tuple[str, ...]:
    entries = [value] if isinstance(value, str) else value
    if not isinstance(entries, list | tuple) or not all(isinstance(e, str) for e in entries):
        raise _WrongError(f"must be a list of texts, not {value!r}")
    return tuple(cast("list[str]", entries))


def _word_or_off(value: object) -> str | None:
    if value is None or value is False:
        return None
    if not isinstance(value, str) or not value.strip():
        raise _WrongError(f"must be a text, or false for none, not {value!r}")
    return value.strip()


def _folder(value: object) -> str | None:
    text = _word_or_off(value)
    if text is None:
        return None
    folder = text.strip("/")
    if not re.fullmatch(r"[\w.-]+(/[\w.-]+)*", folder) or {".", ".."} & set(folder.split("/")):
        raise _WrongError(f"must be a folder's name such as 'backlog', or false, not {value!r}")
    return folder


def _pattern(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise _WrongError(f"must be a regular expression, not {value!r}")
    try:
        re.compile(value)
    except (re.error, OverflowError, RecursionError, ValueError) as error:
        raise _WrongError(f"'{value}' is not a regular expression: {error}") from None
    return value


def _table(
    value: object, keys: tuple[str, ...] | None, read: Callable[[object], object]
) -> dict[str, object]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise _WrongError(f"must be a mapping, not {value!r}")
    result: dict[str, object] = {}
    problems: list[str] = []
    for key, entry in value.items():
        if keys is not None and key not in keys:
            problems.append(f"unknown key '{key}'; the keys are {', '.join(keys)}")
            continue
        try:
            result[str(key)] = read(entry)
        except _WrongError as error:
            problems.extend(f"'{key}': {problem}" for problem in error.args)
    if problems:
        raise _WrongError(*problems)
    return result


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _WrongError(f"must be a text, not {value!r}")
    return value


def _severity(value: object) -> Severity:
    # YAML 1.1 reads a bare `off` as false.
    word = "off" if value is False else value
    if word not in list(Severity):
        raise _WrongError(f"severity must be one of {', '.join(Severity)}, not {value!r}")
    return Severity(str(word))


def _evidence(value: object) -> tuple[str, ...]:
    kinds = _words(value)
    wrong = [kind for kind in kinds if kind not in LEDGER_EVIDENCE]
    if wrong or not kinds:
        raise _WrongError(f"must name one or more of {', '.join(LEDGER_EVIDENCE)}, not {value!r}")
    return kinds


def _views(value: object) -> queries.Views:
    views, problems = queries.read_views(value)
    if problems:
        raise _WrongError(*problems)
    return views


def _rules(value: object) -> _Rules:
    """Return the severities by rule, and those by glob of pages."""
    chosen: dict[str, Severity] = {}
    by_path: list[tuple[str, Mapping[str, Severity]]] = []
    problems: list[str] = []
    for key, entry in _table(value, None, lambda entry: entry).items():
        try:
            if _is_glob(key):
                found = _table(entry, None, _severity)
                severities = {name.lower(): Severity(str(word)) for name, word in found.items()}
                by_path.append((f"{key}**" if key.endswith("/") else key, severities))
            else:
                chosen[key.lower()] = _severity(entry)
        except _WrongError as error:
            problems.extend(f"'{key}': {problem}" for problem in error.args)
    if problems:
        raise _WrongError(*problems)
    return chosen, tuple(by_path)


def _is_glob(key: str) -> bool:
    """Say whether a key of `rules` names pages, as no rule's name does."""
    return "/" in key or "*" in key or key.endswith(".md")


def _unknown_rules(value: object, known: frozenset[str], place: str = "") -> Iterator[str]:
    """Yield a problem for each name that no rule has, whatever else is wrong with the option."""
    for key, entry in value.items() if isinstance(value, Mapping) else ():
        rule = str(key).lower()
        if _is_glob(str(key)) and not place:
            yield from _unknown_rules(entry, known, f"'{key}': ")
        elif rule not in known:
            yield f"option 'rules': {place}no rule '{rule}'{_nearest(rule, known)}"


_READERS: Mapping[str, Callable[[object], object]] = {
    "enabled": _flag,
    "matrices": _words,
    "columns": lambda value: _table(value, tuple(Role), _words),
    "id_pattern": _pattern,
    "statuses": lambda value: _table(value, tuple(WRITABLE), _words),
    "categories": lambda value: _table(value, None, _text),
    "checklists": _words,
    "ledgers": lambda value: None if value is None else _words(value),
    "ledger_evidence": _evidence,
    "supersedes": _words,
    "repository_links": _flag,
    "pages": _folder,
    "item_pages": _flag,
    "nav": _word_or_off,
    "badges": _flag,
    "autolink": _flag,
    "panels": _flag,
    "history": _flag,
    "stale_after": _days,
    "redirects": lambda value: _table(value, None, _text),
    "export": _flag,
    "baseline": _word_or_off,
    "views": _views,
    "rules": _rules,
}
