"""Badges for a README: how far the backlog and each category is, as drawings and as data.

A drawing is an SVG file of its own, needs no font and asks nobody for anything. The data beside it
is what shields.io reads to draw such a badge in its own way ("endpoint").
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.render.groups import file_names
from mkdocs_backlog.render.letters import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_backlog.model.analysis import ResolvedItem
    from mkdocs_backlog.render.kit import Kit
    from mkdocs_backlog.render.views import Progress

FOLDER = "badges"
"""Folder of the files, below that of the generated pages."""

_OVERALL = "progress"
_NOTHING, _STARTED, _MOST, _ALL = "#5c6370", "#205fc5", "#1f6675", "#146740"
"""Colours behind white words, by how much is done; each has a contrast of 5:1 or more."""
_SIZE = 11
_PADDING = 7
_LONGEST = 48
"""How many letters of a label are drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShieldFile:
    """A file that belongs to a badge."""

    src_uri: str
    """Source path that the file seems to have: 'backlog/badges/progress.svg'."""
    text: str
    """Its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One half of a drawing."""

    text: str
    """Its words."""
    length: int
    """How long they are."""

    @property
    def width(self) -> int:
        """The length with what is left free around it."""
        return self.length + 2 * _PADDING


def shield_files(kit: Kit) -> Iterator[ShieldFile]:
    """Yield drawing and data of the whole backlog, then of each category."""
    catalogue = kit.catalogue
    yield from _files(kit, _OVERALL, kit.title, catalogue.analysis.items)
    names = file_names([_OVERALL, *(group.key for group in catalogue.categories)])
    for group in catalogue.categories:
        yield from _files(kit, names[group.key], group.label, group.items)


def _files(
    kit: Kit, name: str, label: str, entries: Sequence[ResolvedItem]
) -> Iterator[ShieldFile]:
    progress = kit.composer("").progress(entries)
    label, message = _clean(label), _message(kit, progress)
    colour = _colour(progress)
    view = {
        "label": _part(label),
        "message": _part(message),
        "title": f"{label}: {message}",
        "colour": colour,
        "language": kit.strings.language,
        "padding": _PADDING,
        "size": _SIZE,
    }
    data = {"schemaVersion": 1, "label": label, "message": message, "color": colour}
    path = kit.path(f"{FOLDER}/{name}")
    drawing = kit.environment.get_template("backlog/shield.svg").render(view)
    yield ShieldFile(src_uri=f"{path}.svg", text=f"{drawing}\n")
    yield ShieldFile(src_uri=f"{path}.json", text=f"{json.dumps(data, ensure_ascii=False)}\n")


def _message(kit: Kit, progress: Progress) -> str:
    if not progress.total:
        return kit.strings.count("items", 0).unescape()
    return kit.strings.text("badge-done", done=progress.done, total=progress.total).unescape()


def _colour(progress: Progress) -> str:
    if not progress.done:
        return _NOTHING
    if progress.done == progress.total:
        return _ALL
    return _MOST if progress.done * 2 >= progress.total else _STARTED


def _part(text: str) -> Part:
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return Part(text=shown, length=text_width(shown, _SIZE))


def _clean(text: str) -> str:
    """Return a label in one line, without what no XML file may hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
