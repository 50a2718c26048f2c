"""The command line."""

from __future__ import annotations

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-backlog")
def main() -> None:
    """Check, list and explain a backlog kept as a Markdown table."""
