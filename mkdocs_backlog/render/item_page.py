"""What an item's page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from mkdocs_backlog.model.analysis import (
    LedgerEntry,
    LedgerState,
    ResolvedItem,
)
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.render.composer import linked
from mkdocs_backlog.render.groups import ItemKey, key_of
from mkdocs_backlog.render.mentions import MENTIONS, quotes
from mkdocs_backlog.render.past import EVENTS, commit_label, events
from mkdocs_backlog.render.views import Fact, ItemLink, Label, Note, Property

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from mkdocs_backlog.model.evidence import Evidence
    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.model.history import Commit
    from mkdocs_backlog.render.composer import Composer
    from mkdocs_backlog.render.groups import Group

_SHARING = 30
"""How many items of the same step or document are shown."""
_EXPLAINED = (Status.AWAITING_LEDGERS, Status.CONFLICT, Status.UNKNOWN)
_LEDGER_MARKS = {
    LedgerState.EVIDENCED: "check",
    LedgerState.MISSING: "miss",
    LedgerState.ABSENT: "miss",
    LedgerState.UNKNOWN: "unknown",
    LedgerState.NOT_DUE: "none",
}
_TOLD = (LedgerState.EVIDENCED, LedgerState.UNKNOWN)
"""Where the ledger's own words say more than the line."""


def item_view(composer: Composer, entry: ResolvedItem) -> dict[str, object]:
    """Return everything that an item's page shows, by the names of its template."""
    category = composer.catalogue.category_of.get(key_of(entry))
    before, after = composer.catalogue.neighbours.get(key_of(entry), (None, None))
    past = events(composer, entry)
    return {
        "link": composer.item(entry),
        "notes": _notes(composer, entry),
        "properties": tuple(_properties(composer, entry, category)),
        "facts": tuple(_facts(composer, entry)),
        "events": past[:EVENTS],
        "more_events": max(len(past) - EVENTS, 0),
        "mentions": tuple(quotes(composer, entry)),
        "more_mentions": max(len(entry.mentions) - MENTIONS, 0),
        "same_step": _others(composer, _sharing_steps(composer, entry), entry),
        "same_document": _others(composer, _sharing_documents(composer, entry), entry),
        "category": category.label if category is not None else "",
        "before": None if before is None else composer.item(before),
        "after": None if after is None else composer.item(after),
    }


def note_view(composer: Composer, finding: Finding, *, about: ResolvedItem | None = None) -> Note:
    """Return a finding, with a link to its item where the page is not the item's own."""
    rule = finding.rule
    href = composer.links.generated("findings.md", rule.code)
    return Note(
        severity=finding.severity.value,
        message=composer.strings.english(composer.named(finding.problem.message)),
        rule=Label(text=rule.code, href=href, title=rule.name, mono=True, english=True),
        item=None if about is None else composer.item(about),
        place=composer.place(finding.location),
    )


def _notes(composer: Composer, entry: ResolvedItem) -> tuple[Note, ...]:
    findings = composer.catalogue.findings.get(entry.item.id.casefold(), ())
    return tuple(note_view(composer, finding) for finding in findings)


def _properties(
    composer: Composer, entry: ResolvedItem, category: Group | None
) -> Iterator[Property]:
    item = entry.item
    if category is not None:
        yield _property(composer, "category", (composer.group(category),))
    if entry.documents:
        documents = (composer.document(document) for document in entry.documents)
        yield _property(composer, "document", documents)
    if entry.steps:
        yield _property(composer, "step", (composer.step(step) for step in entry.steps))
    if item.status is not None and item.status.text:
        name = str(composer.text("column-written"))
        yield Property(name=name, text=escape(item.status.text))
    for header, text in item.fields.items():
        yield Property(name=header, text=composer.named(text))
    yield _property(composer, "declared", (_declared(composer, entry),))


def _property(composer: Composer, name: str, labels: Iterable[Label]) -> Property:
    return Property(name=str(composer.text(f"column-{name}")), values=tuple(labels))


def _declared(composer: Composer, entry: ResolvedItem) -> Label:
    location = entry.item.location
    page = composer.page(location.path)
    place = composer.place(location)
    return Label(text=page.text, href=composer.links.row(entry), note=place.title)


def _facts(composer: Composer, entry: ResolvedItem) -> Iterator[Fact]:
    if entry.status in _EXPLAINED:
        yield Fact(mark=entry.status.value, text=composer.text(f"explain-{entry.status.value}"))
    for evidence in entry.evidence:
        if evidence.kind != "ledger":
            yield _evidence(composer, evidence)
    for ledger in entry.ledgers:
        yield _ledger(composer, ledger)


def _evidence(composer: Composer, evidence: Evidence) -> Fact:
    mark = "check" if evidence.state == Status.DONE else evidence.state
    known = mark == "check" or mark in list(Status)
    return Fact(
        mark=mark if known else "none",
        text=composer.say(evidence.clause),
        details=() if evidence.commit is None else (_commit(composer, evidence.commit),),
        place=None if evidence.location is None else composer.place(evidence.location),
    )


def _ledger(composer: Composer, ledger: LedgerEntry) -> Fact:
    return Fact(
        mark=_LEDGER_MARKS[ledger.state],
        text=composer.text(
            f"ledger-{ledger.state.value}", ledger=linked(composer.page(ledger.file))
        ),
        details=tuple(_ledger_details(composer, ledger)),
        place=None if ledger.location is None else composer.place(ledger.location),
    )


def _ledger_details(composer: Composer, ledger: LedgerEntry) -> Iterator[Markup]:
    if ledger.state in _TOLD:
        yield composer.say(ledger.clause)
    if ledger.commit is not None:
        yield _commit(composer, ledger.commit)


def _commit(composer: Composer, commit: Commit) -> Markup:
    return linked(commit_label(composer, commit))


def _sharing_steps(composer: Composer, entry: ResolvedItem) -> Iterator[ResolvedItem]:
    for key in dict.fromkeys(box.key for step in entry.steps for box in step.boxes):
        yield from composer.catalogue.by_step[key]


def _sharing_documents(composer: Composer, entry: ResolvedItem) -> Iterator[ResolvedItem]:
    for path in dict.fromkeys(document.target.file for document in entry.documents):
        yield from composer.catalogue.by_document.get(path or "", ())


def _others(
    composer: Composer, entries: Iterable[ResolvedItem], entry: ResolvedItem
) -> tuple[tuple[ItemLink, ...], bool]:
    """Return the first items that share something with an item, and whether there are more."""
    others: dict[ItemKey, ResolvedItem] = {}
    for other in entries:
        if other is entry or key_of(other) in others:
            continue
        if len(others) == _SHARING:
            return composer.items(others.values()), True
        others[key_of(other)] = other
    return composer.items(others.values()), False
