"""Adds the pages to the manual that are made from what the package says of itself.

A catalogue of the rules and a page for each come from the rules' modules, the page of settings from
the options' docstrings, and the page on recognition from cases that are tests as well.
"""

from __future__ import annotations

import ast
import inspect
from dataclasses import MISSING, fields
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from mkdocs.structure.files import File, InclusionLevel

from mkdocs_backlog.plugin import config as plugin_config
from mkdocs_backlog.rules import RULES
from mkdocs_backlog.settings import Settings

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
    "7": "Views",
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

Under a glob the severities hold for the pages that it matches, relative to `docs_dir`. Where
several globs match and name the rule, the last one in the file wins, and any of them wins over what
is set for the whole site. What counts is the page that a finding stands on:

```yaml
      rules:
        step-missing: error
        "todo/**": {step-unclaimed: off}
        "archive/": {link-target-missing: off, step-missing: info}
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


_SETTINGS = """\
# Settings

All options stand under `plugins: backlog:` in `mkdocs.yml`. None is needed. The command line reads
the same file. On a backlog page, `ledgers`, `checklists` and `supersedes` can also stand under
`backlog:` in its front matter, where they hold for that page alone; `columns` and `statuses` there
add words for that page.

A wrong option stops the build; all problems are told at once, with their lines.

`enabled: false` switches the plugin off without removing it.
"""
EXAMPLES: dict[str, str] = {
    "matrices": "[reference/backlog.md, 'plans/*.md']",
    "columns": "{step: [Ticket], document: [Where to read]}",
    "id_pattern": "'IMP-[A-Z]+-[0-9]{2}'",
    "statuses": "{done: [Shipped to prod], open: [Noted]}",
    "categories": "{ARCH: Architecture, SEC: Security}",
    "checklists": "['todo/stage-10/**']",
    "ledgers": "[reference/CONFORMANCE.md]",
    "ledger_evidence": "[mention]",
    "supersedes": "['logs/**']",
    "pages": "project/backlog",
    "nav": "Our backlog",
    "baseline": "docs-baseline.json",
    "views": "{under-way: {status: in-progress, sort: priority, at_most: 3}}",
    "rules": "{BKL301: error, 'todo/**': {step-unclaimed: 'off'}}",
}
_RECOGNITION = """\
# What counts as a backlog

Every table of every page is looked at. A table is taken for a backlog, a *matrix*, if one of its
columns holds IDs and something else speaks for it: a status, step, document, priority or owner
column, or a title, heading or file name that calls it a backlog, roadmap, requirements, decisions,
risks and the like. Points are added up; what each table got, and why, is shown by
`mkdocs-backlog check -v` and on the findings page.

Over a whole site, pages that are called a backlog win: where there are such, other registers are
left alone, and a note says which. The option `matrices` names pages and so decides. Each example
below is checked whenever the tool is built.
"""
_CASES = Path(__file__).parent.parent / "tests" / "manual" / "recognition.yml"


def settings_page() -> str:
    """Returns the page of the options: name, default, meaning, example."""
    parts = [_SETTINGS]
    defaults = {
        entry.name: entry.default if entry.default is not MISSING else {}
        for entry in fields(Settings)
    }
    for name, meaning in _option_docstrings():
        parts.append(f"\n## `{name}`\n\n{meaning}\n\nDefault: `{_as_yaml(defaults[name])}`\n")
        if name in EXAMPLES:
            parts.append(f"\n```yaml\n{name}: {EXAMPLES[name]}\n```\n")
    return "".join(parts)


def _option_docstrings() -> list[tuple[str, str]]:
    """Returns each option of the plugin's configuration with the docstring below it."""
    body = ast.parse(inspect.getsource(plugin_config.BacklogConfig)).body[0]
    found: list[tuple[str, str]] = []
    name = ""
    for statement in getattr(body, "body", []):
        match statement:
            case ast.Assign(targets=[ast.Name(id=target)]):
                name = target
            case ast.Expr(value=ast.Constant(value=str(text))) if name:
                found.append((name, " ".join(text.split())))
                name = ""
    return found


def _as_yaml(value: object) -> str:
    plain = list(value) if isinstance(value, tuple) else value
    text: str = yaml.safe_dump(plain, default_flow_style=True).strip()
    return text.removesuffix("...").strip()


def recognition_page() -> str:
    """Returns the page of examples, as the tests check them."""
    cases: dict[str, list[dict[str, Any]]] = yaml.safe_load(_CASES.read_text(encoding="utf-8"))
    parts = [_RECOGNITION, "\n## Taken\n"]
    for case in cases["taken"]:
        statuses = ", ".join(f"`{key}` is {value}" for key, value in case["items"].items())
        parts.append(f"{_case(case)}\n{statuses}.\n")
    parts.append("\n## Almost\n")
    parts.extend(_case(case) for case in cases["almost"])
    parts.append("\n## Left alone\n")
    parts.extend(_case(case) for case in cases["left"])
    return "".join(parts)


def _case(case: dict[str, Any]) -> str:
    return (
        f"\n### {case['title']}\n\n{case['why']}\n\n"
        f'````markdown title="{case["page"]}"\n{case["markdown"]}````\n'
    )


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
    """Adds the pages; those of single rules are not meant for the navigation."""
    rules = [entry.rule for entry in RULES]
    files.append(File.generated(config, "rules/index.md", content=catalogue(rules)))
    files.append(File.generated(config, "settings.md", content=settings_page()))
    files.append(File.generated(config, "matrices.md", content=recognition_page()))
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
