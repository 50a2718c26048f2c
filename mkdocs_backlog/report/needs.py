"""Items as a `needs.json` that Sphinx-Needs imports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_backlog.model.backlog import Role
from mkdocs_backlog.report.json import dump
from mkdocs_backlog.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_backlog.model.analysis import Analysis, ResolvedItem

_VERSION = "1"


def needs_json(analysis: Analysis, version: str) -> str:
    """Return the items as needs of the type `need`, in one version of one project.

    What an item depends on becomes its `links`, its category its tag.

    Args:
        analysis: What is known.
        version: The version of this package.
    """
    ids = {entry.item.id.casefold(): entry.item.id for entry in analysis.items}
    needs = {entry.item.id: _need(entry, ids) for entry in analysis.items}
    return dump(
        {
            "format_version": 1,
            "project": "backlog",
            "current_version": _VERSION,
            "versions": {
                _VERSION: {
                    "creator": {"program": "mkdocs-backlog", "version": version},
                    "needs_amount": len(needs),
                    "needs": needs,
                }
            },
        }
    )


def _need(entry: ResolvedItem, ids: Mapping[str, str]) -> dict[str, object]:
    item = entry.item
    return {
        "id": item.id,
        "type": "need",
        "title": printable(item.title or item.id),
        "status": entry.status,
        "tags": [item.category] if item.category else [],
        "links": _links(entry, ids),
        "docname": item.location.path.rsplit(".", 1)[0],
        "lineno": item.location.line,
        "content": _content(entry),
    }


def _links(entry: ResolvedItem, ids: Mapping[str, str]) -> list[str]:
    names = re.split(r"[\s,;]+", entry.item.roles.get(Role.DEPENDS, "").casefold())
    return [ids[name] for name in dict.fromkeys(names) if name in ids]


def _content(entry: ResolvedItem) -> str:
    """Return what the row names as a literal block, so that nothing in it is read as markup."""
    lines = [*_told(entry)]
    return "::\n\n" + "\n".join(f"    {printable(line)}" for line in lines) if lines else ""


def _told(entry: ResolvedItem) -> Iterable[str]:
    for document in entry.documents:
        yield f"Document: {document.target.file or document.ref.href}"
    for step in entry.steps:
        yield f"Step: {step.ref.text} ({step.state})"
    for name, value in entry.item.fields.items():
        yield f"{name}: {value}"
