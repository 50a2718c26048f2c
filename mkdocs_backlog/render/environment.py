"""The templates' environment: our own, with escaping on and undefined names as errors."""

from __future__ import annotations

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
)


def make_environment(templates: BaseLoader | None = None) -> Environment:
    """Return an environment that finds 'backlog/item.html' and its like.

    Args:
        templates: Where templates are looked for first. One of theirs can extend the original
            under 'original/backlog/item.html'.
    """
    ours = PackageLoader("mkdocs_backlog.render")
    loaders: list[BaseLoader] = [ours, PrefixLoader({"original": ours})]
    if templates is not None:
        loaders.insert(0, templates)
    return Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
