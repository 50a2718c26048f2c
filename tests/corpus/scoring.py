"""Compares what a reader found in a file with what the corpus says stands there."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

MARKS = re.compile(r"<[^>]*>|[*`~\\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item or step that a file holds, as its `.expected.json` says."""

    ids: tuple[str, ...]
    """The ID, then other spellings that are as good."""
    lines: tuple[int, ...]
    """Line numbers from 1: where it stands first, then further rows of the same item."""
    statuses: tuple[str | None, ...]
    """Status classes that are right; None: nothing is written."""
    titles: tuple[str, ...] = ()
    """Titles that are right; empty: not judged."""
    links: tuple[str, ...] | None = None
    """Link targets in their order; None: not judged."""
    maybe_links: frozenset[str] = frozenset()
    """Targets that may be listed or not, such as paths of source files in code."""
    optional: bool = False
    """Whether it may be left out: counted neither way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One item or step that the reader found."""

    id: str
    """The ID as read."""
    line: int
    """Line number from 1."""
    status: str | None
    """Status class."""
    title: str | None = None
    """Title as read."""
    links: tuple[str, ...] = ()
    """Link targets in the order of the row."""


@dataclass(slots=True, kw_only=True)
class Score:
    """What a comparison counted; scores can be added up."""

    expected: int = 0
    """Entries that must be found."""
    matched: int = 0
    """Entries that were found."""
    extra: int = 0
    """What was found and is not there."""
    right: Counter[str] = field(default_factory=Counter)
    """Right answers by kind: `status`, `unstated`, `title`, `links`, `line`."""
    asked: Counter[str] = field(default_factory=Counter)
    """Questions by kind."""
    misses: list[str] = field(default_factory=list)
    """One line a mistake, beginning with `file:line:`."""

    def add(self, other: Score) -> None:
        """Count another score in."""
        self.expected += other.expected
        self.matched += other.matched
        self.extra += other.extra
        self.right += other.right
        self.asked += other.asked
        self.misses += other.misses

    @property
    def recall(self) -> float:
        """Share of the entries that were found, in percent."""
        return percent(self.matched, self.expected)

    @property
    def precision(self) -> float:
        """Share of what was found that is there, in percent."""
        return percent(self.matched, self.matched + self.extra)


def percent(part: int, whole: int) -> float:
    """Return the share in percent; nothing out of nothing is all of it."""
    return 100.0 * part / whole if whole else 100.0


def load_entries(path: Path) -> tuple[list[Entry], str]:
    """Return the entries of an `.expected.json` file and the language of its page."""
    data = json.loads(path.read_text(encoding="utf-8"))
    entries = [item_entry(raw) for raw in data.get("items", ())]
    entries += [step_entry(raw) for raw in data.get("steps", ())]
    return entries, data.get("language", "")


def item_entry(raw: Mapping[str, Any]) -> Entry:
    """Build an entry from one expected item."""
    title = raw["title"]
    return Entry(
        ids=(raw["id"], *raw.get("id_or", ())),
        lines=(raw["line"], *raw.get("also", ())),
        statuses=(raw["status"], *raw.get("status_or", ())),
        titles=(title, *raw.get("title_or", ())) if title else (),
        links=tuple(raw.get("links", ())),
        maybe_links=frozenset(raw.get("maybe_links", ())),
        optional=raw.get("optional", False),
    )


def step_entry(raw: Mapping[str, Any]) -> Entry:
    """Build an entry from one expected step."""
    return Entry(
        ids=(raw["id"], *raw.get("id_or", ())),
        lines=(raw["line"],),
        statuses=(raw["state"], *raw.get("state_or", ())),
        optional=raw.get("optional", False),
    )


def compare(name: str, entries: Sequence[Entry], found: Iterable[Found]) -> Score:
    """Score one file: what was missed, what was invented, and what was read wrongly."""
    pairs, left = pair(entries, found)
    score = Score()
    for number, entry in enumerate(entries):
        got = pairs.get(number)
        if entry.optional:
            continue
        score.expected += 1
        if got is None:
            score.misses.append(f"{name}:{entry.lines[0]}: missing {entry.ids[0]!r}")
        else:
            score.matched += 1
            judge(name, entry, got, score)
    for got in left:
        score.extra += 1
        score.misses.append(f"{name}:{got.line}: nothing expected, got {got.id!r}")
    return score


def pair(entries: Sequence[Entry], found: Iterable[Found]) -> tuple[dict[int, Found], list[Found]]:
    """Tie what was found to the entries by ID: first on the same line, then anywhere."""
    pairs: dict[int, Found] = {}
    left = list(found)
    for same_line in (True, False):
        for got in tuple(left):
            number = next(
                (
                    number
                    for number, entry in enumerate(entries)
                    if number not in pairs
                    and got.id in entry.ids
                    and (not same_line or got.line in entry.lines)
                ),
                None,
            )
            if number is not None:
                pairs[number] = got
                left.remove(got)
    return pairs, left


def judge(name: str, entry: Entry, got: Found, score: Score) -> None:
    """Count what is right and wrong about one entry that was found."""
    answers: dict[str, tuple[bool, object, object]] = {
        "line": (got.line in entry.lines, entry.lines[0], got.line),
        status_kind(entry): (status_fits(entry, got.status), entry.statuses[0], got.status),
    }
    if entry.titles:
        titles = {plain(title) for title in entry.titles}
        answers["title"] = (plain(got.title or "") in titles, entry.titles[0], got.title)
    if entry.links is not None:
        links = without(got.links, entry.maybe_links)
        answers["links"] = (links == without(entry.links, entry.maybe_links), entry.links, links)
    for kind, (right, want, have) in answers.items():
        score.asked[kind] += 1
        score.right[kind] += right
        if not right:
            place = f"{name}:{entry.lines[0]}: {entry.ids[0]}"
            score.misses.append(f"{place}: {kind}: expected {want!r}, got {have!r}")


def status_kind(entry: Entry) -> str:
    """Tell a written status from one that nobody wrote."""
    return "unstated" if entry.statuses[0] is None else "status"


def status_fits(entry: Entry, status: str | None) -> bool:
    """Say whether a class is right; where nothing is written, `unknown` says so too."""
    return status in entry.statuses or (None in entry.statuses and status == "unknown")


def plain(text: str) -> str:
    """Return a text without its markup, so that spellings of one title are equal."""
    return " ".join(MARKS.sub(" ", text).split()).casefold()


def without(links: Iterable[str], ignored: frozenset[str]) -> tuple[str, ...]:
    """Return the link targets that are judged, decoded, each once."""
    return tuple(dict.fromkeys(unquote(link) for link in links if link not in ignored))
