"""The anchor of a heading, as Python-Markdown's `toc` extension makes it."""

from __future__ import annotations

import re
import unicodedata

_COUNTED = re.compile(r"^(.+)_([0-9]+)$")
_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*([^}\n ][^}\n]*)\}[ ]*$")
_ATTRIBUTE_ID = re.compile(r"""(?:^|\s)(?:#([^\s}#.]+)|id\s*=\s*["']?([^\s"'}]+))""")


def slugify(text: str) -> str:
    """Return the slug of a heading's plain text (Python-Markdown's `slugify` with '-')."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    cleaned = re.sub(r"[^\w\s-]", "", ascii_text).strip().lower()
    return re.sub(r"[-\s]+", "-", cleaned)


def unique_anchor(anchor: str, used: set[str]) -> str:
    """Return `anchor`, counted up with '_1' until it is new, and note it as used.

    As Python-Markdown's `toc.unique`.
    """
    while anchor in used or not anchor:
        counted = _COUNTED.match(anchor)
        anchor = f"{counted[1]}_{int(counted[2]) + 1}" if counted else f"{anchor}_1"
    used.add(anchor)
    return anchor


def split_attributes(heading: str) -> tuple[str, str | None]:
    """Return a heading's text without a trailing `{#id .class}`, and the id that it gives."""
    found = _ATTRIBUTES.search(heading)
    if not found:
        return heading, None
    explicit = _ATTRIBUTE_ID.search(found[1])
    return heading[: found.start()], (explicit[1] or explicit[2]) if explicit else None
