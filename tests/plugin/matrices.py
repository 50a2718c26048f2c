"""Small backlogs with and without a status column, and their rendered cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.plugin.builds import Element, Page

STATUSES = """\
# Backlog

| ID | Title | Status | Owner |
|---|---|---|---|
| FR-1 | Search | **Done** | Ann |
| FR-2 | Export & import | closed, see the release notes | Bob |
| FR-3 | Print | open | |
| FR-4 | Themes | | |
"""
STEPS = """\
# Backlog

| ID | Title | Document | Step |
|---|---|---|---|
| FR-1 | Search | [spec/search.md](spec/search.md) | `S1-01`, S1-02 |
| **FR-2** | Print | spec/print.md | [S1-03](todo.md) and `S1-04` |
"""
TODO = """\
# Steps

- [x] S1-01: index
- [ ] S1-02: rank
- [ ] S1-03: lay out
"""
PAGES = {
    "spec/search.md": "# Search & find\n",
    "spec/print.md": "# Printing\n",
    "todo.md": TODO,
}


def cells_of(page: Page, item: str, column: str) -> list[Element]:
    """Returns the cells of an item in the column of a role."""
    return [
        cell
        for cell in page.find("td", data_backlog_col=column)
        if cell.parent is not None and cell.parent.get("data-backlog-id") == item
    ]


def inside(page: Page, cell: Element, tag: str) -> list[Element]:
    """Returns the elements with a tag that stand in a cell."""

    def stands_in(element: Element) -> bool:
        parent = element.parent
        return parent is cell or (parent is not None and stands_in(parent))

    return [element for element in page.find(tag) if stands_in(element)]
