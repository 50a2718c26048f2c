r"""How the site cuts a table: Python-Markdown's `tables` extension, told without importing it.

Python-Markdown and GitHub differ in small ways that change what a reader sees: a pipe inside a
code span, a header without outer pipes, a line right below the table. The behaviour is that of
`markdown.extensions.tables` 3.5 to 3.11.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_MARKS = re.compile(r"\\\\|\\?`+|\\\||\|")
_END_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|$")
_DELIMITERS = frozenset("|:- ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Borders:
    """The outer pipes of a header row: every row of the table is cut by them."""

    left: bool
    right: bool


def borders_of(header: str) -> Borders:
    """Return the outer pipes of a header row."""
    stripped = header.strip(" ")
    return Borders(left=stripped.startswith("|"), right=_END_PIPE.search(stripped) is not None)


def site_cells(row: str, borders: Borders) -> list[str]:
    """Return the cells that the site shows for a source line."""
    text = row.strip(" ")
    if borders.left or borders.right:
        # An even run of backslashes before the last pipe goes with it, as on the site.
        text = _END_PIPE.sub("", text.removeprefix("|"))
    cells, start = [], 0
    for pipe in _pipes(text):
        cells.append(text[start:pipe])
        start = pipe + 1
    cells.append(text[start:])
    return [cell.strip(" ") for cell in cells]


def is_cut_alike(row: str) -> bool:
    """Say whether GitHub and the site must cut a row alike, below a header that begins with '|'.

    Both cut at every pipe of a row that begins with one, escapes nothing, and whose code spans
    begin and end between two pipes.
    """
    if row[:1] != "|" or "\\" in row or "``" in row or not row.isprintable():
        return False
    return "`" not in row or all(part.count("`") % 2 == 0 for part in row.split("|"))


def is_site_table(lines: list[str]) -> bool:
    """Say whether the site makes a table of a block's lines: header, delimiter row, rows."""
    if len(lines) <= 1:
        return False
    borders = borders_of(lines[0])
    header = site_cells(lines[0], borders)
    if len(header) == 1:
        bordered = borders.left or borders.right
        if not bordered or not all(_has_border(line) for line in lines[1:]):
            return False
    delimiters = site_cells(lines[1], borders)
    return len(delimiters) == len(header) and set("".join(delimiters)) <= _DELIMITERS


def _has_border(line: str) -> bool:
    stripped = line.strip(" ")
    return stripped.startswith("|") or _END_PIPE.search(stripped) is not None


def has_code_pipe(row: str) -> bool:
    """Say whether a pipe, escaped or not, stands in what the site takes for a code span."""
    return any(row.find("|", start, end) >= 0 for start, end in _code_spans(_ticks(row)))


def _pipes(text: str) -> list[int]:
    """Return the offsets of the pipes that separate: neither escaped nor inside a code span."""
    pipes = [mark.start() for mark in _MARKS.finditer(text) if mark[0] == "|"]
    spans = _code_spans(_ticks(text))
    starts = [start for start, _ in spans]
    return [pipe for pipe in pipes if not _is_inside(pipe, starts, spans)]


def _is_inside(offset: int, starts: list[int], spans: list[tuple[int, int]]) -> bool:
    before = bisect_right(starts, offset) - 1
    return before >= 0 and offset < spans[before][1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ticks:
    """A run of backticks."""

    length: int
    """How many they are: a span that so many have opened is closed."""
    opening: int
    """How many open a span: one less behind a backslash."""
    start: int
    end: int


def _ticks(text: str) -> list[_Ticks]:
    runs = []
    for mark in _MARKS.finditer(text):
        if mark[0].endswith("`"):
            escaped = mark[0].startswith("\\")
            length = len(mark[0]) - escaped
            runs.append(
                _Ticks(length=length, opening=length - escaped, start=mark.start(), end=mark.end())
            )
    return runs


def _code_spans(runs: list[_Ticks]) -> list[tuple[int, int]]:
    """Pair runs of backticks: each opens a span that the next run of its length closes."""
    by_length: dict[int, list[int]] = {}
    for index, run in enumerate(runs):
        by_length.setdefault(run.length, []).append(index)
    spans: list[tuple[int, int]] = []
    behind = 0
    for position, run in enumerate(runs):
        if position >= behind and run.opening:
            same = by_length.get(run.opening, [])
            following = bisect_right(same, position)
            if following < len(same):
                spans.append((run.start, runs[same[following]].end))
                behind = same[following] + 1
    return spans
