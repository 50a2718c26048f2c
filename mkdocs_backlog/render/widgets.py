"""Widgets as finished HTML: what the author asked for in a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Role
from mkdocs_backlog.model.widget import WidgetKind
from mkdocs_backlog.render.matrix import cell_labels
from mkdocs_backlog.render.past import burn_up
from mkdocs_backlog.render.views import Cell, Label, Table, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_backlog.model.analysis import ResolvedItem, ResolvedWidget
    from mkdocs_backlog.render.composer import Composer
    from mkdocs_backlog.render.groups import Group
    from mkdocs_backlog.render.kit import Kit

_FIRST = (Role.ID, Role.TITLE)
_MIDDLE = (Role.PRIORITY, Role.OWNER, Role.DUE)
"""Columns between title and status of a table that names none, as far as they say something."""
_RULE = "BKL903"


def widget(kit: Kit, entry: ResolvedWidget, src_uri: str, *, block: bool) -> str:
    """Return a widget, or the note that stands in its place.

    Args:
        kit: What is rendered with.
        entry: The widget.
        src_uri: The page it stands on.
        block: Whether there is room for a block.
    """
    composer = kit.composer(src_uri)
    if not entry.shown or not block:
        return _html(kit, "broken" if block else "amiss", _broken(composer, entry))
    makers = {
        WidgetKind.PROGRESS: _progress,
        WidgetKind.TABLE: _table,
        WidgetKind.LIST: _list,
        WidgetKind.CHART: _chart,
    }
    kind = WidgetKind(entry.widget.name)
    return _html(kit, kind.value, makers[kind](composer, entry))


def count(kit: Kit, entry: ResolvedWidget, src_uri: str, *, linked: bool) -> str:
    """Return a number amid text, linked to the page of just these items where there is one."""
    composer = kit.composer(src_uri)
    if not entry.shown:
        return _html(kit, "amiss", _broken(composer, entry))
    number = len(entry.items)
    words = str(composer.strings.count("items", number))
    page = _page_of(composer, entry) if linked else None
    if page is not None and entry.query.conditions:
        words = f"{words}: {page.text}"
    href = None if page is None else page.href
    return _html(kit, "count", {"number": number, "href": href, "words": words})


def _html(kit: Kit, kind: str, view: Mapping[str, object]) -> str:
    return kit.html("widget", {"kind": kind, **view}).strip()


def _broken(composer: Composer, entry: ResolvedWidget) -> dict[str, object]:
    analysis = composer.catalogue.analysis
    view = analysis.views.get(entry.widget.view or "")
    problems = entry.problems or (view.problems if view is not None else ())
    told = any(finding.rule.code == _RULE for finding in analysis.findings)
    rule = None
    if told and composer.catalogue.settings.pages is not None:
        rule = Label(text=_RULE, href=composer.links.generated("findings.md", _RULE), mono=True)
    text = problems[0].text if problems else f"'{entry.widget.name}' needs a line of its own"
    return {"message": composer.text("widget-broken", problem=text), "rule": rule}


def _progress(composer: Composer, entry: ResolvedWidget) -> dict[str, object]:
    linked = not entry.query.conditions
    return {"progress": composer.progress(entry.items), "linked": linked}


def _list(composer: Composer, entry: ResolvedWidget) -> dict[str, object]:
    shown = entry.items[: entry.query.limit]
    return {"links": composer.items(shown), **_cut(composer, entry, shown)}


def _chart(composer: Composer, _entry: ResolvedWidget) -> dict[str, object]:
    return {"chart": burn_up(composer)}


def _table(composer: Composer, entry: ResolvedWidget) -> dict[str, object]:
    shown = entry.items[: entry.query.limit]
    columns = tuple(_columns(composer, entry, shown))
    rows = tuple(
        TableRow(
            link=composer.item(item),
            cells=tuple(_cell(composer, item, name, role) for name, role, _ in columns),
        )
        for item in shown
    )
    headers = tuple((role.value if role else "other", header) for _, role, header in columns)
    return {"table": Table(columns=headers, rows=rows), **_cut(composer, entry, shown)}


def _columns(
    composer: Composer, entry: ResolvedWidget, shown: Sequence[ResolvedItem]
) -> Iterator[tuple[str, Role | None, str]]:
    """Yield name, role and header of each column; a role's own name beats that of a header."""
    roles = {role.value: role for role in Role}
    if not entry.query.columns:
        there = [r for r in _MIDDLE if any(cell_labels(composer, item, r) for item in shown)]
        for role in (*_FIRST, *there, Role.STATUS):
            yield role.value, role, composer.strings.texts[f"column-{role.value}"]
    for name in entry.query.columns:
        if name in roles:
            yield name, roles[name], composer.strings.texts[f"column-{name}"]
        else:
            header, known = entry.headers[name]
            yield header, known, header


def _cell(composer: Composer, item: ResolvedItem, name: str, role: Role | None) -> Cell:
    if role is None:
        text = item.item.fields.get(name, "")
        return Cell(column="other", labels=(Label(text=text),) if text else ())
    if role in {Role.ID, Role.STATUS}:
        return Cell(column=role.value, labels=())
    return Cell(column=role.value, labels=cell_labels(composer, item, role))


def _cut(
    composer: Composer, entry: ResolvedWidget, shown: Sequence[ResolvedItem]
) -> dict[str, object]:
    """Return what is said of items that a limit leaves out."""
    total = len(entry.items)
    if len(shown) == total:
        return {"cut": None, "more_page": None}
    page = _page_of(composer, entry) or _all_items(composer)
    return {"cut": composer.text("shown", shown=len(shown), total=total), "more_page": page}


def _all_items(composer: Composer) -> Label | None:
    if composer.catalogue.settings.pages is None:
        return None
    return _linked(composer.strings.texts["all-items"], composer.links.generated("items/index.md"))


def _page_of(composer: Composer, entry: ResolvedWidget) -> Label | None:
    """Return the generated page that shows just what a widget asks for; None without one."""
    if composer.catalogue.settings.pages is None:
        return None
    if not entry.query.conditions:
        return _all_items(composer)
    group = _group_of(composer, entry)
    if group is None:
        return None
    is_status = entry.query.conditions[0].field == Role.STATUS.value
    text = composer.strings.texts[f"status-{group.key}"] if is_status else group.label
    return _linked(text, composer.links.group(group))


def _linked(text: str, href: str | None) -> Label | None:
    """Return a link; None where the site has no such page."""
    return None if href is None else Label(text=text, href=href)


def _group_of(composer: Composer, entry: ResolvedWidget) -> Group | None:
    """Return the group of the only condition, where it asks for one group."""
    condition = entry.query.conditions[0]
    word = condition.words[0]
    if len(entry.query.conditions) > 1 or len(condition.words) > 1:
        return None
    if word is None or condition.negated:
        return None
    catalogue = composer.catalogue
    groups = {"status": catalogue.statuses, "category": catalogue.categories}
    wanted = word.casefold()
    for group in groups.get(condition.field, ()):
        if wanted in {group.key.casefold(), group.label.casefold()}:
            return group
    return None
