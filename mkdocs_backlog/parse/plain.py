"""Plain pages, read line by line: most pages, in a small part of the time.

A page is plain when each of its lines is a heading with '#', a line of a paragraph, a list entry,
a row of a table, a line of fenced code or of a comment, or a rule, written in the usual way.
Whatever could be read in another way as well makes the page one for markdown-it. So both readers
see the same where this one sees anything, which the tests hold against each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_backlog.parse.budget import budget_of
from mkdocs_backlog.parse.page import Page
from mkdocs_backlog.parse.rows import cut_row

if TYPE_CHECKING:
    from collections.abc import Sequence

# How a line begins that can be nothing but text, at the start of a paragraph or within one.
_TEXT = re.compile(
    r"[^\W\d_]|\d++(?![.)])|\d++[.)][^ ]"
    r"|`(?!``)|\*\*?[^ *]|__?[^ _]|~(?!~~)|!(?!!)|\?(?!\?)|:[^ :|-]"
    r"|\[[^\[\]\\]*+\](?!:)"
    r"""|["'(/.,;$%@&\\{}\])^]|[^\x00-\x7f]"""
)
_ENTRY = re.compile(r"( *)([-*+]|[0-9]{1,9}[.)]) {1,4}(?=[^ ])")
_HEADING = re.compile(r"(#{1,6}) +([^ #](?:.*[^ #])?) *")
_DELIMITERS = re.compile(r"\|(?: *:?-+:? *\|)+ *")
_FENCE = re.compile(r"(`{3,}+)[^`|]*+|(~{3,}+)[^|]*+")
_RULES = frozenset({"---", "***", "___"})
_DEEPEST = 6
"""Lists within lists; the parser has a limit of its own, a little beyond it."""


class _OddError(Exception):
    """The page is not plain."""


def read_plain(lines: Sequence[str], body: str) -> Page | None:
    """Return what a plain page holds; None for any other page.

    Args:
        lines: The page's lines, front matter included.
        body: The text without front matter, its lines left empty.
    """
    if not body.replace("\n", "").isprintable():  # so there is no white space but the space
        return None
    reader = _PlainReader(lines, body.split("\n"))
    try:
        reader.read()
    except _OddError:
        return None
    return None if reader.page.cut else reader.page


class _PlainReader:
    """Reads one page; every method leaves `_at` behind the lines that it took."""

    def __init__(self, lines: Sequence[str], body: Sequence[str]) -> None:
        env: dict[str, object] = {}
        self.page = Page(lines, env)
        self._budget = budget_of(env)
        self._lines = body
        self._at = 0
        self._open: list[tuple[int, int]] = []
        """The open list entries: where each begins in its line, and its text."""
        self._after_blank = True

    def read(self) -> None:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line or line.isspace():
                self._at += 1
                self._after_blank = True
                continue
            self._block(line)
            self._after_blank = False

    def _block(self, line: str) -> None:
        first = line[0]
        if first in " -*+0123456789" and (entry := _ENTRY.match(line)):
            self._entry(line, entry)
        elif first == " ":
            self._further(line)
        else:  # a paragraph above, be it in a list, has refused what it could go on with
            self._end_lists()
            self._top(line, first)

    def _top(self, line: str, first: str) -> None:
        """Take a block that stands in no list."""
        if first == "#":
            self._heading(line)
        elif first == "|":
            self._table(line)
        elif line.startswith(("```", "~~~")):
            self._fence(line)
        elif first == "<":
            self._comment(line)
        elif line.rstrip() in _RULES:
            self._rule()
        else:
            self._paragraph(line, 0, starts=False)

    def _end_lists(self) -> None:
        self._open.clear()
        self.page.depth = 0

    def _heading(self, line: str) -> None:
        found = _HEADING.fullmatch(line)
        if not found:
            raise _OddError
        self.page.heading(len(found[1]), found[2], self._at, self._at + 1)
        self._at += 1

    def _rule(self) -> None:
        if not self._after_blank:
            raise _OddError  # it could underline what stands above
        self._at += 1

    def _fence(self, line: str) -> None:
        found = _FENCE.fullmatch(line)
        if not found:
            raise _OddError
        mark = found[1] or found[2]
        closing = re.compile(rf" {{0,3}}{mark}{mark[0]}* *")
        self._at += 1
        while self._at < len(self._lines):
            self._at += 1
            if closing.fullmatch(self._lines[self._at - 1]):
                break

    def _comment(self, line: str) -> None:
        """Take a comment that begins a line, up to the end of its last line."""
        if not line.startswith("<!--") or line.startswith(("<!-->", "<!--->")):
            raise _OddError
        if "|" in line and "-->" not in line:
            raise _OddError  # it could be the header of a table
        first = self._at
        while "-->" not in self._lines[self._at]:
            self._at += 1
            if self._at == len(self._lines):
                raise _OddError
        self._at += 1
        self.page.html("\n".join(self._lines[first : self._at]), first)

    def _table(self, header: str) -> None:
        first = self._at
        delimiters = self._lines[first + 1] if first + 1 < len(self._lines) else ""
        columns = cut_row(first + 1, header, 0)
        width = len(columns.cells)
        if not _DELIMITERS.fullmatch(delimiters) or delimiters.count("|") != width + 1:
            raise _OddError
        if not header.strip("|:- "):
            raise _OddError  # it could be the second row of a table whose header is above
        rows = [columns]
        self._at += 2
        while self._at < len(self._lines) and self._lines[self._at][:1] == "|":
            rows.append(cut_row(self._at + 1, self._lines[self._at], width))
            self._at += 1
        below = self._lines[self._at] if self._at < len(self._lines) else ""
        body = self._lines[first + 2 : self._at]
        if below.strip() or not self._budget.allows(first + 1, width, body):
            raise _OddError
        self.page.table(rows, first, self._at)

    def _entry(self, line: str, entry: re.Match[str]) -> None:
        """Take a list entry and the paragraph that it begins with."""
        begin, text = len(entry[1]), entry.end()
        if not self._close_to(begin):
            self._check_new(begin, entry[2])
        self._open.append((begin, text))
        self.page.depth = len(self._open)
        self._paragraph(line[text:], text, starts=True)

    def _close_to(self, begin: int) -> bool:
        """Close the lists that end where an entry begins; say whether it goes on with one."""
        for index, (known, _) in enumerate(self._open):
            if known == begin:
                del self._open[index:]
                return True
        return False

    def _check_new(self, begin: int, mark: str) -> None:
        """Check that an entry begins a list of its own, within the entry above if there is one."""
        inner = self._open[-1][1] if self._open else 0
        fits = inner <= begin <= inner + 3 if self._open else begin == 0
        counted = mark[0].isdigit() and int(mark[:-1]) != 1 and not self._after_blank
        if not fits or counted or len(self._open) == _DEEPEST:
            raise _OddError

    def _further(self, line: str) -> None:
        """Take a further paragraph of an open list entry."""
        begin = len(line) - len(line.lstrip(" "))
        depth = next((i + 1 for i, (_, text) in enumerate(self._open) if text == begin), 0)
        if not depth:
            raise _OddError
        del self._open[depth:]
        self.page.depth = depth
        self._paragraph(line[begin:], begin, starts=False)

    def _paragraph(self, line: str, indent: int, *, starts: bool) -> None:
        """Take a paragraph.

        Args:
            line: What its first line holds.
            indent: Where the text begins in its lines.
            starts: Whether it begins a list entry.
        """
        if not _TEXT.match(line):
            raise _OddError
        first = self._at
        written = [line]
        self._at += 1
        while self._at < len(self._lines):
            following = self._lines[self._at]
            if self._ends_paragraph(following, indent):
                break
            if not _TEXT.match(following, indent) or following[:indent].strip():
                raise _OddError
            written.append(following[indent:])
            self._at += 1
        content = "\n".join(written).strip()
        self.page.paragraph(content, first, self._at, starts=starts)

    def _ends_paragraph(self, following: str, indent: int) -> bool:
        """Say whether a line ends the paragraph above; what is unclear is looked at later."""
        if not following or following.isspace():
            return True
        if following[0] in " -*+0123456789" and (entry := _ENTRY.match(following)):
            outer = not indent and not self._open
            return not outer or len(entry[1]) == 0
        return following[0] in "#<" or following.startswith(("```", "~~~"))
