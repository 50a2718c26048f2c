"""Turns parts of the model into what templates show, for one page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_backlog.model.analysis import (
    ResolvedDocument,
    ResolvedItem,
    ResolvedStep,
    TargetState,
)
from mkdocs_backlog.model.repository_page import repository_page
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.render.groups import Group, wave_of
from mkdocs_backlog.render.links import Linker
from mkdocs_backlog.render.views import (
    Badge,
    Count,
    GroupRow,
    ItemLink,
    Label,
    Progress,
    Segment,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_backlog.model.clause import Clause
    from mkdocs_backlog.model.location import Location
    from mkdocs_backlog.render.catalogue import Catalogue
    from mkdocs_backlog.render.strings import Strings

_NAME = re.compile(r"#?\w+(?:[./-]\w+)*")
_SEPARATORS = re.compile(r"[/_.]")
_GAP = 0.004
_HUNDRED = 100

BAR = (
    Status.DONE,
    Status.AWAITING_LEDGERS,
    Status.IN_PROGRESS,
    Status.BLOCKED,
    Status.CONFLICT,
    Status.UNKNOWN,
    Status.OPEN,
    Status.DEFERRED,
)
"""The order of a bar's segments: what is done first; dropped items do not count."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes the parts of one page."""

    catalogue: Catalogue
    """What is known."""
    strings: Strings
    """The words."""
    src_uri: str
    """The page."""
    links: Linker = field(init=False)
    """The page's links."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "links", Linker(self.catalogue, self.src_uri))

    def text(self, name: str, /, **values: object) -> Markup:
        """Return words of the interface."""
        return self.strings.text(name, **values)

    def say(self, clause: Clause) -> Markup:
        """Return a statement in which the IDs of items and steps are links."""
        return self.strings.say(clause, self.named)

    def badge(self, status: Status) -> Badge:
        """Return a status as readers see it."""
        return Badge(status=status.value, text=self.strings.texts[f"status-{status.value}"])

    def item(self, entry: ResolvedItem) -> ItemLink:
        """Return an item as it is named here."""
        prefix = self.catalogue.prefixes[entry.backlog]
        badge = self.badge(entry.status)
        return ItemLink(
            id=entry.item.id,
            prefix=prefix,
            name=entry.item.id.removeprefix(prefix),
            href=self.links.item(entry),
            title=entry.item.title,
            badge=badge,
            steps=", ".join(step.ref.text for step in entry.steps),
            tooltip=f"{entry.item.title or entry.item.id} · {badge.text}",
        )

    def items(self, entries: Iterable[ResolvedItem]) -> tuple[ItemLink, ...]:
        """Return items as they are named here."""
        return tuple(self.item(entry) for entry in entries)

    def page(self, src_uri: str, anchor: str | None = None) -> Label:
        """Return the link to a page under its title; the path alone where there is no such page."""
        shown = self.catalogue.analysis.site.shown_path(src_uri)
        title = self.title(src_uri)
        if title is None:
            return Label(text=shown, mono=True)
        return Label(text=title, href=self.links.page(src_uri, anchor), title=shown)

    def title(self, src_uri: str) -> str | None:
        """Return a page's title in the navigation, else its own; None without such a page."""
        analysis = self.catalogue.analysis
        document = analysis.documents.get(src_uri)
        return None if document is None else analysis.site.titles.get(src_uri) or document.title

    def place(self, location: Location) -> Label:
        """Return a place as `file:line`, linked to its row or section; the tooltip has the path."""
        path = self.catalogue.analysis.site.shown_path(location.path)
        return Label(
            text=f"{short_path(path)}:{location.line}",
            href=self.links.place(location),
            title=f"{path}:{location.line}",
            mono=True,
        )

    def group(self, group: Group, text: str | None = None) -> Label:
        """Return a group's name, linked to its page where there is one."""
        return Label(text=text or group.label, href=self.links.group(group), mono=group.mono)

    def document(self, document: ResolvedDocument) -> Label:
        """Return a canonical document under its title, with its path."""
        target, ref = document.target, document.ref
        text = ref.text or ref.href
        if target.state in {TargetState.FOUND, TargetState.ANCHOR_MISSING} and target.file:
            anchor = target.anchor if target.state is TargetState.FOUND else None
            shown = self.catalogue.analysis.site.shown_path(target.file)
            title = self.title(target.file) or text
            href = self.links.page(target.file, anchor)
            return Label(text=title, href=href, title=shown, note=shown)
        if target.state is TargetState.EXTERNAL:
            return Label(text=text, href=web_address(ref.href))
        if target.state is TargetState.OUTSIDE and target.file:
            site = self.catalogue.analysis.site
            return Label(text=text, href=repository_page(site, target.file), mono=True)
        gone = {TargetState.MISSING, TargetState.EXCLUDED, TargetState.CASE}
        return Label(text=text, mono=True, missing=target.state in gone)

    def step(self, step: ResolvedStep) -> Label:
        """Return a step with its wave."""
        wave = self.catalogue.wave_page.get(wave_of(step) or "")
        group = None if wave is None or wave.key == step.key else self.group(wave)
        if not step.boxes:
            return Label(text=step.ref.text, mono=True, missing=True, group=group)
        href = self.links.step(step.boxes[0])
        return Label(text=step.ref.text, href=href, mono=True, group=group)

    def progress(self, entries: Iterable[ResolvedItem]) -> Progress:
        """Return how far items are."""
        numbers = Counter(entry.status for entry in entries)
        counts = {status: self._count(status, numbers[status]) for status in numbers}
        total = sum(number for status, number in numbers.items() if status is not Status.DROPPED)
        done = numbers[Status.DONE]
        return Progress(
            done=done,
            total=total,
            percent=str(self.text("percent", value=_percent(done, total))),
            counts=tuple(counts[status] for status in Status if status in counts),
            legend=tuple(counts[status] for status in (*BAR, Status.DROPPED) if status in counts),
            segments=_segments(numbers, total),
            description=", ".join(self._words(s, numbers[s]) for s in BAR if numbers[s]),
        )

    def group_row(self, group: Group, text: str | None = None) -> GroupRow:
        """Return a group and how far it is."""
        return GroupRow(label=self.group(group, text), progress=self.progress(group.items))

    def named(self, text: str) -> Markup:
        """Return running text as HTML in which the IDs of items and steps are links."""
        parts: list[Markup] = []
        end = 0
        for match in _NAME.finditer(text):
            link = self._named(match.group())
            if link is not None:
                parts += [escape(text[end : match.start()]), link]
                end = match.end()
        return Markup("").join([*parts, escape(text[end:])])

    def _named(self, name: str) -> Markup | None:
        if not any(character.isalpha() or character == "#" for character in name):
            return None  # a bare number is more often a number than an ID
        entry = self.catalogue.by_id.get(name.casefold())
        if entry is not None and entry.page == self.src_uri:
            return Markup('<span class="backlog-id">{}</span>').format(name)
        if entry is not None:
            link = Markup('<a class="backlog-id" href="{}">{}</a>')
            return link.format(self.links.item(entry), name)
        boxes = self.catalogue.analysis.steps.get(_SEPARATORS.sub("-", name).upper())
        if boxes:
            link = Markup('<a class="backlog-mono" href="{}">{}</a>')
            return link.format(self.links.step(boxes[0]), name)
        return None

    def _count(self, status: Status, number: int) -> Count:
        group = next(g for g in self.catalogue.statuses if g.key == status.value)
        return Count(
            badge=self.badge(status),
            number=number,
            text=self._words(status, number),
            href=self.links.group(group),
        )

    def _words(self, status: Status, number: int) -> str:
        return str(self.strings.count(f"count-{status.value}", number))


def linked(label: Label) -> Markup:
    """Return a label among words: a link, or plain text where it leads nowhere."""
    if label.href is None:
        return escape(label.text)
    return Markup('<a href="{}" title="{}">{}</a>').format(label.href, label.title, label.text)


def _percent(done: int, total: int) -> int:
    """Return the rounded share; 0 and 100 are kept for nothing and all."""
    if done in {0, total}:
        return _HUNDRED if done else 0
    return min(max(round(_HUNDRED * done / total), 1), _HUNDRED - 1)


def _segments(numbers: Counter[Status], total: int) -> tuple[Segment, ...]:
    result: list[Segment] = []
    start = 0
    for status in BAR:
        if number := numbers[status]:
            gap = _GAP * total if start + number < total else 0
            width = round(max(number - gap, 0.0), 3)
            result.append(Segment(status=status.value, start=start, width=width))
            start += number
    return tuple(result)


def short_path(path: str) -> str:
    """Return a file's name, with its folder where the name alone says nothing."""
    parts = path.split("/")
    plain = parts[-1].partition(".")[0].lower() in {"index", "readme"}
    return "/".join(parts[-2:] if plain else parts[-1:])


def web_address(href: str) -> str | None:
    """Return an address of the web; None for what a browser could run."""
    return href if href.lower().startswith(("http://", "https://")) else None
