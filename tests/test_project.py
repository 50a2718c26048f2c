from __future__ import annotations

import re
import runpy
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from mkdocs_backlog.cli import main
from mkdocs_backlog.settings import DEFAULT_BASELINE

ROOT = Path(__file__).parent.parent
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]


def test_installed_version_is_the_one_in_pyproject() -> None:
    assert version("mkdocs-backlog") == PROJECT["version"]


def test_changelog_begins_with_what_is_unreleased_or_with_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    headings = re.findall(r"^## \[([^\]]+)\]", changelog, flags=re.MULTILINE)

    assert headings[0] in {"Unreleased", PROJECT["version"]}


def test_lowest_versions_are_the_lower_bounds() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "lowest_versions.py"))

    constraints = tool["constraints"](PYPROJECT)

    assert "mkdocs==1.6" in constraints
    assert len(constraints) == len(PROJECT["dependencies"]) + 1


def test_a_dependency_without_a_lower_bound_is_refused() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "lowest_versions.py"))

    with pytest.raises(ValueError, match="cannot read one lower bound from 'click<9'"):
        tool["lowest"]("click<9")


def test_module_and_script_print_the_version(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["mkdocs_backlog", "--version"])

    with pytest.raises(SystemExit) as stop:
        runpy.run_module("mkdocs_backlog", run_name="__main__")

    assert stop.value.code == 0
    assert capsys.readouterr().out == f"mkdocs-backlog, version {PROJECT['version']}\n"


def test_hook_runs_for_pages_and_settings_and_reads_the_whole_project() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    program, command = hook["entry"].split()
    assert program in PROJECT["scripts"]
    assert command in main.commands
    assert hook["pass_filenames"] is False
    names = ["docs/a.md", "mkdocs.yml", "mkdocs.yaml", DEFAULT_BASELINE, "a.py", "docs/a.md.txt"]
    assert [name for name in names if re.search(hook["files"], name)] == names[:4]
