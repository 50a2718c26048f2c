"""What the findings page shows: all findings by file, and what was recognised and why."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_backlog.model.finding import Finding, Severity
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.render.composer import short_path
from mkdocs_backlog.render.item_page import note_view
from mkdocs_backlog.render.past import history_facts
from mkdocs_backlog.render.views import Fact, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_backlog.model.backlog import Backlog, Recognition
    from mkdocs_backlog.render.composer import Composer

_PER_FILE = 200
"""How many findings of a file are shown."""
_PER_PART = 200
"""How many entries of a list of what was recognised are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNotes:
    """The findings of a file."""

    path: str
    """The file as reports show it."""
    short: str
    """Its name for the table of contents."""
    anchor: str
    """The heading's `id`."""
    notes: tuple[Note, ...]
    """The findings, by line."""
    more: int
    """How many are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A list of what was recognised."""

    anchor: str
    """The heading's `id`."""
    title: str
    """What the list holds."""
    facts: tuple[Fact, ...]
    """Its entries."""
    more: int
    """How many are left out."""


def findings_view(composer: Composer, findings: Sequence[Finding]) -> dict[str, object]:
    """Return everything that the findings page shows, by the names of its template."""
    analysis = composer.catalogue.analysis
    pages = composer.strings.count("pages-checked", len(analysis.documents))
    items = composer.strings.count("items", len(analysis.items))
    rules = {finding.rule.code: finding.rule for finding in findings}
    return {
        "totals": tuple(_totals(composer, findings)),
        "checked": Markup("{}, {}").format(items, pages),
        "files": tuple(_files(composer, findings)),
        "rules": tuple(rules[code] for code in sorted(rules)),
        "recognised": tuple(_parts(composer)),
    }


def _totals(composer: Composer, findings: Iterable[Finding]) -> Iterator[tuple[str, Markup]]:
    numbers = Counter(finding.severity for finding in findings)
    for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        if number := numbers[severity]:
            yield severity.value, composer.strings.count(f"total-{severity.value}", number)


def _files(composer: Composer, findings: Iterable[Finding]) -> Iterator[FileNotes]:
    ordered = sorted(findings, key=lambda finding: (finding.location, finding.rule.code))
    groups = itertools.groupby(ordered, key=lambda finding: finding.location.path)
    for number, (path, group) in enumerate(groups, start=1):
        entries = list(group)
        shown = composer.catalogue.analysis.site.shown_path(path)
        yield FileNotes(
            path=shown,
            short=short_path(shown),
            anchor=f"file-{number}",
            notes=tuple(_note(composer, finding) for finding in entries[:_PER_FILE]),
            more=max(len(entries) - _PER_FILE, 0),
        )


def _note(composer: Composer, finding: Finding) -> Note:
    """Return a finding with its line alone: the heading names the file."""
    note = note_view(composer, finding)
    place = replace(composer.place(finding.location), text=str(finding.location.line))
    return replace(note, place=place)


def _parts(composer: Composer) -> Iterator[Part]:
    analysis = composer.catalogue.analysis
    matrices = [matrix for backlog in analysis.backlogs for matrix in backlog.matrices]
    taken = {_place(matrix.recognition) for matrix in matrices}
    others = [entry for entry in analysis.recognitions if _place(entry) not in taken]
    lists = {
        "matrices": [_matrix(composer, matrix.recognition) for matrix in matrices],
        "governance": list(_governance(composer)),
        "ledgers": list(_ledgers(composer)),
        "checklists": list(_checklists(composer)),
        "history": list(history_facts(composer)),
        "registers": [_table(composer, entry) for entry in others if entry.matrix],
        "tables": [_table(composer, entry) for entry in others if not entry.matrix],
    }
    for name, facts in lists.items():
        if facts:
            yield Part(
                anchor=name,
                title=str(composer.text(f"recognised-{name}")),
                facts=tuple(facts[:_PER_PART]),
                more=max(len(facts) - _PER_PART, 0),
            )


def _matrix(composer: Composer, recognition: Recognition) -> Fact:
    roles = (
        composer.text(
            "column-role",
            column=column.name,
            role=composer.text(f"column-{column.role.value}" if column.role else "no-role"),
            reason=composer.strings.english(column.reason),
        )
        for column in recognition.columns
    )
    return _fact(composer, recognition, [_reasons(composer, recognition), *roles])


def _table(composer: Composer, recognition: Recognition) -> Fact:
    return _fact(composer, recognition, [_reasons(composer, recognition)])


def _reasons(composer: Composer, recognition: Recognition) -> Markup:
    return composer.strings.english("; ".join(recognition.reasons))


def _fact(composer: Composer, recognition: Recognition, details: Iterable[Markup]) -> Fact:
    headers = " | ".join(cell.text for cell in recognition.table.header.cells)
    place = composer.place(_place(recognition))
    return Fact(mark="none", text=escape(headers), details=tuple(details), place=place)


def _place(recognition: Recognition) -> Location:
    return Location(recognition.src_uri, recognition.table.header.line)


def _governance(composer: Composer) -> Iterator[Fact]:
    for backlog in composer.catalogue.analysis.backlogs:
        yield from _rules(composer, backlog)


def _rules(composer: Composer, backlog: Backlog) -> Iterator[Fact]:
    for rule in sorted(backlog.governance, key=lambda rule: rule.location):
        means = composer.text(f"governance-{rule.kind.value}")
        names = [link.text or link.href for link in rule.links] + list(rule.patterns)
        detail = Markup("{}: {}").format(means, ", ".join(names)) if names else means
        text = " ".join(rule.text.split())
        place = composer.place(rule.location)
        yield Fact(mark="none", text=escape(text), details=(detail,), place=place)


def _ledgers(composer: Composer) -> Iterator[Fact]:
    for ledger in composer.catalogue.analysis.ledgers:
        name = composer.text(
            "ledger-there" if ledger.exists else "ledger-absent", ledger=ledger.file
        )
        yield Fact(mark="none", text=name, place=composer.place(ledger.location))


def _checklists(composer: Composer) -> Iterator[Fact]:
    analysis = composer.catalogue.analysis
    boxes = Counter(box.src_uri for entries in analysis.steps.values() for box in entries)
    for path in sorted(set(boxes) | analysis.governed):
        words = composer.strings.count("steps", boxes[path])
        governed = composer.text("governed" if path in analysis.governed else "not-governed")
        detail = Markup("{}, {}").format(words, governed) if analysis.governed else words
        place = composer.place(Location(path, 1))
        title = escape(composer.page(path).text)
        yield Fact(mark="none", text=title, details=(detail,), place=place)
