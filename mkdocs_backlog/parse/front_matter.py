"""The YAML block on top of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import yaml

_BLOCK = re.compile(r"\A-{3}[ \t]*\n(.*?\n)?(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)
_SLIPS = (AttributeError, LookupError, RecursionError, ValueError)
"""What PyYAML lets slip: at `!!int ''`, `!!bool x`, `!!timestamp x`, 2001-99-99, deep nesting."""

_FIRST_LINE = 2
"""Number of the line below the first three dashes."""
_DEEPEST = 3
"""The keys of a value within an option: `backlog`, `columns`, `step`."""


def split_front_matter(text: str) -> tuple[Mapping[str, object], str]:
    """Return the front matter and the text with its lines blanked, so that line numbers stay.

    As MkDocs' `meta.get_data`: what is not a YAML mapping is no front matter.
    """
    block = _BLOCK.match(text)
    if not block:
        return {}, text
    import yaml  # noqa: PLC0415 # most pages have none, and the import costs more than a small check

    # Not by the faster libyaml, which ends the process on a hundred thousand brackets.
    try:
        data = yaml.safe_load(block[1] or "")
    except (yaml.YAMLError, *_SLIPS):
        return {}, text
    if not isinstance(data, dict):
        return {}, text
    blank = "\n" * block[0].count("\n")
    return cast("Mapping[str, object]", data), blank + text[block.end() :]


def find_key_lines(text: str, key: str) -> Mapping[tuple[str, ...], int]:
    """Return the lines of a key of the front matter and of the keys below it, counted from 1.

    Args:
        text: The page, which has that key.
        key: The key.
    """
    import yaml  # noqa: PLC0415 # loaded already, since the page has front matter

    block = _BLOCK.match(text)
    root = yaml.compose(block[1] if block else "", Loader=yaml.SafeLoader)
    return {keys: line for keys, line in _lines_below(root, ()) if keys[0] == key}


def _lines_below(
    node: yaml.Node | None, above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the keys of a mapping, and of the mappings in it, with their lines."""
    pairs = getattr(node, "value", ()) if getattr(node, "id", "") == "mapping" else ()
    for name, value in pairs:
        if name.id == "scalar" and len(above) < _DEEPEST:
            keys = (*above, str(name.value))
            yield keys, name.start_mark.line + _FIRST_LINE
            yield from _lines_below(value, keys)
