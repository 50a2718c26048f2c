"""`mkdocs.yml` as plain data: no tag of it runs anything, and no alias grows it without bound."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from mkdocs_backlog.errors import SourceError
from mkdocs_backlog.model.slugs import CONFIGURABLE, SLUG_FUNCTIONS, SlugFunction

if TYPE_CHECKING:
    from collections.abc import Sequence

_PYTHON = "tag:yaml.org,2002:python/"
_MOST_NODES = 100_000
"""How many values a file may have once its aliases are written out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlFile:
    """A YAML file's data together with the lines they come from."""

    name: str
    """The file's path as messages show it."""
    data: object
    """What it holds: mappings, lists, scalars, slug functions; None for a tag of any other code."""
    root: yaml.Node | None
    """The node tree, for lines; None for an empty file."""

    def line_of(self, keys: Sequence[str]) -> int | None:
        """Return the line of the key that `keys` lead to, counted from 1; None where it is not.

        A list on the way is searched for a mapping that has the next key, or else for the key.
        """
        node, line = self.root, None
        for key in keys:
            found = _entry(node, key)
            if found is None:
                return None
            name, node = found
            line = int(name.start_mark.line) + 1
        return line


class _Loader(yaml.SafeLoader):
    """A safe loader that knows `!ENV` and the names of slug functions; other tags become None."""


def read_yaml(text: bytes, name: str) -> YamlFile:
    """Return what a YAML file holds.

    Args:
        text: The file's bytes; YAML finds their encoding.
        name: The file's path, for messages.

    Raises:
        SourceError: It is no YAML, or nested or multiplied beyond measure.
    """
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        if root is not None and _weight(root, {}) > _MOST_NODES:
            raise SourceError(
                f"{name}: its aliases multiply to over {_MOST_NODES} values; write fewer of them"
            )
        data = None if root is None else loader.construct_document(root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{name}:{mark.line + 1}" if mark else name
        raise SourceError(f"{place}: this is not YAML: {error.problem}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise SourceError(f"{name}: this is not YAML: {' '.join(str(error).split())}") from None
    except RecursionError:
        raise SourceError(f"{name}: values are nested too deeply to be read") from None
    return YamlFile(name=name, data=data, root=root)


def _weight(node: yaml.Node, known: dict[int, int]) -> int:
    """Return how many nodes there are with every alias written out, or one more than the bound."""
    if id(node) in known:
        return known[id(node)]
    known[id(node)] = _MOST_NODES + 1  # what a node counts that contains itself
    total = 1
    for child in _children(node):
        total += _weight(child, known)
    known[id(node)] = min(total, _MOST_NODES + 1)
    return known[id(node)]


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _entry(node: yaml.Node | None, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if isinstance(name, yaml.ScalarNode) and _is_named(name, key):
                return name, value
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            if isinstance(child, yaml.MappingNode) and (found := _entry(child, key)):
                return found
        names = (child for child in node.value if isinstance(child, yaml.ScalarNode))
        return next(((name, name) for name in names if _is_named(name, key)), None)
    return None


def _is_named(name: yaml.ScalarNode, key: str) -> bool:
    return str(name.value).casefold() == key.casefold()


def _from_environment(loader: _Loader, node: yaml.Node) -> object:
    """Return the value of `!ENV NAME` or `!ENV [NAME, ..., default]`, as pyyaml-env-tag does."""
    if isinstance(node, yaml.ScalarNode):
        names, default = [node], None
    elif isinstance(node, yaml.SequenceNode):
        names, last = (
            (node.value[:-1], node.value[-1]) if len(node.value) > 1 else (node.value, None)
        )
        default = None if last is None else loader.construct_object(last, deep=True)
    else:
        raise yaml.constructor.ConstructorError(
            None, None, "!ENV wants a name, or a list of names and a default", node.start_mark
        )
    for name in names:
        text = os.environ.get(str(loader.construct_scalar(name)))
        if text is not None:
            tag = loader.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
            return loader.construct_object(yaml.ScalarNode(tag, text, node.start_mark))
    return default


def _nothing(_loader: _Loader, _node: yaml.Node) -> None:
    """Stand for what MkDocs would make by running code: `!!python/name` and the like."""


def _slug_function(_loader: _Loader, node: yaml.Node) -> SlugFunction:
    """Return the function that the tag names, as data."""
    return SlugFunction(name=node.tag.removeprefix(f"{_PYTHON}name:"))


def _slug_call(loader: _Loader, node: yaml.Node) -> SlugFunction | None:
    """Return the function that the tag names, with what it would be called with, as data."""
    given = loader.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else {}
    options = given.get("kwds", {})
    named_only = not given.get("args") and isinstance(options, dict)
    called = isinstance(node, yaml.MappingNode) or node.value == []
    return SlugFunction(name=CONFIGURABLE, options=options) if called and named_only else None


_Loader.add_constructor("!ENV", _from_environment)
for _name in SLUG_FUNCTIONS:
    _Loader.add_constructor(f"{_PYTHON}name:{_name}", _slug_function)
_Loader.add_constructor(f"{_PYTHON}object/apply:{CONFIGURABLE}", _slug_call)
_Loader.add_constructor(None, _nothing)  # None: every tag not known
