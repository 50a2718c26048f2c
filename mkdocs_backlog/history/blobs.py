"""What `git cat-file --batch` prints, to texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_backlog.history.gaps import INCOMPLETE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.history import Unknown

_HEADER = 3
"""Fields in front of a content: name, kind, size."""
_SIZE = re.compile(rb"[0-9]{1,18}")
BLOB_ARGUMENTS = ("cat-file", "--batch")
"""The contents of the objects that are asked for on standard input."""


def read_blobs(content: bytes, blobs: Sequence[str]) -> Mapping[str, str] | Unknown:
    """Return the texts by object name; what is not UTF-8 in them is replaced.

    Args:
        content: What git printed.
        blobs: The objects that were asked for.
    """
    texts: dict[str, str] = {}
    position = 0
    while position < len(content):
        end = content.find(b"\n", position)
        header = content[position : max(end, position)].split()
        if len(header) != _HEADER or not _SIZE.fullmatch(header[2]):  # name, kind, size
            return INCOMPLETE
        start, size = end + 1, int(header[2])
        texts[header[0].decode("ascii", "replace")] = content[start : start + size].decode(
            "utf-8", "replace"
        )
        position = start + size + 1
    return texts if texts.keys() >= set(blobs) else INCOMPLETE
