"""Small plans, and what the analysis of a few pages says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.settings import Settings

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis

TABLE = "| ID | Title | Status |\n|---|---|---|\n"
PLAN = f"# Plan backlog\n\n{TABLE}| A-1 | One | done |\n| A-2 | Two | open |\n"
RISKS = f"# Risks\n\n{TABLE}| R-1 | Fire | open |\n"


def site(pages: dict[str, str]) -> Site:
    return Site(pages=pages, files=frozenset(pages))


def read(pages: dict[str, str], **options: object) -> Analysis:
    return analyze(site(pages), Settings.from_mapping(options))


def statuses(analysis: Analysis) -> dict[str, str]:
    return {entry.item.id: str(entry.status) for entry in analysis.items}
