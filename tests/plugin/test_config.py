from __future__ import annotations

import logging
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from mkdocs_backlog.plugin.config import BacklogConfig
from mkdocs_backlog.plugin.places import find_problem, option_finder
from mkdocs_backlog.settings import Settings
from tests.plugin.builds import build_project, write_project

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def test_without_options_the_settings_are_the_defaults() -> None:
    assert BacklogConfig().to_settings() == Settings()


def test_every_setting_is_an_option() -> None:
    options = {name for name, _ in BacklogConfig._schema}  # noqa: SLF001 # MkDocs' own list

    assert options | {"enabled", "rules_by_path"} == {entry.name for entry in fields(Settings)}


def test_options_are_read(tmp_path: Path) -> None:
    options = {"matrices": ["plan.md"], "ledgers": ["ledger.md"], "nav": False, "history": False}
    file = write_project(tmp_path, {"index.md": "# Home\n"}, {"plugins": [{"backlog": options}]})

    config = load_config(str(file))

    settings = config.plugins["backlog"].config.to_settings()
    assert settings == Settings(
        matrices=("plan.md",), ledgers=("ledger.md",), nav=None, history=False
    )


def test_a_baseline_that_is_not_there_stops_the_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    options = {"plugins": [{"backlog": {"baseline": "known.json"}}]}
    file = write_project(tmp_path, {"index.md": "# Home\n"}, options)

    with caplog.at_level(logging.ERROR), pytest.raises(Abort, match="Aborted with a BuildError"):
        build_project(file)

    assert "known.json' does not exist" in caplog.text


def test_all_wrong_options_are_reported_at_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    options = {"matrics": ["plan.md"], "badges": "yes", "rules": {"id-dublicate": "off"}}
    file = write_project(tmp_path, {"index.md": "# Home\n"}, {"plugins": [{"backlog": options}]})

    with caplog.at_level(logging.ERROR), pytest.raises(Abort, match="configuration error"):
        load_config(str(file))

    (message,) = [record.getMessage() for record in caplog.records]
    lines = file.read_text(encoding="utf-8").splitlines()
    assert message.removeprefix("Config value 'plugins': ").splitlines() == [
        f"Plugin 'backlog' option '{problem} (mkdocs.yml:{_line_of(word, lines)})"
        for word, problem in (
            ("badges", "badges': must be true or false, not 'yes'"),
            ("id-dublicate", "rules': no rule 'id-dublicate'; did you mean 'id-duplicate'?"),
            ("matrics", "matrics': unknown option 'matrics'; did you mean 'matrices'?"),
        )
    ]


def _line_of(word: str, lines: Sequence[str]) -> int:
    return next(number for number, line in enumerate(lines, start=1) if word in line)


def test_wrong_options_without_a_file_have_no_line() -> None:
    config = BacklogConfig()
    config.load_dict({"badges": "yes"})

    failed, _ = config.validate()

    assert [(name, str(error)) for name, error in failed] == [
        ("badges", "must be true or false, not 'yes'")
    ]


def test_findings_about_options_stand_at_their_lines(tmp_path: Path) -> None:
    options = {"matrices": ["gone.md"], "ledgers": []}
    file = write_project(tmp_path, {"index.md": "# Home\n"}, {"plugins": [{"backlog": options}]})

    build = build_project(file)

    line = _line_of("gone.md", file.read_text(encoding="utf-8").splitlines())
    (told,) = build.warnings
    assert told.startswith(f"mkdocs.yml:{line}: error: BKL101 matrix-missing: ")


def test_a_settings_file_that_only_the_site_generator_reads_has_no_lines(tmp_path: Path) -> None:
    find = option_finder(str(tmp_path / "gone.yml"))

    assert find(("matrices",)) is None
    assert find_problem(str(tmp_path / "gone.yml"), "option 'nav'") is None
