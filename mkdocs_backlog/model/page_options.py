"""What the front matter of a page says, under `backlog`, for the backlog on that page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_backlog.model.location import Location

Words = dict[str, tuple[str, ...]]
"""Words by role or status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionProblem:
    """Something in the front matter that cannot be understood."""

    message: str
    """What is wrong, and what to write."""
    cure: str
    """What to write, by itself."""
    location: Location
    """Where it is."""
    subject: str
    """The option it is about; '' for all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """The options of one page; empty for a page that sets none."""

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Header words by role, beside those of the site."""
    statuses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Status words by status, beside those of the site."""
    patterns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The globs of `checklists` and `supersedes` and the paths of `ledgers`, in place of those of
    the site; what the page does not set is not in it."""
    places: Mapping[str, Location] = field(default_factory=dict)
    """Where each of these options is set."""
    problems: tuple[OptionProblem, ...] = ()
    """What could not be understood."""

    @property
    def has_words(self) -> bool:
        """Say whether the page has words of its own."""
        return bool(self.columns or self.statuses)

    def with_columns(self, columns: Mapping[str, tuple[str, ...]]) -> Words:
        """Return the site's header words and the page's, which win."""
        return _joined(columns, self.columns)

    def with_statuses(self, statuses: Mapping[str, tuple[str, ...]]) -> Words:
        """Return the site's status words and the page's, which win."""
        return _joined(statuses, self.statuses)


def _joined(site: Mapping[str, tuple[str, ...]], own: Mapping[str, tuple[str, ...]]) -> Words:
    """Return the words of both by key; the keys of the page stand last, where they win."""
    first = {key: words for key, words in site.items() if key not in own}
    return {**first, **{key: (*site.get(key, ()), *words) for key, words in own.items()}}
