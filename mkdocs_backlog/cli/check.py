"""The command `check`: all findings, and whether they fail."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_backlog.cli.formats import findings_as
from mkdocs_backlog.cli.options import config_option, format_option, output_option
from mkdocs_backlog.cli.output import deliver, find_screen, print_text, write_file
from mkdocs_backlog.cli.program import FINDINGS, tell
from mkdocs_backlog.cli.work import open_project, read_work, require_items
from mkdocs_backlog.model.finding import Severity

if TYPE_CHECKING:
    from mkdocs_backlog.cli.work import Work

# The reports are imported where they are used: a check must start fast, and needs one of them.
# ruff: noqa: PLC0415


@click.command()
@config_option
@format_option("text", "json", "sarif", "github", "junit")
@output_option
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
@click.option(
    "--since",
    metavar="REV",
    help="Take the findings of a revision for known: only what came after it is told and fails.",
)
def check(
    config_file: str | None,
    form: str,
    output: Path | None,
    baseline: str | None,
    since: str | None,
    **wanted: bool,
) -> None:
    """Tell all findings, with file and line; errors fail.

    The last line is the verdict with the counts.
    """
    if baseline is not None:
        if since is not None:
            raise click.UsageError("give either --since or --write-baseline, not both")
        _write_baseline(config_file, baseline)
        return
    work = read_work(config_file) if since is None else _read_since(config_file, since)
    _check(work, form, output, strict=wanted["strict"], verbose=wanted["verbose"])


def _read_since(config_file: str | None, name: str) -> Work:
    from mkdocs_backlog.cli.revisions import check_since
    from mkdocs_backlog.sources.baseline import read_baseline

    project = open_project(config_file)
    return check_since(project, name, read_baseline(project.settings, project.folder))


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
    deliver(findings_as(form, analysis), output, work.docs_dir)
    if output is not None:
        tell(f"{output}: {verdict(analysis)}")
