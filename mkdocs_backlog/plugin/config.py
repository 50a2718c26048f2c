"""The plugin's options as MkDocs sees them; `Settings` checks what they may be, all at once."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING

from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from mkdocs_backlog.errors import SettingsError
from mkdocs_backlog.plugin.places import find_problem
from mkdocs_backlog.rules import rule_names
from mkdocs_backlog.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def _defaults() -> Iterator[tuple[str, object]]:
    for entry in fields(Settings):
        made = entry.default_factory
        yield entry.name, entry.default if made is MISSING else made()


_DEFAULTS: Mapping[str, object] = dict(_defaults())


class _Plain(BaseConfigOption[object]):
    """An option whose value is kept as YAML gives it."""

    def __set_name__(self, owner: type, name: str) -> None:
        super().__set_name__(owner, name)  # type: ignore[no-untyped-call] # MkDocs' own
        self.default = _DEFAULTS[name]


class BacklogConfig(Config):
    """The options of `plugins: backlog:`; `enabled` is added to every plugin by MkDocs."""

    matrices = _Plain()
    """Globs of the pages that hold matrices, relative to docs_dir; empty: find them."""
    columns = _Plain()
    """Header words by role, beside the built-in ones."""
    id_pattern = _Plain()
    """Regular expression that an item's ID must match as a whole; null: learned from the rows."""
    statuses = _Plain()
    """Status words by status, beside the built-in ones."""
    categories = _Plain()
    """The label shown for a category, by its key."""
    checklists = _Plain()
    """Globs of the governed checklists; empty: those that Governance names, else every page."""
    ledgers = _Plain()
    """Paths of the ledgers; null: read from the Governance section."""
    ledger_evidence = _Plain()
    """Kinds of evidence that count: `mention`, `change`."""
    supersedes = _Plain()
    """Globs of the logs that the backlog replaces."""
    repository_links = _Plain()
    """Whether '/docs/x.md' means the file x.md of docs_dir, on every page."""
    pages = _Plain()
    """Folder of the generated pages on the site; false: none."""
    item_pages = _Plain()
    """Whether every item gets a page."""
    nav = _Plain()
    """Title of the navigation's section, the usual one in the site's language; false: not in it."""
    badges = _Plain()
    """Whether statuses are shown in the matrix and at mentions."""
    autolink = _Plain()
    """Whether known IDs in prose become links."""
    panels = _Plain()
    """Whether documents show the items that point at them."""
    history = _Plain()
    """Whether git is read."""
    stale_after = _Plain()
    """Days without a change after which the rule `item-stale` speaks of an item."""
    redirects = _Plain()
    """The ID that an item has today by an ID that it had before, where git cannot tell or is
    wrong: the former item's address leads on to the item."""
    export = _Plain()
    """Whether backlog.json and the badges for a README are written beside the pages."""
    baseline = _Plain()
    """File of known findings, relative to the folder of `mkdocs.yml`, which count and do not fail;
    without the option it is read where it is there; false: none."""
    views = _Plain()
    """Queries by name: what a widget may ask for, and `at_most`, the most items
    that it may have before the rule `view-over-limit` speaks. Widgets name one by `view`, the
    command line by `list --view`."""
    rules = _Plain()
    """Severity by a rule's code or name; under a glob, relative to docs_dir, for the pages that it
    matches. The last glob that matches and names the rule wins."""

    def to_settings(self) -> Settings:
        """Return the options as the core uses them.

        Raises:
            SettingsError: One or more options are wrong; it lists them all.
        """
        return Settings.from_mapping(dict(self.data), rule_names=rule_names())

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Return what is wrong, an entry for each problem, and no warnings."""
        try:
            self.to_settings()
        except SettingsError as error:
            return [_failure(problem, self.config_file_path) for problem in error.problems], []
        return [], []


def _failure(problem: str, config_file: str | None) -> tuple[str, Exception]:
    """Return a problem in two parts, as MkDocs puts "option 'x': " before it again."""
    name = problem.split("'")[1]
    found = find_problem(config_file, problem)
    place = f" ({found[0]}:{found[1]})" if found else ""
    return name, ValidationError(problem.removeprefix(f"option '{name}': ") + place)
