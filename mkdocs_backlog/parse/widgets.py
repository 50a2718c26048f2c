"""Widgets: the comments of a page that begin with `backlog/`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.query import Query, QueryProblem
from mkdocs_backlog.model.widget import Widget, WidgetKind
from mkdocs_backlog.queries import USES, read_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_backlog.model.document import Comment, Heading

MARK = "backlog/"
"""What the comment of a widget begins with."""
_WIDGET = re.compile(r"backlog/(?P<kind>[^\s{]*) ?(?P<view>[^\s{}]*) ?(?P<options>.*)")
_LONGEST = 4_000
"""Characters of a comment; what is longer is no query."""
_SLIPS = (AttributeError, LookupError, RecursionError, ValueError)
"""What PyYAML lets slip: at `!!int ''`, 2001-99-99, deep nesting."""
_MOST_INDENT = 3
MOST = 300
"""Widgets of a page; each looks at all items."""
_SHOWN = 40
_KINDS = tuple(kind.value for kind in WidgetKind)


def read_widgets(
    src_uri: str, comments: Iterable[Comment], headings: Iterable[Heading], lines: Sequence[str]
) -> Iterator[Widget]:
    """Yield the widgets of a page in order.

    Args:
        src_uri: The page.
        comments: Its comments.
        headings: Its headings.
        lines: Its source.
    """
    heading_lines = {heading.line for heading in headings}
    found = [comment for comment in comments if comment.text.startswith(MARK)]
    for comment in found[:MOST]:
        widget = read_widget(comment.text, Location(src_uri, comment.line))
        in_heading = comment.line in heading_lines and widget.kind is not WidgetKind.COUNT
        problem = _misplaced(widget, comment, in_heading=in_heading)
        if problem is not None:
            yield replace(widget, problems=(*widget.problems, problem))
        else:
            line = lines[comment.line - 1]
            yield replace(widget, parts_text=_parts_text(widget, line))
    if len(found) > MOST:
        yield _one_too_many(Location(src_uri, found[MOST].line), len(found) - MOST)


def _one_too_many(location: Location, left: int) -> Widget:
    """Return what stands for all widgets beyond those that a page may have."""
    problem = QueryProblem(
        text=f"a page shows {MOST} widgets, and {left} more are left as they are",
        wanted=MARK,
        cure="spread them over several pages",
    )
    return Widget(location=location, text=MARK, name="", kind=None, problems=(problem,))


def read_widget(text: str, location: Location) -> Widget:
    """Return the widget of a comment.

    Args:
        text: What stands between the comment's marks, beginning with `MARK`.
        location: The comment.
    """
    joined = " ".join(text.split())
    name, view, options = _WIDGET.fullmatch(joined[:_LONGEST]).groups()  # type: ignore[union-attr] # whatever follows the mark fits
    widget = Widget(location=location, text=joined, name=name, kind=None)
    if name not in _KINDS:
        problem = QueryProblem(text=f"no widget '{name[:_SHOWN]}'", wanted=name, known=_KINDS)
        return replace(widget, problems=(problem,))
    kind = WidgetKind(name)
    found = _load(options) if len(joined) <= _LONGEST else None
    if found is None:
        problem = QueryProblem(
            text="the options cannot be read",
            wanted=options,
            cure="write them as { status: open, limit: 5 }",
        )
        return replace(widget, kind=kind, problems=(problem,))
    named, query, problems = _read_options(kind, view or None, found)
    return replace(widget, kind=kind, view=named, query=query, problems=problems)


def _read_options(
    kind: WidgetKind, view: str | None, options: dict[object, object]
) -> tuple[str | None, Query, tuple[QueryProblem, ...]]:
    """Return the view, the query and what is wrong with them."""
    named = options.pop("view", view)
    if kind is WidgetKind.CHART and (options or named is not None):
        text, cure = "a chart shows the whole backlog", "leave the options out"
        wrong = QueryProblem(text=text, wanted=kind, cure=cure)
        return None, Query(), (wrong,)
    if not isinstance(named, str | None):
        text, cure = "'view' is no name", "write the name of a view"
        wrong = QueryProblem(text=text, wanted="view", cure=cure)
        return None, Query(), (wrong,)
    return named, *read_query(options, USES[kind])


def _load(written: str) -> dict[object, object] | None:
    """Return the options of a comment as plain data; None for what is no mapping in braces."""
    if not written:
        return {}
    import yaml  # noqa: PLC0415 # few pages have widgets, and the import costs more than a check

    try:
        data = yaml.safe_load(written) if written.startswith("{") else None
    except (yaml.YAMLError, *_SLIPS):
        return None
    return data if isinstance(data, dict) else None


def _misplaced(widget: Widget, comment: Comment, *, in_heading: bool) -> QueryProblem | None:
    """Return what keeps a widget from being shown where it stands."""
    if comment.raw_html is not None:
        tag = comment.raw_html
        return QueryProblem(
            text=f"the site leaves what stands in <{tag}> as it is",
            wanted=widget.name,
            cure=f"give <{tag}> the attribute 'markdown', with the extension md_in_html, "
            "or move the comment out of it",
        )
    if in_heading:
        return QueryProblem(
            text="a heading can hold a count only",
            wanted=widget.name,
            cure="give the comment a line of its own",
        )
    return None


def _parts_text(widget: Widget, line: str) -> bool:
    """Say whether a number begins a line that goes on: the site then begins a new paragraph."""
    if widget.kind is not WidgetKind.COUNT:
        return False
    before, _, after = line.partition("<!--")
    indent = len(before) if not before.strip() else _MOST_INDENT + 1
    return indent <= _MOST_INDENT and bool(after.partition("-->")[2].strip())
