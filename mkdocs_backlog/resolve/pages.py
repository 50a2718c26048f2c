"""The pages and row anchors that items get: readable, unique, safe on every file system."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|index|readme)(?:\..*)?", re.IGNORECASE)
_LONGEST = 80


def file_stem(name: str) -> str:
    """Return `name` as a file's stem: ASCII, no separators, at most 80 characters and a hyphen."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    stem = _UNSAFE.sub("-", plain)[:_LONGEST].strip("-.") or "item"
    return f"{stem}-" if _RESERVED.fullmatch(stem) else stem


def unique_stems(names: Sequence[str]) -> list[str]:
    """Return a file name for each of `names`, different even where letter case does not count."""
    used: set[str] = set()
    numbers: dict[str, int] = {}
    stems: list[str] = []
    for name in names:
        base = stem = file_stem(name)
        while stem.casefold() in used:
            number = numbers[base.casefold()] = numbers.get(base.casefold(), 1) + 1
            stem = f"{base}-{number}"
        used.add(stem.casefold())
        stems.append(stem)
    return stems
