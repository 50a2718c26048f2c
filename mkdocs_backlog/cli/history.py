"""The command `history`: what happened to the backlog, or to one item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_backlog.cli.options import config_option, format_option
from mkdocs_backlog.cli.output import find_screen, print_data, print_text
from mkdocs_backlog.cli.work import nearest, package_version, read_work, require_items
from mkdocs_backlog.errors import SourceError

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.past import Past
    from mkdocs_backlog.model.timeline import History

# The reports are imported where they are used: a check must start fast, and needs none of them.
# ruff: noqa: PLC0415


@click.command()
@click.argument("item_id", metavar="[ID]", required=False)
@config_option
@format_option("text", "json")
def history(item_id: str | None, config_file: str | None, form: str) -> None:
    """Tell what git knows of the backlog, or of one item, oldest first.

    An item answers to every ID that it ever had.
    """
    analysis = read_work(config_file).analysis
    require_items(analysis)
    past = _past(_require_history(analysis), item_id)
    if form == "json":
        from mkdocs_backlog.report.history_json import history_json

        print_data(history_json(past, package_version()))
    else:
        from mkdocs_backlog.report.history import history_text

        print_text(history_text(past, analysis, find_screen().paint))


def _require_history(analysis: Analysis) -> History:
    """Return the history.

    Raises:
        SourceError: Nothing is known of it.
    """
    found = analysis.history
    if found is None:
        raise SourceError("git is not read, as the option 'history' says; set 'history: true'")
    if found.unknown:
        cure = f"; {found.unknown.cure}" if found.unknown.cure else ""
        raise SourceError(f"nothing is known of the history: {found.unknown.text}{cure}")
    return found


def _past(found: History, item_id: str | None) -> Past:
    from mkdocs_backlog.resolve.past import all_names, past_of, whole_past

    if item_id is None:
        return whole_past(found)
    past = past_of(found, item_id)
    if past is None:
        cure = nearest(item_id, all_names(found)) or "; mkdocs-backlog list shows all of today"
        raise SourceError(f"no item '{item_id}', today or before{cure}")
    return past
