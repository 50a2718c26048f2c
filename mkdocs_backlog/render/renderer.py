"""Makes the generated pages of a site and the fragments for the author's own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.render import fragments, widgets
from mkdocs_backlog.render.kit import every_page, make_kit
from mkdocs_backlog.render.matrix import row_keys
from mkdocs_backlog.render.pages import findings_page, generated_pages
from mkdocs_backlog.render.redirects import redirects
from mkdocs_backlog.render.shields import shield_files
from mkdocs_backlog.render.strings import strings_for
from mkdocs_backlog.strings import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jinja2 import BaseLoader

    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem, ResolvedWidget
    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.model.status import Status
    from mkdocs_backlog.render.page import GeneratedPage
    from mkdocs_backlog.render.redirects import Redirect
    from mkdocs_backlog.render.shields import ShieldFile
    from mkdocs_backlog.render.views import Badge, ItemLink
    from mkdocs_backlog.settings import Settings


class Renderer:
    """Renders one analysis; made anew for every build."""

    def __init__(
        self,
        analysis: Analysis,
        settings: Settings,
        *,
        language: str = DEFAULT_LANGUAGE,
        templates: BaseLoader | None = None,
        exists: Callable[[str], bool] = every_page,
    ) -> None:
        """Prepare the groups and templates.

        Args:
            analysis: What is known.
            settings: The options.
            language: The site's language: 'de', 'pt-BR'; English where there are no words for it.
            templates: Where templates are looked for before the package's own.
            exists: Tells whether the site will have a generated page, by its source path; no link
                leads to one that it will not have.
        """
        self._kit = make_kit(analysis, settings, strings_for(language), templates, exists)

    def text(self, name: str, /, **values: object) -> str:
        """Return words of the interface as plain text."""
        return self._kit.strings.text(name, **values).unescape()

    @property
    def title(self) -> str:
        """The title of the generated pages' section."""
        return self._kit.title

    def broken(self, message: str) -> str:
        """Return the tooltip of a link that leads nowhere.

        A tooltip cannot be marked as English, so a finding's message stands on English sites only.
        """
        return self.text("broken-link") if self._kit.strings.mark else message

    def badge(self, status: Status) -> Badge:
        """Return a status as readers see it."""
        return self._kit.composer("").badge(status)

    def item_link(self, entry: ResolvedItem, src_uri: str) -> ItemLink:
        """Return an item as it is named on a page."""
        return self._kit.composer(src_uri).item(entry)

    def step_items(self, key: str, src_uri: str) -> tuple[ItemLink, ...]:
        """Return the items of a step, by its folded ID, as they are named on a page."""
        return self._kit.composer(src_uri).items(self._kit.catalogue.by_step.get(key, ()))

    def row_keys(self, entry: ResolvedItem) -> str:
        """Return what the filter of a matrix finds beside the text of a row."""
        return row_keys(self._kit.composer(""), entry)

    def tools(self, src_uri: str) -> str:
        """Return the progress line, filter and chips above a page's matrices; '' without items."""
        return fragments.tools(self._kit, src_uri)

    def panel(self, src_uri: str) -> str:
        """Return the list of items of a canonical document or checklist; '' without items."""
        return fragments.panel(self._kit, src_uri)

    def widget(self, entry: ResolvedWidget, src_uri: str, *, block: bool = True) -> str:
        """Return the HTML of a widget on a page; a note where it cannot be shown.

        Args:
            entry: The widget, no count.
            src_uri: The page.
            block: Whether there is room for a block; else the note is a sign amid text.
        """
        return widgets.widget(self._kit, entry, src_uri, block=block)

    def count_widget(self, entry: ResolvedWidget, src_uri: str, *, linked: bool = True) -> str:
        """Return the number that a count stands for on a page, as HTML amid text.

        Args:
            entry: The widget.
            src_uri: The page.
            linked: Whether it may be a link.
        """
        return widgets.count(self._kit, entry, src_uri, linked=linked)

    def pages(self) -> Iterator[GeneratedPage]:
        """Return the generated pages one by one; none where pages are off."""
        return (
            iter(()) if self._kit.catalogue.settings.pages is None else generated_pages(self._kit)
        )

    def shields(self) -> Iterator[ShieldFile]:
        """Return the badges for a README; none where pages or the export are off."""
        settings = self._kit.catalogue.settings
        wanted = settings.export and settings.pages is not None
        return shield_files(self._kit) if wanted else iter(())

    def redirects(self) -> Iterator[Redirect]:
        """Return the pages at the addresses of items that have another ID now."""
        return redirects(self._kit)

    def findings_page(self, findings: Sequence[Finding]) -> GeneratedPage:
        """Return the findings page with these findings."""
        return findings_page(self._kit, findings)
