"""How git is run: where it is found, with which environment, within which limits."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.history.gaps import ask
from mkdocs_backlog.history.program import Git, Output, environment, find_git
from mkdocs_backlog.history.repository import GitHistory
from mkdocs_backlog.model.history import Gap, Log, Unknown
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path


def write_program(folder: Path, body: str) -> str:
    """Writes a program named git, in Python, and returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "git"
    file.write_text(f"#!{sys.executable}\nimport json, os, sys, time\n{body}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


def test_git_is_found_by_absolute_name(tmp_path: Path) -> None:
    program = write_program(tmp_path / "bin", "")
    assert find_git(os.pathsep.join(["/nowhere", str(tmp_path / "bin")])) == program


def test_relative_folders_of_the_path_are_not_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_program(tmp_path, "")
    write_program(tmp_path / "bin", "")
    monkeypatch.chdir(tmp_path)
    assert find_git(os.pathsep.join(["", ".", "bin"])) is None


def test_a_file_that_cannot_be_run_is_not_git(tmp_path: Path) -> None:
    (tmp_path / "git").write_text("text", encoding="utf-8")
    (tmp_path / "git").chmod(0o644)
    (tmp_path / "other" / "git").mkdir(parents=True)
    assert find_git(os.pathsep.join([str(tmp_path), str(tmp_path / "other")])) is None


def test_variables_of_git_do_not_reach_it() -> None:
    inherited = {
        "PATH": "/bin",
        "GIT_DIR": "/elsewhere",
        "GIT_CONFIG_PARAMETERS": "'core.fsmonitor=evil'",
        "GIT_CEILING_DIRECTORIES": "/home",
    }
    assert environment(inherited) == {
        "PATH": "/bin",
        "GIT_CEILING_DIRECTORIES": "/home",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LANGUAGE": "",
        "LC_ALL": "C",
    }


def test_arguments_and_input_reach_git_as_they_are(tmp_path: Path) -> None:
    program = write_program(
        tmp_path / "bin", "print(json.dumps([sys.argv[1:], sys.stdin.read(), os.getcwd()]))"
    )
    output = Git(program, tmp_path, trusted=["/a b"]).run("log", "--", "-rf", lines=["one", "two"])
    assert isinstance(output, Output)
    arguments, given, folder = json.loads(output.content)
    assert arguments == [
        "--no-pager",
        "--literal-pathspecs",
        *("-c", "core.fsmonitor=false"),
        *("-c", "core.hooksPath=/dev/null"),
        *("-c", "protocol.allow=never"),
        *("-c", "log.showSignature=false"),
        *("-c", "log.follow=false"),
        *("-c", "i18n.logOutputEncoding=UTF-8"),
        *("-c", "diff.ignoreSubmodules=none"),
        *("-c", "safe.directory=/a b"),
        *("log", "--", "-rf"),
    ]
    assert given == "one\ntwo\n"
    assert folder == str(tmp_path)


def test_what_git_complains_of_and_its_code_are_told(tmp_path: Path) -> None:
    program = write_program(tmp_path / "bin", "sys.exit('fatal: ' + 'no ' * 9000)")
    output = Git(program, tmp_path).run("log")
    assert isinstance(output, Output)
    assert output.code == 1
    assert output.complaint.startswith("fatal: no no")
    assert len(output.complaint) == 8192


def test_a_git_that_hangs_is_ended(tmp_path: Path) -> None:
    program = write_program(tmp_path / "bin", "time.sleep(60)")
    assert Git(program, tmp_path, time_limit=0.3).run("log") == Unknown(
        gap=Gap.TOO_SLOW, detail="0.3"
    )


def test_a_git_that_prints_without_end_is_ended(tmp_path: Path) -> None:
    program = write_program(tmp_path / "bin", "while True:\n    sys.stdout.write('x' * 10000)")
    assert Git(program, tmp_path, output_limit=50_000).run("log") == Unknown(gap=Gap.TOO_LARGE)


def test_what_git_leaves_running_is_ended(tmp_path: Path) -> None:
    program = write_program(
        tmp_path / "bin", "print('done', flush=True)\nos.fork() or time.sleep(60)"
    )
    output = Git(program, tmp_path).run("log")
    assert isinstance(output, Output)
    assert output.content == b"done\n"


def test_without_process_groups_git_alone_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "killpg")
    program = write_program(tmp_path / "bin", "time.sleep(60)")
    output = Git(program, tmp_path, time_limit=0.3).run("log")
    assert isinstance(output, Unknown)
    assert output.gap is Gap.TOO_SLOW


def test_a_program_that_cannot_be_started_is_said(tmp_path: Path) -> None:
    file = tmp_path / "git"
    file.write_text("#!/no/such/interpreter\n", encoding="utf-8")
    file.chmod(0o755)
    assert Git(str(file), tmp_path).run("log") == Unknown(
        gap=Gap.NOT_STARTED, detail="No such file or directory"
    )


def test_an_argument_that_no_program_can_take_is_said(tmp_path: Path) -> None:
    program = write_program(tmp_path / "bin", "")
    output = Git(program, tmp_path).run("log", "a\0b")
    assert isinstance(output, Unknown)
    assert output.text == "git could not be started (embedded null byte)"


@pytest.mark.parametrize(
    ("body", "unknown"),
    [
        ("sys.exit(9)", Unknown(gap=Gap.FAILED, detail="9")),
        ("os.kill(os.getpid(), 9)", Unknown(gap=Gap.STOPPED, detail="9")),
        (
            "print('what?')",
            Unknown(gap=Gap.GARBLED),
        ),
        (
            "print('true\\nfalse\\n\\n' + 'a' * 40 if 'rev-parse' in sys.argv else 'garbage')",
            Unknown(gap=Gap.GARBLED),
        ),
        (
            "print('true\\nfalse\\n\\n' + 'a' * 40) if 'rev-parse' in sys.argv else sys.exit(3)",
            Unknown(gap=Gap.FAILED, detail="3"),
        ),
    ],
)
def test_a_git_that_answers_nonsense_is_no_fault_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, unknown: Unknown
) -> None:
    write_program(tmp_path / "bin", body)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "docs").mkdir()
    assert GitHistory(tmp_path / "docs").log(["a.md"]) == unknown


def test_what_stops_git_is_passed_on(tmp_path: Path) -> None:
    program = write_program(tmp_path / "bin", "time.sleep(60)")
    found = ask(Git(program, tmp_path, time_limit=0.3), "log")
    assert isinstance(found, Unknown)
    assert found.gap is Gap.TOO_SLOW


@pytest.mark.parametrize("failing", ["diff-tree", "--no-walk=unsorted", "cat-file"])
def test_one_command_that_fails_makes_the_history_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit("Code", {"src/x": "1"})
    repository.branch("side")
    repository.commit("Begin", {"docs/a.md": "one\n"})
    repository.commit("Change", {"docs/a.md": "two\n"})
    repository.switch("main")
    repository.commit("More code", {"src/x": "2"})
    repository.merge("side")
    git, path = shutil.which("git"), os.environ["PATH"]
    body = f"os.environ['PATH'] = {path!r}\nif {failing!r} in sys.argv: sys.exit(4)\n"
    write_program(tmp_path / "bin", f"{body}os.execv({git!r}, sys.argv)")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    history = GitHistory(repository.folder / "docs")
    log = history.log(["a.md"])
    found = history.texts(["1" * 40]) if isinstance(log, Log) else log
    assert found == Unknown(gap=Gap.FAILED, detail="4")


def test_without_git_nothing_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = GitHistory(tmp_path).log(["a.md"])
    assert found == Unknown(gap=Gap.NO_GIT)
