"""What the cells of a table's columns hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.parse.identifiers import FoundId, Shape, find_id
from mkdocs_backlog.vocabulary import EAST_ASIAN, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.document import Cell, Table
    from mkdocs_backlog.parse.statuses import StatusReader

_SIGNS = re.compile(r"^[^\w#]+|(?<![^\w#?.%])[^\w#?.%]++$")
_OPENING, _CLOSING = "([（", ")]）"
# What tells a file and a step wherever they begin: their beginnings are not looked for.
_PATH = re.compile(
    r"[\w-]\.(?:mdx?|rst|adoc|txt|html?|ya?ml|json|toml|py|rs|[tj]sx?|go|java|kt|cs|[ch]pp|swift|rb|php"
    r"|vue|s?css|sql|sh|dart|lua)\b"
)
_STEP = re.compile(r"[A-Z]\d+[-/_.][A-Z]*\d", re.IGNORECASE)
_AMOUNT = re.compile(r"\W*+\d[\d.,:/ ]*+\W*+\w{0,3}+\W*+")
_STRUCTURED = frozenset({Shape.STRUCTURED, Shape.FILE, Shape.HASH})
_PHRASE = 6
"""So many characters of a script without spaces are more than a word."""
DASHES = frozenset({"", "-", "–", "—", "--", "---", "n/a", "...", "…", "tbd", "?"})
"""Cells that hold nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the cells of one column hold; shares are of the cells that hold anything."""

    header: str
    """The header, folded."""
    filled: int
    """How many cells hold anything but a dash."""
    ids: Sequence[FoundId | None]
    """The ID in each cell, empty cells included."""
    id_share: float
    """Cells that are or begin with an ID that is told by its shape."""
    named_share: float
    """Cells that are a word and a number, as 'Phase 2': an ID or a title."""
    structured_share: float
    """Cells that are or begin with letters and a number, as 'KI-01', or a file's name."""
    number_share: float
    """Cells that are a bare number."""
    hash_share: float
    """Cells that are or begin with a number behind a hash."""
    single_share: float
    """Cells that are one word."""
    wordy_share: float
    """Cells of several words, in scripts without spaces those of some length."""
    variety: float
    """Different texts among the cells."""
    distinct_share: float
    """Different ones among the IDs; among all cells where there is no ID."""
    status_share: float
    """Cells that are a status and nothing else."""
    answer_share: float
    """Cells that say yes or no."""
    link_share: float
    """Cells that link or name a file."""
    step_share: float
    """Cells that name a step such as S10-W100-01."""
    amount_share: float
    """Cells that are a number or an amount."""
    hollow: float
    """Cells, of all, that are empty or a dash."""


def header_words(header: str) -> tuple[str, ...]:
    """Return the folded forms under which a header is looked up, the exact one first."""
    exact = fold(header)
    trimmed = fold(_SIGNS.sub("", fold(_without_parenthesis(header.strip(" *_`")))))
    parts = [fold(part) for part in re.split(r"[/|&+・]", trimmed)]
    forms = [exact, trimmed, *(parts if len(parts) > 1 else [])]
    return tuple(dict.fromkeys(form for form in forms if form))


def _without_parenthesis(header: str) -> str:
    """Return a header without the brackets at its end and what stands in them."""
    text = header.rstrip()
    if not text.endswith(tuple(_CLOSING)):
        return header
    behind = 1 + max(text.rfind(sign, 0, -1) for sign in _CLOSING)
    openings = [at for sign in _OPENING if (at := text.find(sign, behind)) >= 0]
    return text[: min(openings)].rstrip() if openings else header


def column_facts(table: Table, index: int, statuses: StatusReader) -> Facts:
    """Return what the cells of a column hold."""
    cells = [row.cells[index] for row in table.rows if index < len(row.cells)]
    texts = [" ".join(cell.text.split()) for cell in cells]
    filled = [
        (cell, text)
        for cell, text in zip(cells, texts, strict=True)
        if text.casefold() not in DASHES
    ]
    ids = [
        find_id(cell) if text.casefold() not in DASHES else None
        for cell, text in zip(cells, texts, strict=True)
    ]
    count = max(1, len(filled))
    named = [found for found in ids if found and found.shape not in {Shape.NUMBER, Shape.SLUG}]
    numbers = [found for found in ids if found and found.shape is Shape.NUMBER]
    all_ids = [found.id for found in (*named, *numbers)] or [text for _, text in filled]
    return Facts(
        header=fold(table.header.cells[index].text),
        filled=len(filled),
        ids=ids,
        id_share=len(named) / count,
        named_share=sum(found.shape is Shape.NAMED for found in named) / count,
        structured_share=sum(found.shape in _STRUCTURED for found in named) / count,
        number_share=len(numbers) / count,
        hash_share=sum(found.shape is Shape.HASH for found in named) / count,
        single_share=sum(" " not in text for _, text in filled) / count,
        wordy_share=sum(_is_wordy(text) for _, text in filled) / count,
        variety=len({text for _, text in filled}) / count,
        distinct_share=len(set(all_ids)) / max(1, len(all_ids)),
        status_share=sum(_is_status(statuses, text) for _, text in filled) / count,
        answer_share=sum(fold(text) in statuses.answers for _, text in filled) / count,
        link_share=sum(_names_file(cell, text) for cell, text in filled) / count,
        step_share=sum(_STEP.search(text) is not None for _, text in filled) / count,
        amount_share=sum(_AMOUNT.fullmatch(text) is not None for _, text in filled) / count,
        hollow=1 - len(filled) / max(1, len(cells)),
    )


def _is_wordy(text: str) -> bool:
    return " " in text or sum(ord(character) > EAST_ASIAN for character in text) >= _PHRASE


def _is_status(statuses: StatusReader, text: str) -> bool:
    found = statuses.read(text)
    return found.exact and found.status is not Status.UNKNOWN


def _names_file(cell: Cell, text: str) -> bool:
    return bool(cell.links) or ("." in text and _PATH.search(text) is not None)
