"""Every regular expression of the package, with the ways in which it is used."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import mkdocs_backlog
from mkdocs_backlog.parse.references import _step_words
from mkdocs_backlog.parse.slugs import _between
from mkdocs_backlog.vocabulary import _known_names, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

USES = frozenset({"match", "fullmatch", "search", "sub", "split", "findall", "finditer"})


@cache
def patterns() -> Mapping[re.Pattern[str], frozenset[str]]:
    """Return the patterns of the package's modules and the methods that are called on each."""
    found: defaultdict[re.Pattern[str], set[str]] = defaultdict(set)
    modules = list(_modules())
    sources = {module: _source(module) for module in modules}
    for module in modules:
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                scope = [module] if name.startswith("_") else modules
                for user in scope:
                    found[value] |= USES.intersection(
                        re.findall(rf"\b{name}\.([a-z]+)\b", sources[user])
                    )
        for use, written in _calls(module, sources[module]):
            found[re.compile(written)].add(use)
    for pattern, use in _made():
        found[pattern].add(use)
    return {pattern: frozenset(uses) for pattern, uses in found.items()}


def _modules() -> Iterator[ModuleType]:
    for entry in pkgutil.walk_packages(mkdocs_backlog.__path__, "mkdocs_backlog."):
        if not entry.name.endswith("__main__"):
            yield importlib.import_module(entry.name)


def _source(module: ModuleType) -> str:
    return Path(str(module.__file__)).read_text(encoding="utf-8")


def _calls(module: ModuleType, source: str) -> Iterator[tuple[str, str]]:
    """Yield the calls of `re.search` and the like whose pattern is written in them or a name."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=use), args=[first, *_]
            ) if use in USES:
                written = first.value if isinstance(first, ast.Constant) else None
                if isinstance(first, ast.Name):
                    written = vars(module).get(first.id)
                if isinstance(written, str):
                    yield use, written


def _made() -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield the patterns that are made of the vocabulary and of settings."""
    vocabulary = load_vocabulary({}, {})
    for pattern in _step_words(vocabulary.ranges, vocabulary.joiners):
        yield pattern, "sub"
    yield _known_names(), "fullmatch"
    yield _between("-"), "sub"
