"""The plugin: one short hook for each event of MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from mkdocs_backlog.history.cache import cache_folder
from mkdocs_backlog.history.repository import GitHistory
from mkdocs_backlog.plugin.build import Build, Session
from mkdocs_backlog.plugin.config import BacklogConfig
from mkdocs_backlog.plugin.markdown_extension import BacklogExtension
from mkdocs_backlog.plugin.setup import prepare_config
from mkdocs_backlog.plugin.translation import find_translator

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


class BacklogPlugin(BasePlugin[BacklogConfig]):
    """Checks, explains and shows a backlog that is kept as a Markdown table."""

    def __init__(self) -> None:
        self._serving = False
        self._histories: dict[str, GitHistory] = {}
        self._build: Build | None = None
        self._told: frozenset[str] | None = None
        self._extension = BacklogExtension(lambda: self._build.plan if self._build else None)

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 # MkDocs' names
        """Note whether the site is served; with this hook the instance is kept over rebuilds."""
        self._serving = command == "serve"
        self._told = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the Markdown extension and the assets."""
        self._build = None
        prepare_config(config, self._extension)
        return config

    @event_priority(-60)  # after plugins that add pages, before literate-nav reads them
    def _on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        if find_translator(config) is None:
            self._begin(files, config)
        return files

    @event_priority(-110)  # after literate-nav has made a nav and translations have made files
    def _on_files_late(self, files: Files, *, config: MkDocsConfig) -> Files:
        build = self._build or self._begin(files, config)
        build.settle_navigation()
        return files

    on_files = CombinedEvent(_on_files, _on_files_late)

    def _begin(self, files: Files, config: MkDocsConfig) -> Build:
        session = Session(
            settings=self.config.to_settings(),
            serving=self._serving,
            history=self._history(config),
        )
        self._build = Build(files, config, session)
        return self._build

    def _history(self, config: MkDocsConfig) -> GitHistory:
        """Return the reader of the history, which remembers what it has read over rebuilds."""
        if config.docs_dir not in self._histories:
            docs_dir = Path(config.docs_dir)
            cache = cache_folder(Path(config.config_file_path).parent, docs_dir)
            self._histories[config.docs_dir] = GitHistory(docs_dir, cache)
        return self._histories[config.docs_dir]

    @event_priority(-60)  # after plugins that make a nav, before translations
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 # MkDocs' names
        """Lead to the generated pages."""
        self._present.place_section(nav)
        return nav

    @event_priority(100)  # before plugins that look at titles and front matter
    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Give generated pages their titles."""
        self._present.describe(page)
        return markdown

    @event_priority(100)  # before plugins that look at the content
    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Give generated pages their content."""
        return self._present.content(page, html)

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Hold the rendered pages against what was read."""
        self._present.finish_pages()
        return env

    @event_priority(-100)  # after the search plugins have read the page
    def on_page_context(
        self, context: TemplateContext, *, page: Page, **_: object
    ) -> TemplateContext:
        """Fill in badges and panels."""
        self._present.fill(page)
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002 # MkDocs' name
        """Write what is no page, and tell what was found after MkDocs has spoken."""
        self._present.clear()
        self._present.write_redirects()
        self._present.write_export()
        told = self._present.tell(self._told)
        self._told = told if self._serving else None

    @property
    def _present(self) -> Build:
        """The present build; MkDocs asks for files first."""
        return cast("Build", self._build)
