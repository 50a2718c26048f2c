"""Known findings: written down by a command, set apart in every check and build after it."""

from __future__ import annotations

import io
import json
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from mkdocs_backlog.cli import main
from mkdocs_backlog.errors import SourceError
from mkdocs_backlog.model.baseline import fingerprints, known_findings
from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.rules import rule_names
from mkdocs_backlog.settings import DEFAULT_BASELINE, Settings
from mkdocs_backlog.sources.baseline import read_baseline
from tests.support import build_site, write_tree

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "backlog.md": """\
# Backlog

| ID | Theme | Status |
|---|---|---|
| FR-1 | Search | open |
| FR-2 | [Filter](gone.md) | purple |
""",
    "index.md": "# Home\n\n[one](lost.md), [again](lost.md)\n",
}
MORE = "[new](missing.md)\n"


def _check(folder: Path, *arguments: str) -> tuple[int, list[str], str]:
    """Returns the exit code, the lines and the asides of `check` in a folder."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    ended = pytest.raises(SystemExit)
    with chdir(folder), redirect_stdout(out), redirect_stderr(err), ended as stop:
        main(["check", *arguments], prog_name="mkdocs-backlog")
    assert isinstance(stop.value.code, int)
    told = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return stop.value.code, told[0].splitlines(), told[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Returns a project with four findings, none of them known."""
    write_tree(tmp_path, {"mkdocs.yml": "site_name: Test\n"})
    write_tree(tmp_path / "docs", PAGES)
    return tmp_path


def test_known_findings_count_but_neither_print_nor_fail(project: Path) -> None:
    before = _check(project, "--strict")
    written = _check(project, "--write-baseline")
    after = _check(project, "--strict")

    assert before[0] == 1
    assert len(before[1]) == 5
    assert written == (0, [], ".backlog-baseline.json: 4 findings written down as known\n")
    assert after == (0, ["2 items: 1 open, 1 unknown; no new findings, 4 known"], "")


def test_new_findings_print_and_fail_beside_known_ones(project: Path) -> None:
    _check(project, "--write-baseline")
    page = project / "docs" / "index.md"
    page.write_text(f"# Home\n\nA line more.\n\n{MORE}\n{PAGES['index.md']}", encoding="utf-8")

    code, lines, _ = _check(project, "--strict")

    assert code == 1
    assert lines[0].startswith("docs/index.md:5: warning: BKL201 link-target-missing: ")
    assert lines[1:] == ["2 items: 1 open, 1 unknown; 1 warning, 4 known"]


def test_one_more_of_the_same_is_new(project: Path) -> None:
    _check(project, "--write-baseline")
    page = project / "docs" / "index.md"
    page.write_text(f"{PAGES['index.md']}\n[third](lost.md)\n", encoding="utf-8")

    _, lines, _ = _check(project)

    assert [line.partition(": ")[0] for line in lines[:-1]] == ["docs/index.md:5"]


def test_fixed_findings_are_told_as_removable(project: Path) -> None:
    _check(project, "--write-baseline")
    (project / "docs" / "index.md").write_text("# Home\n\n[one](lost.md)\n", encoding="utf-8")

    one, verbose = _check(project), _check(project, "-v")
    (project / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    two = _check(project)

    cure = "'mkdocs-backlog check --write-baseline' takes out what is fixed\n"
    assert one[2] == f".backlog-baseline.json: 1 entry without a finding; {cure}"
    assert "\nfixed: docs/index.md: BKL201 'lost.md'\n" in verbose[2]
    assert two[2] == f".backlog-baseline.json: 2 entries without a finding; {cure}"


def test_every_format_leaves_out_what_is_known(project: Path) -> None:
    _check(project, "--write-baseline")

    results = {
        form: _check(project, "--format", form)[1] for form in ("json", "sarif", "github", "junit")
    }

    assert json.loads("\n".join(results["json"]))["findings"] == []
    assert json.loads("\n".join(results["sarif"]))["runs"][0]["results"] == []
    assert results["github"] == ["2 items: 1 open, 1 unknown; no new findings, 4 known"]
    assert 'failures="0"' in results["junit"][1]


def test_another_file_can_be_written_and_named(project: Path) -> None:
    told = _check(project, "--write-baseline", "known.json")[2]
    assert told.splitlines()[1] == "it is read where the option 'baseline' in mkdocs.yml names it"
    assert _check(project)[1][-1].endswith("; 4 warnings")

    config = "plugins:\n  - backlog:\n      baseline: known.json\n"
    write_tree(project, {"mkdocs.yml": config})

    assert _check(project)[1][-1].endswith("; no new findings, 4 known")
    assert len(_check(project, "--write-baseline")[2].splitlines()) == 1


def test_no_baseline_is_read_where_the_option_is_false(project: Path) -> None:
    _check(project, "--write-baseline")
    write_tree(project, {"mkdocs.yml": "plugins:\n  - backlog:\n      baseline: false\n"})

    assert _check(project)[1][-1].endswith("; 4 warnings")
    assert "option 'baseline'" in _check(project, "--write-baseline")[2]


def test_a_baseline_never_replaces_a_page(project: Path) -> None:
    code, _, told = _check(project, "--write-baseline", "docs/index.md")

    assert code == 2
    assert told.startswith("'docs/index.md' would be a page of the documentation")


def test_file_is_sorted_and_the_same_for_the_same_documents(project: Path) -> None:
    _check(project, "--write-baseline")
    file = project / DEFAULT_BASELINE
    first = file.read_bytes()
    _check(project, "--write-baseline")

    data = json.loads(first)
    assert file.read_bytes() == first
    assert (data["schemaVersion"], data["kind"]) == (1, "backlog-baseline")
    assert [(e["file"], e["code"], e["subject"]) for e in data["findings"]] == [
        ("backlog.md", "BKL108", "purple"),
        ("backlog.md", "BKL201", "gone.md"),
        ("index.md", "BKL201", "lost.md"),
        ("index.md", "BKL201", "lost.md"),
    ]


def test_mark_depends_on_neither_line_nor_severity() -> None:
    moved = {**PAGES, "index.md": f"# Home\n\nText.\n\n{PAGES['index.md']}"}
    rules = {"link-target-missing": "error", "status-unknown": "info"}

    [here, there] = [
        [
            mark
            for mark, _ in fingerprints(
                analyze(
                    Site(pages=pages, files=frozenset(pages)),
                    Settings.from_mapping({"rules": chosen}, rule_names=rule_names()),
                ).findings
            )
        ]
        for pages, chosen in ((PAGES, {}), (moved, rules))
    ]

    assert here == there
    assert len(set(here)) == 4


def test_mark_depends_on_rule_file_item_and_subject() -> None:
    [finding, *_] = analyze(Site(pages=PAGES, files=frozenset(PAGES)), Settings()).findings
    problem = finding.problem
    others = [
        replace(finding, rule=replace(finding.rule, code="BKL999")),
        replace(finding, problem=replace(problem, location=replace(problem.location, path="x.md"))),
        replace(finding, problem=replace(problem, item="FR-9")),
        replace(finding, problem=replace(problem, subject="other")),
    ]

    marks = {mark for mark, _ in fingerprints([finding, *others])}

    assert len(marks) == 5
    assert all(mark.endswith(":1") for mark in marks)
    louder = replace(finding, severity=Severity.ERROR)
    assert known_findings([louder]) == known_findings([finding])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing",
        "[]",
        "{}",
        '{"findings": 3}',
        '{"findings": [3]}',
        '{"findings": [{"fingerprint": "a", "code": "b", "file": 3, "subject": ""}]}',
        "[" * 100_000,
        "\udcff",
    ],
)
def test_file_that_is_no_baseline_stops_the_check(tmp_path: Path, text: str) -> None:
    (tmp_path / DEFAULT_BASELINE).write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(SourceError, match="is no baseline; write it with 'mkdocs-backlog check"):
        read_baseline(Settings(), tmp_path)


def test_named_baseline_that_is_not_there_stops_the_check(tmp_path: Path) -> None:
    assert read_baseline(Settings(), tmp_path) is None
    with pytest.raises(SourceError, match=r"the baseline '.*/known.json' does not exist; write it"):
        read_baseline(Settings(baseline="known.json"), tmp_path)


def test_build_logs_only_what_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = {
        "plugins": [{"backlog": {"history": False}}],
        "validation": {"links": {"anchors": "warn"}},
    }
    pages = {**PAGES, "index.md": "# Home\n\n[b](backlog.md#nowhere), [c](backlog.md#away)\n"}
    first = build_site(tmp_path, pages, options)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(["check", "--write-baseline"])
    pages["index.md"] += MORE

    second = build_site(tmp_path, pages, options)

    assert [("BKL" in message) for message in first.messages] == [True] * 4
    assert [message.partition(": warning: ")[0] for message in second.messages] == [
        "docs/index.md:4"
    ]
    assert "4 findings written down" in capsys.readouterr().err


def test_build_tells_how_many_are_known_and_which_entries_can_go(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    options = {"history": False, "baseline": "known.json"}
    _check(project, "--write-baseline", "known.json")
    fixed = {**PAGES, "index.md": "# Home\n"}

    with caplog.at_level("INFO"):
        build_site(project, fixed, {"plugins": [{"backlog": options}]})

    told = [r.getMessage() for r in caplog.records if r.name == "mkdocs.plugins.backlog"]
    assert told == [
        "backlog: 2 items: 1 open, 1 unknown; no new findings, 2 known",
        (
            "known.json: 2 entries without a finding; "
            "'mkdocs-backlog check --write-baseline' takes out what is fixed"
        ),
    ]


def test_build_stops_at_a_file_that_is_no_baseline(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_tree(tmp_path, {DEFAULT_BASELINE: "no"})

    with pytest.raises(Abort):
        build_site(tmp_path, PAGES, {"plugins": ["backlog"]})

    assert any("is no baseline; write it with" in record.getMessage() for record in caplog.records)
