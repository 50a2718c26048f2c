"""The sentences of a Governance section that demand something of the documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import GovernanceKind, GovernanceRule
from mkdocs_backlog.model.document import Document, Link, Passage, PassageKind
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.vocabulary import Vocabulary, find_word, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_STEM = 5
"""A word of this many letters is told in any inflection; shorter ones begin other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A passage together with the list that hangs on it."""

    passage: Passage
    links: tuple[Link, ...]


def read_governance(document: Document, vocabulary: Vocabulary) -> tuple[GovernanceRule, ...]:
    """Return the sentences that were understood as rules; the others are left alone."""
    words = vocabulary.governance
    rules = []
    for sentence in _sentences(document, words.get("headings", ())):
        text = fold(sentence.passage.text)
        kind = _kind(text, sentence, words)
        if kind:
            rules.append(
                GovernanceRule(
                    kind=kind,
                    text=" ".join(sentence.passage.text.split()),
                    location=Location(document.src_uri, sentence.passage.line),
                    links=sentence.links,
                    patterns=_patterns(text, words.get("stages", ()))
                    if kind is GovernanceKind.CHECKLISTS
                    else (),
                )
            )
    return tuple(rules)


def _sentences(document: Document, headings: Sequence[str]) -> Iterator[_Sentence]:
    sections = _governed_sections(document, headings)
    passages = [
        p
        for p in document.passages
        if p.section in sections and p.kind not in {PassageKind.HEADING, PassageKind.ROW}
    ]
    for index, passage in enumerate(passages):
        links = list(passage.links)
        introduces = passage.text.rstrip().endswith((":", "："))
        for following in passages[index + 1 :]:
            if following.depth <= passage.depth and following.section == passage.section:
                break
            if following.depth > passage.depth and (introduces or passage.depth):
                links.extend(following.links)
            else:
                break
        yield _Sentence(passage=passage, links=tuple(links))


def _governed_sections(document: Document, words: Sequence[str]) -> frozenset[int]:
    """Return the headings that announce governance, and the ones below them."""
    found: set[int] = set()
    level = 0
    for index, heading in enumerate(document.headings):
        text = fold(heading.text)
        if level and heading.level > level:
            found.add(index)
        elif find_word(words, text):
            found.add(index)
            level = heading.level
        else:
            level = 0
    return frozenset(found)


def _kind(
    text: str, sentence: _Sentence, words: Mapping[str, Sequence[str]]
) -> GovernanceKind | None:
    def says(key: str) -> bool:
        return any(_stands_in(word, text) for word in words.get(key, ()))

    closes = any(stem in text for stem in words.get("closing", ()))
    if closes and says("ledgers") and sentence.links:
        return GovernanceKind.LEDGERS
    if says("checklists") and says("checklist_words"):
        return GovernanceKind.CHECKLISTS
    if says("supersedes") and not says("superseded_by"):
        return GovernanceKind.SUPERSEDES
    return None


def _stands_in(word: str, text: str) -> bool:
    """Say whether a word stands in a text; a long one may have another ending there."""
    if len(word) >= _STEM and re.search(rf"(?<!\w){re.escape(word)}", text):
        return True
    return find_word((word,), text) is not None


def _patterns(text: str, stages: Sequence[str]) -> tuple[str, ...]:
    """Return the stages and waves that a sentence names, as they stand in paths: 'stage-10'."""
    words = "|".join(map(re.escape, sorted(stages, key=len, reverse=True)))
    found = re.findall(rf"(?<!\w)({words})[-_ ]?(\d+)(?!\w)", text) if words else []
    return tuple(dict.fromkeys(f"{word}-{number}" for word, number in found))
