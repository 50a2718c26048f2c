"""One build of a site, from MkDocs' files to the written export."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from mkdocs_backlog.errors import SourceError
from mkdocs_backlog.pipeline import add_rendered, analyze
from mkdocs_backlog.plugin.export import EXPORT, write_export
from mkdocs_backlog.plugin.files import page_key, read_site
from mkdocs_backlog.plugin.generated import GeneratedFiles, add_shields, is_excluded, page_finder
from mkdocs_backlog.plugin.log import log_findings
from mkdocs_backlog.plugin.navigation import hide_pages, place_section, settle_navigation
from mkdocs_backlog.plugin.plan import SitePlan
from mkdocs_backlog.plugin.redirects import warn_of_lost, write_redirects
from mkdocs_backlog.plugin.rendered import find_missing_rows, silence_anchors
from mkdocs_backlog.plugin.setup import own_templates, site_language
from mkdocs_backlog.plugin.status_icons import Tooltips
from mkdocs_backlog.plugin.translation import is_first_language
from mkdocs_backlog.render import Renderer
from mkdocs_backlog.resolve.pages import settle_folder
from mkdocs_backlog.rules.after_rendering import Rendered
from mkdocs_backlog.sources.baseline import read_baseline

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.baseline import Baseline
    from mkdocs_backlog.model.history import HistorySource
    from mkdocs_backlog.model.site import Site
    from mkdocs_backlog.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What is known before a build, and outlives it."""

    settings: Settings
    """The plugin's options."""
    serving: bool
    """Whether the site is served, drafts and all."""
    history: HistorySource
    """What git knows; it remembers what it has read."""


class Build:
    """What is known and made in one build; nothing of it outlives the build."""

    def __init__(self, files: Files, config: MkDocsConfig, session: Session) -> None:
        """Read and check the documentation, and add the generated pages to MkDocs' files.

        Args:
            files: MkDocs' files; the generated ones are added to them.
            config: The site's configuration.
            session: What is known before.
        """
        self._config = config
        self._files = files
        # The further languages of a site repeat what the first one has told.
        self._tells = is_first_language(config)
        site = read_site(files, config, serving=session.serving)
        self._settings = _without_excluded(settle_folder(site, session.settings), config)
        exists = page_finder(config)
        self._analysis = self._analyze(site, session.history, exists)
        self._renderer = Renderer(
            self._analysis,
            self._settings,
            language=site_language(config),
            templates=own_templates(config),
            exists=exists,
        )
        found = (*self._analysis.findings, *self._analysis.known)
        reported = found if self._tells else ()
        self.plan = SitePlan(self._analysis, self._settings, self._renderer, reported)
        self._generated = GeneratedFiles()
        self._generated.add(self._renderer.pages(), files, config)
        add_shields(self._renderer.shields(), files, config)
        self._tooltips = Tooltips(config, self._renderer)
        self._section = [file for file in self._generated.files if self._is_top(file)]
        hide_pages(file for file in self._generated.files if not self._shows(file))

    def _analyze(
        self, site: Site, history: HistorySource, exists: Callable[[str], bool]
    ) -> Analysis:
        baseline = _baseline(self._settings, self._config)
        analysis = analyze(site, self._settings, history=history, baseline=baseline)
        return _without_lost_pages(analysis, exists)

    def _is_top(self, file: File) -> bool:
        return posixpath.dirname(file.src_uri) == self._settings.pages

    def _shows(self, file: File) -> bool:
        """Say whether a file may stand in a navigation that is made of the files."""
        return self._settings.nav is not None and file.src_uri == f"{self._settings.pages}/index.md"

    def settle_navigation(self) -> None:
        """Adapt the generated pages to a `nav`, which other plugins may have made by now."""
        settle_navigation(self._section, self._config)

    def place_section(self, nav: Navigation) -> None:
        """See that the navigation leads to the generated pages, if it is to."""
        if self._settings.nav is not None and self._section:
            place_section(nav, self._section, self._renderer.title, self._config)

    def describe(self, page: Page) -> None:
        """Give a generated page its title."""
        if page in self._generated:
            self._generated.describe(page)

    def content(self, page: Page, html: str) -> str:
        """Return the content of a page: that of a generated page, else what was rendered."""
        return self._generated.fill(page) if page in self._generated else html

    def finish_pages(self) -> None:
        """Hold the pages against what was read, now that all are rendered."""
        if not self._tells:
            return
        before = self._analysis.findings
        rendered = Rendered(pages=self.plan.rendered, problems=tuple(find_missing_rows(self.plan)))
        self._analysis = add_rendered(self._analysis, self._settings, rendered)
        if self._analysis.findings != before:
            self._generated.replace(self._renderer.findings_page(self._analysis.findings))
        silence_anchors(self.plan, {page_key(file): file for file in self._files})

    def fill(self, page: Page) -> None:
        """Fill in what search and titles were not to see."""
        page.content = self.plan.fragments.fill(page.content or "")

    def tell(self, before: frozenset[str] | None) -> frozenset[str] | None:
        """Tell what was found, if this build is to, and return what was told in all."""
        return log_findings(self._analysis, before) if self._tells else before

    def clear(self) -> None:
        """Take back what only this build's pages needed, now that all are written."""
        self._tooltips.remove()

    def write_redirects(self) -> None:
        """Lead on from the addresses of items that have another ID now."""
        if self._tells:
            warn_of_lost(self._analysis, self._settings)
            write_redirects(self._renderer.redirects(), self._files, self._config)

    def write_export(self) -> None:
        """Write the machine-readable backlog, unless a file of the author's has its place."""
        folder = self._settings.pages or ""
        taken = self._files.get_file_from_path(posixpath.join(folder, EXPORT)) is not None
        if self._settings.export and self._tells and not taken:
            write_export(self._analysis, Path(self._config.site_dir) / folder)


def _baseline(settings: Settings, config: MkDocsConfig) -> Baseline | None:
    """Return the known findings, under the name that the settings give to their file."""
    try:
        found = read_baseline(settings, Path(config.config_file_path).parent)
    except SourceError as error:
        raise PluginError(str(error)) from None
    return replace(found, name=settings.baseline) if found and settings.baseline else None


def _without_excluded(settings: Settings, config: MkDocsConfig) -> Settings:
    """Return the settings without generated pages where `exclude_docs` hides the dashboard."""
    if settings.pages is None or not is_excluded(f"{settings.pages}/index.md", config):
        return settings
    return replace(settings, pages=None)


def _without_lost_pages(analysis: Analysis, exists: Callable[[str], bool]) -> Analysis:
    """Return the analysis with no page for items whose page `exclude_docs` keeps off the site."""
    items = tuple(
        entry if entry.page is None or exists(entry.page) else replace(entry, page=None)
        for entry in analysis.items
    )
    return replace(analysis, items=items)
