"""Findings as JUnit XML, which build servers show as tests: a file is a suite, a finding a test."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.report.layout import place
from mkdocs_backlog.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_backlog.model.analysis import Analysis
    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.model.site import Site

# What XML 1.0 has no way to write, even as a reference.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CLEAN = "clean"


def junit(analysis: Analysis) -> str:
    """Return the findings as a JUnit report.

    Errors and warnings are failures, of these types; notes are tests that were skipped, with their
    message. A backlog without findings is one test that passed.
    """
    site = analysis.site
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f"<testsuites {_counts('mkdocs-backlog', analysis.findings)}>")
    for path, group in groupby(analysis.findings, key=lambda finding: finding.location.path):
        found = list(group)
        lines.append(f"  <testsuite {_counts(site.shown_path(path), found)}>")
        lines.extend(line for finding in found for line in _case(finding, site))
        lines.append("  </testsuite>")
    if not analysis.findings:
        lines.append(f"  <testsuite {_counts('mkdocs-backlog', ())}>")
        lines.append(f'    <testcase classname="mkdocs-backlog" name={_value(_CLEAN)}/>')
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>", ""])


def _counts(name: str, findings: Iterable[Finding]) -> str:
    found = Counter(finding.severity for finding in findings)
    skipped = found[Severity.INFO]
    tests = found.total() or 1
    failures = found.total() - skipped
    return (
        f'name={_value(name)} tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}"'
    )


def _case(finding: Finding, site: Site) -> Iterator[str]:
    where = place(site, finding.location)
    name = f"{finding.rule.code} {finding.rule.name}: {where}"
    path = site.shown_path(finding.location.path)
    message = _value(finding.problem.message)
    yield (
        f"    <testcase classname={_value(path)} name={_value(name)} file={_value(path)} "
        f'line="{finding.location.line}">'
    )
    if finding.severity is Severity.INFO:
        yield f"      <skipped message={message}/>"
    else:
        text = escape(_text(f"{where}: {finding.severity}: {finding.problem.message}"))
        yield f'      <failure type="{finding.severity}" message={message}>{text}</failure>'
    yield "    </testcase>"


def _value(text: str) -> str:
    """Return an attribute's value with its quotes."""
    return quoteattr(_text(text))


def _text(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", printable(text))
