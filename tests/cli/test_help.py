from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.cli import main
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from tests.cli.running import Run


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
