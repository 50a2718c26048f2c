"""A status word is not in the vocabulary.

## What it checks

The cells of status columns. A dash or an empty cell is no status and not reported; what follows a
known word is its note. A word that is close to a known one is reported in each row, with that
word. Other words are reported once a table, at their first row, and a column in which they
prevail once altogether.

Rows with too many or too few cells are left to `row-ragged`.

## Why it matters

An item whose status is not understood counts as `unknown`: it is missing from the progress, and a
contradiction to its checklist cannot be seen.

## Example

```markdown
| ID     | Theme          | Status     |
|--------|----------------|------------|
| FR-001 | Search         | dnoe       |
| FR-002 | Saved searches | in the lab |
```

Correct the slip. A word of your own is made known once for all, in `mkdocs.yml`:

```yaml
plugins:
  - backlog:
      statuses:
        in-progress: [in the lab]
```

## How to fix

Write one of the known words: open, in progress, blocked, done, deferred, dropped, or one of their
many synonyms. Or add your own word under `statuses`.

## Settings

`statuses` adds words to a status, in `mkdocs.yml` or for one backlog in the front matter of its
page. `columns` tells which column is the status column.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Item, Matrix, Role, StatusWord
from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.rules.nearest import NearestWord
from mkdocs_backlog.rules.uneven import uneven_lines
from mkdocs_backlog.rules.wording import counted, listed
from mkdocs_backlog.vocabulary import fold
from mkdocs_backlog.vocabulary.by_page import Vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.settings import Settings

CODE = "BKL108"
NAME = "status-unknown"
SEVERITY = Severity.WARNING

_SEVERAL = 3
_LONG_TEXT = 40

_Cell = tuple[Item, StatusWord]


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each status that is not understood, or for each such word."""
    vocabularies = Vocabularies(settings.columns, settings.statuses, analysis.page_options)
    for backlog in analysis.backlogs:
        words = NearestWord(vocabularies.of(backlog.src_uri).statuses)
        for matrix in backlog.matrices:
            yield from _in_matrix(analysis, matrix, words)


def _in_matrix(analysis: Analysis, matrix: Matrix, words: NearestWord) -> Iterator[Problem]:
    uneven = uneven_lines(matrix)
    cells = [
        (item, item.status)
        for item in matrix.items
        if item.status and item.status.word and item.location.line not in uneven
    ]
    strange: dict[str, list[_Cell]] = defaultdict(list)
    for item, status in cells:
        if status.status is Status.UNKNOWN and status.word:
            nearest = words.find(status.word)
            if nearest:
                yield _slip(item, status, nearest)
            else:
                strange[fold(status.word)].append((item, status))
    rows = sum(map(len, strange.values()))
    if len(strange) >= _SEVERAL and 2 * rows > len(cells):
        yield _other_column(matrix, [group[0] for group in strange.values()], rows)
    else:
        yield from (_unknown(analysis, group) for group in strange.values())


def _slip(item: Item, status: StatusWord, nearest: str) -> Problem:
    return Problem(
        message=f"status '{status.word}' of {item.id} is not known; did you mean '{nearest}'?",
        location=status.location,
        item=item.id,
        hint=f"did you mean '{nearest}'?",
        subject=status.word or "",
    )


def _unknown(analysis: Analysis, group: Sequence[_Cell]) -> Problem:
    item, status = group[0]
    others = f" and {counted(len(group) - 1, 'more item')}" if len(group) > 1 else ""
    config = analysis.site.shown_path(analysis.site.config_path)
    cure = f"add the word under 'statuses' in {config}"
    return Problem(
        message=f"status '{_shown(status)}' of {item.id}{others} is not known; {cure}",
        location=status.location,
        item=item.id,
        hint=cure,
        related=tuple(
            Related(location=other.location, message=f"{further.id} has it too")
            for further, other in group[1:]
        ),
        subject=status.word or "",
    )


def _shown(status: StatusWord) -> str:
    """Return the cell's text, or its first words where it is long."""
    return status.text if len(status.text) <= _LONG_TEXT else f"{status.word} ..."


def _other_column(matrix: Matrix, firsts: Sequence[_Cell], rows: int) -> Problem:
    index = matrix.recognition.column(Role.STATUS)
    name = matrix.recognition.columns[index or 0].name
    words = listed([_shown(status) for _, status in firsts])
    cure = "add them under 'statuses', or name the status column under 'columns'"
    return Problem(
        message=f"{rows} statuses under '{name}' are not known, among them {words}; {cure}",
        location=firsts[0][1].location,
        hint=cure,
        subject=name,
    )
