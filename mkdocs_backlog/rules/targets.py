"""The links of a site by what they lead to, each with the item whose row it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Analysis, Target, TargetState


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLink:
    """A link, or a path that a row names without linking it."""

    href: str
    """The target as written."""
    location: Location
    """The place."""
    target: Target
    """What it leads to."""
    linked: bool
    """False for a path in plain text or code, which the site does not turn into a link."""
    image: bool = False
    """True for an image."""
    item: str | None
    """The ID of the item whose row it stands in."""

    @property
    def src_uri(self) -> str:
        """The page it stands on."""
        return self.location.path


def links_to(analysis: Analysis, state: TargetState) -> Iterator[WrittenLink]:
    """Yield what leads to a target in `state`: links first, then paths without a link."""
    links = [found for found in analysis.links if found.target.state is state]
    items = items_by_line(analysis) if links else {}
    for found in links:
        yield WrittenLink(
            href=found.link.href,
            location=Location(found.src_uri, found.link.line, found.link.column),
            target=found.target,
            linked=True,
            image=found.link.image,
            item=items.get((found.src_uri, found.link.line)),
        )
    # What is linked has the same target here and there, so it is among the links above.
    linked = {(found.src_uri, found.link.line, found.link.href) for found in links}
    for item in analysis.items:
        for document in item.documents:
            ref = document.ref
            key = (ref.location.path, ref.location.line, ref.href)
            if document.target.state is state and key not in linked:
                yield WrittenLink(
                    href=ref.href,
                    location=ref.location,
                    target=document.target,
                    linked=False,
                    item=item.item.id,
                )


def items_by_line(analysis: Analysis) -> dict[tuple[str, int], str]:
    """Return the IDs of the items by path and line of their rows."""
    return {
        (location.path, location.line): entry.item.id
        for entry in analysis.items
        for location in entry.item.places
    }
