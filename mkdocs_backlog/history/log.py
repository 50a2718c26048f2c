"""What `git log` and `git diff-tree` print with `-z --raw`, to revisions and renames."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_backlog.model.history import Change, Commit, Revision

LOG_ARGUMENTS = (
    "log",
    "--full-history",
    "-z",
    "--raw",
    "--no-abbrev",
    "--no-renames",
    "--diff-merges=first-parent",
    "--no-color",
    "--no-decorate",
    "--no-notes",
    "--no-show-signature",
    "--no-ext-diff",
    "--no-textconv",
    "--format=%x1e%H%x00%P%x00%ct%x00%s",
)
"""What commits did to pages, each against its first parent.

Without renames: where only some files are looked at, git would guess wrong."""

_RENAMES_ONLY = (
    "-r",
    "-z",
    "--raw",
    "--no-abbrev",
    "-M",
    "-l1000",
    "--diff-filter=R",
    "--no-ext-diff",
    "--no-textconv",
)

RENAME_ARGUMENTS = ("diff-tree", "--stdin", *_RENAMES_ONLY)
"""The renames of commits, all files looked at."""

MOVED_ARGUMENTS = ("diff-index", "--cached", *_RENAMES_ONLY)
"""The renames that wait for the next commit.

In the index alone: to look at files, git could start programs that the repository names."""

_RECORD = b"\x1e"
_HEADER = 4
_RAW = re.compile(rb"\n?:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*")
_FILES = frozenset({b"100644", b"100755", b"100664"})

Renames = Mapping[tuple[str, str], str]
"""The path before by commit and path after, all from the repository's root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A revision with paths from the repository's root, and what it brought."""

    revision: Revision
    """The revision."""
    added: tuple[str, ...]
    """The paths that it added."""


def read_log(content: bytes) -> list[Record] | None:
    """Return the revisions in order; None where the output is not of the expected form."""
    fields = content.split(b"\0")
    records: list[Record] = []
    position = 0
    while position < len(fields):
        if not fields[position]:
            position += 1
            continue
        record, position = _record(fields, position)
        if record is None:
            return None
        records.append(record)
    return records


def _record(fields: Sequence[bytes], position: int) -> tuple[Record | None, int]:
    """Return the record that begins at `position`, and the position behind it."""
    header = [field.decode("utf-8", "replace") for field in fields[position : position + _HEADER]]
    if len(header) < _HEADER or not fields[position].startswith(_RECORD):
        return None, position
    name, parents, time, subject = header
    if not re.fullmatch(r"-?[0-9]{1,18}", time):
        return None, position
    changes: list[Change] = []
    added: list[str] = []
    position += _HEADER
    while position + 1 < len(fields) and (raw := _RAW.fullmatch(fields[position])):
        path = os.fsdecode(fields[position + 1])
        changes.append(Change(path=path, blob=raw[2].decode() if raw[1] in _FILES else None))
        if raw[3] == b"A":
            added.append(path)
        position += 2
    revision = Revision(
        commit=Commit(hash=name[1:], time=int(time), subject=" ".join(subject.split())),
        parents=tuple(parents.split()),
        changes=tuple(changes),
    )
    return Record(revision=revision, added=tuple(added)), position


def read_renames(content: bytes) -> Renames:
    """Return the renames commit by commit."""
    renames: dict[tuple[str, str], str] = {}
    fields = iter(content.split(b"\0"))
    commit = ""
    for field in fields:
        if field.startswith(b":"):
            source, path = os.fsdecode(next(fields, b"")), os.fsdecode(next(fields, b""))
            renames[commit, path] = source
        else:
            commit = field.decode("ascii", "replace").strip()
    return renames
