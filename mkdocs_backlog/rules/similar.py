"""Names within a few edits of another one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORTEST = 4
_LONG = 8
_MOST_WORK = 200_000
_WORK_OF_A_DISTANCE = 20
_LONGEST = 1000


def allowed_edits(name: str) -> int:
    """Return how many edits away a name can still be meant."""
    if not _SHORTEST <= len(name) <= _LONGEST:
        return 0
    return 1 if len(name) < _LONG else 2


def edit_distance(one: str, other: str, limit: int) -> int:
    """Return how many edits turn `one` into `other`; `limit` + 1 where it takes more."""
    far = limit + 1
    if abs(len(one) - len(other)) > limit:
        return far
    older: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i, *[far] * len(other)]
        # Further from the diagonal than the limit, no distance can be within it.
        for j in range(max(1, i - limit), min(len(other), i + limit) + 1):
            found = other[j - 1]
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != found))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == found:
                cost = min(cost, older[j - 2] + 1)
            row[j] = cost
        if min(row) > limit and min(above) > limit:
            return far
        older, above = above, row
    return min(above[-1], far)


class Similar:
    """Finds the names within a few edits, among those of like length and letters.

    What it may cost altogether is bounded, so that a site with thousands of slips stays quick; the
    slips that come last then have no near name.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_length: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for name in sorted(set(names)):
            self._by_length[len(name)].append((name, _letters(name)))
        self._work_left = _MOST_WORK

    def find(self, wanted: str, limit: int) -> Iterator[tuple[int, str]]:
        """Yield the names within `limit` edits with their distance."""
        mask = _letters(wanted)
        for length in range(len(wanted) - limit, len(wanted) + limit + 1) if limit else ():
            near = self._by_length.get(length, ())
            self._work_left -= len(near)
            for name, letters in near if self._work_left > 0 else ():
                if (mask & ~letters).bit_count() > limit or (letters & ~mask).bit_count() > limit:
                    continue
                self._work_left -= _WORK_OF_A_DISTANCE + len(wanted)
                distance = edit_distance(wanted, name, limit)
                if distance <= limit:
                    yield distance, name


def _letters(name: str) -> int:
    """Return which characters a name has, a bit each; a few characters share a bit."""
    mask = 0
    for character in name:
        mask |= 1 << (ord(character) & 63)
    return mask
