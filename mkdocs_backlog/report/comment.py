"""What changed between two editions, as Markdown for a comment on a pull request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_backlog.report.difference import (
    change_counts,
    change_words,
    edition,
    finding_counts,
    progress_of,
)
from mkdocs_backlog.report.layout import count, place
from mkdocs_backlog.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_backlog.model.difference import Difference, ItemChange
    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.model.site import Site

MOST_CHARACTERS = 60_000
"""A comment on GitHub may have 65 536; what does not fit is told as a number."""
_WIDEST = 300
_PUNCTUATION = re.compile(r"([\\`*_\[\]<!|~$&])")
_REFERENCE = re.compile(
    r"(?<=@)|(?<=#)|(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bgh)(?=-\d)", re.IGNORECASE
)
_BREAK = "<!-- -->"
"""Is not shown, and keeps '@name', '#7' and addresses from becoming links that notify people."""


def difference_comment(difference: Difference) -> str:
    """Return a heading with the counts, a table of the items and the findings to unfold.

    Nothing in the texts of the documents acts: no markup, no mention of people, no reference.
    """
    site = difference.after.analysis.site
    before, after = (_safe(edition(end)) for end in (difference.before, difference.after))
    lines = [
        f"### Backlog: {change_counts(difference)}; {finding_counts(difference)}",
        "",
        f"From {before} to {after}: {progress_of(difference)}",
        "",
    ]
    room = MOST_CHARACTERS // 2
    if difference.changes:
        lines += ["| Item | Title | Change | Detail | Where |", "|---|---|---|---|---|"]
        rows = [_row(change, site) for change in difference.changes]
        lines += [*_fitting(rows, room, "| … | | and {} | | |", "more change"), ""]
    lines += _details("new finding", difference.new, site, room // 2)
    lines += _details("fixed finding", difference.fixed, site, room // 2)
    return "\n".join(lines).rstrip() + "\n"


def _row(change: ItemChange, site: Site) -> str:
    cells = (
        _code(change.id).replace("|", "\\|"),
        _safe(_cut(change.title)),
        f"**{change.kind}**",
        _safe(_cut(change_words(change, site))),
        _code(place(site, change.location)).replace("|", "\\|"),
    )
    return f"| {' | '.join(cells)} |"


def _details(noun: str, findings: Sequence[Finding], site: Site, room: int) -> list[str]:
    if not findings:
        return []
    lines = [_finding(finding, site) for finding in findings]
    summary = f"<summary>{count(len(findings), noun)}</summary>"
    return [
        "<details>",
        summary,
        "",
        *_fitting(lines, room, "- and {}", f"more {noun}"),
        "",
        "</details>",
        "",
    ]


def _finding(finding: Finding, site: Site) -> str:
    rule = f"{finding.rule.code} {finding.rule.name}"
    message = _safe(_cut(finding.problem.message))
    return f"- {_code(place(site, finding.location))} {finding.severity} **{rule}**: {message}"


def _fitting(lines: Sequence[str], room: int, rest: str, noun: str) -> list[str]:
    """Return as many lines as there is room for, and one that tells how many are left.

    Args:
        lines: The lines.
        room: Characters that they may take.
        rest: The line for those that are left, with '{}' where their count goes.
        noun: What one of them is.
    """
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            return [*kept, rest.format(count(len(lines) - len(kept), noun))]
        kept.append(line)
    return kept


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[:_WIDEST]}…"


def _safe(text: str) -> str:
    """Return text in which nothing is markup, a mention or a reference."""
    return _REFERENCE.sub(_BREAK, _PUNCTUATION.sub(r"\\\1", printable(text)))


def _code(text: str) -> str:
    """Return text as code."""
    shown = _cut(printable(text))
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {shown} {fence}" if longest else f"`{shown}`"
