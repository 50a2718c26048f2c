"""The pages and row anchors that items get: readable, unique, safe on every file system."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.site import Site
    from mkdocs_backlog.settings import Settings

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


def settle_folder(site: Site, settings: Settings) -> Settings:
    """Return the settings with a folder for the generated pages that no page's address takes.

    A page `backlog.md` is shown at `backlog/`, where the dashboard would be: the generated pages
    then go to `backlog-pages/`. A page `backlog/index.md` stands in for the dashboard by intent.
    """
    folder = settings.pages
    if folder is None:
        return settings
    own = {f"{folder}/index.md", f"{folder}/README.md"}
    taken = any(site.url_of(uri) == f"{folder}/" for uri in site.pages if uri not in own)
    return replace(settings, pages=f"{folder}-pages") if taken else settings
