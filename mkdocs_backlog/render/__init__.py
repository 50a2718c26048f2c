"""From what is known to what readers see: generated pages, and fragments for the author's pages."""

from __future__ import annotations

from mkdocs_backlog.render.page import GeneratedPage, TocEntry
from mkdocs_backlog.render.renderer import Renderer
from mkdocs_backlog.render.shields import ShieldFile
from mkdocs_backlog.render.views import Badge, ItemLink

__all__ = ["Badge", "GeneratedPage", "ItemLink", "Renderer", "ShieldFile", "TocEntry"]
