"""The markup that pages, stylesheet, script and plugin agree on.

`Renderer` (`mkdocs_backlog.render`) makes whole pages and finished fragments. What stands inside
the author's own pages is built by the plugin, element by element, as written here.

The renderer, one for every build:

    renderer = Renderer(analysis, settings, language="en", templates=None)
    renderer.pages()                    every generated page, finished
    renderer.findings_page(findings)    the findings page once more, with findings that came later
    renderer.badge(status)              Badge(status, text): 'done', 'Done'
    renderer.item_link(item, src_uri)   ItemLink: all that a mention on that page needs
    renderer.step_items(key, src_uri)   ItemLinks of the items that a step carries out
    renderer.tools(src_uri)             HTML above the first matrix of a page; '' without items
    renderer.panel(src_uri)             HTML below the h1 of a canonical document or checklist; ''
    renderer.widget(widget, src_uri)    HTML of a block that a comment asks for, or a note
    renderer.count_widget(...)          HTML of a number amid text
    renderer.text(name, **values)       a word of the interface: 'column-status', 'permalink'

`src_uri` is always the page that the markup will stand on: every `href` is relative to it and is
final. HTML from the renderer goes in as it is; nothing in it needs Markdown.

A matrix, decorated in place. `tools` goes above the first table of the page only; every matrix has
a wrapper of its own, and the script filters all tables of the page together:

    <div class="backlog" data-backlog-matrix>
      (renderer.tools(src_uri))
      <table class="backlog-table backlog-table--matrix" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">Backlog ID</th> ...
            <th role="columnheader" scope="col">Status</th>        where the author has none
          </tr>
        </thead>
        <tbody role="rowgroup">
          <tr role="row" id="(item.anchor)" data-backlog-id="IMP-1" data-backlog-status="open"
              data-backlog-keys="(renderer.row_keys(item))">
            <td role="cell" data-backlog-col="id" data-backlog-label="Backlog ID"
                data-backlog-sort="IMP-1">
              <a class="backlog-id" href="(link.href)"><span class="backlog-id__ns">IMP-</span>1</a>
              <a class="backlog-anchor" href="#IMP-1" title="Permanent link"
                 aria-label="Permanent link: IMP-1">#</a>
            </td>
            <td role="cell" data-backlog-col="title" data-backlog-label="Theme">...</td>
            <td role="cell" data-backlog-col="document" data-backlog-label="Canonical Doc">...</td>
            <td role="cell" data-backlog-col="step" data-backlog-label="TODO Step">
              <a class="backlog-mono" href="...">S10-W100-01</a>
            </td>
            <td role="cell" data-backlog-col="status" data-backlog-label="Status"
                data-backlog-sort="(STATUS_ORDER[status])">
              <span class="backlog-badge backlog-icon" data-backlog-id="IMP-1"
                    data-backlog-status="open">Open</span>
            </td>
          </tr>

- `data-backlog-col` is the column's role ('id', 'title', 'document', 'step', 'status', 'category',
  'priority', 'owner', 'due', 'depends'), 'other' for a column that has none. `data-backlog-label`
  is the header's text; on narrow screens it stands before the cell's.
- The roles are needed: on narrow screens the rows are no table boxes, and without them a screen
  reader would no longer hear a table.
- A document's link whose text is just its path shows the page's title, the path as its `title`.
- A status column of the author's keeps his words after the badge in a
  `<span class="backlog-soft">` where they say more than the badge; a cell that says the same is
  replaced by the badge. In both cases it has `data-backlog-col="status"`.
- A row without an item (a heading row, a broken ID) keeps its cells, has no `data-backlog-id`, and
  is hidden while a filter is on.

A badge anywhere:

    <span class="backlog-badge backlog-icon" data-backlog-status="in-progress">In progress</span>

A mention in prose or inline code (the icon is drawn by the stylesheet, from the status). The
`title` is `link.tooltip`; for whoever points at it the script shows a card instead:

    <a class="backlog backlog-ref backlog-icon" href="(link.href)" title="(link.tooltip)"
       data-backlog-id="IMP-1" data-backlog-status="open" data-backlog-title="(link.title)"
       data-backlog-label="(link.badge.text)" data-backlog-steps="(link.steps)">
      <span class="backlog-id"><span class="backlog-id__ns">IMP-</span>1</span>
    </a>

with no white space between the tags. The visible ID is the author's spelling; `link.prefix` is
what to set off, where the spelling begins with it. A mention in a code span stands in place of the
`code` element, not in it.

A step's entry in a checklist: the `li` gets `id="(step_anchor(step))"`, unless the page has that id
already. At its end, after a space each, stand a badge with the state of a box that is neither empty
nor ticked (`[/]`, `[-]`), without an ID, and its items:

    <span class="backlog backlog-step-items"> (a mention), (a mention) </span>

A widget stands in a `<div class="backlog" data-backlog-widget="(kind)">`; a note in its place has
the kind 'broken'. Its table is a `backlog-table--matrix` without `data-backlog-matrix` around it
and without row anchors: the script lets it be sorted, and does not filter it with the matrices.

A panel is `renderer.panel(src_uri)`, directly below the page's h1, or on top where there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.status import Status

if TYPE_CHECKING:
    from mkdocs_backlog.model.analysis import Step

ROOT = "backlog"
"""Class of whatever stands alone: the stylesheet's rules begin with it."""
MATRIX = "data-backlog-matrix"
"""Attribute of the wrapper of a matrix; empty."""
TABLE = "backlog-table backlog-table--matrix"
"""Classes of a matrix."""
BADGE = "backlog-badge backlog-icon"
"""Classes of a badge."""
REFERENCE = "backlog backlog-ref backlog-icon"
"""Classes of a mention."""
IDENTIFIER = "backlog-id"
"""Class of an item's ID."""
NAMESPACE = "backlog-id__ns"
"""Class of the beginning that all IDs of a backlog share."""
ANCHOR = "backlog-anchor"
"""Class of a row's permanent link."""
STEP = "backlog-mono"
"""Class of a step's ID, linked or not."""
SOFT = "backlog-soft"
"""Class of text that steps back."""
STEP_STATE = f"{BADGE} backlog-step-state"
"""Classes of the badge of a checklist entry."""
STEP_ITEMS = "backlog backlog-step-items"
"""Classes of the items at the end of a checklist entry."""

DATA_ID = "data-backlog-id"
"""The item's ID: rows, badges, mentions."""
DATA_STATUS = "data-backlog-status"
"""The item's status: rows, badges, mentions."""
DATA_KEYS = "data-backlog-keys"
"""What the filter finds beside a row's text, lower case."""
DATA_COLUMN = "data-backlog-col"
"""The role of a cell's column."""
DATA_LABEL = "data-backlog-label"
"""The header of a cell's column; on a mention, the status in words."""
DATA_SORT = "data-backlog-sort"
"""What a cell is sorted by, where that is not its text."""
DATA_TITLE = "data-backlog-title"
"""On a mention, the item's title."""
DATA_STEPS = "data-backlog-steps"
"""On a mention, the item's steps, separated by ', '."""

OTHER_COLUMN = "other"
"""`data-backlog-col` of a column without a role."""

STATUS_ORDER = {status: str(index) for index, status in enumerate(Status)}
"""What a status cell is sorted by."""


def step_anchor(step: Step) -> str:
    """Return the `id` of a step's entry on its rendered page: the label, white space joined."""
    return "-".join(step.label.split())
