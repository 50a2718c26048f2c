"""What the columns of a table are for: by their headers first, then by what their cells hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Column, Role
from mkdocs_backlog.parse.facts import Facts, column_facts, header_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.document import Table
    from mkdocs_backlog.parse.statuses import StatusReader
    from mkdocs_backlog.vocabulary import Vocabulary

_SOME, _HALF, _MOST, _NEARLY_ALL = 0.3, 0.5, 0.6, 0.8
_SETTLED = frozenset({Role.ID, Role.STATUS, Role.TITLE})
_TITLE_CHANCE = 2.0
"""What a column of text beside the ID has in any case: below it nothing names the items."""
_REPETITION = (2, 0.5, 0)
"""What repeated texts count against a title, by what its header says: nothing, little, all."""
_NEVER_IDS = frozenset({Role.PRIORITY, Role.OWNER, Role.DUE, Role.DEPENDS})
_OTHER_FACTS = frozenset({Role.DOCUMENT, Role.PRIORITY, Role.OWNER, Role.DUE, Role.DEPENDS})


class ColumnReader:
    """Gives each column of a table its role."""

    def __init__(self, vocabulary: Vocabulary, statuses: StatusReader) -> None:
        self._vocabulary = vocabulary
        self.statuses = statuses
        """Reads the cells."""

    def facts(self, table: Table) -> list[Facts]:
        """Return what each column holds."""
        return [
            column_facts(table, index, self.statuses) for index in range(len(table.header.cells))
        ]

    def assign(self, table: Table, facts: Sequence[Facts]) -> tuple[Column, ...]:
        """Return the columns with their roles and how each was found."""
        found: dict[int, tuple[Role, str]] = {}
        self._assign_id(table, facts, found)
        self._assign_status(table, facts, found)
        self._assign_title(table, facts, found)
        self._assign_by_header(table, facts, found)
        self._assign_by_cells(facts, found)
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
        score, negative = max(scored)
        if score > 0:
            index = -negative
            fact, name = facts[index], table.header.cells[index].text.strip()
            share = f"{sum(f is not None for f in fact.ids)} of {fact.filled} cells are IDs"
            reason = f"header '{name}', {share}" if name else share
            found[index] = (Role.ID, reason)

    def _id_score(self, header: str, fact: Facts, index: int) -> float:
        """Return how well a column serves as the ID column; 0 or less where it cannot.

        Of two columns the one farther left and with fewer gaps is the better.
        """
        forms = header_words(header)
        shaped, numbered = fact.id_share, fact.number_share
        if not fact.filled or fact.distinct_share < _HALF:  # IDs are told apart
            return 0
        handicap = index / 2 + 2 * fact.hollow
        if any(form in self._vocabulary.id_words for form in forms[:2]):
            slugs = fact.single_share >= _NEARLY_ALL
            fits = shaped + numbered >= _MOST or slugs or shaped > _SOME
            return max(0.1, 3 + shaped - handicap) if fits else 0
        if any(form in self._vocabulary.id_weak for form in forms) or (not forms and index == 0):
            counted = numbered if index == 0 else 0
            if index > 1 and fact.hash_share > _HALF:  # rather what an item is tied to
                handicap += 1
            if index and fact.hollow > _HALF:  # what few rows have does not name them
                return 0
            return max(0.1, 2 + shaped - handicap) if shaped + counted >= _MOST else 0
        # Under a header that says nothing, dotted numbers are as likely to be measurements.
        telling = fact.structured_share >= _NEARLY_ALL or (not index and shaped >= _NEARLY_ALL)
        telling = telling and index < 2  # noqa: PLR2004 # the first two columns
        if _NEVER_IDS.intersection(self.roles_of(header)) or self._is_foreign(forms):
            return 0
        return 2 + shaped - handicap if telling else 0

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
        last_word = forms[0].rpartition(" ")[2] if forms else ""
        if any(form in self._vocabulary.status_words for form in (*forms, last_word)):
            return 3 + share, f"header '{name}'"
        if Role.STATUS in roles and share >= _HALF:
            return 2 + share, f"header '{name}' over statuses"
        enough = fact.filled >= 2 and share >= _NEARLY_ALL  # noqa: PLR2004 # one cell shows nothing
        enough = enough and fact.answer_share < _HALF  # what is asked stands in the header
        if enough and not _OTHER_FACTS.intersection(roles) and not self._is_foreign(forms):
            return share, f"{round(share * fact.filled)} of {fact.filled} cells are statuses"
        return 0, ""

    def _is_foreign(self, forms: Sequence[str]) -> bool:
        return any(form in self._vocabulary.against for form in forms)

    def _assign_by_header(
        self, table: Table, facts: Sequence[Facts], found: dict[int, tuple[Role, str]]
    ) -> None:
        taken = {role for role, _ in found.values()}
        for index, cell in enumerate(table.header.cells):
            if index in found:
                continue
            for role in self.roles_of(cell.text):
                repeats = role is Role.DOCUMENT
                if role in _SETTLED or (role in taken and not repeats):
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

    def _assign_title(
        self, table: Table, facts: Sequence[Facts], found: dict[int, tuple[Role, str]]
    ) -> None:
        """Take the column that names the items: by header, place beside the ID, and text."""
        after_id = next((i + 1 for i, (role, _) in found.items() if role is Role.ID), 0)
        after_id = after_id if after_id < len(facts) else 0
        best: tuple[float, int, str] = (0, 0, "")
        for index, cell in enumerate(table.header.cells):
            if index in found or not _is_text(facts[index]):
                continue
            by_header, reason = self._title_header(cell.text, facts[index])
            if by_header is None:
                continue
            nearness = 1 if index == after_id else -abs(index - after_id) / 10
            wordiness = _HALF if facts[index].wordy_share > _HALF else 0
            repetition = _REPETITION[min(max(0, round(by_header)), 2)] * _repeats(facts[index])
            score = by_header + nearness + wordiness + _TITLE_CHANCE - repetition
            if score > best[0]:
                best = (score, index, reason)
        if best[0]:
            found[best[1]] = (Role.TITLE, best[2])

    def _title_header(self, header: str, fact: Facts) -> tuple[float | None, str]:
        """Return how much a header makes a title; None where it heads something else."""
        forms = header_words(header)
        roles = self.roles_of(header)
        name = " ".join(header.split())
        if any(form in self._vocabulary.title_words for form in forms[:2]):
            return 2, f"header '{name}'"
        if Role.TITLE in roles:
            return 1, f"header '{name}'"
        others = [r for r in roles if r not in {Role.ID, Role.CATEGORY} and _fits(r, fact)]
        if others or any(form in self._vocabulary.not_status for form in forms[:2]):
            return None, ""
        return (-1 if Role.CATEGORY in roles else 0), "the column of text beside the ID"


def _repeats(fact: Facts) -> bool:
    """Say whether a column sorts the items rather than naming each: 'high, low, low'."""
    return fact.filled > 2 and fact.variety <= _MOST  # noqa: PLR2004 # two can be alike by chance


def _is_text(fact: Facts) -> bool:
    """Say whether a column holds names or sentences, not IDs, amounts, statuses or links alone."""
    return (
        fact.filled > 0
        and fact.id_share - fact.named_share < _MOST
        and fact.amount_share < _MOST
        and fact.status_share < _NEARLY_ALL
    )


def _fits(role: Role, fact: Facts) -> bool:
    """Say whether a column's cells can be what its header says."""
    if role is Role.DOCUMENT:
        return fact.link_share >= _SOME or fact.filled == 0  # some rows may lack one
    return True
