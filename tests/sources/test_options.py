"""The plugin's options in the settings file, and where what is wrong with them stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.finding import Severity
from mkdocs_backlog.model.location import Location
from mkdocs_backlog.pipeline import analyze
from tests.sources.projects import read, settings_problems
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins:\n  - search\n  - backlog:\n      badges: false\n",
        "plugins:\n  search: {}\n  backlog:\n    badges: false\n",
        "plugins:\n  - search: {}\n    backlog: {badges: false}\n",
        "plugins:\n  - /backlog: {badges: false}\n  - backlog: {badges: true}\n",
    ],
)
def test_options_are_found_in_every_form_that_mkdocs_reads(tmp_path: Path, plugins: str) -> None:
    assert read(tmp_path, plugins).settings.badges is False


@pytest.mark.parametrize(
    "config", ["", "site_name: X\n", "plugins:\n  - backlog\n", "plugins: [7, search]\n"]
)
def test_without_options_the_defaults_hold(tmp_path: Path, config: str) -> None:
    settings = read(tmp_path, config).settings

    assert settings.badges is True
    assert settings.pages == "backlog"


def test_all_problems_of_the_options_are_told_with_their_lines(tmp_path: Path) -> None:
    problems = settings_problems(
        tmp_path,
        "site_name: X\n"
        "plugins:\n"
        "  - search\n"
        "  - backlog:\n"
        "      badge: true\n"
        "      autolink: 3\n"
        "      rules:\n"
        "        BKL301: info\n"
        "        step-mising: error\n",
    )

    assert problems == [
        "/mkdocs.yml:5: unknown option 'badge'; did you mean 'badges'?",
        "/mkdocs.yml:6: option 'autolink': must be true or false, not 3",
        "/mkdocs.yml:9: option 'rules': no rule 'step-mising'; did you mean 'step-missing'?",
    ]


def test_all_problems_of_rules_by_page_are_told_with_their_lines(tmp_path: Path) -> None:
    problems = settings_problems(
        tmp_path,
        "plugins:\n"
        "  - backlog:\n"
        "      rules:\n"
        "        BKL301: loud\n"
        "        step-missing: {a.md: off}\n"
        "        todo/**: off\n"
        "        b.md:\n"
        "          BKL301: quiet\n",
    )
    unknown = settings_problems(
        tmp_path,
        "plugins:\n  - backlog:\n      rules:\n        docs/*:\n          step-mising: info\n",
    )

    words = "severity must be one of error, warning, info, off, not"
    assert problems == [
        f"/mkdocs.yml:4: option 'rules': 'BKL301': {words} 'loud'",
        f"/mkdocs.yml:5: option 'rules': 'step-missing': {words} {{'a.md': False}}",
        "/mkdocs.yml:6: option 'rules': 'todo/**': must be a mapping, not False",
        f"/mkdocs.yml:8: option 'rules': 'b.md': 'BKL301': {words} 'quiet'",
    ]
    assert [problem.partition(";")[0] for problem in unknown] == [
        "/mkdocs.yml:5: option 'rules': 'docs/*': no rule 'step-mising'"
    ]


def test_options_that_are_no_mapping_are_a_problem(tmp_path: Path) -> None:
    assert settings_problems(tmp_path, "plugins:\n  - backlog: [a]\n") == [
        "/mkdocs.yml:2: the options of 'backlog' must be a mapping, not a list"
    ]


def test_a_problem_in_a_list_names_the_option(tmp_path: Path) -> None:
    assert settings_problems(tmp_path, "plugins:\n  - backlog:\n      matrices: [a, 3]\n") == [
        "/mkdocs.yml:3: option 'matrices': must be a list of texts, not ['a', 3]"
    ]


def test_a_problem_that_comes_from_a_merged_mapping_names_the_plugin(tmp_path: Path) -> None:
    config = "x: &x {bages: true}\nplugins:\n  - backlog:\n      <<: [*x]\n      badges: true\n"

    assert settings_problems(tmp_path, config) == [
        "/mkdocs.yml:1: unknown option 'bages'; did you mean 'badges'?"
    ]


def test_a_problem_in_a_parent_file_names_that_file(tmp_path: Path) -> None:
    write_tree(tmp_path, {"base.yml": "\n\nplugins:\n  backlog:\n    badges: 3\n"})

    problems = settings_problems(tmp_path, "INHERIT: base.yml\nplugins:\n  backlog: {nav: X}\n")

    assert problems == ["/base.yml:5: option 'badges': must be true or false, not 3"]


def test_a_problem_of_an_unlocatable_option_names_the_file(tmp_path: Path) -> None:
    # The name is a number in YAML, so that no key of the file reads like it.
    assert settings_problems(tmp_path, "plugins:\n  - backlog: {0x10: 1}\n") == [
        "/mkdocs.yml:2: unknown option '16'"
    ]


def test_a_problem_of_a_plugin_under_its_full_name_names_the_file(tmp_path: Path) -> None:
    assert settings_problems(tmp_path, "plugins:\n  - /backlog: {x: 1}\n") == [
        "/mkdocs.yml: unknown option 'x'"
    ]


def test_rules_may_be_named_by_code_and_name(tmp_path: Path) -> None:
    settings = read(
        tmp_path, "plugins:\n  - backlog:\n      rules: {BKL301: info, Step-Missing: off}\n"
    ).settings

    assert settings.rules == {"bkl301": Severity.INFO, "step-missing": Severity.OFF}


OPTIONS = """\
plugins:
  - search
  - backlog:
      matrices:
        - one.md
        - "two/*.md"
      ledgers: [a.md]
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ((), 3),
        (("matrices",), 4),
        (("matrices", "one.md"), 5),
        (("matrices", "two/*.md"), 6),
        (("matrices", "three.md"), None),
        (("ledgers", "a.md"), 7),
        (("ledgers", "a.md", "x"), None),
        (("rules",), None),
    ],
)
def test_options_and_their_entries_have_lines(
    tmp_path: Path, keys: tuple[str, ...], line: int | None
) -> None:
    site = read(tmp_path, OPTIONS).site

    assert site.find_option(keys) == (line and ("mkdocs.yml", line))


def test_an_option_of_a_parent_file_is_found_there(tmp_path: Path) -> None:
    plugins = "plugins:\n  backlog:\n    matrices: [gone.md]\n"
    write_tree(tmp_path, {"base/all.yml": f"site_name: X\n{plugins}"})

    site = read(tmp_path, "INHERIT: base/all.yml\nplugins:\n  backlog:\n    nav: X\n").site

    assert site.option_place("matrices", "gone.md") == Location("../base/all.yml", 4)
    assert site.option_place("nav") == Location("../mkdocs.yml", 4)
    assert site.option_place("pages") == Location("../mkdocs.yml", 1)


def test_findings_about_options_stand_at_their_lines(tmp_path: Path) -> None:
    project = read(tmp_path, OPTIONS, {"one.md": BACKLOG})

    found = analyze(project.site, project.settings).findings

    assert [(f.rule.name, f.location) for f in found] == [
        ("matrix-missing", Location("../mkdocs.yml", 6)),
        ("ledger-missing", Location("../mkdocs.yml", 7)),
    ]


BACKLOG = "# Backlog\n\n| ID | Theme | Status |\n|---|---|---|\n| A-1 | x | open |\n"
