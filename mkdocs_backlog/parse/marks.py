"""Two versions of a page that differ in nothing but single entries with a box."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_backlog.parse.inline import read_inline
from mkdocs_backlog.parse.tasks import BOX, STATES, read_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.history import BoxFacts

_ENTRY = re.compile(r"(?P<lead>[ \t]*[-*+] )(?P<rest>\[.*)")
_ENDS_ENTRY = re.compile(r"[ \t]*(?:[-*+] .*)?")
_DEFINITION = re.compile(r"[ \t>]*\[[^\]]*\]:")


def split_lines(text: str) -> list[str]:
    """Return the lines of a page as the parser counts them."""
    return re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff")).split("\n")


def retick(
    boxes: Sequence[BoxFacts], older: Sequence[str], newer: Sequence[str]
) -> tuple[BoxFacts, ...] | None:
    """Return the boxes of the newer version; None where more than some entries has changed.

    An entry on one line of its own stays one whatever its mark is and whatever it says behind its
    box, and nothing else on the page depends on that; so the rest needs no parser.

    Args:
        boxes: The boxes with an ID of the older version.
        older: Its lines.
        newer: The lines of the newer version.
    """
    if len(older) != len(newer):
        return None
    changed = [number for number, old in enumerate(older) if old != newer[number]]
    by_line = {box.line - 1: index for index, box in enumerate(boxes)}
    found = list(boxes)
    for number in changed:
        index = by_line.get(number)
        known = None if index is None else boxes[index]
        box = _reread(known, older[number], newer, number)
        if index is None or box is None:
            return None
        found[index] = box
    plain = not changed or not any(_DEFINITION.match(line) for line in newer)
    return tuple(found) if plain else None


def _reread(known: BoxFacts | None, old: str, newer: Sequence[str], number: int) -> BoxFacts | None:
    """Return the box of a changed line; None where the line may mean more than that."""
    before, after = _ENTRY.fullmatch(old), _ENTRY.fullmatch(newer[number])
    if not known or not before or not after or before["lead"] != after["lead"]:
        return None
    mark = BOX.match(after["rest"])
    following = newer[number + 1] if number + 1 < len(newer) else ""
    if not mark or not _ENDS_ENTRY.fullmatch(following):
        return None
    label, labelled = read_label(read_inline(after["rest"][mark.end() :], {}).spans)
    same = (label, labelled) == (known.label, known.labelled)
    return replace(known, state=STATES[mark[1]]) if same else None
