"""Adds the rules' pages to the manual when it is built: a catalogue, and a page for each rule.

The text comes from the rules' modules, so that the manual says what `mkdocs-backlog rule` says.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from mkdocs_backlog.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_backlog.model.finding import Rule

_FAMILIES = {
    "1": "The matrix",
    "2": "Links",
    "3": "Steps and statuses",
    "4": "Ledgers and replaced logs",
    "5": "Mentions",
    "6": "History",
    "9": "Comments for the plugin",
}
_INTRODUCTION = """\
# Rules

What is checked, on every page and in every build. A finding names the file and the line, the rule
by code and name, the fact and the cure. Codes are never reused.

## Change the severity

`error`, `warning`, `info` or `off`, by code or name:

```yaml
plugins:
  - backlog:
      rules:
        step-unclaimed: off
        BKL301: error
```

Errors fail `mkdocs-backlog check`, with `--strict` warnings fail it too. `mkdocs build --strict`
fails on both.

## Ignore one finding

A comment hides what a rule finds in the row, list entry or paragraph that it stands in, or in the
one below when it has a line of its own. Above a table it speaks for the whole table. It needs a
reason:

```markdown
- [ ] step S10-W100-05: upkeep <!-- backlog: ignore[step-unclaimed] no item needs it -->
```

Several rules are separated by commas. A comment that hides nothing is reported, so that none is
left behind.
"""


def catalogue(rules: Iterable[Rule]) -> str:
    """Returns the page that lists the rules by family."""
    parts = [_INTRODUCTION]
    for family, members in groupby(rules, key=lambda rule: rule.code[3]):
        rows = [
            f"| [{rule.code} {rule.name}]({rule.name}.md) | {rule.severity} | {rule.summary} |\n"
            for rule in members
        ]
        head = "| Rule | Default | Says |\n|---|---|---|\n"
        parts.append(f"\n## {_FAMILIES[family]}\n\n{head}{''.join(rows)}")
    return "".join(parts)


def page(rule: Rule) -> str:
    """Returns the page of one rule."""
    severity = f"Default severity: `{rule.severity}`. [All rules](index.md)"
    return f"# {rule.code} {rule.name}\n\n{rule.summary}\n\n{severity}\n\n{rule.manual}"


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds the pages; only the catalogue is meant for the navigation."""
    rules = [entry.rule for entry in RULES]
    files.append(File.generated(config, "rules/index.md", content=catalogue(rules)))
    for rule in rules:
        files.append(
            File.generated(
                config,
                f"rules/{rule.name}.md",
                content=page(rule),
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
        )
    return files
