from __future__ import annotations

import csv
import io
import json
import os
import pty
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mkdocs_backlog.cli import main
from mkdocs_backlog.cli.output import find_screen
from tests.support import write_tree

ROOT = Path(__file__).parent.parent
BACKLOG = """\
# Pier backlog

| ID | Theme | Canonical Doc | TODO Step |
|---|---|---|---|
| PB-ARCH-01 | Pool tuning | [pool](spec/pool.md) | `S1-W1-01` |
| PB-ARCH-02 | Drills | [drill](spec/drill.md) | `S1-W1-02` |
| PB-UI-01 | Themes | [ui](spec/ui.md) | `S1-W2-01` |
"""
DOCS = {
    "BACKLOG.md": BACKLOG,
    "spec/pool.md": "# Pool\n",
    "spec/drill.md": "# Drill\n",
    "spec/ui.md": "# UI\n",
    "todo.md": "# Steps\n\n- [x] S1-W1-01: tune\n- [ ] S1-W1-02: drill\n- [ ] S1-W2-01: theme\n",
}
WARNING = {**DOCS, "BACKLOG.md": BACKLOG.replace("S1-W2-01", "S1-W2-09")}
ERROR = {**DOCS, "BACKLOG.md": f"{BACKLOG}| PB-UI-01 | Twice | [ui](spec/ui.md) | `S1-W2-01` |\n"}
TELLS_WARNING = "docs/BACKLOG.md:7: warning: BKL301 step-missing: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]
Write = Callable[..., None]


@pytest.fixture
def run(
    capsysbinary: pytest.CaptureFixture[bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Returns what runs the program in the folder of a test."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "MKDOCS_BACKLOG_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def run_program(*arguments: str) -> Ended:
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as stop:
            main(arguments, prog_name="mkdocs-backlog")
        captured = capsysbinary.readouterr()
        code = stop.value.code
        assert isinstance(code, int)
        return Ended(code=code, out=captured.out.decode(), err=captured.err.decode())

    return run_program


@pytest.fixture
def project(tmp_path: Path) -> Write:
    """Returns what writes a project into the folder of a test."""

    def write_project(docs: dict[str, str] = DOCS, config: str = "site_name: Pier\n") -> None:
        write_tree(tmp_path, {"mkdocs.yml": config})
        write_tree(tmp_path / "docs", docs)

    return write_project


# check


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


# list


def test_items_are_listed(run: Run, project: Write) -> None:
    project()

    assert run("list") == Ended(
        code=0,
        out="ID          STATUS  TITLE        STEP      DOCUMENT\n"
        "PB-ARCH-01  done    Pool tuning  S1-W1-01  pool\n"
        "PB-ARCH-02  open    Drills       S1-W1-02  drill\n"
        "PB-UI-01    open    Themes       S1-W2-01  ui\n",
        err="",
    )


def listed(ended: Ended) -> list[str]:
    """Returns the IDs of a list in JSON."""
    return [item["id"] for item in json.loads(ended.out)["items"]]


def test_a_list_can_be_filtered(run: Run, project: Write) -> None:
    project(config="plugins:\n  - backlog: {categories: {ARCH: Architecture, NO: None}}\n")
    base = ("list", "--format", "json")

    assert listed(run(*base, "--status", "OPEN")) == ["PB-ARCH-02", "PB-UI-01"]
    assert listed(run(*base, "--category", "ui")) == ["PB-UI-01"]
    assert listed(run(*base, "--category", "architecture")) == ["PB-ARCH-01", "PB-ARCH-02"]
    assert listed(run(*base, "--status", "open", "--category", "arch")) == ["PB-ARCH-02"]
    assert listed(run(*base, "--status", "blocked")) == []


def test_a_category_that_no_item_has_is_told(run: Run, project: Write) -> None:
    project()

    ended = run("list", "--category", "archs", "--format", "csv")

    assert ended.code == 0
    assert len(ended.out.splitlines()) == 1
    assert ended.err == "no item has the category 'archs'; did you mean 'ARCH'?\n"


def test_a_list_for_programs_has_items_and_summary_only(run: Run, project: Write) -> None:
    project()

    data = json.loads(run("list", "--format", "json").out)
    rows = [*csv.DictReader(io.StringIO(run("list", "--format", "csv").out))]

    assert list(data) == ["schemaVersion", "kind", "generator", "items", "summary"]
    assert [row["id"] for row in rows] == ["PB-ARCH-01", "PB-ARCH-02", "PB-UI-01"]


def test_single_files_need_no_settings_file(run: Run, tmp_path: Path) -> None:
    write_tree(tmp_path / "notes", DOCS)

    ended = run("list", "notes/BACKLOG.md")

    assert ended.code == 0
    assert "PB-ARCH-01  unknown  Pool tuning" in ended.out
    assert ended.err == (
        "note: steps are looked up in the given files only; give their folder to see the rest\n"
    )
    both = run("list", "notes/BACKLOG.md", "notes/todo.md")
    assert "PB-ARCH-01  done" in both.out
    assert both.err == ""


def test_a_folder_needs_no_settings_file(run: Run, tmp_path: Path) -> None:
    write_tree(tmp_path / "notes", WARNING)

    ended = run("list", "notes", "--format", "json")

    assert ended.err == ""
    assert json.loads(ended.out)["items"][0]["source"] == {"file": "BACKLOG.md", "line": 5}


def test_a_register_is_listed_where_its_file_is_named(run: Run, tmp_path: Path) -> None:
    risks = "# Risks\n\n| ID | Risk | Status |\n|---|---|---|\n| R-1 | flood | open |\n"
    write_tree(tmp_path, {"BACKLOG.md": BACKLOG, "risks.md": risks})

    assert listed(run("list", "risks.md", "--format", "json")) == ["R-1"]
    assert "R-1" not in listed(run("list", ".", "--format", "json"))


# show, status, export, rule


def test_an_item_is_shown_by_its_id_in_any_case(run: Run, project: Write) -> None:
    project()

    ended = run("show", "pb-arch-01")

    assert ended.code == 0
    assert ended.out.startswith("PB-ARCH-01  Pool tuning\ndone\n")
    assert "  S1-W1-01 is ticked (docs/todo.md:3)\n" in ended.out
    data = json.loads(run("show", "PB-ARCH-01", "--format", "json").out)
    assert [item["id"] for item in data["items"]] == ["PB-ARCH-01"]


def test_an_unknown_item_is_answered_with_the_nearest(run: Run, project: Write) -> None:
    project()

    assert run("show", "PB-ARCH-1") == Ended(
        code=2, out="", err="no item 'PB-ARCH-1'; did you mean 'PB-ARCH-01'?\n"
    )
    assert run("show", "\x1b[2J").err == ("no item '\\x1b[2J'; mkdocs-backlog list shows all\n")


def test_the_backlog_is_shown_at_a_glance(run: Run, project: Write) -> None:
    project(config="plugins:\n  - backlog: {categories: {ARCH: Architecture}}\n")

    ended = run("status")

    assert ended.code == 0
    assert ended.out.splitlines()[0].endswith("1 of 3 done   33 %")
    assert "  Architecture  1/2  ████" in ended.out


@pytest.mark.parametrize("form", ["json", "csv", "needs"])
def test_the_backlog_is_exported(run: Run, project: Write, tmp_path: Path, form: str) -> None:
    project(ERROR)

    printed = run("export", "--format", form)
    written = run("export", "--format", form, "-o", "out.data")

    assert (printed.code, written.code) == (0, 0)
    assert (written.out, written.err) == ("", "")
    assert (tmp_path / "out.data").read_bytes().decode() == printed.out
    assert "PB-ARCH-01" in printed.out


def test_the_rules_are_listed_and_explained(run: Run) -> None:
    catalogue = run("rule")

    assert catalogue.code == 0
    codes = [line.split()[0] for line in catalogue.out.splitlines()]
    assert codes == sorted(codes)
    assert "BKL301" in codes
    for name in ("BKL301", "bkl301", "step-missing"):
        page = run("rule", name)
        assert page.code == 0
        assert page.out.startswith("# BKL301 step-missing\n\n")
        assert "## How to fix" in page.out


def test_an_unknown_rule_is_answered_with_the_nearest(run: Run) -> None:
    assert run("rule", "step-mising") == Ended(
        code=2, out="", err="no rule 'step-mising'; did you mean 'step-missing'?\n"
    )


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_names_the_commands_and_exit_codes(run: Run, flag: str) -> None:
    ended = run(flag)

    assert ended.code == 0
    for word in ("check", "list", "show", "export", "status", "rule", "Exit codes: 0 clean"):
        assert word in ended.out


def test_the_manual_names_every_command_and_option() -> None:
    manual = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")

    for name, command in main.commands.items():
        assert f"\n## {name}\n" in manual
        options = [name for parameter in command.params for name in parameter.opts]
        for option in filter(lambda name: name.startswith("-"), options):
            assert f"`{option}" in manual


# Files


def test_a_file_is_replaced_as_a_whole_and_keeps_its_permissions(
    run: Run, project: Write, tmp_path: Path
) -> None:
    project()
    target = tmp_path / "kept.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    (tmp_path / "link.json").symlink_to("kept.json")

    run("export", "-o", "link.json")

    assert json.loads(target.read_text(encoding="utf-8"))
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert (tmp_path / "link.json").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "docs",
        "kept.json",
        "link.json",
        "mkdocs.yml",
    ]


def test_a_new_file_has_the_usual_permissions(run: Run, project: Write, tmp_path: Path) -> None:
    project()
    mask = os.umask(0o027)
    try:
        run("export", "-o", "new.json")
    finally:
        os.umask(mask)

    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o640


def test_pages_of_the_documentation_are_never_written_over(
    run: Run, project: Write, tmp_path: Path
) -> None:
    project()

    for path in ("docs/BACKLOG.md", "docs/new.md", "docs/spec/../BACKLOG.md"):
        ended = run("export", "-o", path)
        assert ended.code == 2
        assert ended.err.endswith("would be a page of the documentation; choose another file\n")
    assert (tmp_path / "docs" / "BACKLOG.md").read_text(encoding="utf-8") == BACKLOG
    assert run("export", "-o", "docs/data.json").code == 0


def test_what_cannot_be_written_leaves_nothing_behind(
    run: Run, project: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project()

    assert run("export", "-o", "gone/x.json").err == (
        "'gone/x.json' cannot be written: No such file or directory\n"
    )

    def full(_path: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ended = run("export", "-o", "x.json")

    assert ended.code == 2
    assert ended.err == "'x.json' cannot be written: No space left on device\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "mkdocs.yml"]


def test_a_pipe_is_written_to_and_not_replaced(run: Run, project: Write, tmp_path: Path) -> None:
    project()
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE) as reader:
        try:
            ended = run("export", "-o", "pipe")
            out, _err = reader.communicate(timeout=10)
        finally:
            reader.kill()  # nobody else would end it if nothing is written

    assert ended.code == 0
    assert json.loads(out)
    assert (tmp_path / "pipe").is_fifo()


# The terminal


def test_a_terminal_gets_groups_and_colours(
    run: Run, project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(WARNING)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")

    coloured = run("check").out
    monkeypatch.setenv("NO_COLOR", "1")
    plain = run("check").out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")

    assert plain.startswith("docs/BACKLOG.md\n  7  warning  BKL301 step-missing  ")
    assert "\x1b[33mwarning\x1b[0m" in coloured
    assert "\x1b" not in plain
    assert run("check").out == plain


def test_lines_are_shown_on_a_terminal_where_more_is_asked_for(
    run: Run, project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(WARNING)
    piped = run("check", "-v").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")

    lines = run("check", "-v").out.splitlines()

    assert lines[2] == "    | PB-UI-01 | Themes | [ui](spec/ui.md) | `S1-W2-09` |"
    assert lines[3].index("^") == lines[2].index("`S1-W2-09`")
    assert "^" not in run("check").out
    assert "^" not in piped


def test_colours_can_be_forced_into_a_pipe(
    run: Run, project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(WARNING)
    monkeypatch.setenv("FORCE_COLOR", "1")

    forced = run("check").out
    monkeypatch.setenv("FORCE_COLOR", "0")

    assert forced.startswith("docs/BACKLOG.md:7: \x1b[33mwarning\x1b[0m: BKL301")
    assert run("check").out.startswith(TELLS_WARNING)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in run("check", "--format", "json").out


@pytest.mark.parametrize(
    ("stream", "blocks"),
    [
        (io.StringIO(), False),
        (io.TextIOWrapper(io.BytesIO(), encoding="latin-1"), False),
        (io.TextIOWrapper(io.BytesIO(), encoding="cp437"), True),
        (io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), True),
    ],
)
def test_bars_are_of_what_the_encoding_has(
    monkeypatch: pytest.MonkeyPatch, stream: io.TextIOBase, *, blocks: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", stream)

    assert find_screen().blocks is blocks


def program(tmp_path: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:  # noqa: ANN401 # as subprocess.run
    """Runs the program in a process of its own."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.endswith("_COLOR")},
        "PYTHONPATH": str(ROOT),
        **options.pop("env", {}),
    }
    command = [sys.executable, "-m", "mkdocs_backlog", *arguments]
    return subprocess.run(command, cwd=tmp_path, env=environment, check=False, **options)


def test_a_terminal_of_another_encoding_gets_all_lines(project: Write, tmp_path: Path) -> None:
    project({**DOCS, "BACKLOG.md": BACKLOG.replace("Themes", "Thèmes 漢")})
    latin = {"PYTHONIOENCODING": "latin-1"}

    text = program(tmp_path, "list", env=latin, capture_output=True)
    data = program(tmp_path, "list", "--format", "json", env=latin, capture_output=True)

    assert "Thèmes \\u6f22".encode("latin-1") in text.stdout
    assert json.loads(data.stdout.decode("utf-8"))["items"][2]["title"] == "Thèmes 漢"
    assert (text.stderr, data.stderr) == (b"", b"")


def test_a_real_terminal_gets_groups(project: Write, tmp_path: Path) -> None:
    project(WARNING)
    primary, secondary = pty.openpty()
    ended = program(tmp_path, "check", stdout=secondary, stderr=secondary, env={"TERM": "xterm"})
    os.close(secondary)
    shown = os.read(primary, 100_000)
    os.close(primary)

    assert ended.returncode == 0
    assert shown.startswith(b"\x1b[4mdocs/BACKLOG.md\x1b[0m\r\n")
    assert b"\x1b[33mwarning\x1b[0m" in shown


def test_a_reader_that_leaves_is_no_fault(project: Write, tmp_path: Path) -> None:
    project()
    reading, writing = os.pipe()
    os.close(reading)

    ended = program(tmp_path, "list", stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)

    assert (ended.returncode, ended.stderr) == (141, b"")


@pytest.mark.parametrize("real", [True, False])
def test_a_reader_that_leaves_is_told_by_the_exit_code(
    project: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, real: bool
) -> None:
    class Gone(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    project()
    monkeypatch.chdir(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe if real else Gone())
        with pytest.raises(SystemExit) as stop:
            main(["list"])

    assert stop.value.code == 141


# Faults


def failing(error: BaseException) -> Callable[..., None]:
    """Returns a stage that fails."""

    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    return fail


def test_a_fault_is_one_line_and_exits_3(
    run: Run, project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    project()
    monkeypatch.setattr("mkdocs_backlog.pipeline.analyze", failing(KeyError("a\nb\x1b")))

    ended = run("check")

    assert (ended.code, ended.out) == (3, "")
    assert len(ended.err.splitlines()) == 1
    assert ended.err.startswith(
        "internal fault of mkdocs-backlog, nothing is known of the documents: "
        "KeyError: 'a\\nb\\x1b' at test_cli.py:"
    )
    assert "report this line" in ended.err


def test_a_fault_shows_its_traceback_when_asked(
    run: Run, project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    project()
    monkeypatch.setattr("mkdocs_backlog.pipeline.analyze", failing(RecursionError("too deep")))
    monkeypatch.setenv("MKDOCS_BACKLOG_DEBUG", "1")

    ended = run("check")

    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("Traceback (most recent call last):\n")
    assert "\ninternal fault of mkdocs-backlog" in ended.err


def test_an_interruption_is_silent(
    run: Run, project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    project()
    monkeypatch.setattr("mkdocs_backlog.pipeline.analyze", failing(KeyboardInterrupt()))

    assert run("check") == Ended(code=130, out="", err="")


def test_a_check_loads_no_site_generator(project: Write, tmp_path: Path) -> None:
    project(WARNING)
    script = (
        "import sys\n"
        "from mkdocs_backlog.cli import main\n"
        "try:\n    main(['check'])\n"
        "finally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = {name.partition(".")[0] for name in ended.stderr.split()}
    assert "mkdocs_backlog" in loaded
    assert not loaded & {"mkdocs", "properdocs", "jinja2", "markdown", "jsonschema", "pathspec"}
    assert "importlib.metadata" not in ended.stderr.split()
