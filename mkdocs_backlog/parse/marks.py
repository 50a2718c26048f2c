"""Two versions of a page that differ in nothing but the marks of boxes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_backlog.parse.tasks import BOX, STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.history import BoxFacts

_ENTRY = re.compile(r"(?P<lead>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)(?P<rest>\[.*)", re.DOTALL)


def split_lines(text: str) -> list[str]:
    """Return the lines of a page as the parser counts them."""
    return re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff")).split("\n")


def retick(
    boxes: Sequence[BoxFacts], older: Sequence[str], newer: Sequence[str]
) -> tuple[BoxFacts, ...] | None:
    """Return the boxes of the newer version; None where more than marks has changed.

    What a mark is has no say in how a page is read, so that the rest needs no parser.

    Args:
        boxes: The boxes of the older version.
        older: Its lines.
        newer: The lines of the newer version.
    """
    if len(older) != len(newer):
        return None
    by_line = {box.line: index for index, box in enumerate(boxes)}
    changed = list(boxes)
    for number, (old, new) in enumerate(zip(older, newer, strict=True), start=1):
        if old == new:
            continue
        mark = _changed_mark(old, new)
        if mark is None or number not in by_line:
            return None
        changed[by_line[number]] = replace(boxes[by_line[number]], state=STATES[mark])
    return tuple(changed)


def _changed_mark(old: str, new: str) -> str | None:
    """Return the new mark of an entry's box; None where the lines differ in anything else."""
    before, after = _ENTRY.fullmatch(old), _ENTRY.fullmatch(new)
    if not before or not after or before["lead"] != after["lead"]:
        return None
    old_box, new_box = BOX.match(before["rest"]), BOX.match(after["rest"])
    if not old_box or not new_box:
        return None
    same = before["rest"][old_box.end() :] == after["rest"][new_box.end() :]
    return new_box[1] if same else None
