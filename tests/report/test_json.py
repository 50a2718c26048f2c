from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from mkdocs_backlog.model.backlog import StatusWord
from mkdocs_backlog.model.clause import clause
from mkdocs_backlog.model.evidence import Evidence
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.report.json import backlog_json, item_json, items_json, read_schema
from tests.report.sample import PAGES, ledger_finding, sample, step_finding, with_findings

if TYPE_CHECKING:
    from collections.abc import Iterator


def load(text: str) -> Any:  # noqa: ANN401 # JSON is of any type
    """Returns JSON after holding it against the schema."""
    data = json.loads(text)
    jsonschema.Draft202012Validator(read_schema()).validate(data)
    return data


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(read_schema())


def test_every_key_of_the_output_is_in_the_schema() -> None:
    def closed(node: object) -> object:
        if isinstance(node, dict):
            extra = {"additionalProperties": False} if "properties" in node else {}
            return {key: closed(value) for key, value in node.items()} | extra
        return [closed(value) for value in node] if isinstance(node, list) else node

    analysis = with_findings(sample(), ledger_finding(), step_finding())
    schema: Any = closed(read_schema())

    jsonschema.Draft202012Validator(schema).validate(json.loads(backlog_json(analysis, "1.2")))


def test_the_whole_backlog_has_items_findings_and_summary() -> None:
    data = load(backlog_json(with_findings(sample(), step_finding()), "1.2"))

    assert list(data) == ["schemaVersion", "kind", "generator", "items", "findings", "summary"]
    assert data["generator"] == {"name": "mkdocs-backlog", "version": "1.2"}
    assert data["items"][0] == {
        "id": "HB-NET-01",
        "title": "Retry lost uploads",
        "category": "NET",
        "status": "done",
        "status_text": None,
        "status_note": None,
        "evidence": [
            {
                "kind": "step",
                "state": "done",
                "text": "S7-W1-01 is ticked",
                "file": "todo/stage-7.md",
                "line": 3,
            },
            {
                "kind": "ledger",
                "state": "evidenced",
                "text": "Conformance names HB-NET-01",
                "file": "reference/CONFORMANCE.md",
                "line": 3,
            },
        ],
        "documents": [
            {
                "text": "net",
                "href": "../spec/net.md",
                "file": "spec/net.md",
                "anchor": None,
                "url": "spec/net/",
            }
        ],
        "steps": [{"id": "S7-W1-01", "state": "done", "file": "todo/stage-7.md", "line": 3}],
        "ledgers": [{"file": "reference/CONFORMANCE.md", "state": "evidenced", "line": 3}],
        "links": [{"text": "net", "href": "../spec/net.md"}],
        "fields": {"Priority": "high"},
        "mentions": [
            {"file": "reference/CONFORMANCE.md", "line": 3},
            {"file": "spec/net.md", "line": 3},
        ],
        "source": {"file": "reference/BACKLOG.md", "line": 13},
        "url": "backlog/items/HB-NET-01/",
    }
    assert data["findings"] == [
        {
            "code": "BKL301",
            "rule": "step-missing",
            "severity": "warning",
            "message": "no checklist declares step 'S7-W9-01' of HB-UI-02; nearest is 'S7-W1-01'",
            "file": "reference/BACKLOG.md",
            "line": 16,
            "item": "HB-UI-02",
            "hint": "S7-W1-01",
        }
    ]
    assert data["summary"] == {
        "total": 4,
        "by_status": {"open": 1, "in-progress": 1, "done": 1, "unknown": 1},
        "by_category": {"NET": 2, "UI": 2},
    }
    assert list(data["summary"]["by_status"]) == ["open", "in-progress", "done", "unknown"]


def test_what_is_not_there_is_null() -> None:
    analysis = sample()
    entry = analysis.items[2]
    fact = Evidence(kind="none", state="unknown", clause=clause("says-nothing"))
    bare = replace(entry, evidence=(fact,), page=None, item=replace(entry.item, category=None))
    data = load(items_json(analysis, [bare, analysis.items[3]], "1"))

    item = data["items"][0]
    assert item["documents"][0]["file"] is None
    assert item["documents"][0]["url"] is None
    assert item["evidence"][0]["file"] is None
    assert item["url"] is None
    assert data["items"][1]["steps"][0]["line"] is None
    assert data["summary"]["by_category"] == {"UI": 1}
    assert "findings" not in data


def test_a_wave_stands_at_its_own_box_where_it_has_one() -> None:
    wave = "- [ ] S7-W2: the wave\n"
    analysis = sample({**PAGES, "todo/stage-7.md": PAGES["todo/stage-7.md"] + wave})

    steps = load(backlog_json(analysis, "1"))["items"][2]["steps"]

    assert steps[0]["line"] == 7


def test_a_written_status_is_told_as_written() -> None:
    analysis = sample()
    entry = analysis.items[0]
    word = StatusWord(
        text="**done** - see net",
        status=Status.DONE,
        note="see net",
        word="done",
        location=Location("reference/BACKLOG.md", 13),
    )
    data = load(items_json(analysis, [replace(entry, item=replace(entry.item, status=word))], "1"))

    assert data["items"][0]["status_text"] == "**done** - see net"
    assert data["items"][0]["status_note"] == "see net"


def test_one_item_comes_with_the_findings_about_it() -> None:
    analysis = with_findings(sample(), ledger_finding(), step_finding())

    data = load(item_json(analysis, analysis.items[3], "1"))

    assert [item["id"] for item in data["items"]] == ["HB-UI-02"]
    assert [finding["code"] for finding in data["findings"]] == ["BKL301"]
    assert data["summary"]["total"] == 1


def test_the_same_pages_give_the_same_bytes_in_any_order() -> None:
    backwards = dict(reversed(PAGES.items()))

    assert backlog_json(sample(backwards), "1") == backlog_json(sample(), "1")


@pytest.mark.parametrize("text", ["\ud800", "\x00\x1b[0m", "\u2028</script>", '"\\', "漢字"])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    analysis = sample()
    entry = analysis.items[0]
    hostile = replace(entry, item=replace(entry.item, title=text, fields={text: text}))

    written = items_json(analysis, [hostile], "1")

    assert written.encode("utf-8").isascii() == (text not in {"漢字", "\u2028</script>"})
    (item,) = load(written)["items"]
    assert item["title"] == text
    assert item["fields"] == {text: text}


def test_no_path_is_absolute() -> None:
    def texts(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            for key, value in node.items():
                if key in {"file", "url"} and value:
                    yield str(value)
                yield from texts(value)
        elif isinstance(node, list):
            for value in node:
                yield from texts(value)

    data = load(backlog_json(with_findings(sample(), step_finding()), "1"))

    found = list(texts(data))
    assert len(found) > 20
    assert not [path for path in found if path.startswith(("/", ".."))]
