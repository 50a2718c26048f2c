"""What changed between two editions, for programs; `difference.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.report.json import (
    SCHEMA_VERSION,
    dump,
    finding_data,
    place_data,
    summary_data,
)

if TYPE_CHECKING:
    from mkdocs_backlog.model.difference import Difference, Edition, ItemChange


def difference_json(difference: Difference, version: str) -> str:
    """Return the changes of items, the findings that came and went, and the counts of both sides.

    Args:
        difference: What changed.
        version: The version of this package.
    """
    return dump(
        {
            "schemaVersion": SCHEMA_VERSION,
            "kind": "backlog-difference",
            "generator": {"name": "mkdocs-backlog", "version": version},
            "before": _edition(difference.before),
            "after": _edition(difference.after),
            "changes": [_change(change) for change in difference.changes],
            "new": [finding_data(finding) for finding in difference.new],
            "fixed": [finding_data(finding) for finding in difference.fixed],
        }
    )


def _edition(edition: Edition) -> dict[str, object]:
    commit = edition.commit
    return {
        "name": edition.name,
        "commit": commit.hash if commit else None,
        "date": commit.date if commit else None,
        "summary": summary_data(edition.analysis.items),
    }


def _change(change: ItemChange) -> dict[str, object]:
    return {
        "kind": change.kind,
        "id": change.id,
        "title": change.title,
        "part": change.part or None,
        "before": change.before or None,
        "after": change.after or None,
        **place_data(change.location),
    }
