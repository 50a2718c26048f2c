"""Which recognised tables are the site's backlogs, and the items of each page put together."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Backlog, GovernanceRule, Item, Matrix, Recognition
from mkdocs_backlog.model.globs import matches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_SEGMENT = re.compile(r"[-_./]")


def choose(
    recognitions: Sequence[Recognition], globs: Sequence[str], *, everything: bool
) -> tuple[Recognition, ...]:
    """Return the tables that are the site's backlogs.

    Args:
        recognitions: What was decided about each table.
        globs: `settings.matrices`; where given, it decides, and what is almost a matrix counts.
        everything: Take every matrix, whatever its page is called.
    """
    if globs:
        return tuple(
            r for r in recognitions if matches(r.src_uri, globs) and (r.matrix or r.almost)
        )
    found = tuple(r for r in recognitions if r.matrix)
    named = tuple(r for r in found if r.named)
    return named if named and not everything else found


def assemble(
    src_uri: str, title: str, matrices: Sequence[Matrix], governance: Sequence[GovernanceRule]
) -> Backlog:
    """Return the backlog of one page: rows of one item in several tables become one item."""
    items: dict[str, Item] = {}
    further: list[Item] = []
    table_of: dict[str, set[int]] = {}
    duplicates: list[tuple[Item, Item]] = []
    for number, matrix in enumerate(matrices):
        for item in matrix.items:
            key = item.id.casefold()
            known = items.get(key)
            if known is None:
                items[key] = item
            elif number not in table_of[key] and _same(known, item):
                items[key] = _merge(known, item)
            else:
                duplicates.append((known, item))
                further.append(item)
            table_of.setdefault(key, set()).add(number)
    return Backlog(
        src_uri=src_uri,
        title=title,
        matrices=tuple(matrices),
        items=categorise(sorted((*items.values(), *further), key=lambda item: item.location)),
        duplicates=tuple(duplicates),
        governance=tuple(governance),
    )


def _same(first: Item, second: Item) -> bool:
    """Say whether two rows tell of one item: their titles agree, or one has none."""
    one, other = (_plain(item.title) for item in (first, second))
    return not one or not other or one == other or one.startswith(other) or other.startswith(one)


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().casefold()


def _merge(first: Item, second: Item) -> Item:
    """Return the first row's item with what only the second one tells."""
    return replace(
        first,
        title=first.title or second.title,
        places=(*first.places, *second.places),
        documents=first.documents or second.documents,
        steps=first.steps or second.steps,
        status=first.status
        if first.status and first.status.word
        else second.status or first.status,
        category=first.category or second.category,
        fields={**second.fields, **first.fields},
        roles={**second.roles, **first.roles},
        links=(*first.links, *second.links),
        struck=first.struck or second.struck,
        cells={**second.cells, **first.cells},
        empty=tuple(role for role in first.empty if role not in second.roles),
    )


def categorise(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items, each with the category that its ID shows where no column or heading does.

    `IMP-BACKLOG-ARCH-01` among `IMP-BACKLOG-DOC-01` is of category ARCH: the first part that the
    IDs do not share, where it has letters and is not the last.
    """
    split = {item.id: _SEGMENT.split(item.id) for item in items}
    shared = _shared(list(split.values()))
    found = {
        item_id: parts[shared]
        for item_id, parts in split.items()
        if shared < len(parts) - 1 and parts[shared].isalpha()
    }
    several = len(Counter(found.values())) > 1
    return tuple(
        replace(item, category=found[item.id])
        if not item.category and several and item.id in found
        else item
        for item in items
    )


def _shared(parts: Sequence[Sequence[str]]) -> int:
    """Return how many leading parts all IDs have in common."""
    count = 0
    while parts and all(len(p) > count + 1 and p[count] == parts[0][count] for p in parts):
        count += 1
    return count


def keep(aside: Mapping[str, Collection[str]], named: Collection[str]) -> list[str]:
    """Return the pages that are backlogs, sorted.

    A page that is put aside has no say any more. Where pages put each other aside, one that calls
    itself a backlog is kept, or else the first by path.

    Args:
        aside: By page, the files that its governance calls ledgers or replaced.
        named: The pages that call themselves a backlog.
    """
    left = sorted(aside, key=lambda uri: (uri not in named, uri))
    against: dict[str, set[str]] = {uri: set() for uri in left}
    for uri, files in aside.items():
        for file in files:
            against.get(file, set()).add(uri)
    kept: list[str] = []
    while left:
        unopposed = (uri for uri in left if against[uri].isdisjoint(left))
        uri = next(unopposed, left[0])
        kept.append(uri)
        left = [
            other
            for other in left
            if other != uri and other not in aside[uri] and uri not in aside[other]
        ]
    return sorted(kept)


def by_page(recognitions: Iterable[Recognition]) -> Mapping[str, list[Recognition]]:
    """Return the recognitions by page, pages and tables in order."""
    pages: dict[str, list[Recognition]] = {}
    for recognition in recognitions:
        pages.setdefault(recognition.src_uri, []).append(recognition)
    return dict(sorted(pages.items()))
