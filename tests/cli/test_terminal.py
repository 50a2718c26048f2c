from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.cli import main
from mkdocs_backlog.cli.output import find_screen
from tests.cli.running import BACKLOG, DOCS, TELLS_WARNING, WARNING, program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Run, Write


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
