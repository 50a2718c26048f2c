"""The places that name an item, as its page quotes them."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_backlog.render.views import Label, Quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.model.analysis import Mention, ResolvedItem
    from mkdocs_backlog.render.composer import Composer

MENTIONS = 100
"""How many places that name an item are shown."""
_AROUND = 160
"""How many characters of a long sentence are kept on each side of the ID."""
_CRUMB = " \u203a "


def quotes(composer: Composer, entry: ResolvedItem) -> Iterator[Quotes]:
    """Yield the sections that name an item, with their sentences, in the order of their places."""
    places = sorted(entry.mentions, key=lambda mention: mention.location)[:MENTIONS]
    groups = itertools.groupby(places, key=lambda mention: (mention.location.path, mention.section))
    for (path, section), mentions in groups:
        texts = dict.fromkeys(_quote(entry.item.id, mention) for mention in mentions)
        yield Quotes(label=_section(composer, path, section), texts=tuple(texts))


def _section(composer: Composer, path: str, section: int) -> Label:
    document = composer.catalogue.analysis.documents.get(path)
    if document is None or section < 0:
        return composer.page(path)
    heading = document.headings[section]
    page = composer.page(path, heading.anchor)
    names = dict.fromkeys((page.text, heading.text))
    return Label(text=_CRUMB.join(names), href=page.href, title=page.title)


def _quote(item_id: str, mention: Mention) -> Markup:
    """Return the sentence with the ID marked, shortened around it where it is long."""
    text, name = (" ".join(words.split()) for words in (mention.text, item_id))
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    if match is None:
        return escape(_cut(text, 2 * _AROUND))
    start, end = match.span()
    before, after = text[:start], text[end:]
    return Markup("{}<mark>{}</mark>{}").format(
        before if len(before) <= _AROUND else f"…{before[-_AROUND:]}",
        text[start:end],
        _cut(after, _AROUND),
    )


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]}…"
