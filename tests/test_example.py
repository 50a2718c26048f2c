"""The story that the example tells is the one that is read from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_backlog.model.analysis import Analysis, LedgerState, TargetState
from mkdocs_backlog.model.backlog import GovernanceKind
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.rules import rule_names
from mkdocs_backlog.settings import Settings
from mkdocs_backlog.sources.project import read_project

EXAMPLE = Path(__file__).parent.parent / "example-site" / "docs"
CONFIG = EXAMPLE.parent / "mkdocs.yml"


@pytest.fixture(scope="module")
def example() -> Analysis:
    pages = {
        file.relative_to(EXAMPLE).as_posix(): file.read_text(encoding="utf-8")
        for file in EXAMPLE.rglob("*.md")
    }
    # Its home page shows a view, which only the settings can define.
    views = read_project(str(CONFIG), rule_names=rule_names()).settings.views
    return analyze(Site(pages=pages, files=frozenset(pages)), Settings(views=views))


def test_the_example_needs_no_option(example: Analysis) -> None:
    (backlog,) = example.backlogs

    assert backlog.src_uri == "reference/IMPROVEMENT_BACKLOG.md"
    assert [rule.kind for rule in backlog.governance] == list(GovernanceKind)
    assert [ledger.file for ledger in example.ledgers] == [
        "reference/CONFORMANCE.md",
        "reference/LIMITATIONS.md",
        "reference/DRIFT_MATRIX.md",
    ]
    assert all(ledger.exists for ledger in example.ledgers)
    assert list(example.superseded) == ["reference/logs/IMPROVEMENT_LOG_2025.md"]
    assert {uri.split("/")[2][:8] for uri in example.governed} == {"stage-10"}


def test_the_example_tells_the_status_of_each_item(example: Analysis) -> None:
    by_status: dict[str, list[str]] = {}
    for entry in example.items:
        name = entry.item.id.removeprefix("IMP-BACKLOG-")
        by_status.setdefault(str(entry.status), []).append(name)

    assert by_status == {
        "done": [
            *("ARCH-01", "ARCH-02", "ARCH-03", "ARCH-04"),
            *("DOC-01", "DOC-03", "SEC-01", "SEC-02"),
        ],
        "in-progress": ["DOC-02", "TEST-01", "TEST-03"],
        "open": ["TEST-02", "FE-01", "FE-02"],
        "blocked": ["FE-03"],
        "deferred": ["SEC-03"],
    }


def test_every_link_and_step_of_the_example_leads_somewhere(example: Analysis) -> None:
    assert {found.target.state for found in example.links} <= {
        TargetState.FOUND,
        TargetState.EXTERNAL,
    }
    assert all(step.boxes for entry in example.items for step in entry.steps)
    assert all(entry.documents and entry.mentions for entry in example.items)
    assert example.unknown_mentions == ()
    assert {str(finding.severity) for finding in example.findings} == {"info"}


def test_an_item_of_the_example_has_everything_that_is_tied_to_it(example: Analysis) -> None:
    found = example.item("imp-backlog-sec-02")

    assert found is not None
    assert example.item("none") is None
    assert (found.item.category, found.page) == ("SEC", "backlog/items/IMP-BACKLOG-SEC-02.md")
    assert found.anchor == "IMP-BACKLOG-SEC-02"
    assert [document.target.file for document in found.documents] == ["spec/security/auth.md"]
    assert [step.key for step in found.steps] == ["S10-W102-04"]
    assert [entry.state for entry in found.ledgers] == [
        LedgerState.EVIDENCED,
        LedgerState.UNKNOWN,
        LedgerState.UNKNOWN,
    ]
