"""Why git cannot tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.history import Gap, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.history.program import Git, Output

NO_GIT = Unknown(gap=Gap.NO_GIT)
NO_WORK_TREE = Unknown(gap=Gap.NO_WORK_TREE)
SHALLOW = Unknown(gap=Gap.SHALLOW)
INCOMPLETE = Unknown(gap=Gap.INCOMPLETE)
GARBLED = Unknown(gap=Gap.GARBLED)
_NO_REPOSITORY = Unknown(gap=Gap.NO_REPOSITORY)
_NO_COMMITS = Unknown(gap=Gap.NO_COMMITS)
_REFUSED = Unknown(gap=Gap.REFUSED)
_COMPLAINTS = (
    ("dubious ownership", _REFUSED),
    ("not a git repository", _NO_REPOSITORY),
    ("unknown revision or path", _NO_COMMITS),
    ("must be run in a work tree", NO_WORK_TREE),
    ("promisor", INCOMPLETE),
    ("missing", INCOMPLETE),
    ("bad object", INCOMPLETE),
    ("unable to read", INCOMPLETE),
    ("not allowed", INCOMPLETE),
)


def ask(git: Git, *arguments: str, lines: Sequence[str] = ()) -> bytes | Unknown:
    """Return what git prints, or why it does not.

    Args:
        git: Git in the folder to run in.
        arguments: The command and its arguments.
        lines: What it reads, a line each.
    """
    output = git.run(*arguments, lines=lines)
    if isinstance(output, Unknown):
        return output
    return output.content if output.code == 0 else gap_of(output)


def gap_of(output: Output) -> Unknown:
    """Return why a run of git failed.

    Git's own words stay out: they hold paths of this machine.
    """
    for complaint, unknown in _COMPLAINTS:
        if complaint in output.complaint:
            return unknown
    if output.code < 0:
        return Unknown(gap=Gap.STOPPED, detail=str(-output.code))
    return Unknown(gap=Gap.FAILED, detail=str(output.code))
