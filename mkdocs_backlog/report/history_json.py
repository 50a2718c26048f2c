"""What happened, for programs; `history.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.report.json import SCHEMA_VERSION, dump

if TYPE_CHECKING:
    from mkdocs_backlog.model.history import Commit
    from mkdocs_backlog.model.past import Past
    from mkdocs_backlog.model.timeline import Closing, Event, ItemHistory, Vanished


def history_json(past: Past, version: str) -> str:
    """Return the events, oldest first, and the closings of each item with their ledgers.

    Args:
        past: What happened.
        version: The version of this package.
    """
    return dump(
        {
            "schemaVersion": SCHEMA_VERSION,
            "kind": "backlog-history",
            "generator": {"name": "mkdocs-backlog", "version": version},
            "events": [_event(event) for event in past.events],
            "items": [_item(item) for item in past.items],
            "vanished": [_vanished(entry) for entry in past.vanished],
        }
    )


def _commit(commit: Commit | None) -> dict[str, object] | None:
    """Return a commit; None for the working tree."""
    if commit is None or not commit.hash:
        return None
    return {"hash": commit.hash, "date": commit.date, "subject": commit.subject}


def _event(event: Event) -> dict[str, object]:
    return {
        "kind": event.kind,
        "text": event.text,
        "commit": _commit(event.commit),
        "merge": _commit(event.merge),
        "file": event.page,
        "subject": event.subject,
        "items": list(event.items),
        "before": event.before or None,
        "after": event.after or None,
    }


def _item(item: ItemHistory) -> dict[str, object]:
    return {
        "id": item.id,
        "file": item.page,
        "formerly": list(item.formerly),
        "closings": [_closing(closing) for closing in item.closings],
    }


def _closing(closing: Closing) -> dict[str, object]:
    return {
        "id": closing.item,
        "commit": _commit(closing.commit),
        "merge": _commit(closing.merge),
        "ledgers": [
            {
                "file": change.ledger,
                "state": change.state,
                "commit": _commit(change.commit),
            }
            for change in closing.ledgers
        ],
    }


def _vanished(entry: Vanished) -> dict[str, object]:
    return {
        "id": entry.id,
        "title": entry.title,
        "file": entry.page,
        "status": entry.status,
        "commit": _commit(entry.commit),
    }
