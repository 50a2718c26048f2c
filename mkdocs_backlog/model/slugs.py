"""How a site makes anchors of its headings: the options of Python-Markdown's table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
"""A form of Unicode."""

_MARKDOWN = "markdown.extensions.toc"
_PYMDOWNX = "pymdownx.slugs"
_FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")
_NOT_LITERAL = re.compile(r"[\\\[\]^]|.-|&&|~~|\|\|", re.DOTALL)
"""What means more than itself in the set of characters that Python-Markdown makes of it."""


class SlugKind(StrEnum):
    """The function that makes the anchors."""

    ASCII = "ascii"
    """Python-Markdown's own, which keeps ASCII only."""
    UNICODE = "unicode"
    """Python-Markdown's `slugify_unicode`."""
    PYMDOWNX = "pymdownx"
    """That of PyMdown Extensions."""


class SlugCase(StrEnum):
    """What becomes of capitals; of PyMdown Extensions alone."""

    NONE = "none"
    LOWER = "lower"
    LOWER_ASCII = "lower-ascii"
    FOLD = "fold"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlugStyle:
    """How anchors are made; without options as Python-Markdown does it by itself."""

    kind: SlugKind = SlugKind.ASCII
    """The function."""
    separator: str = "-"
    """What stands between words."""
    case: SlugCase = SlugCase.NONE
    """What becomes of capitals."""
    normalize: Form = "NFC"
    """The form of Unicode that a text is brought to first; of PyMdown Extensions alone."""
    percent_encode: bool = False
    """Whether anchors are written as in URLs; of PyMdown Extensions alone."""


DEFAULT_SLUGS = SlugStyle()
"""The style of a site that sets nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlugFunction:
    """A function that `slugify` names, as data: it is never called."""

    name: str
    """Its module and name: 'pymdownx.slugs.slugify'."""
    options: Mapping[str, object] = field(default_factory=dict)
    """What it is called with."""


_OF_MARKDOWN = {
    f"{_MARKDOWN}.slugify": SlugKind.ASCII,
    f"{_MARKDOWN}.slugify_unicode": SlugKind.UNICODE,
}
_OF_OLDER_PYMDOWNX: Mapping[str, Mapping[str, object]] = {
    f"{_PYMDOWNX}.uslugify": {"case": "lower"},
    f"{_PYMDOWNX}.uslugify_encoded": {"case": "lower", "percent_encode": True},
    f"{_PYMDOWNX}.uslugify_cased": {},
    f"{_PYMDOWNX}.uslugify_cased_encoded": {"percent_encode": True},
    f"{_PYMDOWNX}.gfm": {"case": "lower-ascii"},
    f"{_PYMDOWNX}.gfm_encoded": {"case": "lower-ascii", "percent_encode": True},
}
"""The functions of PyMdown Extensions before it had one with options, and what they stand for."""
SLUG_FUNCTIONS = frozenset({*_OF_MARKDOWN, *_OF_OLDER_PYMDOWNX})
"""The functions known that take no options."""
CONFIGURABLE = f"{_PYMDOWNX}.slugify"
"""The function known that is called with options, and returns the one that makes the slugs."""


def toc_options(
    names: Container[str], options: Mapping[str, Mapping[str, object]]
) -> Mapping[str, object]:
    """Return the options of the table of contents.

    MkDocs always adds it as 'toc'. Under its full name it comes later, and takes that one's place.

    Args:
        names: The extensions that the site sets.
        options: Their options by name.
    """
    return options.get(_MARKDOWN if _MARKDOWN in names else "toc") or {}


def slug_style(options: Mapping[str, object]) -> SlugStyle | None:
    """Return the style that the options of the table of contents give; None where it is not known.

    Args:
        options: The options, with a `SlugFunction` under `slugify` where that is a known one.
    """
    separator = options.get("separator", "-")
    function = options.get("slugify", SlugFunction(name=f"{_MARKDOWN}.slugify"))
    if not isinstance(separator, str) or not isinstance(function, SlugFunction):
        return None
    if function.name in _OF_MARKDOWN:
        kind = _OF_MARKDOWN[function.name]
        literal = not _NOT_LITERAL.search(separator)
        return SlugStyle(kind=kind, separator=separator) if literal else None
    if function.name == CONFIGURABLE:
        return _by_pymdownx(separator, function.options)
    older = _OF_OLDER_PYMDOWNX.get(function.name)
    return None if older is None else _by_pymdownx(separator, older)


def _by_pymdownx(separator: str, options: Mapping[str, object]) -> SlugStyle | None:
    """Return the style of PyMdown Extensions, which leaves capitals alone by any other word."""
    forms = [form for form in _FORMS if form == options.get("normalize", "NFC")]
    cases = [case for case in SlugCase if case == options.get("case", "none")]
    if not forms or "\\" in separator:
        return None
    return SlugStyle(
        kind=SlugKind.PYMDOWNX,
        separator=separator,
        case=cases[0] if cases else SlugCase.NONE,
        normalize=forms[0],
        percent_encode=bool(options.get("percent_encode", False)),
    )
