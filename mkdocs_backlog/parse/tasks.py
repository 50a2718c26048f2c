"""Entries with a box: their state and the ID in front of their text."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.vocabulary import is_known_name, is_step_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.document import Span

BOX = re.compile(r"\[([ xX~/!>-])\](?=[ \t\n\xa0]|$)[ \t\xa0]*")
STATES: Mapping[str, Status] = {
    " ": Status.OPEN,
    "x": Status.DONE,
    "X": Status.DONE,
    "~": Status.IN_PROGRESS,
    "/": Status.IN_PROGRESS,
    "!": Status.BLOCKED,
    ">": Status.DEFERRED,
    "-": Status.DROPPED,
}
_LABEL_ID = r"(?=[^\s:：]*\d)(?:[^\W\d_][^\W_]*(?:[-_./][^\W_]+)*|\d+(?:\.(?:\d+|[A-Za-z]))+|#\d+)"
_LABEL = re.compile(
    rf"(?P<open>[\[(]?)(?P<id>{_LABEL_ID})(?P<close>[\])]?)"
    r"(?P<mark>\s*[:：]|\s+[-–—](?=\s)|\.(?=\s|$)|\)|$)?(?P<after>.?)"
)
_SET_OFF = frozenset({":", "：", "-", "–", "—"})
_WORD_GAP = re.compile(r"[\s-]+")
_AROUND_WORDS = " \t\n*_`~[("
_SEPARATORS = re.compile(r"[-_./]")
_TELLING = re.compile(
    r"[^\W\d_]++(?:[-_./]\S*+|\d++[-_./][^\s\d]*+\d\S*+|\d{2}\w*+)|\d++(?:\.\w++)++|#\d++"
)
"""An ID that no sentence begins with by chance: with a separator ('A-1', 'S1-2', not 'S3-bucket'),
or two digits and more."""
_MEASURED = re.compile(
    r"\d+\.\d+\s+(?:[kcmµ]?m|[km]?g|[cm]?l|t|h|min|sec|m?s|[kmgt]i?b|[%€$£°]\w?)(?=[\s.,;)²³]|$)",
    re.IGNORECASE,
)
_ENGLISH = frozenset({"item", "phase", "stage", "subtask", "task", "ticket"})
"""Words that announce a step and head columns of other kinds."""
_LEADING_WORDS = 2


def read_label(spans: Sequence[Span]) -> tuple[str | None, bool]:
    """Return the ID in front of a task's text, and whether it is set off as one.

    An ID is set off by a colon, dash or full stop behind it, by brackets, bold or code around it,
    or by its own shape (`S10-W100-01`). One word or two may stand before it where a colon or dash
    follows it, or where the last of them is a word for a step, as in `step S10-W100-01 ...`: an ID
    among other words is only mentioned.
    """
    text = "".join(span.text for span in spans).split("\n", 1)[0]
    position = 0
    for skipped in range(_LEADING_WORDS + 1):
        position += _blank(text, position)
        found = _LABEL.match(text, position)
        if found and _is_label(found, skipped, text):
            return found["id"], _is_set_off(found, spans, position, first=not skipped)
        word = re.compile(r"\S+").match(text, position)
        if not word or word[0][-1] in ":：.,;":
            break
        position = word.end()
    return None, False


def _blank(text: str, position: int) -> int:
    """Return how many characters that are neither letter, digit nor bracket follow."""
    lead = re.compile(r"[^\w\[(#]*").match(text, position)
    return len(lead[0]) if lead else 0


def _is_label(found: re.Match[str], skipped: int, text: str) -> bool:
    if is_known_name(found["id"]) or (
        found["mark"] is None and found["after"].strip(" ,;)]*\u3000")
    ):
        return False
    if _MEASURED.match(text, found.start("id")):  # "2.5 m of rope"
        return False
    if not skipped:
        return True
    if (found["mark"] or "").strip() in _SET_OFF:
        return True
    telling = bool(found["mark"]) or _segments(found["id"]) >= _LEADING_WORDS
    return telling and _announces(text[: found.start()])


def _announces(before: str) -> bool:
    """Say whether the last word of a text, or the last part of it, is a word for a step."""
    words = _WORD_GAP.split(before.strip(_AROUND_WORDS))
    return words[-1].casefold() in _ENGLISH or is_step_word(words[-1])


def _is_set_off(found: re.Match[str], spans: Sequence[Span], position: int, *, first: bool) -> bool:
    if not first or found["mark"] or found["open"] or _TELLING.fullmatch(found["id"]):
        return True
    ends = accumulate(len(span.text) for span in spans)
    around = next(span for span, end in zip(spans, ends, strict=True) if end > position)
    alone = len(around.text.strip(" .:：")) <= len(found["id"])
    return around.code or (around.strong and alone)


def _segments(label: str) -> int:
    return len(_SEPARATORS.split(label))
