"""The errors that stop a run; a problem in the documents is a finding, never an error."""

from __future__ import annotations


class BacklogError(Exception):
    """The run cannot go on; the message is complete by itself and names the cure."""


class SettingsError(BacklogError):
    """The options are wrong; every problem is listed at once.

    Attributes:
        problems: One sentence a problem, each naming the option it is about.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class SourceError(BacklogError):
    """A file or folder that the run needs cannot be read."""
