"""Findings that are known and accepted, told apart by marks that outlast edits elsewhere."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_backlog.model.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFinding:
    """An entry of a baseline."""

    fingerprint: str
    """The finding's mark."""
    code: str
    """The rule's code."""
    path: str
    """The file, as a POSIX path relative to docs_dir."""
    subject: str
    """What it is about: an item, a target, a step, a word; '' where that has no name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The findings that are accepted: those of a file, and those of a revision."""

    name: str
    """The file, as messages show it; '' where there is none."""
    entries: tuple[KnownFinding, ...]
    """Its entries in order."""
    since: str = ""
    """The revision whose findings are known as well, as it was asked for; '' for none."""
    earlier: frozenset[str] = frozenset()
    """The marks of that revision's findings."""

    def sift(
        self, findings: Iterable[Finding]
    ) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[KnownFinding, ...]]:
        """Return the findings that are new, those that are known, and the entries without one."""
        accepted = self.earlier.union(entry.fingerprint for entry in self.entries)
        new: list[Finding] = []
        known: list[Finding] = []
        met: set[str] = set()
        for mark, finding in fingerprints(findings):
            (known if mark in accepted else new).append(finding)
            met.add(mark)
        fixed = tuple(entry for entry in self.entries if entry.fingerprint not in met)
        return tuple(new), tuple(known), fixed


def fingerprints(findings: Iterable[Finding]) -> list[tuple[str, Finding]]:
    """Return the findings, each with a mark that neither its line nor its severity changes.

    It is made of the rule, the file, the item and the very thing that is wrong; a number behind it
    tells equal ones apart.
    """
    seen: Counter[str] = Counter()
    marked: list[tuple[str, Finding]] = []
    for finding in findings:
        problem = finding.problem
        parts = (finding.rule.code, problem.location.path, problem.item or "", problem.subject)
        mark = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
        seen[mark] += 1
        marked.append((f"{mark}:{seen[mark]}", finding))
    return marked


def known_findings(findings: Iterable[Finding]) -> tuple[KnownFinding, ...]:
    """Return the entries of a baseline in which all these findings are known, sorted."""
    entries = (
        KnownFinding(
            fingerprint=mark,
            code=finding.rule.code,
            path=finding.location.path,
            subject=finding.problem.subject or finding.problem.item or "",
        )
        for mark, finding in fingerprints(findings)
    )
    return tuple(sorted(entries, key=lambda e: (e.path, e.code, e.subject, e.fingerprint)))
