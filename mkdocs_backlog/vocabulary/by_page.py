"""The words of a site, and those of its pages that have words of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mkdocs_backlog.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_backlog.model.page_options import PageOptions
_Reader = TypeVar("_Reader")


class Vocabularies:
    """The vocabulary of every page."""

    def __init__(
        self,
        columns: Mapping[str, tuple[str, ...]],
        statuses: Mapping[str, tuple[str, ...]],
        options: Mapping[str, PageOptions],
    ) -> None:
        """Read the words.

        Args:
            columns: The site's header words by role.
            statuses: The site's status words by status.
            options: What pages say in their front matter, by path.
        """
        self._options = {uri: own for uri, own in options.items() if own.has_words}
        self.site = load_vocabulary(columns, statuses)
        """The words of every page that has none of its own."""
        self._own = {
            uri: load_vocabulary(own.with_columns(columns), own.with_statuses(statuses))
            for uri, own in self._options.items()
        }

    def of(self, src_uri: str) -> Vocabulary:
        """Return the words by which a page is read."""
        return self._own.get(src_uri, self.site)

    def own_words(self) -> tuple[tuple[object, ...], ...]:
        """Return the words that pages have of their own, as plain data in a fixed order."""
        return tuple(
            (uri, sorted(own.columns.items()), sorted(own.statuses.items()))
            for uri, own in sorted(self._options.items())
        )

    def readers(self, make: Callable[[Vocabulary], _Reader]) -> Callable[[str], _Reader]:
        """Return what gives the reader of a page: one for the site, and one for own words each.

        Args:
            make: Returns a reader that reads by a vocabulary.
        """
        site = make(self.site)
        own = {uri: make(words) for uri, words in self._own.items()}
        return lambda src_uri: own.get(src_uri, site)
