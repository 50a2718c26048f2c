"""The words that tables, checklists and governance sections are read by.

The words are data, a file a language (`en.toml`, `de.toml`, ...), merged into one vocabulary: a
page need not say which language it is in. `settings.columns` and `settings.statuses` add to it.

A list of words is one text, the words set apart by commas: TOML reads that many times as fast as
a list, and the files are read whenever the program starts.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import cast

from mkdocs_backlog.model.backlog import Role
from mkdocs_backlog.model.status import WRITABLE, Status

_EDGES = " \t\n*_`~:：.。,;!?()[]{}<>「」【】\"'“”‘’|"
_VARIATION = re.compile("[\ufe0e\ufe0f\u200b-\u200d\u2060\xad]")

EAST_ASIAN = 0x2E80
"""From this character on, scripts write no spaces between words."""

_Words = Mapping[str, list[str]]
_ROLE_ORDER = {role: position for position, role in enumerate(Role)}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """Folded words and what they stand for; the same only as itself, so that it can be a key."""

    roles: Mapping[str, tuple[Role, ...]]
    """The roles that a header can have, likeliest first."""
    id_words: frozenset[str]
    """Headers of ID columns."""
    id_weak: frozenset[str]
    """Headers of ID columns only where the cells look like IDs."""
    status_words: frozenset[str]
    """Headers of status columns, whatever the cells hold."""
    title_words: frozenset[str]
    """Headers of title columns that win over the others."""
    not_status: frozenset[str]
    """Headers that never head a status column."""
    statuses: Mapping[str, Status]
    """Status words."""
    icons: Mapping[str, Status]
    """Signs that stand for a status."""
    own: frozenset[str]
    """Status words and signs of the site's own."""
    legends: frozenset[str]
    """Words that announce what signs stand for."""
    answers: frozenset[str]
    """Words that say yes or no: statuses only where the header asks for one."""
    agreements: frozenset[str]
    """Words of agreement: open alone, done beside a sign that says so, as in '✅ approved'."""
    doubts: frozenset[str]
    """Words that, behind a status word, make it part of a sentence: 'done when tests pass'."""
    negations: tuple[str, ...]
    """Words that turn the status word behind them into open: 'not fixed'."""
    lead_ins: tuple[str, ...]
    """Words that may stand before a status word: 'now done'."""
    backlog_pages: tuple[str, ...]
    """Words that call a page or section a backlog."""
    register_pages: tuple[str, ...]
    """Words that call it a register of another kind."""
    against: frozenset[str]
    """Headers that speak against a matrix."""
    fillers: frozenset[str]
    """Words in an ID cell that make its row no item."""
    joiners: frozenset[str]
    """Words between listed steps."""
    ranges: tuple[str, ...]
    """Words between the ends of a range of steps."""
    governance: Mapping[str, tuple[str, ...]]
    """Words by what they tell in a Governance section."""
    ledgers: Mapping[str, tuple[str, ...]]
    """Words by what they tell in a ledger."""


def fold(text: str) -> str:
    """Return `text` as words are compared.

    NFKC, single spaces, without letter case, markup and outer punctuation.
    """
    return _trim(_normal(text))


def _normal(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("’", "'")
    return _VARIATION.sub("", plain).casefold()


def sign_key(sign: str) -> str:
    """Return a sign as it is looked up: without variation selectors and outer white space."""
    return _normal(sign).strip()


def _trim(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES)


def find_word(words: Iterable[str], text: str) -> str | None:
    """Return the longest of `words` that stands in folded `text` as a word, if one does."""
    for word in sorted(words, key=len, reverse=True):
        position = text.find(word)
        while position >= 0:
            if _is_word(text, position, position + len(word)):
                return word
            position = text.find(word, position + 1)
    return None


def _is_word(text: str, start: int, end: int) -> bool:
    """Say whether no letter stands on either side, which East Asian scripts do not ask for."""
    if ord(text[start]) > EAST_ASIAN:
        return True
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not before.isalnum() and not after.isalnum()


def load_vocabulary(
    columns: Mapping[str, Iterable[str]], statuses: Mapping[str, Iterable[str]]
) -> Vocabulary:
    """Return the built-in words together with a site's own, which win.

    Args:
        columns: Header words by role.
        statuses: Status words by status.
    """
    builtin = _builtin()
    roles = dict(builtin.roles)
    id_words = set(builtin.id_words)
    for name, words in columns.items():
        role = Role(name)
        for word in map(fold, words):
            roles[word] = (role, *(other for other in roles.get(word, ()) if other is not role))
            if role is Role.ID:
                id_words.add(word)
    own = [(word, Status(name)) for name, words in statuses.items() for word in words]
    signs = {sign_key(word): status for word, status in own if _is_sign(word)}
    return replace(
        builtin,
        roles=roles,
        id_words=frozenset(id_words),
        status_words=builtin.status_words | {fold(word) for word in columns.get("status", ())},
        title_words=builtin.title_words | {fold(word) for word in columns.get("title", ())},
        not_status=builtin.not_status
        - {w for w, found in roles.items() if found[0] is Role.STATUS},
        statuses={**builtin.statuses, **{fold(word): status for word, status in own}},
        icons={**signs, **{s: v for s, v in builtin.icons.items() if s not in signs}},
        own=frozenset(key for word, _ in own for key in (word.strip(), sign_key(word))),
    )


def _is_sign(word: str) -> bool:
    """Say whether a word is a sign: '🌟', not 'done' and not white space."""
    return not any(character.isalnum() for character in word) and bool(sign_key(word))


@cache
def _known_names() -> re.Pattern[str]:
    """Return a pattern of the standards and products in `names.toml`."""
    names = tomllib.loads(files(__name__).joinpath("names.toml").read_text(encoding="utf-8"))
    families = "|".join(map(re.escape, names["families"]))
    exact = "|".join(map(re.escape, names["exact"]))
    return re.compile(rf"(?:(?:{families})[-_/ ]?v?\d[\w.-]*|(?:{exact}))", re.IGNORECASE)


def is_known_name(text: str) -> bool:
    """Say whether `text` names a standard or product (RFC2119, S3, GPT-4) rather than an item."""
    return _known_names().fullmatch(text) is not None


def is_step_word(word: str) -> bool:
    """Say whether a word can head a column of steps in one of the languages: 'Schritt', 'step'."""
    return Role.STEP in _builtin().roles.get(fold(word), ())


@cache
def _builtin() -> Vocabulary:
    """Return the words of all languages; read once, constant ever after."""
    tables = [
        read_words(entry.read_text(encoding="utf-8"))
        for entry in sorted(files(__name__).iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml") and entry.name not in {"icons.toml", "names.toml"}
    ]
    icons = tomllib.loads(files(__name__).joinpath("icons.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        roles=_roles(tables),
        id_words=_union(tables, "roles", "id"),
        id_weak=_union(tables, "roles", "id_weak"),
        status_words=_union(tables, "roles", "status"),
        title_words=_union(tables, "roles", "title"),
        not_status=_union(tables, "not_status", "words"),
        statuses=_statuses(table["statuses"] for table in tables),
        icons={
            _VARIATION.sub("", sign): status
            for sign, status in _pairs(cast("_Words", icons["statuses"]))
        },
        own=frozenset(),
        legends=_union(tables, "legends", "words"),
        answers=_union(tables, "status_notes", "answers"),
        agreements=_union(tables, "status_notes", "agreements"),
        doubts=_union(tables, "status_notes", "doubts"),
        negations=_longest_first(_union(tables, "status_notes", "negations")),
        lead_ins=_longest_first(_union(tables, "status_notes", "lead_ins")),
        backlog_pages=tuple(sorted(_union(tables, "pages", "backlog"))),
        register_pages=tuple(sorted(_union(tables, "pages", "register"))),
        against=_union(tables, "against", "words"),
        fillers=_union(tables, "fillers", "words"),
        joiners=_union(tables, "joiners", "words"),
        ranges=_longest_first(_union(tables, "joiners", "ranges")),
        governance=_section(tables, "governance"),
        ledgers=_section(tables, "ledgers"),
    )


def read_words(text: str) -> Mapping[str, _Words]:
    """Return the folded words of a language file by section and list.

    Args:
        text: The file, TOML; a list is one text with commas between the words, or an array.
    """
    return {
        section: {
            name: _listed(words if isinstance(words, str) else ",".join(words))
            for name, words in lists.items()
        }
        for section, lists in tomllib.loads(text).items()
    }


def _listed(text: str) -> list[str]:
    """Return the words of a list; what is nothing but punctuation stays as it is: '...'."""
    words = " ".join(_normal(text).split()).split(",")
    return [word.strip(_EDGES) or word.strip() for word in words if not word.isspace() and word]


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words so that 'not yet' is tried before 'not'."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _union(tables: Iterable[Mapping[str, _Words]], section: str, key: str) -> frozenset[str]:
    return frozenset(word for table in tables for word in table.get(section, {}).get(key, ()))


def _section(tables: Iterable[Mapping[str, _Words]], section: str) -> dict[str, tuple[str, ...]]:
    """Return all words of a section by the list that they stand in."""
    return {
        key: tuple(sorted(_union(tables, section, key)))
        for key in sorted({key for table in tables for key in table.get(section, {})})
    }


def _roles(tables: Iterable[Mapping[str, _Words]]) -> dict[str, tuple[Role, ...]]:
    found: dict[str, list[Role]] = {}
    for table in tables:
        for name, words in table["roles"].items():
            role = Role(name.removesuffix("_weak"))
            for word in words:
                roles = found.setdefault(word, [])
                if role not in roles:
                    roles.append(role)
    return {
        word: tuple(sorted(roles, key=_ROLE_ORDER.__getitem__)) for word, roles in found.items()
    }


def _pairs(words: _Words) -> list[tuple[str, Status]]:
    return [(word, status) for status in WRITABLE for word in words.get(status, ())]


def _statuses(sections: Iterable[_Words]) -> dict[str, Status]:
    found: dict[str, Status] = {}
    for words in sections:
        for word, status in _pairs(words):
            found.setdefault(word, status)
    return found
