"""What happened, commit by commit, oldest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_backlog.model.timeline import ChangeState, EventKind
from mkdocs_backlog.report.layout import Paint, count, plain, words
from mkdocs_backlog.report.printable import printable
from mkdocs_backlog.report.text import progress_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.history import Commit
    from mkdocs_backlog.model.past import Past
    from mkdocs_backlog.model.site import Site
    from mkdocs_backlog.model.timeline import Closing, Event, LedgerChange

_OF_PAGES = frozenset({EventKind.COLUMNS, EventKind.LEDGER})
_TOGETHER = {
    EventKind.ADDED: "{count} were added as {after}: {names}",
    EventKind.VANISHED: "{count} left the matrix while {before}: {names}",
    EventKind.RENAMED: "{count} were renamed: {names}",
    EventKind.TICKED: "{count} were ticked: {names}",
    EventKind.UNTICKED: "{count} were unticked: {names}",
    EventKind.MARKED: "{count} went from {before} to {after}: {names}",
    EventKind.STATUS: "{count} went from {before} to {after}: {names}",
    EventKind.CLOSED: "{count} were closed: {names}",
    EventKind.REOPENED: "{count} were reopened, {before} became {after}: {names}",
}
"""What several events of one kind in one commit are told as; the others are told one by one."""
_BOXES = frozenset({EventKind.TICKED, EventKind.UNTICKED, EventKind.MARKED})


def history_text(past: Past, analysis: Analysis, paint: Paint = plain) -> str:
    """Return the commits with what each of them did, and how things are today as the last line.

    Events of one kind are told together. Where a closing left a ledger alone, that is said.
    """
    commits = {event.commit.hash for event in past.events}
    events = count(len(past.events), "event")
    head = _name(past, analysis, paint)
    lines = [f"{head}{events} in {count(len(commits), 'commit')}, oldest first"]
    for _, group in groupby(past.events, key=lambda event: event.commit.hash):
        together = tuple(group)
        lines += ["", _commit(together[0], paint)]
        lines.extend(f"  {printable(line)}" for line in _told(together, past, analysis.site))
    return "\n".join([*lines, "", paint(_today(past, analysis), "title"), ""])


def _name(past: Past, analysis: Analysis, paint: Paint) -> str:
    """Return the item in words: `FR-2, formerly FR-1  Search: `; '' for all items."""
    if past.name is None:
        return ""
    names = [past.name]
    for item in past.items:
        names = [item.id, *item.formerly]
    shown = ", formerly ".join([printable(names[0]), *filter(None, [", ".join(names[1:])])])
    entry = analysis.item(names[0])
    title = entry.item.title if entry else past.vanished[0].title if past.vanished else ""
    return f"{paint(shown, 'title')}  {printable(title)}: "


def _today(past: Past, analysis: Analysis) -> str:
    """Return how things are now."""
    if past.name is None:
        return f"today: {progress_words(analysis.items)}"
    if past.items:
        known = {(item.page, item.id) for item in past.items}
        found = [e.status for e in analysis.items if (e.backlog, e.item.id) in known]
        return f"today: {', '.join(map(words, found))}"
    last = past.vanished[-1]
    return f"today: gone since {last.commit.short}, {words(last.status)} at the time"


def _commit(event: Event, paint: Paint) -> str:
    """Return a commit in a line, with the merge that brought it."""
    commit, merge = event.commit, event.merge
    if not commit.hash:
        return paint("not committed yet", "title")
    brought = f"  (merged in {merge.short})" if merge else ""
    name = paint(f"{commit.date}  {commit.short}", "title")
    return f"{name}  {printable(commit.subject)}{brought}".rstrip()


def _told(events: Sequence[Event], past: Past, site: Site) -> Iterator[str]:
    """Yield what one commit did."""
    groups: dict[tuple[EventKind, str, str], list[Event]] = defaultdict(list)
    for number, event in enumerate(events):
        form = _TOGETHER.get(event.kind, "")
        before = event.before if "{before}" in form else ""
        after = event.after if "{after}" in form else ""
        groups[event.kind, before, after if form else str(number)].append(event)
    for group in groups.values():
        yield _together(group, site)
    yield from _ledgers(events, past, site)


def _together(events: Sequence[Event], site: Site) -> str:
    first = events[0]
    if len(events) == 1 or first.kind not in _TOGETHER:
        return _alone(first, site)
    names = ", ".join(
        f"{event.before} to {event.subject}" if event.kind is EventKind.RENAMED else event.subject
        for event in events
    )
    noun = "step" if first.kind in _BOXES else "item"
    return _TOGETHER[first.kind].format(
        count=count(len(events), noun),
        names=names,
        before=words(first.before),
        after=words(first.after),
    )


def _alone(event: Event, site: Site) -> str:
    if event.kind in _OF_PAGES:
        return replace(event, subject=site.shown_path(event.subject)).text
    return event.text


def _ledgers(events: Sequence[Event], past: Past, site: Site) -> Iterator[str]:
    """Yield how the ledgers went with the closings of a commit, as far as no event says so."""
    commit = events[0].commit
    told = {event.subject for event in events if event.kind is EventKind.LEDGER}
    changes = dict.fromkeys(
        change for closing in _closings(past, commit) for change in closing.ledgers
    )
    for change in changes:
        if change.state is not ChangeState.ATOMIC or change.ledger not in told:
            yield f"the ledger {site.shown_path(change.ledger)} {_went(change)}"


def _closings(past: Past, commit: Commit) -> Iterator[Closing]:
    for item in past.items:
        yield from (closing for closing in item.closings if closing.commit.hash == commit.hash)


def _went(change: LedgerChange) -> str:
    """Return how a ledger went with a closing, as a clause."""
    name = change.commit.short if change.commit else ""
    match change.state:
        case ChangeState.ATOMIC:
            return "changed with the closing"
        case ChangeState.SAME_MERGE:
            return f"changed in the same merge, in {name}"
        case ChangeState.LATER:
            return f"changed only {count(change.distance, 'commit')} later, in {name}"
        case ChangeState.NEVER:
            return "did not change with the closing, nor later"
        case _:
            return "is not kept by git, so nothing is known of its changes"
