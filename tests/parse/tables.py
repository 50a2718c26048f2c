"""Short ways from Markdown to recognitions and items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.items import ItemReader
from mkdocs_backlog.parse.recognition import Recogniser
from mkdocs_backlog.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from mkdocs_backlog.model.backlog import Matrix, Recognition

VOCABULARY = load_vocabulary({}, {})


def recognise(markdown: str, name: str = "page.md") -> list[Recognition]:
    """Return what is decided about each table of a page."""
    return list(Recogniser(VOCABULARY).recognise(parse_document(name, markdown)))


def read(markdown: str, id_pattern: str | None = None) -> Matrix:
    """Return the first table of a page as a matrix, whatever is decided about it."""
    return ItemReader(VOCABULARY, id_pattern).read(recognise(markdown)[0])
