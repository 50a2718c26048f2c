"""The machine-readable backlog; `backlog.schema.json` beside this module says what is in it."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from mkdocs_backlog.model.analysis import TargetState
from mkdocs_backlog.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_backlog.model.analysis import (
        Analysis,
        LedgerEntry,
        ResolvedDocument,
        ResolvedItem,
        ResolvedStep,
    )
    from mkdocs_backlog.model.evidence import Evidence
    from mkdocs_backlog.model.finding import Finding
    from mkdocs_backlog.model.location import Location
    from mkdocs_backlog.model.site import Site

SCHEMA_VERSION = 1
"""Counted up when a program that reads the file has to change."""

_IN_DOCS = frozenset(
    {TargetState.FOUND, TargetState.ANCHOR_MISSING, TargetState.EXCLUDED, TargetState.CASE}
)
_ON_SITE = frozenset({TargetState.FOUND, TargetState.ANCHOR_MISSING})


def backlog_json(analysis: Analysis, version: str) -> str:
    """Return all items, all findings and their counts.

    Args:
        analysis: What is known.
        version: The version of this package.
    """
    return _envelope(analysis.site, analysis.items, version, findings=analysis.findings)


def items_json(analysis: Analysis, items: Sequence[ResolvedItem], version: str) -> str:
    """Return some of the items and their counts, without findings."""
    return _envelope(analysis.site, items, version, findings=None)


def item_json(analysis: Analysis, item: ResolvedItem, version: str) -> str:
    """Return one item and the findings about it, in the same form as the whole backlog."""
    findings = [f for f in analysis.findings if f.problem.item == item.item.id]
    return _envelope(analysis.site, [item], version, findings=findings)


def read_schema(kind: str = "backlog") -> Mapping[str, object]:
    """Return the JSON Schema of a kind of file: 'backlog', 'difference' or 'history'."""
    text = files(__package__).joinpath(f"{kind}.schema.json").read_text(encoding="utf-8")
    return cast("Mapping[str, object]", json.loads(text))


def dump(data: object) -> str:
    """Return data as JSON that any file can hold, with a final newline."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    # YAML's escapes can make half a character; as JSON's escape it is written and read back.
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _envelope(
    site: Site,
    items: Sequence[ResolvedItem],
    version: str,
    *,
    findings: Sequence[Finding] | None,
) -> str:
    data: dict[str, object] = {
        "schemaVersion": SCHEMA_VERSION,
        "kind": "backlog",
        "generator": {"name": "mkdocs-backlog", "version": version},
        "items": [_item(entry, site) for entry in items],
    }
    if findings is not None:
        data["findings"] = [finding_data(finding) for finding in findings]
    data["summary"] = summary_data(items)
    return dump(data)


def _item(entry: ResolvedItem, site: Site) -> dict[str, object]:
    item = entry.item
    return {
        "id": item.id,
        "title": item.title,
        "category": item.category,
        "status": entry.status,
        "status_text": item.status.text if item.status else None,
        "status_note": item.status.note if item.status else None,
        "evidence": [_evidence(fact) for fact in entry.evidence],
        "documents": [_document(document, site) for document in entry.documents],
        "steps": [_step(step) for step in entry.steps],
        "ledgers": [_ledger(ledger) for ledger in entry.ledgers],
        "links": [{"text": link.text, "href": link.href} for link in item.links],
        "fields": dict(item.fields),
        "mentions": [place_data(mention.location) for mention in entry.mentions],
        "source": place_data(item.location),
        "url": None if entry.page is None else site.url_of(entry.page),
    }


def place_data(location: Location | None) -> dict[str, object]:
    """Return a place as file and line; both None for no place."""
    if location is None:
        return {"file": None, "line": None}
    return {"file": location.path, "line": location.line}


def _evidence(fact: Evidence) -> dict[str, object]:
    return {
        "kind": fact.kind,
        "state": fact.state,
        "text": fact.text,
        **place_data(fact.location),
    }


def _document(document: ResolvedDocument, site: Site) -> dict[str, object]:
    target = document.target
    file = target.file if target.state in _IN_DOCS else None
    return {
        "text": document.ref.text,
        "href": document.ref.href,
        "file": file,
        "anchor": target.anchor,
        "url": site.url_of(file) if file and target.state in _ON_SITE else None,
    }


def _step(step: ResolvedStep) -> dict[str, object]:
    own = [box for box in step.boxes if box.key == step.key] or step.boxes
    return {
        "id": step.ref.text,
        "state": step.state,
        **place_data(own[0].location if own else None),
    }


def _ledger(ledger: LedgerEntry) -> dict[str, object]:
    line = ledger.location.line if ledger.location else None
    return {"file": ledger.file, "state": ledger.state, "line": line}


def finding_data(finding: Finding) -> dict[str, object]:
    """Return a finding as the schema describes it."""
    return {
        "code": finding.rule.code,
        "rule": finding.rule.name,
        "severity": finding.severity,
        "message": finding.problem.message,
        **place_data(finding.location),
        "item": finding.problem.item,
        "hint": finding.problem.hint,
    }


def summary_data(items: Sequence[ResolvedItem]) -> dict[str, object]:
    """Return the counts of items as the schema describes them."""
    statuses = Counter(entry.status for entry in items)
    categories = Counter(entry.item.category for entry in items if entry.item.category)
    return {
        "total": len(items),
        "by_status": {status: statuses[status] for status in Status if statuses[status]},
        "by_category": dict(sorted(categories.items())),
    }
