"""Globs over paths of the documentation: `*` within a folder, `**` across folders."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DEEP = re.compile(r"((?<![^/])\*\*/|\*\*)")
_PATTERNS = {"**/": "(?:.*?/)??", "**": ".*?"}


@lru_cache(maxsize=256)
def _compiled(glob: str) -> re.Pattern[str]:
    """Return a pattern that takes no longer for many stars: pages may name globs, too.

    What stands before a star may as well fit where it fits first, since the star takes whatever
    lies between; so only what stands behind the last one is tried in more than one place.
    """
    first, *others = _DEEP.split(glob.strip().lstrip("/"))
    parts = [_within(first)]
    for wild, part in zip(others[::2], others[1::2], strict=True):
        parts.append(_PATTERNS[wild] + _within(part))
    return re.compile(_settled(parts))


def _within(glob: str) -> str:
    """Return the pattern of a glob without '**'."""
    first, *others = (re.escape(part).replace(r"\?", "[^/]") for part in glob.split("*"))
    return first + _settled([f"[^/]*?{part}" for part in others])


def _settled(parts: list[str]) -> str:
    """Return patterns in a row, with no way back into any but the last."""
    return "".join(f"(?>{part})" for part in parts[:-1]) + "".join(parts[-1:])


def matches(path: str, globs: Iterable[str]) -> bool:
    """Say whether one of `globs` matches the whole of `path`, both relative to docs_dir."""
    return any(_compiled(glob).fullmatch(path) for glob in globs)
