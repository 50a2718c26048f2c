"""Text of the documents, made safe for a terminal and a log."""

from __future__ import annotations

import re

# C0, DEL and C1 move the cursor or worse; bidirectional controls show text in another order than it
# has; line separators forge lines; what nobody sees hides words; surrogates cannot be written.
# Joiners (U+200C, U+200D) stay: Persian words and many emoji are spelled with them.
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# GitHub's and Azure's runners look for these commands anywhere in a line.
_COMMAND = re.compile(r"#(?=#(?:\[|vso\[))", re.IGNORECASE)
_SPACES = {"\t": " ", "\n": " ", "\r": " "}


def printable(text: str) -> str:
    r"""Return text as one line in which nothing acts; what would is shown as `\x1b`, `\u202e`."""
    shown = _HARMFUL.sub(lambda found: _SPACES.get(found[0]) or _escape(found[0]), text)
    return _COMMAND.sub("# ", shown) if "##" in shown else shown


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
