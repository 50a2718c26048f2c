from __future__ import annotations

import json
from dataclasses import replace

from mkdocs_backlog.report.needs import needs_json
from tests.report.sample import sample


def test_needs_are_in_the_exchange_form_of_sphinx_needs() -> None:
    data = json.loads(needs_json(sample(), "1.2"))

    assert data["current_version"] in data["versions"]
    version = data["versions"][data["current_version"]]
    assert version["creator"] == {"program": "mkdocs-backlog", "version": "1.2"}
    assert version["needs_amount"] == 4
    assert list(version["needs"]) == ["HB-NET-01", "HB-NET-02", "HB-UI-01", "HB-UI-02"]
    assert version["needs"]["HB-NET-02"] == {
        "id": "HB-NET-02",
        "type": "need",
        "title": "Resume",
        "status": "open",
        "tags": ["NET"],
        "links": ["HB-NET-01"],
        "docname": "reference/BACKLOG",
        "lineno": 14,
        "content": "::\n\n    Document: spec/net.md\n    Step: S7-W1-02 (open)\n"
        "    Priority: low\n    Depends on: HB-NET-01, HB-X-9",
    }


def test_links_between_needs_are_written_as_the_items_are() -> None:
    needs = json.loads(needs_json(sample(), "1"))["versions"]["1"]["needs"]

    assert needs["HB-UI-01"]["links"] == ["HB-NET-02"]


def test_nothing_in_a_need_is_read_as_markup() -> None:
    analysis = sample()
    entry = analysis.items[0]
    text = "x\n\n.. include:: /etc/passwd\n\n.. raw:: html"
    item = replace(entry.item, title=text, fields={"Note": text}, category=None)
    hostile = replace(entry, item=item)

    needs = json.loads(needs_json(replace(analysis, items=(hostile,)), "1"))["versions"]["1"][
        "needs"
    ]

    need = needs["HB-NET-01"]
    marker, blank, *block = need["content"].split("\n")
    assert (marker, blank) == ("::", "")
    assert len(block) == 3
    assert all(line.startswith("    ") for line in block)
    assert "\n" not in need["title"]
    assert need["tags"] == []


def test_a_need_without_any_reference_has_no_content() -> None:
    analysis = sample()
    entry = analysis.items[0]
    bare = replace(entry, documents=(), steps=(), item=replace(entry.item, fields={}, title=""))

    needs = json.loads(needs_json(replace(analysis, items=(bare,)), "1"))["versions"]["1"]["needs"]

    assert needs["HB-NET-01"]["content"] == ""
    assert needs["HB-NET-01"]["title"] == "HB-NET-01"
