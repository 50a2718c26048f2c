"""The backlog at a glance: bars for the whole, the waves and the categories."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.report.layout import Paint, padded, plain, width_of
from mkdocs_backlog.report.printable import printable
from mkdocs_backlog.report.text import progress_words
from mkdocs_backlog.report.waves import items_by_wave

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem
    from mkdocs_backlog.model.backlog import Backlog

_BLOCKS = ("█", "▓", "▒", "░")
_ASCII = ("#", "+", "-", ".")
_UNDER_WAY = frozenset({Status.IN_PROGRESS, Status.BLOCKED, Status.CONFLICT})
_KINDS = (Status.DONE, Status.AWAITING_LEDGERS, Status.IN_PROGRESS, Status.OPEN)
_WIDEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """How the overview is shown."""

    width: int = 80
    """Columns of the terminal."""
    blocks: bool = True
    """Whether it can show block characters."""
    paint: Paint = plain
    """Its colours."""


def status_text(
    analysis: Analysis, labels: Mapping[str, str], view: StatusView | None = None
) -> str:
    """Return each backlog's progress, then the progress of its waves and of its categories.

    Args:
        analysis: What is known.
        labels: The labels of categories, by key.
        view: How it is shown; None: 80 columns, blocks, no colour.
    """
    look = view or StatusView()
    parts = [
        _backlog(backlog, [e for e in analysis.items if e.backlog == backlog.src_uri], labels, look)
        for backlog in analysis.backlogs
    ]
    dark, medium, light, rest = _signs(look)
    legend = f"{dark} done  {medium} awaiting ledgers  {light} in progress  {rest} the rest"
    return "\n".join([*parts, look.paint(legend, "dim"), ""])


def _backlog(
    backlog: Backlog, items: Sequence[ResolvedItem], labels: Mapping[str, str], look: StatusView
) -> str:
    done = sum(entry.status is Status.DONE for entry in items)
    share = f"{100 * done // len(items)} %" if items else "no items"
    told = f"{done} of {len(items)} done   {share}"
    width = min(look.width, 2 * _WIDEST)
    title = padded(printable(backlog.title), max(width - len(told), width_of(backlog.title) + 3))
    categories: dict[str, list[ResolvedItem]] = {}
    for entry in items:
        if entry.item.category:
            name = labels.get(entry.item.category, entry.item.category)
            categories.setdefault(name, []).append(entry)
    waves = {_wave_label(key, entries): entries for key, entries in items_by_wave(items).items()}
    lines = [
        f"{look.paint(title, 'title')}{told}",
        _bar(items, width, look),
        progress_words(items),
        "",
        *_section("By wave", waves, look),
        *_section("By category", dict(sorted(categories.items())), look),
    ]
    return "\n".join(lines)


def _wave_label(key: str, entries: Iterable[ResolvedItem]) -> str:
    """Return a wave's ID as the rows write it, where they write it in one way."""
    written = {step.ref.text[: len(key)] for entry in entries for step in entry.steps}
    return next((text for text in sorted(written) if text.upper() == key), key)


def _section(
    title: str, groups: Mapping[str, Sequence[ResolvedItem]], look: StatusView
) -> Iterable[str]:
    if not groups:
        return
    names = {name: printable(name) for name in groups}
    width = max(map(width_of, names.values()))
    digits = max(len(str(len(items))) for items in groups.values())
    yield look.paint(title, "dim")
    for name, items in groups.items():
        done = sum(entry.status is Status.DONE for entry in items)
        share = f"{done:>{digits}}/{len(items):<{digits}}"
        bar = _bar(items, max(4, min(_WIDEST, look.width - width - len(share) - 6)), look)
        yield f"  {padded(names[name], width)}  {share}  {bar}"
    yield ""


def _bar(items: Sequence[ResolvedItem], width: int, look: StatusView) -> str:
    """Return a bar of `width` characters in which each kind of status has its share."""
    kinds = Counter(_kind(entry.status) for entry in items)
    signs = _signs(look)
    parts, past, drawn = [], 0, 0
    for kind, sign in zip(_KINDS, signs, strict=True):
        past += kinds[kind]
        end = round(width * past / len(items)) if items else 0
        parts.append(look.paint(sign * (end - drawn), kind))
        drawn = end
    return "".join(parts)


def _signs(look: StatusView) -> tuple[str, str, str, str]:
    return _BLOCKS if look.blocks else _ASCII


def _kind(status: Status) -> Status:
    if status in {Status.DONE, Status.AWAITING_LEDGERS}:
        return status
    return Status.IN_PROGRESS if status in _UNDER_WAY else Status.OPEN
