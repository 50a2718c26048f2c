"""What every page and fragment is rendered with, made once for a build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.render.catalogue import Catalogue, build_catalogue
from mkdocs_backlog.render.composer import Composer
from mkdocs_backlog.render.environment import make_environment
from mkdocs_backlog.render.markup import STATUS_ORDER
from mkdocs_backlog.render.page import GeneratedPage, Outline
from mkdocs_backlog.strings import DEFAULT_LANGUAGE, table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import BaseLoader, Environment

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.render.strings import Strings
    from mkdocs_backlog.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """The items in their groups, the words and the templates."""

    catalogue: Catalogue
    """What is known."""
    strings: Strings
    """The words."""
    environment: Environment
    """The templates."""

    @property
    def title(self) -> str:
        """The title of the dashboard: the option `nav`, in the site's language if left as it is."""
        nav, usual = self.catalogue.settings.nav, table_of(DEFAULT_LANGUAGE)["backlog"]
        return self.strings.texts["backlog"] if nav in {None, usual} else str(nav)

    def composer(self, src_uri: str) -> Composer:
        """Return what makes the parts of a page."""
        return Composer(self.catalogue, self.strings, src_uri)

    def html(self, template: str, view: Mapping[str, object]) -> str:
        """Return a template ('panel') filled with a view."""
        return self.environment.get_template(f"backlog/{template}.html").render(view)

    def path(self, name: str) -> str:
        """Return the source path of a generated page, named below their folder."""
        return f"{self.catalogue.settings.pages}/{name}"

    def page(
        self, src_uri: str, template: str, view: Mapping[str, object], *, hide: tuple[str, ...] = ()
    ) -> GeneratedPage:
        """Return a page; its title is its first heading."""
        outline = Outline()
        html = self.html(template, {**view, "heading": outline.heading})
        if self.strings.words:
            html = f"<div{self.strings.words}>{html}</div>"
        return GeneratedPage(
            src_uri=src_uri,
            title=outline.entries[0].text,
            html=html,
            toc=tuple(outline.entries),
            hide=hide,
        )


def every_page(_src_uri: str) -> bool:
    """Say that a generated page exists, as where nothing keeps any off the site."""
    return True


def make_kit(
    analysis: Analysis,
    settings: Settings,
    strings: Strings,
    templates: BaseLoader | None = None,
    exists: Callable[[str], bool] = every_page,
) -> Kit:
    """Return what a build is rendered with."""
    environment = make_environment(templates)
    environment.globals.update(
        text=strings.text,
        count=strings.count,
        day=strings.day,
        english=strings.mark,
        words=strings.words,
        status_order=STATUS_ORDER,
    )
    catalogue = build_catalogue(analysis, settings, exists)
    return Kit(catalogue=catalogue, strings=strings, environment=environment)
