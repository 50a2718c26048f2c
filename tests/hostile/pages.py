"""Pages that hold one text in every place in which a text can stand."""

from __future__ import annotations

from mkdocs_backlog.model.site import Site

RUNS = {
    "digits": "7",
    "letters": "x",
    "capitals": "A",
    "dots": ".",
    "dashes": "-",
    "underscores": "_",
    "spaces": " ",
    "tabs": "\t",
    "slashes": "/",
    "colons": ":",
    "commas": ",",
    "pipes": "|",
    "escaped pipes": "\\|",
    "backslashes": "\\",
    "backticks": "`",
    "stars": "*",
    "tildes": "~",
    "open brackets": "[",
    "closed brackets": "]",
    "empty brackets": "[]",
    "links": "[x](",
    "parentheses": "(",
    "braces": "{#a",
    "tags": "<a ",
    "comments opened": "<!--",
    "comments": "<!-- c -->",
    "ignores": "<!-- backlog: ignore[x] -->",
    "ampersands": "&",
    "entities": "&#1;",
    "quotation marks": '"',
    "apostrophes": "'",
    "hashes": "#",
    "headings": "# ",
    "percents": "%41",
    "combining marks": "\u0301",
    "zero width": "\u200b",
    "right to left": "\u202e",
    "surrogates": "\udcff",
    "nul": "\0",
    "carriage returns": "\r",
    "line separators": "\u2028",
    "line breaks": "<br>",
    "emoji": "✅",
    "cjk": "完",
    "slugs": "a_",
    "dotted": "1.",
    "segments": "A1-",
    "ranges": "1~",
    "steps": "S1-2, ",
    "step words": "S1-2 and ",
    "ids": "IMP-9 ",
    "files": "a.md ",
    "addresses": "http://",
    "status words": "not done ",
    "globs": "*a",
    "mixed": 'a1-_.|[`*<&~"#(\u0301\0',
}

_BACKLOG = """\
---
title: {x}
backlog:
  checklists: ["{q}"]
---
# Backlog {x}

<!-- backlog: ignore[{x}] {x} -->

| ID | Title | {x} | Step | Status |
|---|---|---|---|---|
| IMP-1 | {x} | [d]({x}) | S1-1 {x} | done {x} |
| {x} | [t](a.md#{x}) | {x} | 1{x} | {x} |
| IMP-2{x} | IMP-1 {x} | a.md | S1-2 | {x} done |

## {x}

- [x] S1-1: {x}
- [ ] {x}: step
- [ ] step {x}

{x}

IMP-1 {x} IMP-7

## Governance

Closing an item needs updates in the ledger [L](ledger.md) {x}.

This page replaces {x} [the log](old.md).

- every item is in the checklists of stage {x}
"""
_LEDGER = """\
# Ledger {x}

| ID | Status | Note |
|---|---|---|
| {x} | open | IMP-1 {x} |
| IMP-1 | {x} | closed {x} |
"""


def site_of(run: str, length: int) -> Site:
    """Return a site with a run of about `length` characters in every place."""
    text = run * (length // len(run))
    quoted = text.replace("\\", "").replace('"', "").replace("\0", "").replace("\udcff", "")
    page = _BACKLOG.replace("{x}", text).replace("{q}", quoted)
    pages = {
        "backlog.md": page,
        "ledger.md": _LEDGER.replace("{x}", text),
        "a.md": f"# A\n\n{text}\n",
        "bare.md": text,
        f"named/{text[:200].replace('/', 'a')}.md": "# Named\n",
    }
    return Site(pages=pages, files=frozenset(pages))


def many_of(run: str, length: int) -> Site:
    """Return a site with `length` lines, rows and boxes that hold a short run each."""
    short = run * (12 // len(run) or 1)
    rows = "".join(f"| IMP-{n} | {short} | a.md | S1-{n} | {short} |\n" for n in range(length))
    boxes = "".join(f"- [ ] S1-{n}: {short}\n" for n in range(length))
    table = f"| ID | Title | Document | Step | Status |\n|---|---|---|---|---|\n{rows}"
    lines = "\n".join([short] * length)
    pages = {"backlog.md": f"# Backlog\n\n{table}\n{boxes}\n{lines}\n"}
    return Site(pages=pages, files=frozenset(pages))
