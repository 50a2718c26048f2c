"""Files that lead from the addresses of former items to those of today's."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.render.redirects import Redirect
    from mkdocs_backlog.settings import Settings

_LOGGER = logging.getLogger("mkdocs.plugins.backlog")
_LOST = "option 'redirects': '%s' leads to '%s', which is no item; name the ID of today"
_TAKEN = "option 'redirects': '%s' is an item today and leads nowhere else; take the entry out"


def write_redirects(redirects: Iterable[Redirect], files: Files, config: MkDocsConfig) -> None:
    """Write the files into the built site, where no page has their place."""
    taken = {file.dest_uri for file in files}
    for redirect in redirects:
        place = File.generated(config, redirect.src_uri, content="").dest_uri
        if place not in taken:
            target = Path(config.site_dir) / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(redirect.html, encoding="utf-8", newline="\n")


def warn_of_lost(analysis: Analysis, settings: Settings) -> None:
    """Warn of entries of the option that lead to no item, or from one."""
    for old in settings.redirects:
        if analysis.item(old):
            _LOGGER.warning(_TAKEN, old)
    for former in analysis.former:
        if former.successor is None and former.id in settings.redirects:
            _LOGGER.warning(_LOST, former.id, settings.redirects[former.id])
