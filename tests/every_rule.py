"""A documentation in which every rule finds something, once.

`table-unclear` speaks only where no option names the matrices, hence `UNCLEAR`; the rules that ask
git are tested with repositories, in `tests/history`.
"""

from __future__ import annotations

CONFIG = """\
site_name: Everything
exclude_docs: /drafts/
plugins:
  - backlog:
      ledger_evidence: [mention]
      matrices: [backlog.md, plans/raw.md, plans/empty.md]
      views:
        most: {id: FR-*, at_most: 3}
      rules: {item-unmentioned: info}
"""
BACKLOG = """\
---
backlog:
  ledgers: [ledger.md, gone-ledger.md]
  checklists: ["todo/**"]
  supersedes: [old-log.md]
  owners: [Ada]
---
# Backlog

| ID | Theme | Document | TODO step | Status |
|---|---|---|---|---|
| FR-001 | Search | [spec](spec/search.md) | S1-W1-01 | done |
| FR-002 | Filter | [spec](spec/filter.md) | S1-W1-02 | open |
| FR-003 | Sort | [spec](spec/sort.md#nowhere) | S1-W1-03, S1-W2-01 | open |
| FR-004 | Export | [spec](spec/exprt.md) | S1-W1-04 | open |
| FR-005 | Import | [spec](spec/Import.md) | S1-W1-05 | open |
| FR-006 | Print | [spec](drafts/print.md) | S1-W1-06 | open |
| FR-007 | Share | [code](../src/share.py) | S1-W1-07 | open |
| FR-008 | Undo | [spec](spec/undo.md) | S1-W1-99 | open |
| FR-009 | Redo | [spec](spec/undo.md) | S1-W1-09 | purple |
| FR-010 | | [spec](spec/undo.md) | S1-W1-10 | open |
| FR-011 | Tags | [spec](spec/undo.md) | S1-W1-11 | done |
| FR-012 | Links | [spec](spec/undo.md) | S1-W1-12 | open | more |
| FR-013 | Notes | [spec](spec/undo.md) | S1-W1-13 | open |
| FR-013 | Other notes | [spec](spec/undo.md) | S1-W1-13 | open |
| | Nameless | [spec](spec/undo.md) | S1-W1-14 | open |
| later | Odd | [spec](spec/undo.md) | S1-W1-15 | open |
| FR-016 | Lonely | [spec](spec/undo.md) | S1-W1-16 | open |
| FR-017 | Elsewhere | [spec](spec/undo.md) | S1-W1-08 | open |
| FR-018 | Code | [spec](spec/undo.md) | S1-W1-17 | open |
"""
PAGES = {
    "backlog.md": BACKLOG,
    "plans/empty.md": "# Nothing here\n\nNo table.\n",
    "plans/raw.md": """\
# Plan

The rows of this plan:
| ID | Theme | Status |
|---|---|---|
| PL-01 | Plans of plans | open |
""",
    "ledger.md": """\
# Conformance

| Domain | Status | Item |
|---|---|---|
| Searching | open | FR-001 |
| Filtering | closed | FR-002 |
| Tagging | closed | FR-011 |
| Typing | open | FR-099 |
""",
    "old-log.md": "# Old log\n\nHow it was.\n",
    "notes.md": """\
# Notes

FR-001, FR-002, FR-003, FR-004, FR-005, FR-006, FR-007, FR-008, FR-009, FR-010, FR-011, FR-012,
FR-013, FR-017 and FR-018 are all there is, beside PL-01. As in [the old log](old-log.md).

Nobody knows FR-077.

<!-- backlog: ignore[step-missing] it was there once -->
A paragraph without a step.

<!-- backlog: ignore[link-target-missing] -->
[hidden](hidden.md)

<!-- backlog/tabel -->
""",
    "todo/wave.md": """\
# Wave 1

- [x] step S1-W1-01: search
- [ ] step S1-W1-02: filter
- [ ] step S1-W1-03: sort
- [ ] step S1-W1-04: export
- [ ] step S1-W1-05: import
- [ ] step S1-W1-06: print
- [ ] step S1-W1-07: share
- [ ] step S1-W1-09: redo
- [ ] step S1-W1-10: nobody knows
- [ ] step S1-W1-11: tags
- [ ] step S1-W1-12: links, see [search](../spec/search.md)
- [ ] step S1-W1-13: notes
- [ ] step S1-W1-15: odd
- [ ] step S1-W1-16: lonely
- [ ] step S1-W1-17: code
- [x] step S1-W1-17: code
- [ ] step S1-W1-50: upkeep
- [x] step S1-W2: the second wave
- [ ] step S1-W2-01: rest of it
""",
    "elsewhere.md": "# Elsewhere\n\n- [ ] step S1-W1-08: undo\n",
    "spec/search.md": "# Search\n",
    "spec/filter.md": "# Filter\n",
    "spec/sort.md": "# Sort\n",
    "spec/export.md": "# Export\n",
    "spec/import.md": "# Import\n",
    "spec/undo.md": "# Undo\n",
    "drafts/print.md": "# Print\n",
}
OUTSIDE = {"mkdocs.yml": CONFIG, "src/share.py": "share = 1\n", ".git/HEAD": ""}
UNCLEAR = {
    "backlog.md": """\
# Backlog

| ID | Theme | Status |
|---|---|---|
| FR-001 | Search | open |
""",
    "risks.md": """\
# Risks

| Risk ID | Risk | Owner | Status |
|---|---|---|---|
| RISK-01 | Rain | Ada | open |
| RISK-02 | Snow | Ben | closed |
""",
}
