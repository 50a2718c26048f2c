"""The rules' catalogue and manual pages as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.report.layout import Paint, columns, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_backlog.model.finding import Rule


def catalogue(rules: Iterable[Rule], paint: Paint = plain) -> str:
    """Return a line for each rule: code, name, severity, what it says."""
    entries = list(rules)
    rows = columns((rule.code, rule.name, rule.severity, rule.summary) for rule in entries)
    lines = [
        f"{paint(code, 'title')}  {name}  {paint(severity, rule.severity)}  {summary}"
        for rule, (code, name, severity, summary) in zip(entries, rows, strict=True)
    ]
    return "\n".join([*lines, ""])


def rule_page(rule: Rule, paint: Paint = plain) -> str:
    """Return a rule's manual page in Markdown."""
    title = paint(f"# {rule.code} {rule.name}", "title")
    severity = f"Severity: {paint(rule.severity, rule.severity)}, unless `rules:` says otherwise."
    return f"{title}\n\n{rule.summary}\n\n{severity}\n\n{rule.manual.strip()}\n"
