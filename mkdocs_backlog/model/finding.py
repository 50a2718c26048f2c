"""What a rule says about the documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_backlog.model.location import Location


class Severity(StrEnum):
    """How much a finding weighs; `off` is only ever a setting."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One check, its name and its manual page."""

    code: str
    """`BKL` and three digits, never reused."""
    name: str
    """Kebab-case, says what is wrong."""
    severity: Severity
    """The severity where the settings say nothing."""
    summary: str
    """What it says, in a line."""
    manual: str
    """The manual page in Markdown, without its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """The other side of a finding."""

    location: Location
    """Where it is."""
    message: str
    """What is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a rule found, before the settings have weighed it."""

    message: str
    """The fact and the cure, in one line, without a full stop."""
    location: Location
    """Where it is."""
    item: str | None = None
    """The ID of the item it is about."""
    hint: str | None = None
    """The cure by itself, where there is one to say: the nearest existing name or what to write."""
    related: tuple[Related, ...] = ()
    """The other places that the message speaks of."""
    at_most: Severity | None = None
    """The highest severity it may have, where too little is known for the rule's own."""
    subject: str = ""
    """The very thing that is wrong (a target, a step, a word): it tells findings of one rule and
    item apart whatever their line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem under the severity that the settings give it."""

    rule: Rule
    """The rule that found it."""
    severity: Severity
    """Its severity: error, warning or info."""
    problem: Problem
    """What was found."""

    @property
    def location(self) -> Location:
        """Where it is."""
        return self.problem.location
