from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import jsonschema

from mkdocs_backlog.model.difference import ChangeKind, Difference, Edition, ItemChange
from mkdocs_backlog.model.history import Commit
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.report.comment import MOST_CHARACTERS, difference_comment
from mkdocs_backlog.report.difference import difference_text
from mkdocs_backlog.report.difference_json import difference_json
from mkdocs_backlog.report.json import read_schema
from tests.report.sample import PAGES, ledger_finding, sample, step_finding

if TYPE_CHECKING:
    from mkdocs_backlog.model.finding import Finding

COMMIT = Commit(hash="1a2b3c4d" * 5, time=1_735_732_800, subject="Begin")


def change(kind: ChangeKind, before: str, after: str, part: str = "") -> ItemChange:
    """Returns a change of HB-UI-01."""
    return ItemChange(
        kind=kind,
        id="HB-UI-01",
        title="Start time",
        location=Location("reference/BACKLOG.md", 15),
        part=part,
        before=before,
        after=after,
    )


def difference(
    *changes: ItemChange, new: tuple[Finding, ...] = (), fixed: tuple[Finding, ...] = ()
) -> Difference:
    """Returns a difference between the sample without its Print view, and the sample."""
    row = "| `HB-UI-02` | Print view | [ui](../spec/ui.md) | `S7-W9-01` | | |\n"
    page = PAGES["reference/BACKLOG.md"].replace(row, "")
    return Difference(
        before=Edition(
            name="v1", commit=COMMIT, analysis=sample({**PAGES, "reference/BACKLOG.md": page})
        ),
        after=Edition(name="the working tree", commit=None, analysis=sample()),
        changes=changes,
        new=new,
        fixed=fixed,
    )


EVERY_KIND = (
    change(ChangeKind.OPENED, "", "in-progress"),
    change(ChangeKind.CLOSED, "awaiting-ledgers", "done"),
    change(ChangeKind.REOPENED, "done", "open"),
    change(ChangeKind.STATUS, "open", "blocked"),
    change(ChangeKind.MOVED, "a/BACKLOG.md", "reference/BACKLOG.md", "page"),
    change(ChangeKind.MOVED, "S7-W2", "", "step"),
    change(ChangeKind.MOVED, "", "spec/gone.md", "document"),
    change(ChangeKind.RETITLED, "Start", "Start time"),
    change(ChangeKind.RENAMED, "HB-UI-9", "HB-UI-01"),
    change(ChangeKind.REUSED, "Another", "Start time"),
    change(ChangeKind.VANISHED, "in-progress", ""),
)


PLACE = "docs/reference/BACKLOG.md:15"
BOTH = (
    "4 items: 1 done, 1 in progress, 1 open, 1 unknown, "
    "before 3 items: 1 done, 1 in progress, 1 open"
)


def mark(text: str, kind: str) -> str:
    """Paints visibly."""
    return f"<{kind}>{text}</>"


def test_every_change_is_a_line() -> None:
    lines = difference_text(difference(*EVERY_KIND)).splitlines()

    assert lines[0] == "From v1 (1a2b3c4, 2025-01-01) to the working tree"
    assert lines[1:3] == ["", "Items"]
    assert [line.split("Start time")[1].split(PLACE)[0].strip() for line in lines[3:14]] == [
        "in progress",
        "awaiting ledgers became done",
        "done became open",
        "open became blocked",
        "page docs/a/BACKLOG.md became docs/reference/BACKLOG.md",
        "step S7-W2 became nothing",
        "document nothing became spec/gone.md",
        "was 'Start'",
        "was HB-UI-9",
        "was 'Another'",
        "was in progress",
    ]
    assert [line.split()[0] for line in lines[3:14]] == [entry.kind for entry in EVERY_KIND]
    assert all(line.endswith(PLACE) for line in lines[3:14])
    assert lines[14:] == [
        "",
        (
            f"{BOTH}; 1 opened, 1 closed, 1 reopened, 1 changed status, 3 moved, 1 retitled, "
            "1 renamed, 1 reused, 1 vanished; no new findings"
        ),
    ]


def test_findings_that_came_and_went_stand_apart() -> None:
    found = difference(new=(ledger_finding(),), fixed=(step_finding("lost", line=9),))

    assert difference_text(found).splitlines()[2:] == [
        "New findings",
        (
            "  docs/reference/BACKLOG.md:7: error: BKL401 ledger-missing: "
            "the ledger 'gone.md' does not exist"
        ),
        "",
        "Fixed findings",
        "  docs/reference/BACKLOG.md:9: warning: BKL301 step-missing: lost",
        "",
        f"{BOTH}; no item changed; 1 new finding, 1 fixed",
    ]


def test_no_difference_is_its_verdict() -> None:
    found = difference()

    assert difference_text(replace(found, before=found.after)).splitlines() == [
        "From the working tree to the working tree",
        "",
        "4 items: 1 done, 1 in progress, 1 open, 1 unknown; no item changed; no new findings",
    ]


def test_colours_are_put_around_words_that_stay_the_same() -> None:
    found = difference(*EVERY_KIND, new=(ledger_finding(),))
    painted = difference_text(found, mark)

    assert re.sub("<[^>]*>", "", painted) == difference_text(found)
    assert "  <done>closed  </>  <title>HB-UI-01</>" in painted
    assert "<error>error</>" in painted


def test_texts_of_the_documents_do_not_act_on_a_terminal() -> None:
    entry = replace(change(ChangeKind.RETITLED, "\x1b[2J", "x"), id="A\x1b", title="B\x07")
    found = difference(entry)
    found = replace(found, before=replace(found.before, name="v\x1b"))

    assert "\x1b" not in difference_text(found)
    assert "\x1b" not in difference_comment(found)


def test_a_comment_has_a_table_and_findings_to_unfold() -> None:
    found = difference(EVERY_KIND[1], new=(ledger_finding(),), fixed=(step_finding("lost"),))

    assert difference_comment(found).splitlines() == [
        "### Backlog: 1 closed; 1 new finding, 1 fixed",
        "",
        f"From v1 (1a2b3c4, 2025-01-01) to the working tree: {BOTH}",
        "",
        "| Item | Title | Change | Detail | Where |",
        "|---|---|---|---|---|",
        (
            "| `HB-UI-01` | Start time | **closed** | awaiting ledgers became done "
            "| `docs/reference/BACKLOG.md:15` |"
        ),
        "",
        "<details>",
        "<summary>1 new finding</summary>",
        "",
        (
            "- `docs/reference/BACKLOG.md:7` error **BKL401 ledger-missing**: "
            "the ledger 'gone.md' does not exist"
        ),
        "",
        "</details>",
        "",
        "<details>",
        "<summary>1 fixed finding</summary>",
        "",
        "- `docs/reference/BACKLOG.md:16` warning **BKL301 step-missing**: lost",
        "",
        "</details>",
    ]


def test_a_comment_without_changes_is_two_lines() -> None:
    assert difference_comment(difference()).splitlines() == [
        "### Backlog: no item changed; no new findings",
        "",
        f"From v1 (1a2b3c4, 2025-01-01) to the working tree: {BOTH}",
    ]


def test_texts_of_the_documents_do_not_act_in_a_comment() -> None:
    title = "a|b <img src=x> @team #7 gh-7 www.example.org https://example.org [x](y) `c` $d$ &lt;"
    entry = replace(change(ChangeKind.RETITLED, "*old*", "x"), id="A|`B`", title=title)
    row = difference_comment(difference(entry)).splitlines()[6]

    assert row == (
        "| `` A\\|`B` `` | a\\|b \\<img src=x> @<!-- -->team #<!-- -->7 gh<!-- -->-7 "
        "www<!-- -->.example.org https:<!-- -->//example.org \\[x\\](y) \\`c\\` \\$d\\$ \\&lt; "
        "| **retitled** | was '\\*old\\*' | `docs/reference/BACKLOG.md:15` |"
    )


def test_a_comment_has_room_for_what_counts() -> None:
    entries = [replace(EVERY_KIND[1], title="wide " * 200)] * 300
    findings = tuple(step_finding("long " * 200, line=line) for line in range(1, 301))
    text = difference_comment(difference(*entries, new=findings, fixed=findings))

    assert 40_000 < len(text) < MOST_CHARACTERS
    assert len(re.findall(r"^\| … \| \| and \d+ more changes \| \| \|$", text, re.MULTILINE)) == 1
    assert len(re.findall(r"^- and \d+ more new findings$", text, re.MULTILINE)) == 1
    assert len(re.findall(r"^- and \d+ more fixed findings$", text, re.MULTILINE)) == 1
    assert max(map(len, text.splitlines())) < 1000
    assert "wide …" in text


def closed(node: object) -> Any:  # noqa: ANN401 # JSON is of any type
    """Returns a schema that admits no further keys."""
    if isinstance(node, dict):
        extra = {"additionalProperties": False} if "properties" in node else {}
        return {key: closed(value) for key, value in node.items()} | extra
    return [closed(value) for value in node] if isinstance(node, list) else node


def test_programs_get_what_the_schema_says() -> None:
    schema = read_schema("difference")
    jsonschema.Draft202012Validator.check_schema(schema)
    found = difference(*EVERY_KIND, new=(ledger_finding(),), fixed=(step_finding(),))
    data = json.loads(difference_json(found, "1.2"))

    jsonschema.Draft202012Validator(closed(schema)).validate(data)
    assert list(data)[3:] == ["before", "after", "changes", "new", "fixed"]
    assert data["before"]["commit"] == COMMIT.hash
    assert data["before"]["summary"]["total"] == 3
    assert data["after"] | {"summary": None} == {
        "name": "the working tree",
        "commit": None,
        "date": None,
        "summary": None,
    }
    assert data["changes"][5] == {
        "kind": "moved",
        "id": "HB-UI-01",
        "title": "Start time",
        "part": "step",
        "before": "S7-W2",
        "after": None,
        "file": "reference/BACKLOG.md",
        "line": 15,
    }
    assert [side[0]["code"] for side in (data["new"], data["fixed"])] == ["BKL401", "BKL301"]
