from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import ERROR, TELLS_WARNING, WARNING, Ended

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Run, Write


def test_a_clean_project_exits_0_with_its_verdict(run: Run, project: Write) -> None:
    project()

    assert run("check") == Ended(code=0, out="3 items: 1 done, 2 open; no findings\n", err="")


def test_warnings_are_told_and_fail_only_when_strict(run: Run, project: Write) -> None:
    project(WARNING)

    calm, strict = run("check"), run("check", "--strict")

    assert (calm.code, strict.code) == (0, 1)
    assert calm.out == strict.out
    assert calm.out.startswith(TELLS_WARNING)
    assert calm.out.splitlines()[-1].startswith("3 items: 1 done, 1 open, 1 unknown; 1 warning")
    assert calm.err == ""


def test_errors_fail(run: Run, project: Write) -> None:
    project(ERROR)

    ended = run("check")

    assert ended.code == 1
    assert ended.out.startswith("docs/BACKLOG.md:8: error: BKL105 id-duplicate: ")


def test_a_rule_can_be_weighed_anew(run: Run, project: Write) -> None:
    project(WARNING, "plugins:\n  - backlog:\n      rules: {step-missing: error}\n")
    assert run("check").code == 1

    project(ERROR, "plugins:\n  - backlog:\n      rules: {BKL105: off}\n")
    assert run("check").code == 0


def test_the_settings_file_can_be_named(
    run: Run, project: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(WARNING)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    ended = run("check", "-f", "../mkdocs.yml")

    assert ended.code == 0
    assert ended.out.startswith(TELLS_WARNING)


@pytest.mark.parametrize("form", ["json", "sarif", "github", "text"])
def test_every_format_goes_to_stdout_or_to_a_file(
    run: Run, project: Write, tmp_path: Path, form: str
) -> None:
    project(WARNING)

    printed = run("check", "--format", form)
    written = run("check", "--format", form, "-o", "report.out")

    assert (printed.code, printed.err) == (0, "")
    assert run("check", "--format", form, "-o", "-") == printed
    assert (written.code, written.out) == (0, "")
    assert written.err.startswith("report.out: 3 items: 1 done, 1 open, 1 unknown; 1 warning")
    assert (tmp_path / "report.out").read_text(encoding="utf-8") == printed.out
    assert "S1-W2-09" in printed.out
    if form in {"json", "sarif"}:
        assert json.loads(printed.out)


def test_findings_fail_in_every_format(run: Run, project: Write) -> None:
    project(ERROR)

    codes = {run("check", "--format", form).code for form in ("json", "sarif", "github", "text")}

    assert codes == {1}


def test_what_was_recognised_is_told_beside_the_findings(run: Run, project: Write) -> None:
    project()

    ended = run("check", "-v")

    assert ended.out == "3 items: 1 done, 2 open; no findings\n"
    assert ended.err.startswith("backlog docs/BACKLOG.md: Pier backlog\n  matrix docs/BACKLOG.md:3")


def test_a_project_without_a_backlog_is_never_clean(run: Run, project: Write) -> None:
    project({"index.md": "# Home\n\n| Name | Depth |\n|---|---|\n| East | 4 m |\n"})

    for command in ("check", "list", "status", "export"):
        ended = run(command)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(
            "no backlog found in 1 page: the option 'matrices' names the pages that hold one; "
            "the tables are: docs/index.md:3: "
        )


def test_pages_without_tables_are_told_as_such(run: Run, project: Write) -> None:
    project({"index.md": "# Home\n"})

    assert run("check").err == (
        "no backlog found in 1 page: the option 'matrices' names the pages that hold one, "
        "and there are no tables\n"
    )


def test_a_named_page_without_a_matrix_is_a_finding(run: Run, project: Write) -> None:
    project({"index.md": "# Home\n"}, "plugins:\n  - backlog: {matrices: [index.md]}\n")

    ended = run("check")

    assert ended.code == 1
    assert "BKL101 matrix-missing" in ended.out


def test_wrong_settings_exit_2_with_all_problems(run: Run, project: Write) -> None:
    project(config="plugins:\n  - backlog:\n      badges: 3\n      rules: {BKL999: off}\n")

    assert run("check") == Ended(
        code=2,
        out="",
        err="mkdocs.yml:3: option 'badges': must be true or false, not 3\n"
        "mkdocs.yml:4: option 'rules': no rule 'bkl999'; did you mean 'bkl903'?\n",
    )


def test_no_settings_file_exits_2(run: Run) -> None:
    ended = run("check")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("no mkdocs.yml here; ")
    assert run("check", "-f", "gone.yml").err == "settings file 'gone.yml' does not exist\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--format", "xml"],
        ["check", "extra"],
        ["list", "--status", "finished"],
        ["list", "-f", "mkdocs.yml", "x.md"],
        ["show"],
        ["paint"],
        ["check", "-o", "."],
    ],
)
def test_wrong_usage_exits_2(run: Run, arguments: list[str]) -> None:
    ended = run(*arguments)

    assert (ended.code, ended.out) == (2, "")
    assert "Usage: " in ended.err


def test_notes_go_to_stderr(run: Run, project: Write, tmp_path: Path) -> None:
    project()
    (tmp_path / "docs" / "hosts.md").symlink_to("/etc/hosts")

    ended = run("check")

    assert ended.out == "3 items: 1 done, 2 open; no findings\n"
    assert ended.err == ("note: docs/hosts.md leads out of the documentation, so it was not read\n")
