"""Material's page status: an icon behind a page's title in the navigation, with a tooltip.

Material reads `status` in a page's front matter and looks its tooltip up in `extra.status`. The
icon itself is a rule of the stylesheet. Other themes know neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.status import Status

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_backlog.render import Renderer

_KEY = "status"


def page_status(status: Status) -> str:
    """Return what the front matter of a page says, so that no name of the site's own is taken."""
    return f"backlog-{status}"


class Tooltips:
    """The words of the statuses in `extra.status`, for as long as a build lasts."""

    def __init__(self, config: MkDocsConfig, renderer: Renderer) -> None:
        """Add the words, but none that the site has words of its own for.

        Args:
            config: The site's configuration.
            renderer: Knows the words.
        """
        self._extra = config.extra
        self._given = config.extra.get(_KEY)
        given = {} if self._given is None else self._given
        if isinstance(given, dict):
            words = {page_status(status): renderer.badge(status).text for status in Status}
            config.extra[_KEY] = {**words, **given}

    def remove(self) -> None:
        """Leave `extra` as it was, for the next build of the same configuration."""
        if self._given is None:
            self._extra.pop(_KEY, None)
        else:
            self._extra[_KEY] = self._given
