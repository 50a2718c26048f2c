"""Runs the command line as ``python -m mkdocs_backlog``."""

from __future__ import annotations

from mkdocs_backlog.cli import main

main(prog_name="mkdocs-backlog")
