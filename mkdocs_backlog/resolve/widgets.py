"""Widgets and views, answered from the backlogs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import ResolvedView, ResolvedWidget
from mkdocs_backlog.model.query import QueryProblem
from mkdocs_backlog.resolve.selection import Selector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem
    from mkdocs_backlog.model.backlog import Backlog
    from mkdocs_backlog.model.widget import Widget
    from mkdocs_backlog.settings import Settings


def answer_widgets(analysis: Analysis, settings: Settings) -> Analysis:
    """Return what is known together with the answers to the widgets of all pages, and the views."""
    widgets = [found for page in analysis.documents.values() for found in page.widgets]
    if not widgets and not settings.views:
        return analysis
    resolver = WidgetResolver(analysis.items, analysis.backlogs, settings)
    resolved = tuple(map(resolver.resolve, widgets))
    return replace(analysis, widgets=resolved, views=resolver.views())


class WidgetResolver:
    """Answers one widget after the other."""

    def __init__(
        self, items: Sequence[ResolvedItem], backlogs: Sequence[Backlog], settings: Settings
    ) -> None:
        """Take what is asked about.

        Args:
            items: The items in their order.
            backlogs: The backlogs that they stand in.
            settings: The options, views among them.
        """
        self._views = settings.views
        self._selector = Selector(items, backlogs, settings.categories)

    def views(self) -> Mapping[str, ResolvedView]:
        """Return the views of the settings with their items, by name."""
        return {
            name: ResolvedView(
                view=view,
                items=self._selector.select(view.query),
                problems=tuple(self._selector.problems(view.query)),
            )
            for name, view in self._views.items()
        }

    def resolve(self, widget: Widget) -> ResolvedWidget:
        """Return a widget with the items that it asks for; none where a part is not understood."""
        view = self._views.get(widget.view or "")
        query = widget.query
        if view is not None:
            query = view.query.overridden(query, self._selector.named)
        problems = widget.problems
        if widget.view is not None and view is None:
            problems = (*problems, self._no_view(widget.view))
        # A view's own slips are told where it is defined, but keep the widget from being shown.
        own = tuple(self._selector.problems(widget.query))
        broken = bool(problems) or any(self._selector.problems(query))
        return ResolvedWidget(
            widget=widget,
            query=query,
            headers={
                name: self._selector.headers[name]
                for name in query.columns
                if name in self._selector.headers
            },
            items=() if broken else self._selector.select(query),
            problems=(*problems, *own),
            shown=not broken,
        )

    def _no_view(self, name: str) -> QueryProblem:
        return QueryProblem(
            text=f"no view '{name[:40]}'",
            wanted=name,
            known=tuple(self._views),
            cure="define it under 'views' in the settings",
        )
