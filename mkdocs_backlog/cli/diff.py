"""The command `diff`: what a range of revisions did to the backlog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_backlog.cli.options import config_option, format_option, output_option
from mkdocs_backlog.cli.output import deliver, find_screen, print_text
from mkdocs_backlog.cli.program import tell
from mkdocs_backlog.cli.work import open_project, package_version, require_items

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_backlog.model.difference import Difference

# The reports are imported where they are used, and so is what reads git: most runs need neither.
# ruff: noqa: PLC0415


@click.command()
@click.argument("revision", metavar="[REV[..REV]]", default="HEAD")
@config_option
@format_option("text", "markdown", "json")
@output_option
def diff(revision: str, config_file: str | None, form: str, output: Path | None) -> None:
    """Tell what changed in a range of revisions.

    Items opened, closed, moved and more, findings new and fixed: from HEAD to the working tree;
    from REV to the working tree; with A..B from one revision to another; with A...B what changed
    on B since it left A. Nothing that changed makes it fail.
    """
    from mkdocs_backlog.cli.revisions import read_difference

    project = open_project(config_file)
    difference = read_difference(project, revision)
    if not difference.before.analysis.backlogs:
        require_items(difference.after.analysis)
    if form == "text" and output is None:
        from mkdocs_backlog.report.difference import difference_text

        print_text(difference_text(difference, find_screen().paint))
        return
    deliver(_report(form, difference), output, project.docs_dir)
    if output is not None:
        from mkdocs_backlog.report.difference import difference_verdict

        tell(f"{output}: {difference_verdict(difference)}")


def _report(form: str, difference: Difference) -> str:
    match form:
        case "markdown":
            from mkdocs_backlog.report.comment import difference_comment

            return difference_comment(difference)
        case "json":
            from mkdocs_backlog.report.difference_json import difference_json

            return difference_json(difference, package_version())
        case _:
            from mkdocs_backlog.report.difference import difference_text

            return difference_text(difference)
