"""Globs over paths of the documentation: `*` within a folder, `**` across folders."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@lru_cache(maxsize=256)
def _compiled(glob: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob.strip().lstrip("/"))
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(wild.get(part, re.escape(part)) for part in parts))


def matches(path: str, globs: Iterable[str]) -> bool:
    """Say whether one of `globs` matches the whole of `path`, both relative to docs_dir."""
    return any(_compiled(glob).fullmatch(path) for glob in globs)
