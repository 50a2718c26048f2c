"""What a page is called."""

from __future__ import annotations

import posixpath
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.document import Heading


def page_title(src_uri: str, meta: Mapping[str, object], headings: Sequence[Heading]) -> str:
    """Return a page's title: of its front matter, else its first heading, else its file name.

    As MkDocs' `Page.title`, but for an index page without title, which has its folder's name here.
    """
    title = meta.get("title")
    # Never a list or mapping: a few aliases in YAML can stand for billions of entries.
    if isinstance(title, str | int | float | date) and str(title).strip():
        return str(title)
    if headings and headings[0].level == 1:
        return headings[0].text
    folder, name = posixpath.split(posixpath.splitext(src_uri)[0])
    if name.lower() in {"index", "readme"}:
        name = posixpath.basename(folder) or "Home"
    words = name.replace("-", " ").replace("_", " ")
    return words.capitalize() if words.lower() == words else words
