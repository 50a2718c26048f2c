"""How wide a line of text is about, without a font to measure it with.

The widths are those of Verdana, rounded up in groups. A drawing that says how long its text is to
be (`textLength`) fits with any other font as well.
"""

from __future__ import annotations

import unicodedata

# In hundredths of the font's size.
_GROUPS = {
    28: "ijl'`",
    36: "f., ",
    46: 'rtIJ!()[]{}:;-/\\|"*',
    54: "csz_",
    70: "ABCFKRSVXZ+<=>#",
    79: "DGHNOQU&",
    86: "wM~^",
    100: "mW@%",
}
_WIDTHS = {letter: width for width, letters in _GROUPS.items() for letter in letters}
_USUAL = 64
_NARROW, _WIDE = 46, 100


def text_width(text: str, size: int) -> int:
    """Return the width of a line, rounded to whole units.

    Args:
        text: The line.
        size: The font's size, in the units of the result.
    """
    return round(sum(map(_width, text)) * size / 100)


def _width(letter: str) -> int:
    """Return the width of a letter in hundredths of the font's size."""
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return _WIDE
    if unicodedata.bidirectional(letter) in {"R", "AL"}:
        return _NARROW
    base = unicodedata.normalize("NFD", letter)[0]
    return _WIDTHS.get(base, _USUAL)
