"""Headings' texts as anchors, in the style of the site."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_backlog.model.slugs import SlugCase, SlugKind, SlugStyle

if TYPE_CHECKING:
    from collections.abc import Callable

_ODD = re.compile(r"[^\w\s-]")
_ODD_OR_WHITE = re.compile(r"[^\w -]")
_TAG = re.compile(r"<[^>]*+>?")
_TO_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


@lru_cache(maxsize=8)  # a site has one style
def slugifier(style: SlugStyle) -> Callable[[str], str]:
    """Return what makes the slug of a heading's plain text; it need not be unique yet."""
    if style.kind is SlugKind.PYMDOWNX:
        return partial(_by_pymdownx, style)
    return partial(_by_markdown, style, _between(style.separator))


def _between(separator: str) -> re.Pattern[str]:
    """Return what a separator takes the place of: runs of its characters and of white space."""
    return re.compile(f"[{re.escape(separator)}\\s]+")


def _by_markdown(style: SlugStyle, between: re.Pattern[str], text: str) -> str:
    """Return a slug as Python-Markdown's `slugify` and `slugify_unicode` make it."""
    if style.kind is SlugKind.ASCII and not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return between.sub(style.separator, _ODD.sub("", text).strip().lower())


def _by_pymdownx(style: SlugStyle, text: str) -> str:
    """Return a slug as PyMdown Extensions' `slugify` makes it: a separator for each space."""
    bare = _cased(_without_tags(unicodedata.normalize(style.normalize, text)).strip(), style.case)
    slug = _ODD_OR_WHITE.sub("", bare).replace(" ", style.separator)
    return quote(slug) if style.percent_encode else slug


def _without_tags(text: str) -> str:
    """Return a text without what looks like tags."""
    return _TAG.sub(lambda tag: "" if tag[0].endswith(">") else tag[0], text)


def _cased(text: str, case: SlugCase) -> str:
    if case is SlugCase.LOWER:
        return text.lower()
    if case is SlugCase.LOWER_ASCII:
        return text.translate(_TO_LOWER)
    return text.casefold() if case is SlugCase.FOLD else text
