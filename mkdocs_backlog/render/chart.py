"""The burn-up chart: how many items there were and how many were done, day by day."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_backlog.render.letters import text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkdocs_backlog.model.timeline import Point

_TOP, _BOTTOM, _HEIGHT = 14, 150, 176
_LEFT = 30
_SIZE = 11
_LEAST_ROOM = 74
_MOST = 240
"""How many days are drawn."""
_LINES = 3
_LAST = 10
"""How far the lines go on after the last day."""
_APART = 14
"""The least distance of the two labels at the lines' ends."""
_DATE = 80
"""The room that a date needs."""
_DATES = 5
"""How many dates are shown at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A label at an axis."""

    at: float
    """Its place along the axis."""
    text: str
    """What it says."""
    anchor: str = "end"
    """How it stands to its place: start, middle, end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing of a certain width, in units of its own."""

    width: int
    """The width."""
    height: int
    """The height."""
    left: int
    """Where the lines begin."""
    right: int
    """Where they end."""
    bottom: int
    """Where zero is."""
    rows: tuple[Tick, ...]
    """The horizontal lines and their numbers."""
    days: tuple[Tick, ...]
    """The dates below."""
    total: str
    """The path of all items."""
    done: str
    """The path of the done ones."""
    total_label: float
    """The height of the label at the end of the first."""
    done_label: float
    """The height of the label at the end of the second."""


def room_for(labels: Iterable[str]) -> int:
    """Return the width that the longest of some labels needs beside the lines, in units."""
    return _LAST + max(_LEAST_ROOM - _LAST, *(text_width(label, _SIZE) for label in labels))


def draw(points: Sequence[Point], width: int, room: int = _LEAST_ROOM) -> Chart:
    """Return the drawing of at least two days.

    Args:
        points: The counts by day, oldest first.
        width: The drawing's width; text is drawn at 11 units.
        room: What is left free for the labels at the lines' ends, in units.
    """
    shown = _thinned(points)
    first, last = (date.fromisoformat(shown[end].date).toordinal() for end in (0, -1))
    span, right = max(last - first, 1), width - room
    end = right - _LAST
    unit = max(math.ceil(max(point.total for point in shown) / _LINES), 1)

    def across(day: str) -> float:
        return _LEFT + (end - _LEFT) * (date.fromisoformat(day).toordinal() - first) / span

    def height(number: int) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * number / (unit * _LINES)

    def path(numbers: list[int]) -> str:
        start = f"M{across(shown[0].date):.1f},{height(numbers[0]):.1f}"
        pairs = zip(shown[1:], numbers[1:], strict=True)
        moves = (f"H{across(point.date):.1f}V{height(number):.1f}" for point, number in pairs)
        return f"{start}{''.join(moves)}H{right}"

    total, done = height(shown[-1].total), height(shown[-1].done)
    return Chart(
        width=width,
        height=_HEIGHT,
        left=_LEFT,
        right=right,
        bottom=_BOTTOM,
        rows=_rows(unit, height),
        days=_days(first, span, end),
        total=path([point.total for point in shown]),
        done=path([point.done for point in shown]),
        total_label=round(total, 1),
        done_label=round(max(done, total + _APART), 1),
    )


def _rows(unit: int, height: Callable[[int], float]) -> tuple[Tick, ...]:
    numbers = (unit * line for line in range(_LINES + 1))
    return tuple(Tick(at=round(height(number), 1), text=str(number)) for number in numbers)


def _thinned(points: Sequence[Point]) -> list[Point]:
    """Return the points, evenly chosen where there are too many, the last one always."""
    every = math.ceil(len(points) / _MOST)
    chosen = list(points[::-1][::every])
    if chosen[-1] is not points[0]:
        chosen.append(points[0])
    return chosen[::-1]


def _days(first: int, span: int, end: int) -> tuple[Tick, ...]:
    last = min(max((end - _LEFT) // _DATE, 2), _DATES) - 1
    anchors = {0: "start", last: "end"}
    return tuple(
        Tick(
            at=round(_LEFT + (end - _LEFT) * place / last, 1),
            text=date.fromordinal(first + round(span * place / last)).isoformat(),
            anchor=anchors.get(place, "middle"),
        )
        for place in range(last + 1)
        if span >= last or place in anchors
    )
