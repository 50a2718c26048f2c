"""The generated pages, one after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_backlog.model.backlog import Role
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.render.composer import linked
from mkdocs_backlog.render.dashboard import dashboard_view
from mkdocs_backlog.render.findings_page import findings_view
from mkdocs_backlog.render.groups import common_status
from mkdocs_backlog.render.item_page import item_view
from mkdocs_backlog.render.matrix import matrix_view
from mkdocs_backlog.render.traceability import traceability_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.render.composer import Composer
    from mkdocs_backlog.render.groups import Group
    from mkdocs_backlog.render.kit import Kit
    from mkdocs_backlog.render.page import GeneratedPage

_WIDE = ("toc",)
"""Wide pages do without Material's table of contents."""


def generated_pages(kit: Kit) -> Iterator[GeneratedPage]:
    """Yield every generated page: the dashboard, then folder by folder, each index first."""
    catalogue = kit.catalogue
    yield _dashboard(kit)
    yield _all_items(kit)
    yield from _item_pages(kit)
    yield _group_index(kit, "categories", catalogue.categories)
    for group in catalogue.categories:
        yield _group_page(kit, group, Role.CATEGORY, group.label)
    yield _group_index(kit, "waves", catalogue.waves)
    for group in catalogue.waves:
        title = kit.strings.text("wave", wave=group.label).unescape()
        yield replace(_group_page(kit, group, None, title), status=common_status(group.items))
    yield _group_index(kit, "status", catalogue.statuses)
    for group in catalogue.statuses:
        yield _group_page(kit, group, Role.STATUS, kit.strings.texts[f"status-{group.key}"])
    src_uri = kit.path("traceability.md")
    view = traceability_view(kit.composer(src_uri))
    yield kit.page(src_uri, "traceability", view, hide=_WIDE)
    yield findings_page(kit, catalogue.analysis.findings)


def findings_page(kit: Kit, findings: Sequence[Finding]) -> GeneratedPage:
    """Return the findings page with these findings."""
    src_uri = kit.path("findings.md")
    view = findings_view(kit.composer(src_uri), findings)
    return replace(kit.page(src_uri, "findings", view, hide=_WIDE), search_exclude=True)


def _dashboard(kit: Kit) -> GeneratedPage:
    src_uri = kit.path("index.md")
    view = {"title": kit.title, **dashboard_view(kit.composer(src_uri))}
    return kit.page(src_uri, "dashboard", view, hide=_WIDE)


def _all_items(kit: Kit) -> GeneratedPage:
    src_uri = kit.path("items/index.md")
    composer = kit.composer(src_uri)
    items = kit.catalogue.analysis.items
    view = {
        "anchor": "items",
        "title": kit.strings.text("all-items"),
        "summary": kit.strings.count("items", len(items)),
        "listing": matrix_view(composer, items),
    }
    return kit.page(src_uri, "listing", view, hide=_WIDE)


def _item_pages(kit: Kit) -> Iterator[GeneratedPage]:
    for entry in kit.catalogue.analysis.items:
        if entry.page is not None:
            view = item_view(kit.composer(entry.page), entry)
            page = kit.page(entry.page, "item", view)
            yield replace(page, edit_uri=entry.item.location.path, status=entry.status)


def _group_index(kit: Kit, folder: str, groups: Sequence[Group]) -> GeneratedPage:
    src_uri = kit.path(f"{folder}/index.md")
    composer = kit.composer(src_uri)
    words = {status.value: kit.strings.texts[f"status-{status.value}"] for status in Status}
    labels = words if folder == "status" else {}
    view = {
        "anchor": folder,
        "title": kit.strings.text(folder),
        "rows": tuple(composer.group_row(group, labels.get(group.key)) for group in groups),
    }
    return kit.page(src_uri, "groups", view, hide=_WIDE)


def _group_page(kit: Kit, group: Group, without: Role | None, title: str) -> GeneratedPage:
    composer = kit.composer(group.src_uri)
    view = {
        "anchor": "items",
        "title": title,
        "summary": _summary(composer, group),
        "listing": matrix_view(composer, group.items, without=without),
    }
    return kit.page(group.src_uri, "listing", view, hide=_WIDE)


def _summary(composer: Composer, group: Group) -> Markup:
    """Return how many items there are, where they stand and where a wave is carried out."""
    backlogs = _links(composer, (entry.backlog for entry in group.items))
    words = composer.strings.count("items-from", len(group.items), pages=backlogs)
    if not group.mono:
        return words
    boxes = (box for entry in group.items for step in entry.steps for box in step.boxes)
    pages = _links(composer, (b.src_uri for b in boxes if f"{b.key}-".startswith(f"{group.key}-")))
    return (
        Markup("{} {}").format(words, composer.text("checklists-of", pages=pages))
        if pages
        else words
    )


def _links(composer: Composer, src_uris: Iterable[str]) -> Markup:
    labels = (composer.page(src_uri) for src_uri in dict.fromkeys(src_uris))
    return Markup(", ").join(map(linked, labels))
