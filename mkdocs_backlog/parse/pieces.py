"""What the inside of a block is read into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_backlog.model.document import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLink:
    """A link and where in the block it opens."""

    text: str
    href: str
    bracket: int
    """Offset of the opening bracket, of an image's exclamation mark."""
    image: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """What a block holds."""

    spans: tuple[Span, ...]
    links: tuple[RawLink, ...] = ()
    comments: tuple[tuple[str, int], ...] = ()
    """Comments and their offsets."""
    anchors: tuple[str, ...] = ()
    """Values of `id` and `name` in raw HTML."""

    @property
    def text(self) -> str:
        """The plain text, lines of the source separated by newlines."""
        return "".join(span.text for span in self.spans)
