"""The MkDocs plugin: the only part of the package that knows the site generator."""

from __future__ import annotations

from mkdocs_backlog.plugin.plugin import BacklogPlugin

__all__ = ["BacklogPlugin"]
