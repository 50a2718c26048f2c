"""What the dashboard shows: how far the backlog is, by group, and what needs attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_backlog.model.analysis import LedgerState
from mkdocs_backlog.model.finding import Finding, Severity
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.render.composer import linked
from mkdocs_backlog.render.groups import key_of
from mkdocs_backlog.render.item_page import note_view
from mkdocs_backlog.render.pace import idle, paces
from mkdocs_backlog.render.past import burn_up, recently_done
from mkdocs_backlog.render.views import GroupRow, Label, Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import ResolvedItem
    from mkdocs_backlog.render.composer import Composer
    from mkdocs_backlog.render.groups import Group

_NOTES = 12
"""How many lines 'Needs attention' has."""
_STUCK = (Status.CONFLICT, Status.AWAITING_LEDGERS, Status.BLOCKED, Status.UNKNOWN)
"""The statuses in which an item waits for someone, the most pressing first."""


def dashboard_view(composer: Composer) -> dict[str, object]:
    """Return everything that the dashboard shows, by the names of its template."""
    catalogue = composer.catalogue
    backlogs = catalogue.backlogs if len(catalogue.backlogs) > 1 else ()
    notes = tuple(_notes(composer))
    return {
        "progress": composer.progress(catalogue.analysis.items),
        "sections": (
            ("backlogs", composer.text("backlogs"), _rows(composer, backlogs)),
            ("categories", composer.text("categories"), _rows(composer, catalogue.categories)),
            ("waves", composer.text("waves"), _rows(composer, catalogue.waves)),
        ),
        "chart": burn_up(composer),
        "recent": recently_done(composer),
        "idle": idle(composer),
        "paces": paces(composer),
        "notes": notes[:_NOTES],
        "more_notes": max(len(notes) - _NOTES, 0),
        "links": tuple(_links(composer)),
    }


def _rows(composer: Composer, groups: tuple[Group, ...]) -> tuple[GroupRow, ...]:
    return tuple(composer.group_row(group) for group in groups)


def _notes(composer: Composer) -> Iterator[Note]:
    """Yield a line for each item that waits for someone, then one for each that has findings."""
    entries = composer.catalogue.analysis.items
    stuck = [entry for status in _STUCK for entry in entries if entry.status is status]
    told = {key_of(entry) for entry in stuck}
    for entry in stuck:
        yield _stuck(composer, entry)
    for entry in entries:
        finding = None if key_of(entry) in told else _weighty(composer, entry)
        if finding is not None:
            yield note_view(composer, finding, about=entry)


def _stuck(composer: Composer, entry: ResolvedItem) -> Note:
    finding = next(iter(_findings(composer, entry)), None)
    return Note(
        severity="info",
        message=_reason(composer, entry),
        rule=None if finding is None else note_view(composer, finding).rule,
        item=composer.item(entry),
    )


def _reason(composer: Composer, entry: ResolvedItem) -> Markup:
    """Return what an item waits for."""
    behind = {LedgerState.MISSING, LedgerState.ABSENT}
    pages = [composer.page(ledger.file) for ledger in entry.ledgers if ledger.state in behind]
    if entry.status is Status.AWAITING_LEDGERS:
        return composer.text("ledger-missing", ledger=Markup(", ").join(map(linked, pages)))
    if entry.status is Status.BLOCKED and entry.item.status is not None and entry.item.status.note:
        return composer.named(entry.item.status.note)
    facts = [fact for fact in entry.evidence if fact.state == entry.status]
    return (
        composer.say(facts[0].clause) if facts else composer.text(f"explain-{entry.status.value}")
    )


def _weighty(composer: Composer, entry: ResolvedItem) -> Finding | None:
    findings = _findings(composer, entry)
    return next((one for one in findings if one.severity is not Severity.INFO), None)


def _findings(composer: Composer, entry: ResolvedItem) -> tuple[Finding, ...]:
    return composer.catalogue.findings.get(entry.item.id.casefold(), ())


def _links(composer: Composer) -> Iterator[Label]:
    analysis = composer.catalogue.analysis
    for backlog in composer.catalogue.backlogs:
        yield composer.page(backlog.src_uri)
    numbers = {"items/index.md": len(analysis.items), "findings.md": len(analysis.findings)}
    names = {
        "items/index.md": "all-items",
        "traceability.md": "traceability",
        "findings.md": "findings",
    }
    for path, name in names.items():
        number, href = numbers.get(path), composer.links.generated(path)
        if href is not None:
            note = "" if number is None else str(number)
            yield Label(text=composer.strings.texts[name], href=href, note=note)
