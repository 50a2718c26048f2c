"""Which item an ID that is gone stands for today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.former import FormerId
from mkdocs_backlog.resolve.pages import file_stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_backlog.model.analysis import ResolvedItem
    from mkdocs_backlog.model.timeline import History
    from mkdocs_backlog.settings import Settings


def find_former(
    items: Iterable[ResolvedItem], history: History | None, settings: Settings
) -> Iterator[FormerId]:
    """Yield the IDs that are gone and were another item's name by git or by the site's author.

    Args:
        items: Today's items.
        history: The renames that git knows of.
        settings: What the author says of renames, which wins.
    """
    today = {entry.item.id.casefold(): entry for entry in items}
    known = {**(history.redirects if history else {}), **settings.redirects}
    steps = {old.casefold(): new for old, new in known.items()}
    taken = {entry.page.casefold() for entry in today.values() if entry.page}
    for old in sorted(known):
        if old.casefold() in today:
            continue
        entry = _follow(old, steps, today)
        page = f"{settings.pages}/items/{file_stem(old)}.md"
        free = entry is not None and entry.page is not None and page.casefold() not in taken
        taken.add(page.casefold())
        yield FormerId(
            id=old, successor=entry.item.id if entry else None, page=page if free else None
        )


def _follow(
    old: str, steps: Mapping[str, str], today: Mapping[str, ResolvedItem]
) -> ResolvedItem | None:
    """Return the item at the end of renames; None where they lead to none."""
    seen: set[str] = set()
    name = old.casefold()
    while name in steps and name not in seen:
        seen.add(name)
        name = steps[name].casefold()
        if name in today:
            return today[name]
    return None
