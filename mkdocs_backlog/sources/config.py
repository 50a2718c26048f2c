"""What `mkdocs.yml` says, with its parents, as far as a check needs it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs_backlog.errors import SettingsError, SourceError
from mkdocs_backlog.model.slugs import slug_style, toc_options
from mkdocs_backlog.settings import Settings
from mkdocs_backlog.sources.files import read_bytes
from mkdocs_backlog.sources.yaml_text import YamlFile, read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.slugs import SlugStyle

_NAMES = ("mkdocs.yml", "mkdocs.yaml")
_MOST_PARENTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings file, merged with the files it inherits from."""

    path: Path
    """The file."""
    data: Mapping[str, object]
    """Its data, parents merged in."""
    layers: tuple[YamlFile, ...]
    """The file and its parents, nearest first."""

    def place(self, *keys: str) -> str:
        """Return 'file:line' of the key that `keys` lead to, or else the file's name."""
        for layer in self.layers:
            if line := layer.line_of(keys):
                return f"{layer.name}:{line}"
        return self.layers[0].name

    def text(self, key: str) -> str | None:
        """Return the text under a key of the top level; None where there is none."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, str):
            raise SettingsError((f"{self.place(key)}: '{key}' must be a text, not {_kind(value)}",))
        return value

    def options(self) -> Mapping[str, object]:
        """Return the options of the first `backlog` under `plugins`; none where it is not there."""
        for name, options in _named(self.data.get("plugins")):
            if name.removeprefix("/") == "backlog":
                if not isinstance(options, Mapping | None):
                    place, kind = self.place("plugins", "backlog"), _kind(options)
                    raise SettingsError(
                        (f"{place}: the options of 'backlog' must be a mapping, not {kind}",)
                    )
                return cast("Mapping[str, object]", options or {})
        return {}

    def settings(self, rule_names: frozenset[str]) -> Settings:
        """Return the plugin's settings.

        Args:
            rule_names: The codes and names that `rules` may use, lower case.

        Raises:
            SettingsError: One or more options are wrong; each problem names file and line.
        """
        options = self.options()
        try:
            return Settings.from_mapping(options, rule_names=rule_names)
        except SettingsError as error:
            raise SettingsError(tuple(map(self._placed, error.problems))) from None

    def slugs(self) -> SlugStyle | None:
        """Return how headings get their anchors; None where that is not known."""
        named: dict[str, Mapping[str, object]] = {}
        for name, options in _named(self.data.get("markdown_extensions")):
            given = cast("Mapping[str, object]", options) if isinstance(options, Mapping) else {}
            named[name] = given or named.get(name, {})
        return slug_style(toc_options(named, named))

    def titles(self) -> Mapping[str, str]:
        """Return the titles that `nav` gives to pages, by path."""
        return dict(_titles(self.data.get("nav")))

    def find_option(self, keys: Sequence[str]) -> tuple[str, int] | None:
        """Return where an option of the plugin, or an entry of it, is set.

        Args:
            keys: The option's name and the keys below it; none: the plugin itself.

        Returns:
            The file, relative to this file's folder, and the line; None where it is not set.
        """
        for layer in self.layers:
            if line := layer.line_of(("plugins", "backlog", *keys)):
                return Path(os.path.relpath(layer.name, self.path.parent)).as_posix(), line
        return None

    def find_problem(self, problem: str) -> tuple[str, int] | None:
        """Return, the same way, the place of the option or of the entry that a problem quotes."""
        keys = re.findall(r"'([^']*)'", problem)[:3]
        places = (self.find_option(keys[:length]) for length in range(len(keys), -1, -1))
        return next(filter(None, places), None)

    def _placed(self, problem: str) -> str:
        """Return a problem with its place in front of it, as the terminal's folder sees it."""
        found = self.find_problem(problem)
        if found is None:
            return f"{self.layers[0].name}: {problem}"
        file = Path(os.path.normpath(self.path.parent / found[0])).as_posix()
        return f"{file}:{found[1]}: {problem}"


def find_config(given: str | None) -> Path:
    """Return the settings file as MkDocs finds it: the given one, or `mkdocs.yml` or `mkdocs.yaml`.

    Raises:
        SourceError: There is none.
    """
    for name in (given,) if given is not None else _NAMES:
        path = Path(name)
        if path.is_file():
            return path
    if given is not None:
        raise SourceError(f"settings file '{given}' does not exist")
    raise SourceError(
        "no mkdocs.yml here; go to the project's folder, name the file with -f, "
        "or list single Markdown files with 'mkdocs-backlog list FILE'"
    )


def read_config(path: Path) -> Config:
    """Return what a settings file says, with the files that `INHERIT` names merged in.

    As MkDocs: mappings are merged key by key, anything else is replaced whole.

    Raises:
        SourceError: A file is missing, or is no YAML mapping.
    """
    layers: list[YamlFile] = []
    merged: Mapping[str, object] = {}
    file: Path | None = path
    while file is not None:
        layer = read_yaml(read_bytes(file), file.as_posix())
        data = _mapping(layer)
        parent = data.pop("INHERIT", None)
        layers.append(layer)
        merged = _merge(data, merged)
        file = None if parent is None else _parent(layer, file, parent)
        if len(layers) > _MOST_PARENTS:
            raise SourceError(f"{layers[0].name}: INHERIT goes in a circle")
    return Config(path=path, data=merged, layers=tuple(layers))


def _mapping(layer: YamlFile) -> dict[str, object]:
    if layer.data is None:
        return {}
    if not isinstance(layer.data, dict):
        raise SourceError(f"{layer.name}: must be a YAML mapping, not {_kind(layer.data)}")
    return dict(layer.data)


def _parent(layer: YamlFile, file: Path, named: object) -> Path:
    place = f"{layer.name}:{layer.line_of(['INHERIT'])}"
    if not isinstance(named, str):
        raise SourceError(f"{place}: INHERIT must name a file, not {_kind(named)}")
    path = Path(os.path.normpath(file.parent / named))
    if not path.is_file():
        raise SourceError(f"{place}: the inherited file '{named}' does not exist")
    return path


def _merge(parent: Mapping[str, object], child: Mapping[str, object]) -> Mapping[str, object]:
    merged = dict(parent)
    for key, value in child.items():
        below = merged.get(key)
        both = isinstance(below, Mapping) and isinstance(value, Mapping)
        merged[key] = _merge(cast("Mapping[str, object]", below), value) if both else value  # type: ignore[arg-type] # checked
    return merged


def _named(entries: object) -> Iterator[tuple[str, object]]:
    """Yield the names and options of plugins or extensions, written as a list or a mapping."""
    pairs: list[tuple[object, object]] = []
    if isinstance(entries, Mapping):
        pairs.extend(entries.items())
    elif isinstance(entries, list):
        for entry in entries:
            pairs.extend(entry.items() if isinstance(entry, Mapping) else [(entry, None)])
    for name, options in pairs:
        if isinstance(name, str):
            yield name, options


def _titles(nav: object) -> Iterator[tuple[str, str]]:
    entries: Sequence[object] = nav if isinstance(nav, list) else [nav]
    for entry in entries:
        for title, below in entry.items() if isinstance(entry, Mapping) else ():
            if isinstance(below, str):
                yield os.path.normpath(below).replace(os.sep, "/"), str(title)
            else:
                yield from _titles(below)


def _kind(value: object) -> str:
    """Return what a value is, in a word; a value can be too long to be shown."""
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, list) else repr(value)[:60]
