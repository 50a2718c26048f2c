"""The lists of words agree with each other, within a language and across all of them.

A page does not say which language it is in, so that a word may mean only one thing.
"""

from __future__ import annotations

from collections import defaultdict

import pytest

from mkdocs_backlog.model.backlog import Role
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.parse.statuses import StatusReader
from mkdocs_backlog.vocabulary import load_vocabulary
from tests.vocabulary.languages import languages

LANGUAGES = languages()
WORDS = [
    pytest.param(lists[name], id=f"{language}-{section}-{name}")
    for language, sections in LANGUAGES.items()
    for section, lists in sections.items()
    for name in lists
]
KNOWN = {
    "roles": {*(role.value for role in Role), "id_weak", "title_weak", "status_weak"},
    "not_status": {"words"},
    "statuses": {
        "open", "in-progress", "blocked", "awaiting-ledgers", "done", "deferred", "dropped",
    },
    "status_notes": {"answers", "agreements", "doubts", "negations", "lead_ins"},
    "legends": {"words"},
    "pages": {"backlog", "register"},
    "against": {"words"},
    "fillers": {"words"},
    "joiners": {"words", "ranges"},
    "governance": {
        "headings", "stages", "closing", "ledgers", "checklists", "checklist_words", "supersedes",
        "superseded_by",
    },
    "ledgers": {"open", "closed", "neither", "later"},
}  # fmt: skip
NOT_EVERYWHERE = {
    "agreements",
    "awaiting-ledgers",
    "superseded_by",
    "doubts",
    "negations",
    "lead_ins",
    "neither",
    "ranges",
}
"""Lists that a language may lack: it has no such word, or joins such words on, or says it else."""
READER = StatusReader(load_vocabulary({}, {}))


def _by_word(section: str) -> dict[str, dict[str, set[str]]]:
    """Return the lists that each word of a section stands in, by language."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for language, sections in LANGUAGES.items():
        for name, words in sections.get(section, {}).items():
            for word in words:
                found[word][language].add(name)
    return found


def _all(section: str, name: str) -> set[str]:
    return {word for lists in LANGUAGES.values() for word in lists.get(section, {}).get(name, ())}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_language_has_the_known_sections_and_lists(language: str) -> None:
    lists = LANGUAGES[language]

    assert set(lists) <= set(KNOWN)
    for section, names in KNOWN.items():
        assert set(lists.get(section, ())) <= names
        assert names - set(lists.get(section, ())) <= NOT_EVERYWHERE


@pytest.mark.parametrize("words", WORDS)
def test_a_list_has_each_word_once(words: list[str]) -> None:
    assert sorted(words) == sorted(set(words))


def test_a_status_word_means_one_status_in_all_languages() -> None:
    ambiguous = {
        word: dict(lists)
        for word, lists in _by_word("statuses").items()
        if len(set().union(*lists.values())) > 1
    }

    assert ambiguous == {}


def test_words_of_agreement_are_open_where_no_sign_says_more() -> None:
    assert _all("status_notes", "agreements") <= _all("statuses", "open")


def test_statuses_written_as_in_english_stand_there_alone() -> None:
    english = LANGUAGES["en"]["statuses"]
    repeated = {
        (language, word)
        for language, lists in LANGUAGES.items()
        for name, words in lists["statuses"].items()
        for word in words
        if language != "en" and word in english.get(name, ())
    }

    assert repeated == set()


def test_every_status_word_is_read_as_what_it_is_listed_for() -> None:
    misread = {
        word: (name, READER.read(word).status.value)
        for lists in LANGUAGES.values()
        for name, words in lists["statuses"].items()
        for word in words
        if READER.read(word).status is not Status(name)
    }

    assert misread == {}


def test_a_header_means_first_the_same_in_all_languages() -> None:
    order = [role.value for role in Role if role is not Role.ID]
    differing = {}
    for word, by_language in _by_word("roles").items():
        roles = [{name.removesuffix("_weak") for name in names} for names in by_language.values()]
        firsts = {next((role for role in order if role in held), None) for held in roles}
        if len(firsts - {None}) > 1:
            differing[word] = dict(by_language)

    assert differing == {}


def test_a_list_and_its_weaker_one_share_no_word() -> None:
    for name in ("id", "title", "status"):
        assert _all("roles", name) & _all("roles", f"{name}_weak") == set()


def test_no_header_of_a_status_column_is_said_to_be_none() -> None:
    headers = _all("roles", "status") | _all("roles", "status_weak")

    assert headers & _all("not_status", "words") == set()
    assert headers & _all("against", "words") == set()


def test_doubts_are_single_words_and_no_statuses() -> None:
    doubts = _all("status_notes", "doubts")

    assert not [word for word in doubts if " " in word]
    assert doubts & set(_by_word("statuses")) == set()


def test_a_page_word_calls_it_a_backlog_or_a_register() -> None:
    assert _all("pages", "backlog") & _all("pages", "register") == set()
