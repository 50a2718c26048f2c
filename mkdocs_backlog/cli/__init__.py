"""The command line: what is read from it and what is written, no more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_backlog.cli.check import check
from mkdocs_backlog.cli.choice import chosen_items
from mkdocs_backlog.cli.diff import diff
from mkdocs_backlog.cli.formats import items_as
from mkdocs_backlog.cli.history import history
from mkdocs_backlog.cli.options import config_option, format_option, output_option
from mkdocs_backlog.cli.output import deliver, find_screen, print_data, print_text
from mkdocs_backlog.cli.program import Program, tell
from mkdocs_backlog.cli.work import (
    nearest,
    package_version,
    read_work,
    require_item,
    require_items,
)
from mkdocs_backlog.errors import SourceError
from mkdocs_backlog.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.cli.work import Work
    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem

# The reports are imported where they are used: a check must start fast, and needs one of them.
# ruff: noqa: PLC0415


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 clean, 1 findings that fail, 2 wrong usage or settings or nothing to "
    "read, 3 a fault of this program.",
)
@click.version_option(package_name="mkdocs-backlog")
def main() -> None:
    """Check, list and explain a backlog kept as a Markdown table."""


for _command in (check, diff, history):
    main.add_command(_command)


@main.command("list")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@config_option
@click.option(
    "--status",
    type=click.Choice([word.value for word in Status], case_sensitive=False),
    help="Only items with this status.",
)
@click.option("--category", metavar="C", help="Only items of this category.")
@click.option("--view", metavar="NAME", help="The items of a view in mkdocs.yml, in its order.")
@format_option("text", "json", "csv")
def list_items(
    paths: tuple[str, ...], config_file: str | None, form: str, **wanted: str | None
) -> None:
    """List the items.

    With PATHs, Markdown files or folders, only these are read, and no mkdocs.yml is needed.
    """
    if paths and config_file is not None:
        raise click.UsageError("give either PATHs or -f, not both")
    if paths and wanted["view"] is not None:
        raise click.UsageError("views stand in mkdocs.yml; give either PATHs or --view, not both")
    work = read_work(config_file, paths)
    require_items(work.analysis)
    tell(*_limits(work.analysis, paths))
    _list(work, chosen_items(work, **wanted), form)


def _list(work: Work, items: Sequence[ResolvedItem], form: str) -> None:
    if form == "json":
        from mkdocs_backlog.report.json import items_json

        print_data(items_json(work.analysis, items, package_version()))
    elif form == "csv":
        from mkdocs_backlog.report.csv import items_csv

        print_data(items_csv(items))
    else:
        from mkdocs_backlog.report.items import items_table

        print_text(items_table(items, find_screen().paint))


def _limits(analysis: Analysis, paths: Sequence[str]) -> list[str]:
    """Return what the statuses of single files may lack."""
    missing = any(not step.boxes for entry in analysis.items for step in entry.steps)
    if not missing or not paths or any(Path(path).is_dir() for path in paths):
        return []
    return ["note: steps are looked up in the given files only; give their folder to see the rest"]


@main.command()
@click.argument("item_id", metavar="ID")
@config_option
@format_option("text", "json")
def show(item_id: str, config_file: str | None, form: str) -> None:
    """Show one item, and the facts behind its status."""
    analysis = read_work(config_file).analysis
    require_items(analysis)
    entry = require_item(analysis, item_id)
    if form == "json":
        from mkdocs_backlog.report.json import item_json

        print_data(item_json(analysis, entry, package_version()))
    else:
        from mkdocs_backlog.report.show import item_text

        print_text(item_text(analysis, entry, find_screen().paint))


@main.command()
@config_option
@format_option("json", "csv", "needs")
@output_option
def export(config_file: str | None, form: str, output: Path | None) -> None:
    """Write the machine-readable backlog.

    json is described by a JSON Schema in the package, csv is for spreadsheets, needs is the
    needs.json that Sphinx-Needs imports.
    """
    work = read_work(config_file)
    require_items(work.analysis)
    deliver(items_as(form, work.analysis), output, work.docs_dir)


@main.command()
@config_option
def status(config_file: str | None) -> None:
    """Show the backlog at a glance: progress, by wave and category."""
    from mkdocs_backlog.report.status import StatusView, status_text

    work = read_work(config_file)
    require_items(work.analysis)
    screen = find_screen()
    view = StatusView(width=screen.width, blocks=screen.blocks, paint=screen.paint)
    print_text(status_text(work.analysis, work.settings.categories, view))


@main.command()
@click.argument("code", required=False)
def rule(code: str | None) -> None:
    """Show a rule's manual page, named by its code or name; without one, the catalogue."""
    from mkdocs_backlog.report.rules import catalogue, rule_page
    from mkdocs_backlog.rules import RULES, find_rule

    rules = [entry.rule for entry in RULES]
    paint = find_screen().paint
    if code is None:
        print_text(catalogue(rules, paint))
        return
    found = find_rule(code)
    if found is None:
        known = [name for entry in rules for name in (entry.code, entry.name)]
        raise SourceError(f"no rule '{code}'{nearest(code, known)}")
    print_text(rule_page(found, paint))
