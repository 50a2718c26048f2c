"""The command line: what is read from it and what is written, no more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_backlog.cli.choice import chosen_items
from mkdocs_backlog.cli.formats import findings_as, items_as
from mkdocs_backlog.cli.output import find_screen, print_data, print_text, write_file
from mkdocs_backlog.cli.program import FINDINGS, Program, tell
from mkdocs_backlog.cli.work import (
    nearest,
    package_version,
    read_work,
    require_item,
    require_items,
)
from mkdocs_backlog.errors import SourceError
from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_backlog.cli.work import Work
    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem

# The reports are imported where they are used: a check must start fast, and needs one of them.
# ruff: noqa: PLC0415

_config = click.option(
    "-f",
    "--config-file",
    metavar="FILE",
    help="The settings file; mkdocs.yml in this folder if not given.",
)
_output = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to a file, not to stdout.",
)


def _format(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(
        "--format", "form", type=click.Choice(names), default=names[0], show_default=True
    )


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 clean, 1 findings that fail, 2 wrong usage or settings or nothing to "
    "read, 3 a fault of this program.",
)
@click.version_option(package_name="mkdocs-backlog")
def main() -> None:
    """Check, list and explain a backlog kept as a Markdown table."""


@main.command()
@_config
@_format("text", "json", "sarif", "github", "junit")
@_output
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
@click.option(
    "-v", "--verbose", is_flag=True, help="Tell what was recognised, and why; show the lines."
)
@click.option(
    "--write-baseline",
    "baseline",
    metavar="[FILE]",
    is_flag=False,
    flag_value="",
    help="Write down all findings as known: from now on only new ones are told and fail.",
)
def check(
    config_file: str | None,
    form: str,
    output: Path | None,
    baseline: str | None,
    **wanted: bool,
) -> None:
    """Tell all findings, with file and line; errors fail.

    The last line is the verdict with the counts.
    """
    if baseline is not None:
        _write_baseline(config_file, baseline)
        return
    work = read_work(config_file)
    _check(work, form, output, strict=wanted["strict"], verbose=wanted["verbose"])


def _check(work: Work, form: str, output: Path | None, *, strict: bool, verbose: bool) -> None:
    from mkdocs_backlog.report.baseline import removable_line, removable_text

    analysis = work.analysis
    if verbose:
        from mkdocs_backlog.report.recognition import recognition_text

        tell(*recognition_text(analysis).splitlines(), *removable_text(analysis).splitlines())
    tell(*filter(None, [removable_line(analysis)]))
    severities = {finding.severity for finding in analysis.findings}
    if Severity.ERROR not in severities:
        require_items(analysis)
    _check_report(work, form, output, excerpts=verbose)
    fails = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if severities & fails:
        raise click.exceptions.Exit(FINDINGS)


def _write_baseline(config_file: str | None, name: str) -> None:
    from mkdocs_backlog.report.baseline import baseline_json
    from mkdocs_backlog.report.layout import count
    from mkdocs_backlog.settings import DEFAULT_BASELINE

    work = read_work(config_file, sift=False)
    require_items(work.analysis)
    named = work.settings.baseline or DEFAULT_BASELINE
    file = Path(name) if name else work.folder / named
    write_file(file, baseline_json(work.analysis.findings), work.docs_dir)
    tell(f"{file}: {count(len(work.analysis.findings), 'finding')} written down as known")
    if work.settings.baseline is None or file.resolve() != (work.folder / named).resolve():
        tell("it is read where the option 'baseline' in mkdocs.yml names it")


def _check_report(work: Work, form: str, output: Path | None, *, excerpts: bool) -> None:
    from mkdocs_backlog.report.text import findings_text, grouped_text, verdict

    analysis = work.analysis
    if form == "text" and output is None:
        screen = find_screen()
        if screen.terminal:
            print_text(grouped_text(analysis, screen.paint, excerpts=excerpts))
        else:
            print_text(findings_text(analysis, screen.paint))
        return
    _deliver(findings_as(form, analysis), output, work)
    if output is not None:
        tell(f"{output}: {verdict(analysis)}")


def _deliver(text: str, output: Path | None, work: Work) -> None:
    if output is None:
        print_data(text)
    else:
        write_file(output, text, work.docs_dir)


@main.command("list")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@_config
@click.option(
    "--status",
    type=click.Choice([word.value for word in Status], case_sensitive=False),
    help="Only items with this status.",
)
@click.option("--category", metavar="C", help="Only items of this category.")
@click.option("--view", metavar="NAME", help="The items of a view in mkdocs.yml, in its order.")
@_format("text", "json", "csv")
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
@_config
@_format("text", "json")
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
@_config
@_format("json", "csv", "needs")
@_output
def export(config_file: str | None, form: str, output: Path | None) -> None:
    """Write the machine-readable backlog.

    json is described by a JSON Schema in the package, csv is for spreadsheets, needs is the
    needs.json that Sphinx-Needs imports.
    """
    work = read_work(config_file)
    require_items(work.analysis)
    _deliver(items_as(form, work.analysis), output, work)


@main.command()
@_config
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
