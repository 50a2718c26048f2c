"""Finished HTML for the author's own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from mkdocs_backlog.render.kit import Kit


def tools(kit: Kit, src_uri: str) -> str:
    """Return the progress line, filter and chips above a page's matrices; '' without items."""
    entries = kit.catalogue.by_backlog.get(src_uri, ())
    if not entries:
        return ""
    progress = kit.composer(src_uri).progress(entries)
    return kit.html("tools", {"progress": progress, "all_href": None})


def panel(kit: Kit, src_uri: str) -> str:
    """Return the list of items of a canonical document or checklist; '' without items."""
    name, entries = "panel-document", kit.catalogue.by_document.get(src_uri, ())
    if not entries:
        name, entries = "panel-checklist", kit.catalogue.by_checklist.get(src_uri, ())
    if not entries:
        return ""
    composer = kit.composer(src_uri)
    items = Markup("<strong>{}</strong>").format(kit.strings.count("backlog-items", len(entries)))
    view = {
        "lead": kit.strings.count(name, len(entries), items=items),
        "progress": composer.progress(entries),
        "links": composer.items(entries),
    }
    return kit.html("panel", view)
