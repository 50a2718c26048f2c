"""How near is decided, in one place for all rules.

A proposal is one existing name, or none where nothing is near: a wrong proposal costs more time
than no proposal. All answers depend on the names alone, never on their order.

- **IDs and steps**: the same name in other separators or letter case; else, in the same family
  (all but the last number agree), the closest number, the lower of two; else the smallest edit
  distance.
- **Paths**: the same file name in another folder, the one that shares most folders; else the same
  name in the same folder with another extension; else the smallest edit distance between file
  names. An index page is only near the index page of a folder of the same name.
- **Anchors**: the same letters and digits; else the smallest edit distance; else the one anchor
  that has a word more or less at its start or end.
- **Words**: the smallest edit distance. What stands before a word changes its meaning and is no
  slip: "unverified" is not near "verified".

The edit distance counts letters that are put in, left out, changed, or swapped with their
neighbour. A name of fewer than 4 characters has no near one, below 8 characters one edit is near,
else two. File names and anchors must agree in their digits: `wave-101.md` is another wave, no
slip for `wave-102.md`. Of equally near names the first in the alphabet is taken.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_backlog.model.site import PAGE_EXTENSIONS
from mkdocs_backlog.rules.similar import Similar, allowed_edits

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATORS = re.compile(r"[-_./:#\s]+")
_NUMBERED = re.compile(r"(?P<head>.*\D)(?P<number>\d{1,9})")
_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W_]+")
_SHORTEST = 4
_INDEX_STEMS = frozenset({"index", "readme"})
_PAGE_LIKE = PAGE_EXTENSIONS | {"", ".html", ".htm"}


def fold(name: str) -> str:
    """Return the form in which names are compared: one separator, no letter case."""
    return _SEPARATORS.sub("-", name).strip("-").casefold()


class NearestName:
    """The nearest of a set of IDs or steps."""

    def __init__(self, names: Iterable[str], *, reach: int | None = None) -> None:
        """Prepare a set of names.

        Args:
            names: The names as written; what differs in separators or case only is one name.
            reach: How far the closest number of a family may be; None: as far as it is.
        """
        self._names = names
        self._reach = reach

    # Most sites have nothing amiss, so nothing is prepared before the first question.

    @cached_property
    def _written(self) -> dict[str, str]:
        return {fold(name): name for name in sorted(self._names, reverse=True)}

    @cached_property
    def _families(self) -> dict[str, list[tuple[int, str]]]:
        families: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for folded in sorted(self._written):
            if found := _NUMBERED.fullmatch(folded):
                families[found["head"]].append((int(found["number"]), folded))
        for members in families.values():
            members.sort()
        return families

    @cached_property
    def _similar(self) -> Similar:
        return Similar(self._written)

    def find(self, wanted: str) -> str | None:
        """Return the nearest name as it is written; None where none is near."""
        folded = fold(wanted)
        found = folded if folded in self._written else None
        found = found or self._in_family(folded) or self._by_letters(folded)
        return self._written[found] if found else None

    def _in_family(self, folded: str) -> str | None:
        parts = _NUMBERED.fullmatch(folded)
        members = self._families.get(parts["head"], []) if parts else []
        if not parts or not members:
            return None
        number = int(parts["number"])
        position = bisect_left(members, (number, ""))
        around = members[max(0, position - 1) : position + 1]
        distance, _, nearest = min((abs(other - number), other, name) for other, name in around)
        return nearest if self._reach is None or distance <= self._reach else None

    def _by_letters(self, folded: str) -> str | None:
        head = _head(folded)
        limit = allowed_edits(folded)
        near = ((d, n) for d, n in self._similar.find(folded, limit) if _head(n) != head)
        return min(near, default=(0, None))[1]


def _head(folded: str) -> str:
    """Return the family of a name; a name without a number is a family of its own."""
    found = _NUMBERED.fullmatch(folded)
    return found["head"] if found else folded


class NearestPath:
    """The nearest of a set of files."""

    def __init__(self, files: Iterable[str]) -> None:
        """Prepare a set of POSIX paths relative to docs_dir."""
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        for path in sorted(files):
            self._by_name[posixpath.basename(path).casefold()].append(path)
            self._by_stem[posixpath.splitext(path)[0].casefold()].append(path)
        self._similar = Similar(self._by_name)

    def find(self, wanted: str) -> str | None:
        """Return the nearest file; None where none is near."""
        return self._moved(wanted) or self._other_extension(wanted) or self._misspelt(wanted)

    def _moved(self, wanted: str) -> str | None:
        """Return the file of this name in another folder; None where several are equally far."""
        folder, name = posixpath.split(wanted.casefold())
        found = self._by_name.get(name, [])
        if posixpath.splitext(name)[0] in _INDEX_STEMS:
            parent = posixpath.basename(folder)
            found = [path for path in found if _parent(path) == parent]
        ranked = sorted((-_shared_folders(wanted, path), path) for path in found)
        if len(ranked) > 1 and not ranked[0][0]:
            return None
        return ranked[0][1] if ranked else None

    def _other_extension(self, wanted: str) -> str | None:
        stem, extension = posixpath.splitext(wanted.casefold())
        found = [
            path
            for path in self._by_stem.get(stem, ())
            if (posixpath.splitext(path)[1].lower() in _PAGE_LIKE) == (extension in _PAGE_LIKE)
        ]
        return found[0] if found else None

    def _misspelt(self, wanted: str) -> str | None:
        name = posixpath.basename(wanted.casefold())
        stem, extension = posixpath.splitext(name)
        if stem in _INDEX_STEMS or name in self._by_name:
            return None
        near = (
            (distance, -_shared_folders(wanted, path), path)
            for distance, other in self._similar.find(name, allowed_edits(stem))
            if posixpath.splitext(other)[1] == extension and _digits(other) == _digits(name)
            for path in self._by_name[other]
        )
        return min(near, default=(0, 0, None))[2]


def _parent(path: str) -> str:
    return posixpath.basename(posixpath.dirname(path.casefold()))


def _shared_folders(one: str, other: str) -> int:
    """Return how many folders two paths have in common, wherever they stand."""
    folders = [Counter(posixpath.dirname(path.casefold()).split("/")) for path in (one, other)]
    common = folders[0] & folders[1]
    del common[""]
    return common.total()


def _digits(name: str) -> list[str]:
    return _DIGITS.findall(name)


class NearestAnchor:
    """The nearest of a page's anchors."""

    def __init__(self, anchors: Iterable[str]) -> None:
        """Prepare the anchors of one page."""
        self._bare: dict[str, str] = {}
        self._cut: dict[str, set[str]] = defaultdict(set)
        known = sorted(anchors, reverse=True)
        for anchor in known:
            words = _WORDS.findall(anchor.casefold())
            self._bare["".join(words)] = anchor
            for part in (words, words[1:], words[:-1]):
                self._cut[" ".join(part)].add(anchor)
        self._similar = Similar(known)

    def find(self, wanted: str) -> str | None:
        """Return the nearest anchor; None where none is near."""
        words = _WORDS.findall(wanted.casefold())
        same = self._bare.get("".join(words)) if words else None
        return same or self._misspelt(wanted) or self._extended(words)

    def _misspelt(self, wanted: str) -> str | None:
        near = (
            (distance, anchor)
            for distance, anchor in self._similar.find(wanted, allowed_edits(wanted))
            if _digits(anchor) == _digits(wanted)
        )
        return min(near, default=(0, None))[1]

    def _extended(self, words: list[str]) -> str | None:
        """Return the only anchor that has a word more or less at its start or end."""
        longer = self._cut.get(" ".join(words), set()) if len("".join(words)) >= _SHORTEST else ()
        shorter = (self._bare.get("".join(part)) for part in (words[1:], words[:-1]))
        found = {*longer, *(a for a in shorter if a and len(a) >= _SHORTEST)}
        return found.pop() if len(found) == 1 else None


class NearestWord:
    """The nearest of a set of words."""

    def __init__(self, words: Iterable[str]) -> None:
        """Prepare words in lower case."""
        self._words = words
        self._found: dict[str, str | None] = {}

    @cached_property
    def _similar(self) -> Similar:
        return Similar(self._words)

    def find(self, wanted: str) -> str | None:
        """Return the nearest word; None where none is near."""
        folded = " ".join(wanted.casefold().split())
        if folded not in self._found:
            near = (
                (distance, word)
                for distance, word in self._similar.find(folded, allowed_edits(folded))
                if not folded.endswith(word) and not word.endswith(folded)
            )
            self._found[folded] = min(near, default=(0, None))[1]
        return self._found[folded]
