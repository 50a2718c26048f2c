"""A step links documents, but not the one that governs its item.

## What it checks

The links in a step's line to pages of the documentation, held against the documents of each item
that refers to the step; headings within a page make no difference. Links to checklists, ledgers
and the backlog itself are navigation and do not count. A step that links nothing is left alone.

## Why it matters

Who does the step reads what its line links. If the item is governed by something else, either the
wrong document is followed or the item refers to the wrong step.

## Example

```markdown
| ID     | Theme       | Canonical Doc                       | TODO Step |
|--------|-------------|-------------------------------------|-----------|
| FR-001 | Pool tuning | [performance](spec/performance.md)  | S1-W1-01  |
```

```markdown
- [ ] step S1-W1-01: size the connection pool [doc](spec/http.md)
```

Link the document that governs the item:

```markdown
- [ ] step S1-W1-01: size the connection pool [doc](spec/performance.md)
```

## How to fix

Correct the link in the step, the document in the row, or the step in the row: whichever is wrong.
A step that carries out two items links the documents of both.

## Settings

None of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Analysis, ResolvedItem, ResolvedStep, TargetState
from mkdocs_backlog.model.finding import Problem, Related, Severity
from mkdocs_backlog.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.settings import Settings

CODE = "BKL305"
NAME = "step-document-mismatch"
SEVERITY = Severity.INFO

_THERE = frozenset({TargetState.FOUND, TargetState.ANCHOR_MISSING})


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each item whose step links other documents only."""
    linked = _linked_pages(analysis)
    for entry in analysis.items:
        files = {document.target.file for document in entry.documents}
        own = sorted(file for file in files if file)
        for step in entry.steps if own else ():
            pages: dict[str, None] = {}
            for box in step.boxes:
                pages.update(dict.fromkeys(linked.get((box.src_uri, box.task.line), ())))
            if pages and files.isdisjoint(pages):
                yield _problem(analysis, entry, step, (list(pages), own))


def _linked_pages(analysis: Analysis) -> dict[tuple[str, int], list[str]]:
    """Return the documents that each box links, by page and line of the box."""
    navigation = {box.src_uri for boxes in analysis.steps.values() for box in boxes}
    navigation.update(ledger.file for ledger in analysis.ledgers)
    navigation.update(backlog.src_uri for backlog in analysis.backlogs)
    targets = {
        (found.src_uri, found.link.line, found.link.href): found.target.file
        for found in analysis.links
        if found.target.state in _THERE and not found.link.image
    }
    pages: dict[tuple[str, int], list[str]] = {}
    for boxes in analysis.steps.values():
        for box in boxes:
            for link in box.task.links:
                file = targets.get((box.src_uri, link.line, link.href))
                if file and file in analysis.documents and file not in navigation:
                    pages.setdefault((box.src_uri, box.task.line), []).append(file)
    return pages


def _problem(
    analysis: Analysis,
    entry: ResolvedItem,
    step: ResolvedStep,
    files: tuple[list[str], list[str]],
) -> Problem:
    linked, own = ([analysis.site.shown_path(file) for file in group] for group in files)
    cure = f"link {listed(own)} in the step's line"
    fact = f"step '{step.ref.text}' of {entry.item.id} links {listed(linked)}"
    box = step.boxes[0]
    return Problem(
        message=f"{fact}, not the item's document; {cure}",
        location=step.ref.location,
        item=entry.item.id,
        hint=cure,
        related=(Related(location=box.location, message=f"'{box.label}' stands here"),),
        subject=step.key,
    )
