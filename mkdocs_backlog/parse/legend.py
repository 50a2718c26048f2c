"""What a page says its signs stand for: 'Legend: 🔭 = being built, 🧊 = on ice'.

Only what says a known status word is taken over, and a sign explained in two ways is left alone:
a page is never read by a guess.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mkdocs_backlog.model.document import PassageKind
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.vocabulary import find_word, fold, sign_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_backlog.model.document import Document, Passage, Table
    from mkdocs_backlog.parse.statuses import StatusReader
    from mkdocs_backlog.vocabulary import Vocabulary

_PIECES = re.compile(r"\s*[·•|,;，、；/\n]\s*|\.\s|\s{3,}")
_PAIR = re.compile(
    r"(?P<sign>[^\w\s=:：]++)\s*+(?:(?P<joint>=|[:：]|[-–—→](?=\s))\s*+)?(?P<meaning>\w.*)"
)
_CODE_PAIR = re.compile(r"(?P<sign>[A-Za-z]{1,3})\s*+(?P<joint>=)\s*+(?P<meaning>\w.*)")
_CODE = re.compile(r"[A-Za-z]{1,3}")
_LEAD = re.compile(r"\s*([^:：]{1,40})[:：]\s*")
_LONGEST_LEAD = 60
_ENOUGH = 2
"""One sign with its meaning is a sentence; two are a legend."""
_WIDEST = 3
"""Columns of a table that explains signs, at most."""

Pair = tuple[str, str]


class LegendReader:
    """Reads legends with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, statuses: StatusReader) -> None:
        self._vocabulary = vocabulary
        self._statuses = statuses
        self._leads_in = vocabulary.legends | vocabulary.status_words

    def read(self, document: Document) -> Mapping[str, Status]:
        """Return the signs and letters that a page explains, and their statuses."""
        found: dict[str, set[Status]] = {}
        for pairs in self._groups(document):
            known = [(sign, self._status(meaning)) for sign, meaning in pairs]
            known = [(sign, status) for sign, status in known if status is not Status.UNKNOWN]
            for sign, status in known if len(known) >= _ENOUGH else ():
                found.setdefault(sign, set()).add(status)
        return {
            sign: next(iter(statuses))
            for sign, statuses in found.items()
            if len(statuses) == 1 and sign not in self._vocabulary.own
        }

    def _status(self, meaning: str) -> Status:
        read = self._statuses.read(meaning)
        return read.status if read.exact else Status.UNKNOWN

    def _groups(self, document: Document) -> Iterator[list[Pair]]:
        """Yield what may be legends: a line, the entries of a list, the rows of a table."""
        entries: list[Pair] = []
        above: Passage | None = None
        for passage in document.passages:
            if passage.kind in {PassageKind.HEADING, PassageKind.PARAGRAPH}:
                above = passage
            if passage.kind is PassageKind.ROW or _is_plain(passage.text):
                continue
            if passage.kind is PassageKind.LIST_ITEM and above and self._announces(above):
                entries.extend(_pairs([passage.text])[:1])
            else:
                yield self._line(passage)
        yield entries
        yield from map(self._table, document.tables)

    def _announces(self, passage: Passage) -> bool:
        """Say whether a paragraph or heading announces a legend."""
        text = passage.text.strip()
        short = len(text) <= _LONGEST_LEAD
        return short and find_word(self._vocabulary.legends, fold(text)) is not None

    def _line(self, passage: Passage) -> list[Pair]:
        """Return the pairs of a line that says what it is, or joins each sign to its meaning."""
        lead = _LEAD.match(passage.text)
        said = fold(lead[1]) if lead else ""
        announced = not self._leads_in.isdisjoint((said, *said.split()))
        if not announced and (passage.text.isascii() or "=" not in passage.text):
            return []
        text = passage.text[lead.end() :] if lead and announced else passage.text
        return _pairs(_PIECES.split(_parted(text)), joined=not announced, codes=announced)

    def _table(self, table: Table) -> list[Pair]:
        """Return the rows of a table that has signs or letters in front, and their meaning."""
        if not may_explain(table):
            return []
        pairs = [(_sign(row.cells[0].text), row.cells[1].text) for row in table.rows]
        if all(sign and not sign.isalnum() for sign, _ in pairs):
            return pairs
        names = {fold(cell.text) for cell in table.header.cells}
        explains = not names.isdisjoint({*self._vocabulary.legends, *self._vocabulary.against})
        return pairs if explains and all(_CODE.fullmatch(sign) for sign, _ in pairs) else []


def may_explain(table: Table) -> bool:
    """Say whether a table is of the width of those that explain signs, whatever its rows hold."""
    return _ENOUGH <= len(table.header.cells) <= _WIDEST


def _is_plain(text: str) -> bool:
    """Say whether a text can hold no pair: no sign beyond ASCII, and nothing joined."""
    return text.isascii() and "=" not in text


def _pairs(pieces: Iterable[str], *, joined: bool = False, codes: bool = False) -> list[Pair]:
    """Return signs with their meanings.

    Args:
        pieces: What may be a pair each.
        joined: Only those with an equals sign count.
        codes: Letters count as signs.
    """
    found: list[Pair] = []
    for piece in pieces:
        pair = _PAIR.match(piece.strip()) or (_CODE_PAIR.match(piece.strip()) if codes else None)
        if pair and (not joined or pair["joint"] == "="):
            found.append((_sign(pair["sign"]), pair["meaning"].strip()))
    return found


def _parted(text: str) -> str:
    """Return a text with each pictograph on a line of its own."""
    return "".join(
        f"\n{character}" if unicodedata.category(character) == "So" else character
        for character in text
    )


def _sign(text: str) -> str:
    """Return a sign as the vocabulary has it; nothing for words."""
    sign = text.strip(" \t*_`~")
    if _CODE.fullmatch(sign):
        return sign
    return "" if any(character.isalnum() for character in sign) else sign_key(sign)
