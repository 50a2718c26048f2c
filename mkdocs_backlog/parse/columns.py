"""What the columns of a table are for: by their headers first, then by what their cells hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Column, Role
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.parse.identifiers import FoundId, Shape, find_id
from mkdocs_backlog.vocabulary import Vocabulary, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.document import Cell, Table
    from mkdocs_backlog.parse.statuses import StatusReader

_PARENTHESIS = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]\s*$")
_SIGNS = re.compile(r"^[^\w#]+|[^\w#?.%]+$")
_PATH = re.compile(
    r"[\w.@~/-]*[\w-]+\.(?:md|mdx|rst|adoc|txt|html?|ya?ml|json|toml|py|rs|ts|js|go)(?:#[\w.-]+)?"
)
_STEP = re.compile(r"[A-Z]{1,8}\d+(?:[-/_.][A-Z]*\d+)+", re.IGNORECASE)
_SOME = 0.3
_HALF = 0.5
_MOST = 0.6
_NEARLY_ALL = 0.8
_DASHES = frozenset({"", "-", "–", "—", "--", "---", "n/a", "...", "…", "tbd", "?"})


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
    number_share: float
    """Cells that are a bare number."""
    single_share: float
    """Cells that are one word."""
    distinct_share: float
    """Different IDs among the cells with one."""
    status_share: float
    """Cells that are a status and nothing else."""
    link_share: float
    """Cells that link or name a file."""
    step_share: float
    """Cells that name a step such as S10-W100-01."""
    length: float
    """Average length in characters."""
    hollow: float
    """Cells, of all, that are empty or a dash."""


def header_words(header: str) -> tuple[str, ...]:
    """Return the folded forms under which a header is looked up, the exact one first."""
    exact = fold(header)
    trimmed = fold(_SIGNS.sub("", _PARENTHESIS.sub("", exact)))
    parts = [fold(part) for part in re.split(r"\s*[/|&+・]\s*|\n", trimmed)]
    forms = [exact, trimmed, *(parts if len(parts) > 1 else [])]
    return tuple(dict.fromkeys(form for form in forms if form))


def column_facts(table: Table, index: int, statuses: StatusReader) -> Facts:
    """Return what the cells of a column hold."""
    cells = [row.cells[index] for row in table.rows if index < len(row.cells)]
    texts = [" ".join(cell.text.split()) for cell in cells]
    filled = [
        (cell, text)
        for cell, text in zip(cells, texts, strict=True)
        if text.casefold() not in _DASHES
    ]
    ids = [
        find_id(cell) if text.casefold() not in _DASHES else None
        for cell, text in zip(cells, texts, strict=True)
    ]
    count = max(1, len(filled))
    named = [found for found in ids if found and found.shape not in {Shape.NUMBER, Shape.SLUG}]
    numbers = [found for found in ids if found and found.shape is Shape.NUMBER]
    all_ids = [found.id for found in (*named, *numbers)]
    return Facts(
        header=fold(table.header.cells[index].text),
        filled=len(filled),
        ids=ids,
        id_share=len(named) / count,
        number_share=len(numbers) / count,
        single_share=sum(" " not in text for _, text in filled) / count,
        distinct_share=len(set(all_ids)) / max(1, len(all_ids)),
        status_share=sum(_is_status(statuses, text) for _, text in filled) / count,
        link_share=sum(_names_file(cell, text) for cell, text in filled) / count,
        step_share=sum(_STEP.search(text) is not None for _, text in filled) / count,
        length=sum(len(text) for _, text in filled) / count,
        hollow=1 - len(filled) / max(1, len(cells)),
    )


def _is_status(statuses: StatusReader, text: str) -> bool:
    found = statuses.read(text)
    return found.exact and found.status is not Status.UNKNOWN


def _names_file(cell: Cell, text: str) -> bool:
    return bool(cell.links) or _PATH.search(text) is not None


class ColumnReader:
    """Gives each column of a table its role."""

    def __init__(self, vocabulary: Vocabulary, statuses: StatusReader) -> None:
        self._vocabulary = vocabulary
        self._statuses = statuses

    def facts(self, table: Table) -> list[Facts]:
        """Return what each column holds."""
        return [
            column_facts(table, index, self._statuses) for index in range(len(table.header.cells))
        ]

    def assign(self, table: Table, facts: Sequence[Facts]) -> tuple[Column, ...]:
        """Return the columns with their roles and how each was found."""
        found: dict[int, tuple[Role, str]] = {}
        self._assign_id(table, facts, found)
        self._assign_status(table, facts, found)
        self._assign_by_header(table, facts, found)
        self._assign_by_cells(facts, found)
        self._assign_title(facts, found)
        return tuple(
            Column(
                name=" ".join(cell.text.split()) or f"column {index + 1}",
                role=found[index][0] if index in found else None,
                reason=found[index][1] if index in found else "no word for a role in its header",
            )
            for index, cell in enumerate(table.header.cells)
        )

    def roles_of(self, header: str) -> tuple[Role, ...]:
        """Return the roles that a header's words stand for."""
        roles: list[Role] = []
        for form in header_words(header):
            roles.extend(r for r in self._vocabulary.roles.get(form, ()) if r not in roles)
        return tuple(roles)

    def _assign_id(
        self, table: Table, facts: Sequence[Facts], found: dict[int, tuple[Role, str]]
    ) -> None:
        scored = [
            (self._id_score(cell.text, fact, index), -index)
            for index, (cell, fact) in enumerate(zip(table.header.cells, facts, strict=True))
        ]
        if not scored:
            return
        score, negative = max(scored)
        if score > 0:
            index = -negative
            fact, name = facts[index], table.header.cells[index].text.strip()
            share = f"{sum(f is not None for f in fact.ids)} of {fact.filled} cells are IDs"
            reason = f"header '{name}', {share}" if name else share
            found[index] = (Role.ID, reason)

    def _id_score(self, header: str, fact: Facts, index: int) -> float:
        """Return how well a column serves as the ID column; 0 where it cannot."""
        forms = header_words(header)
        shaped, numbered = fact.id_share, fact.number_share
        if not fact.filled or fact.distinct_share < _HALF:  # IDs are told apart
            return 0
        if any(form in self._vocabulary.id_words for form in forms[:2]):
            slugs = fact.single_share >= _NEARLY_ALL
            return 3 + shaped if shaped + numbered >= _MOST or slugs or shaped > _SOME else 0
        if any(form in self._vocabulary.id_weak for form in forms) or (not forms and index == 0):
            return 2 + shaped if shaped + numbered >= _MOST else 0
        return 1 + shaped - index / 10 if shaped >= _NEARLY_ALL and index < 2 else 0  # noqa: PLR2004 # the first two columns

    def _assign_status(
        self, table: Table, facts: Sequence[Facts], found: dict[int, tuple[Role, str]]
    ) -> None:
        best: tuple[float, int, str] | None = None
        for index, (cell, fact) in enumerate(zip(table.header.cells, facts, strict=True)):
            if index in found:
                continue
            score, reason = self._status_score(cell.text, fact)
            if score > 0 and (best is None or score > best[0]):
                best = (score, index, reason)
        if best:
            found[best[1]] = (Role.STATUS, best[2])

    def _status_score(self, header: str, fact: Facts) -> tuple[float, str]:
        forms = header_words(header)
        if any(form in self._vocabulary.not_status for form in forms[:2]):
            return 0, ""
        roles = [r for form in forms for r in self._vocabulary.roles.get(form, ())]
        share = fact.status_share
        name = " ".join(header.split())
        if roles and roles[0] is Role.STATUS:
            return 3 + share, f"header '{name}'"
        if Role.STATUS in roles and share >= _MOST:
            return 2 + share, f"header '{name}' over statuses"
        enough = fact.filled >= 2 and share >= _NEARLY_ALL  # noqa: PLR2004 # one cell shows nothing
        if enough and not roles and not any(f in self._vocabulary.against for f in forms):
            return share, f"{round(share * fact.filled)} of {fact.filled} cells are statuses"
        return 0, ""

    def _assign_by_header(
        self, table: Table, facts: Sequence[Facts], found: dict[int, tuple[Role, str]]
    ) -> None:
        taken = {role for role, _ in found.values()}
        for index, cell in enumerate(table.header.cells):
            if index in found:
                continue
            for role in self.roles_of(cell.text):
                repeats = role is Role.DOCUMENT
                if role in {Role.ID, Role.STATUS} or (role in taken and not repeats):
                    continue
                if not _fits(role, facts[index]):
                    continue
                found[index] = (role, f"header '{' '.join(cell.text.split())}'")
                taken.add(role)
                break

    def _assign_by_cells(self, facts: Sequence[Facts], found: dict[int, tuple[Role, str]]) -> None:
        taken = {role for role, _ in found.values()}
        for index, fact in enumerate(facts):
            if index in found or not fact.filled:
                continue
            if Role.STEP not in taken and fact.step_share >= _NEARLY_ALL:
                found[index] = (Role.STEP, "its cells name steps")
                taken.add(Role.STEP)
            elif Role.DOCUMENT not in taken and fact.link_share >= _NEARLY_ALL:
                found[index] = (Role.DOCUMENT, "its cells name files")
                taken.add(Role.DOCUMENT)

    def _assign_title(self, facts: Sequence[Facts], found: dict[int, tuple[Role, str]]) -> None:
        """Take the wordiest column near the ID as the title where no header names one."""
        if any(role is Role.TITLE for role, _ in found.values()):
            return
        free = [(fact.length, -index) for index, fact in enumerate(facts) if index not in found]
        if free and max(free)[0] > 0:
            first = min(-negative for length, negative in free if length >= max(free)[0] / 3)
            found[first] = (Role.TITLE, "the first column of running text")


def _fits(role: Role, fact: Facts) -> bool:
    """Say whether a column's cells can be what its header says."""
    if role is Role.DOCUMENT:
        return fact.link_share >= _SOME or fact.filled == 0  # some rows may lack one
    if role is Role.TITLE:
        return fact.status_share < _NEARLY_ALL
    return True
