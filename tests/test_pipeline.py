from __future__ import annotations

import pytest

from mkdocs_backlog.model.analysis import TargetState
from mkdocs_backlog.model.backlog import Role
from mkdocs_backlog.model.baseline import Baseline, known_findings
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.model.status import Status
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.settings import Settings
from tests.plans import PLAN, TABLE, read, site, statuses

ALONE = """\
# Improvement Backlog

Back: [/docs/plan/README.md](/docs/plan/README.md)

## Governance

- This document replaces the harbour logs.
- All items must be represented in TODO stage-4 checklists.
- Closing requires synchronized updates in:
  - [/docs/plan/PROMISES.md](/docs/plan/PROMISES.md)
  - [/docs/plan/GAPS.md](/docs/plan/GAPS.md)

## Backlog Matrix

| Backlog ID | Theme | Canonical Doc | TODO Step |
|---|---|---|---|
| `HRB-TIDE-01` | Tide tables offline | [/docs/spec/tides.md](/docs/spec/tides.md) | `S4-W40-01` |
| `HRB-TIDE-02` | Storm warnings | [/docs/spec/tides.md](/docs/spec/tides.md) | `S4-W40-02` |
| `HRB-CREW-01` | Shift handover | [/docs/spec/crew.md](/docs/spec/crew.md) | `S4-W41-01` |
"""


def test_a_backlog_page_by_itself_is_read_whole() -> None:
    analysis = read({"plan/IMPROVEMENT_BACKLOG.md": ALONE})

    assert statuses(analysis) == {
        "HRB-TIDE-01": "unknown",
        "HRB-TIDE-02": "unknown",
        "HRB-CREW-01": "unknown",
    }
    first = analysis.items[0]
    assert (first.item.title, first.item.category) == ("Tide tables offline", "TIDE")
    assert first.item.location == Location("plan/IMPROVEMENT_BACKLOG.md", 17)
    assert [document.target.file for document in first.documents] == ["spec/tides.md"]
    assert [document.target.state for document in first.documents] == [TargetState.MISSING]
    assert [(ledger.file, ledger.exists) for ledger in analysis.ledgers] == [
        ("plan/PROMISES.md", False),
        ("plan/GAPS.md", False),
    ]
    assert analysis.governed == frozenset()
    assert analysis.superseded == {}
    assert [column.role for column in analysis.recognitions[0].columns] == [
        Role.ID,
        Role.TITLE,
        Role.DOCUMENT,
        Role.STEP,
    ]


def test_with_its_checklists_and_ledgers_the_statuses_follow() -> None:
    analysis = read(
        {
            "plan/IMPROVEMENT_BACKLOG.md": ALONE,
            "plan/PROMISES.md": "# Promises\n\n- HRB-TIDE-01 is kept.\n- S4-W40-02 is kept.\n",
            "plan/GAPS.md": "# Gaps\n\nHRB-TIDE-01 is closed.\n",
            "todo/stage-4/wave-40.md": "- [x] step S4-W40-01: a\n- [x] step S4-W40-02: b\n",
            "todo/stage-4/wave-41.md": "- [~] step S4-W41-01: handover\n",
            "todo/stage-5/wave-50.md": "- [ ] step S5-W50-01: other\n",
        },
        ledger_evidence=["mention"],
    )

    assert statuses(analysis) == {
        "HRB-TIDE-01": "done",
        "HRB-TIDE-02": "awaiting-ledgers",
        "HRB-CREW-01": "in-progress",
    }
    waiting = analysis.items[1]
    assert waiting.written is Status.DONE
    assert [fact.text for fact in waiting.evidence] == [
        "S4-W40-02 is ticked",
        "Promises names S4-W40-02",
        "Gaps names neither the item nor its steps",
    ]
    assert analysis.governed == {"todo/stage-4/wave-40.md", "todo/stage-4/wave-41.md"}
    assert list(analysis.steps) == ["S4-W40-01", "S4-W40-02", "S4-W41-01", "S5-W50-01"]


def test_settings_say_what_is_governed() -> None:
    pages = {
        "plan.md": PLAN,
        "ledger.md": "# Ledger\n",
        "todo.md": "- [ ] S-1: x\n",
        "old.md": "# Old improvements\n",
    }

    analysis = read(
        pages,
        ledgers=["ledger.md", "none.md"],
        checklists=["todo*"],
        supersedes=["old.md"],
        ledger_evidence=["mention"],
    )

    config = Location("../mkdocs.yml", 1)
    assert [(ledger.file, ledger.exists, ledger.location) for ledger in analysis.ledgers] == [
        ("ledger.md", True, config),
        ("none.md", False, config),
    ]
    assert analysis.governed == {"todo.md"}
    assert analysis.superseded == {"old.md": config}
    assert statuses(analysis) == {"A-1": "awaiting-ledgers", "A-2": "open"}


def test_front_matter_says_it_for_its_own_page_and_wins() -> None:
    own = "---\nbacklog:\n  ledgers: [own.md]\n---\n"
    pages = {"a.md": own + PLAN, "b.md": PLAN.replace("A-", "B-"), "own.md": "", "set.md": ""}

    analysis = read(pages, ledgers=["set.md"])

    assert [(ledger.backlog, ledger.file) for ledger in analysis.ledgers] == [
        ("a.md", "own.md"),
        ("b.md", "set.md"),
    ]


def test_settings_say_which_pages_words_and_ids_count() -> None:
    pages = {
        "plan.md": PLAN,
        "risks.md": f"# Risks\n\n{TABLE}| R-1 | Fire | rosy |\n| x1 | y | |\n".replace(
            "ID", "Zorp"
        ),
    }

    analysis = read(
        pages,
        matrices=["risks.md"],
        columns={"id": ["Zorp"]},
        statuses={"deferred": ["rosy"]},
        id_pattern=r"R-\d+",
    )

    assert [backlog.src_uri for backlog in analysis.backlogs] == ["risks.md"]
    assert statuses(analysis)["R-1"] == "deferred"
    assert [row.text for row in analysis.backlogs[0].matrices[0].odd_ids] == ["x1"]


@pytest.mark.parametrize(
    ("options", "page"),
    [
        ({}, "backlog/items/A-1.md"),
        ({"pages": "plan/x"}, "plan/x/items/A-1.md"),
        ({"pages": False}, None),
        ({"item_pages": False}, None),
    ],
)
def test_settings_say_where_pages_of_items_are(
    options: dict[str, object], page: str | None
) -> None:
    analysis = analyze(site({"plan.md": PLAN}), Settings.from_mapping(options))

    assert analysis.items[0].page == page


def test_items_with_names_that_files_cannot_have_get_pages_of_their_own() -> None:
    analysis = read({"a.md": PLAN, "b.md": PLAN.replace("A-1", "a-1").replace("A-2", "CON")})

    assert [entry.anchor for entry in analysis.items] == ["A-1", "A-2", "a-1-2", "CON-"]


def test_without_a_backlog_there_is_nothing() -> None:
    analysis = read({"index.md": "# Home\n\n[a](none.md) A-1\n"})

    assert (analysis.items, analysis.backlogs, analysis.ledgers) == ((), (), ())
    assert [found.target.state for found in analysis.links] == [TargetState.MISSING]
    assert [finding.rule.name for finding in analysis.findings] == ["link-target-missing"]
    assert read({}).documents == {}


def test_without_a_step_column_the_boxes_that_bear_an_id_count() -> None:
    table = "| ID | Title |\n|---|---|\n| A-1 | One |\n| A-2 | Two |\n"
    pages = {"plan.md": f"# Backlog\n\n{table}", "todo.md": "- [x] A-1: one\n- [ ] B-1: other\n"}

    assert statuses(read(pages)) == {"A-1": "done", "A-2": "unknown"}


def test_a_label_in_running_words_counts_where_a_row_refers_to_it() -> None:
    table = "| ID | Title | TODO step |\n|---|---|---|\n| A-1 | One | B7 |\n"
    pages = {"plan.md": f"# Backlog\n\n{table}", "todo.md": "- [x] B7 text\n- [ ] C7 text\n"}

    analysis = read(pages)

    assert statuses(analysis) == {"A-1": "done"}
    assert list(analysis.steps) == ["B7"]


def test_mentions_leave_out_the_own_row_and_declared_names_are_not_unknown() -> None:
    pages = {
        "plan.md": f"# Backlog\n\n{TABLE}| FR-1 | One | open |\n| FR-2 | see FR-1 | open |\n",
        "b.md": "# FR-7\n\nFR-1, FR-7, FR-8, FR-9 and FR-10\n\n- [ ] FR-8: x\n\n"
        "| A |\n|---|\n| FR-9 |\n",
    }

    analysis = read(pages)

    first, second = analysis.items
    assert [mention.location for mention in first.mentions] == [Location("b.md", 3)]
    assert second.mentions == ()
    assert [mention.item for mention in analysis.unknown_mentions] == ["FR-10"]


def test_known_findings_are_set_apart() -> None:
    pages = {"plan.md": f"# Backlog\n\n{TABLE}| A-1 | One | rosy |\n"}
    findings = read(pages).findings

    baseline = Baseline(name="known.json", entries=known_findings(findings))

    analysis = analyze(site(pages), Settings(), baseline=baseline)

    assert findings
    assert analysis.findings == ()
    assert analysis.known == findings
