"""What the history needs to know of a version of a page, taken from what was parsed."""

from __future__ import annotations

import hashlib
import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_backlog.model.backlog import Role
from mkdocs_backlog.model.history import BoxFacts, ItemFacts, PageFacts
from mkdocs_backlog.resolve.mentions import find_names
from mkdocs_backlog.resolve.steps import step_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.backlog import Backlog, Item
    from mkdocs_backlog.model.document import Document

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def read_facts(document: Document, backlog: Backlog | None) -> PageFacts:
    """Return the facts of one version of a page with a backlog or a checklist.

    Args:
        document: The version.
        backlog: The backlog on it; None where the page holds none.
    """
    return PageFacts(
        digest=digest_of(document.lines),
        boxes=tuple(
            BoxFacts(
                key=step_key(task.label),
                label=task.label,
                state=task.state,
                labelled=task.labelled,
                line=task.line,
            )
            for task in document.tasks
            if task.label
        ),
        items=tuple(item_facts(item, document.src_uri) for item in backlog.items)
        if backlog
        else (),
        columns=_columns(backlog) if backlog else (),
    )


def names_in(lines: Sequence[str]) -> frozenset[str]:
    """Return every word of a ledger that can be an ID, folded as steps are; no parser is needed."""
    return frozenset[str]().union(*map(_names_in_line, lines))


@lru_cache(maxsize=2**14)
def _names_in_line(line: str) -> frozenset[str]:
    """Return the words of a line; the versions of a page share most lines."""
    return frozenset(step_key(name) for name, _ in find_names(line))


def digest_of(lines: Sequence[str]) -> str:
    """Return what tells contents apart, line ends aside."""
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:32]


def item_facts(item: Item, src_uri: str) -> ItemFacts:
    """Return the facts of one row of a page."""
    has_steps = bool(item.steps) or Role.STEP in item.cells
    return ItemFacts(
        id=item.id,
        title=item.title,
        documents=tuple(_plain_target(ref.href, src_uri) for ref in item.documents),
        steps=tuple(ref.text for ref in item.steps),
        word=item.status.status if item.status else None,
        struck=item.struck,
        own_boxes=not has_steps and item.status is None,
    )


def _plain_target(href: str, src_uri: str) -> str:
    """Return the file that a link names, whether or not it exists; other addresses as they are."""
    path = unquote(href.partition("#")[0].partition("?")[0])
    if not path or _SCHEME.match(href):
        return href
    if path.startswith("/"):
        return posixpath.normpath(path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), path))


def _columns(backlog: Backlog) -> tuple[str, ...]:
    """Return the headers of the first matrix."""
    headers = (matrix.recognition.columns for matrix in backlog.matrices)
    return tuple(column.name for column in next(headers, ()))
