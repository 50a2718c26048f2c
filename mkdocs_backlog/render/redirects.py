"""Pages at the addresses of items that have another ID now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.render.kit import Kit


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """A page that does nothing but lead on."""

    src_uri: str
    """The source path that a page of the former ID would have."""
    html: str
    """A whole HTML document."""


def redirects(kit: Kit) -> Iterator[Redirect]:
    """Yield a page for each former ID that has one."""
    analysis = kit.catalogue.analysis
    for former in analysis.former:
        entry = analysis.item(former.successor) if former.successor else None
        if entry is not None and former.page is not None:
            item = kit.composer(former.page).item(entry)
            view = {"old": former.id, "language": kit.strings.language, "item": item}
            yield Redirect(src_uri=former.page, html=kit.html("moved", view))
