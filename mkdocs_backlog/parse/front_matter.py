"""The YAML block on top of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLOCK = re.compile(r"\A-{3}[ \t]*\n(.*?\n)?(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)
_SLIPS = (AttributeError, LookupError, RecursionError, ValueError)
"""What PyYAML lets slip: at `!!int ''`, `!!bool x`, `!!timestamp x`, 2001-99-99, deep nesting."""


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
