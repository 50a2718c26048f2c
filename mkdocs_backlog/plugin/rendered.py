"""What only the rendered pages tell: rows that the site does not show, and links to anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_backlog.model.analysis import TargetState
from mkdocs_backlog.model.finding import Problem
from mkdocs_backlog.rules import matrix_not_rendered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.structure.files import File

    from mkdocs_backlog.model.backlog import Matrix
    from mkdocs_backlog.plugin.plan import SitePlan

_ANCHOR_MISSING = "link-anchor-missing"
_CURE = "see that an empty line stands above the table and that nothing hides it"


def find_missing_rows(site: SitePlan) -> Iterator[Problem]:
    """Yield a problem for each row that was read and stands in no table of its rendered page.

    A page of which the source shows as much yields none, whether that is told or hidden.
    """
    early = matrix_not_rendered.check(site.analysis, site.settings)
    explained = {problem.location.path for problem in early}
    for backlog in site.analysis.backlogs:
        shown = site.rendered.get(backlog.src_uri)
        if shown is not None and backlog.src_uri not in explained:
            for matrix in backlog.matrices:
                yield from _missing(matrix, shown)


def _missing(matrix: Matrix, shown: set[int]) -> Iterator[Problem]:
    for item in matrix.items:
        if item.location.line not in shown:
            yield Problem(
                message=f"the site shows no row of {item.id}; {_CURE}",
                location=item.location,
                item=item.id,
                hint=_CURE,
                subject=item.id,
            )


def silence_anchors(site: SitePlan, files: Mapping[str, File]) -> None:
    """Keep MkDocs from checking anchors that are told already, and those of our own links.

    Args:
        site: What is known.
        files: The pages by their key.
    """
    told = {
        (finding.location.path, finding.location.line)
        for finding in site.reported
        if finding.rule.name == _ANCHOR_MISSING
    }
    reported = {
        (found.src_uri, found.target.file or "", found.target.anchor or "")
        for found in site.analysis.links
        if found.target.state is TargetState.ANCHOR_MISSING
        and (found.src_uri, found.link.line) in told
    }
    anchors: dict[tuple[str, str], set[str]] = {}
    for src_uri, target, anchor in site.linked | reported:
        anchors.setdefault((src_uri, target), set()).add(anchor)
    for (src_uri, target), silent in anchors.items():
        page = files[src_uri].page
        links = (page.links_to_anchors if page is not None else None) or {}
        written = links.get(files[target], {})
        for name in [name for name in written if unquote(name) in silent]:
            del written[name]
