"""How the site makes anchors of headings, by MkDocs' configuration; no function is called."""

from __future__ import annotations

from functools import partial
from types import FunctionType
from typing import TYPE_CHECKING

from mkdocs_backlog.model.slugs import (
    CONFIGURABLE,
    SlugFunction,
    SlugStyle,
    slug_style,
    toc_options,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_CONFIGURED = "pymdownx.slugs._uslugify"
"""What is bound to its options by the function that takes options."""


def read_slugs(config: MkDocsConfig) -> SlugStyle | None:
    """Return how headings get their anchors; None where that is not known."""
    options = dict(toc_options(config.markdown_extensions, config.mdx_configs))
    if "slugify" in options:
        options["slugify"] = _function(options["slugify"])
    return slug_style(options)


def _function(given: object) -> SlugFunction | None:
    """Return a function as data; None for anything else than a function and options for it."""
    if isinstance(given, FunctionType):
        return SlugFunction(name=_name(given))
    if isinstance(given, partial) and not given.args and isinstance(given.func, FunctionType):
        known = _name(given.func) == _CONFIGURED
        return SlugFunction(name=CONFIGURABLE, options=given.keywords) if known else None
    return None


def _name(function: FunctionType) -> str:
    return f"{function.__module__}.{function.__qualname__}"
