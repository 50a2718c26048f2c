"""What a written status means: the word first, a sign where there is no word, the rest a note."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.vocabulary import EAST_ASIAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_backlog.vocabulary import Vocabulary

_VARIATION = re.compile("[\ufe0e\ufe0f\u200b-\u200d\u2060\xad]")
_MARKUP = " *_`~"
_EDGES = _MARKUP + ":：.。,;!?()（）[]{}<>「」【】\"'|-–—•·→"
_FRACTION = re.compile(r"(\d{1,5})\s*/\s*(\d{1,5})(?![\d/])")
_PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s*%")
_SEPARATOR = re.compile(r"(?<!\s)\s++[-–—→|·]++\s*|[:：;；,，、/()（）·\n]+|\.\s")
# Of what parts a status, the signs that do so alone, and those that do beside a space.
_SIGNS = frozenset(":：;；,，、/()（）·\n")
_DASHES = frozenset("-–—→|·.")
_BRACKET = re.compile(r"[*_`~]*\s*[(（]([^()（）]+)(?:[)）]|$)")
_SET_OFF = re.compile(
    r"[*_`~]*(?:\s*[—–(（:：,，、。.;；|/→\n\[·]|\s+-+\s|\s+(?:[\d#@]|v\d)|\s*[^\w\x00-\x7f])"
)
_JOINED = re.compile(r"(?<=\w)[-_](?=\w)|_")
_WHOLE = 100
_KEY = 3
"""By how many characters words are looked up; shorter words by all of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStatus:
    """What a text says as a status."""

    status: Status
    """What it means; unknown where nothing was understood."""
    word: str | None
    """The word or sign that decided; the first words where none is known; None for no text."""
    note: str | None
    """What stands beside the word."""
    exact: bool
    """True when nothing but punctuation, a date or a note set off from it follows the word."""


class StatusReader:
    """Reads statuses with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._set_icons(vocabulary.icons)
        self.legend: Mapping[str, Status] = {}
        """What the page says its signs stand for."""
        self._of_page: StatusReader | None = None
        self.answers = vocabulary.answers
        """Words that say yes or no, folded."""
        self._agreements = vocabulary.agreements
        self._doubts = vocabulary.doubts
        self._lead_ins = _by_letter(vocabulary.lead_ins)
        self._negations = _by_letter(vocabulary.negations)
        self._words: dict[str, list[tuple[str, Status]]] = defaultdict(list)
        for written, status in vocabulary.statuses.items():
            joined = "-" in written or "_" in written
            word = _JOINED.sub(" ", written) if joined else written
            self._words[word[:_KEY]].append((word, status))
        for words in self._words.values():
            words.sort(key=lambda entry: -len(entry[0]))
        self._known: dict[str, ReadStatus] = {}

    def _set_icons(self, icons: Mapping[str, Status]) -> None:
        self._icons = icons
        self._icons_by_start: dict[str, list[str]] = defaultdict(list)
        self._icons_by_end: dict[str, list[str]] = defaultdict(list)
        for sign in icons:
            self._icons_by_start[sign[0]].append(sign)
            self._icons_by_end[sign[-1]].append(sign)

    def with_legend(self, legend: Mapping[str, Status]) -> StatusReader:
        """Return a reader for a page that explains its signs; the last one asked for is kept."""
        if not legend:
            return self
        if self._of_page and self._of_page.legend is legend:
            return self._of_page
        self._of_page = copy(self)
        self._of_page.learn(legend)
        return self._of_page

    def learn(self, legend: Mapping[str, Status]) -> None:
        """Let the signs and letters of a legend win over the vocabulary's."""
        self.legend = legend
        self._known = {}
        signs = {sign: status for sign, status in legend.items() if not sign.isalnum()}
        others = {sign: v for sign, v in self._icons.items() if sign not in signs}
        self._set_icons({**signs, **others})

    def read(self, text: str) -> ReadStatus:
        """Return what `text` says; unknown for nothing, a dash, or prose."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._read(text)
        return known

    def _read(self, text: str) -> ReadStatus:
        plain = text.strip() if text.isascii() else _normal(text)
        icon, body = self._split_icons(plain)
        cleaned = body.strip(_EDGES + "\n")
        if not cleaned:
            return (
                ReadStatus(status=icon[1], word=icon[0], note=None, exact=True)
                if icon
                else _NOTHING
            )
        if cleaned in self.legend:
            return ReadStatus(status=self.legend[cleaned], word=cleaned, note=None, exact=True)
        found = self._amount(cleaned) or self._word(cleaned) or self._in_parts(cleaned)
        if found and icon and self._is_agreed(found, icon[1]):
            return replace(found, status=Status.DONE)
        if found:
            return found
        if icon:
            return ReadStatus(status=icon[1], word=icon[0], note=cleaned, exact=True)
        first = " ".join(cleaned.split()[:3])
        return ReadStatus(status=Status.UNKNOWN, word=first, note=None, exact=False)

    def _is_agreed(self, found: ReadStatus, sign: Status) -> bool:
        """Say whether a word of agreement stands beside a sign that calls it done."""
        agreed = found.word is not None and found.word.casefold() in self._agreements
        return agreed and found.status is Status.OPEN and sign is Status.DONE

    def _split_icons(self, plain: str) -> tuple[tuple[str, Status] | None, str]:
        """Return the first sign with a meaning at the start or end, and the text without signs."""
        icon: tuple[str, Status] | None = None
        body = plain.lstrip(_MARKUP)
        while body:
            signs = self._icons_by_start.get(body[0].casefold(), ())
            sign = next((s for s in signs if body[: len(s)].casefold() == s), None)
            if sign:
                icon = icon or (sign, self._icons[sign])
                body = body[len(sign) :].lstrip(_MARKUP + "\n")
            elif _is_sign(body[0]):
                body = body[1:].lstrip(_MARKUP + "\n")
            else:
                break
        if icon is None:
            tail = body.rstrip(_MARKUP)
            signs = self._icons_by_end.get(tail[-1:].casefold(), ())
            sign = next((s for s in signs if tail.casefold().endswith(s)), None)
            if sign:
                return (sign, self._icons[sign]), tail[: -len(sign)]
        return icon, body

    def _amount(self, cleaned: str) -> ReadStatus | None:
        """Return what a share of the whole says: '3/5', '100 %'."""
        if not cleaned[0].isdigit():
            return None
        fraction, percent = _FRACTION.match(cleaned), _PERCENT.match(cleaned)
        if fraction and 0 <= int(fraction[1]) <= int(fraction[2]) > 0:
            share, written = int(fraction[1]) / int(fraction[2]), fraction[0]
        elif percent:
            share, written = int(percent[1]) / _WHOLE, percent[0]
        else:
            return None
        status = Status.DONE if share >= 1 else Status.IN_PROGRESS if share else Status.OPEN
        note = cleaned[len(written) :].strip(_EDGES) or None
        return ReadStatus(status=status, word=written, note=note, exact=note is None)

    def _word(self, cleaned: str) -> ReadStatus | None:
        """Return what the longest known word at the start says, a negation before it heeded."""
        folded = cleaned.casefold()
        if len(folded) != len(cleaned):
            folded = cleaned.lower()
        if "-" in folded or "_" in folded:
            folded = _JOINED.sub(" ", folded)
        for start in dict.fromkeys((_after(folded, 0, self._lead_ins), 0)):
            read = self._word_at(cleaned, folded, start)
            if read:
                return read
        return None

    def _word_at(self, cleaned: str, folded: str, start: int) -> ReadStatus | None:
        negated = _after(folded, start, self._negations)
        found = self._match(folded, start)
        if negated > start and (found is None or found[0] < negated):
            undone = self._match(folded, negated)
            if undone and undone[1] in _UNDONE_BY_NOT:
                return self._accept(cleaned, start, undone[0], Status.OPEN)
        return self._accept(cleaned, start, *found) if found else None

    def _match(self, folded: str, start: int) -> tuple[int, Status] | None:
        """Return the end and the meaning of the longest known word at `start`."""
        for length in range(_KEY, 0, -1):
            for word, status in self._words.get(folded[start : start + length], ()):
                if folded.startswith(word, start) and _ends_word(folded, start + len(word)):
                    return start + len(word), status
        return None

    def _accept(self, cleaned: str, start: int, end: int, status: Status) -> ReadStatus | None:
        """Return the status of a word, unless what follows makes it part of a sentence."""
        rest = cleaned[end:]
        following = rest.casefold().split()
        if (
            rest[:1].isspace()
            and following
            and following[0].strip(_MARKUP + ",.;:") in self._doubts
        ):
            return None
        bracket = _BRACKET.match(rest)
        inner = self._word(bracket[1]) if bracket and status is Status.DONE else None
        if inner and inner.status is Status.IN_PROGRESS and inner.note is None:
            status = Status.IN_PROGRESS
        set_off = not rest.strip(_MARKUP) or _SET_OFF.match(rest) is not None
        note = rest.strip(_EDGES + "\n") or None
        return ReadStatus(status=status, word=cleaned[start:end], note=note, exact=set_off)

    def _in_parts(self, cleaned: str) -> ReadStatus | None:
        """Return what a later part says where it is nothing but a status: 'v1.2 - done'."""
        beside_space = len(cleaned.split()) > 1 and not _DASHES.isdisjoint(cleaned)
        if not beside_space and _SIGNS.isdisjoint(cleaned):
            return None
        parts = [part.strip(_EDGES) for part in _SEPARATOR.split(cleaned)]
        for part in parts[1:]:
            found = self._word(part) if part else None
            if found and found.note is None:
                return ReadStatus(status=found.status, word=found.word, note=cleaned, exact=False)
        return None


@lru_cache(maxsize=2)
def status_reader(vocabulary: Vocabulary) -> StatusReader:
    """Return the reader for a vocabulary, one for all who read with it."""
    return StatusReader(vocabulary)


_UNDONE_BY_NOT = frozenset({Status.DONE, Status.IN_PROGRESS, Status.OPEN})
_NOTHING = ReadStatus(status=Status.UNKNOWN, word=None, note=None, exact=True)


def _normal(text: str) -> str:
    return _VARIATION.sub("", unicodedata.normalize("NFKC", text)).replace("’", "'").strip()


def _by_letter(words: Iterable[str]) -> Mapping[str, list[str]]:
    """Return words by their first character, their order kept."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        found[word[:1]].append(word)
    return found


def _after(text: str, start: int, words: Mapping[str, list[str]]) -> int:
    """Return the offset behind one of `words` and a space at `start`; `start` where none is."""
    for word in words.get(text[start : start + 1], ()):
        end = start + len(word)
        if text.startswith(word, start) and text[end : end + 1].isspace():
            return end + 1
    return start


def _is_sign(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk", "Cf"} or character == "\u20e3"


def _ends_word(text: str, end: int) -> bool:
    """Say whether a word may end there: no letter follows, or its script writes no spaces."""
    if end >= len(text) or not text[end].isalnum():
        return True
    return ord(text[end - 1]) > EAST_ASIAN
