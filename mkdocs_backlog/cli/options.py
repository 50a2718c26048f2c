"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

config_option = click.option(
    "-f",
    "--config-file",
    metavar="FILE",
    help="The settings file; mkdocs.yml in this folder if not given.",
)
output_option = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=lambda _context, _option, path: None if path == Path("-") else path,
    help="Write to a file, not to stdout ('-').",
)


def format_option(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option that chooses one of these formats, the first one if not given."""
    return click.option(
        "--format", "form", type=click.Choice(names), default=names[0], show_default=True
    )
