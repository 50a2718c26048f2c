"""What is to be decorated where: the analysis, looked up by page."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mkdocs_backlog.model.analysis import Analysis, ResolvedItem, Step, TargetState
from mkdocs_backlog.model.backlog import Item, Matrix, Role
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.parse.widgets import read_widget
from mkdocs_backlog.plugin.fragments import Fragments
from mkdocs_backlog.resolve.links import LinkResolver
from mkdocs_backlog.resolve.mentions import is_distinctive
from mkdocs_backlog.resolve.widgets import WidgetResolver

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_backlog.model.analysis import ResolvedWidget
    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.render import Renderer
    from mkdocs_backlog.settings import Settings

_LINK_RULES = frozenset(
    {"ledger-missing", "link-target-missing", "link-outside-docs", "link-target-excluded"}
)
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_MARKS = "*_`~"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPlan:
    """A matrix of a page."""

    matrix: Matrix
    """The matrix."""
    rows: Mapping[str, tuple[Item, ...]]
    """Its rows by what their ID cells show, and by their IDs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlan:
    """What is to be decorated on a page of the author's."""

    src_uri: str
    """The page."""
    matrices: tuple[MatrixPlan, ...] = ()
    """Its matrices in order."""
    steps: tuple[Step, ...] = ()
    """The steps that its boxes declare, in order."""
    anchors: frozenset[str] = frozenset()
    """The `id`s that it has by itself."""
    broken: Mapping[str, str] = field(default_factory=dict)
    """The links that are reported as leading nowhere, percent-decoded, and what is reported."""


class SitePlan:
    """What is to be decorated on a site; made anew for every build."""

    def __init__(
        self,
        analysis: Analysis,
        settings: Settings,
        renderer: Renderer,
        reported: Sequence[Finding],
    ) -> None:
        """Look up everything by page.

        Args:
            analysis: What is known.
            settings: The options.
            renderer: Makes the fragments.
            reported: The findings that are told, so that MkDocs need not tell them too.
        """
        self.analysis = analysis
        self.settings = settings
        self.renderer = renderer
        self.reported = reported
        self.fragments = Fragments()
        self.rendered: dict[str, set[int]] = {}
        """The lines of the rows that were found on the rendered pages, by page."""
        self.linked: set[tuple[str, str, str]] = set()
        """The anchors that decorations link to: page with the link, other page, anchor."""
        self.links = LinkResolver(
            analysis.site,
            analysis.documents,
            repository_links=settings.repository_links,
            generated=settings.pages,
        )
        self.names = _names(analysis)
        self.beginnings = frozenset(
            found[0] for found in map(_FIRST_WORD.match, self.names) if found is not None
        )
        self._entries = _entries(analysis)
        self._steps = _steps_by_page(analysis)
        self._widgets = WidgetResolver(analysis.items, analysis.backlogs, settings)
        self._broken = _broken_links(analysis, reported)
        self._matrices = {backlog.src_uri: backlog.matrices for backlog in analysis.backlogs}

    def entry(self, item: Item) -> ResolvedItem:
        """Return what is known of the item that a row declares."""
        return self._entries[item.location.path, item.location.line]

    def widget(self, comment: str, src_uri: str) -> ResolvedWidget:
        """Return what a widget's comment on a page comes to, wherever the page has it from."""
        return self._widgets.resolve(read_widget(comment, Location(src_uri, 1)))

    def page(self, src_uri: str) -> PagePlan:
        """Return what is to be decorated on a page; little on one that is not known."""
        document = self.analysis.documents.get(src_uri)
        return PagePlan(
            src_uri=src_uri,
            matrices=tuple(_plan_matrix(m) for m in self._matrices.get(src_uri, ())),
            steps=tuple(sorted(self._steps.get(src_uri, ()), key=lambda step: step.task.line)),
            anchors=document.anchors if document is not None else frozenset(),
            broken=self._broken.get(src_uri, {}),
        )


def source_link(start: str, target: str, anchor: str | None = None) -> str:
    """Return the link from one source file to another, as an author would write it for MkDocs."""
    fragment = f"#{quote(anchor, safe='')}" if anchor else ""
    if start == target and fragment:
        return fragment
    return quote(posixpath.relpath(target, posixpath.dirname(start) or ".")) + fragment


def shown_id(text: str) -> str:
    """Return the text of an ID cell in a form in which both parsers agree."""
    return " ".join(text.split()).strip(_MARKS).strip()


def _plan_matrix(matrix: Matrix) -> MatrixPlan:
    recognition = matrix.recognition
    index = recognition.column(Role.ID)
    by_line = {row.line: row for row in recognition.table.rows}
    rows: dict[str, list[Item]] = {}
    for item in matrix.items:
        cells = by_line[item.location.line].cells
        text = shown_id(cells[index].text) if index is not None else item.id
        for name in dict.fromkeys((text, item.id)):
            rows.setdefault(name, []).append(item)
    return MatrixPlan(matrix=matrix, rows={name: tuple(items) for name, items in rows.items()})


def _broken_links(analysis: Analysis, reported: Iterable[Finding]) -> dict[str, dict[str, str]]:
    """Return the links that lead nowhere by page and target, with what is reported of them."""
    told: dict[tuple[str, int], list[Finding]] = {}
    for finding in reported:
        if finding.rule.name in _LINK_RULES:
            told.setdefault((finding.location.path, finding.location.line), []).append(finding)
    broken: dict[str, dict[str, str]] = {}
    for found in analysis.links:
        findings = told.get((found.src_uri, found.link.line), ())
        if found.target.state in _NOWHERE and findings:
            own = [f for f in findings if f.problem.subject == found.link.href] or findings
            message = own[0].problem.message
            broken.setdefault(found.src_uri, {})[unquote(found.link.href)] = message
    return broken


_NOWHERE = frozenset({TargetState.MISSING, TargetState.OUTSIDE, TargetState.EXCLUDED})


def _names(analysis: Analysis) -> dict[str, ResolvedItem]:
    """Return the items by the IDs that can be told from other words; of two, the first."""
    return {
        entry.item.id: entry for entry in reversed(analysis.items) if is_distinctive(entry.item.id)
    }


def _entries(analysis: Analysis) -> dict[tuple[str, int], ResolvedItem]:
    return {
        (place.path, place.line): entry for entry in analysis.items for place in entry.item.places
    }


def _steps_by_page(analysis: Analysis) -> dict[str, list[Step]]:
    found: dict[str, list[Step]] = {}
    for boxes in analysis.steps.values():
        for box in boxes:
            found.setdefault(box.src_uri, []).append(box)
    return found
