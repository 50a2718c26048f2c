"""Views from `mkdocs.yml` to the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.cli import main
from tests.support import write_tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

CONFIG = """\
site_name: Pier
plugins:
  - backlog:
      categories: {UI: Interface}
      views:
        open-ones: {status: open, sort: -id, limit: 2}
        crowded:
          status: open
          at_most: 2
        odd: {ownr: Ann}
"""
BACKLOG = """\
# Backlog

| ID | Theme | Category | Owner | Status |
|---|---|---|---|---|
| PB-1 | Pool | ARCH | Ann | open |
| PB-2 | Drill | ARCH | Ben | done |
| PB-9 | Theme | UI | Ben | open |
| PB-10 | Print | UI | Ann | open |
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Returns what runs the program in a project, for its exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "docs/backlog.md": BACKLOG})

    def run_program(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stop:
            main(arguments, prog_name="mkdocs-backlog")
        captured = capsys.readouterr()
        return int(str(stop.value.code)), captured.out, captured.err

    return run_program


def test_list_of_a_view_has_its_order_and_limit(run: Run) -> None:
    code, out, err = run("list", "--view", "open-ones")

    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == ["ID", "PB-10", "PB-9"]
    assert err == "note: 2 of 3 items, as the view's limit says\n"


def test_limit_counts_what_other_options_leave(run: Run) -> None:
    code, out, err = run(
        "list", "--view", "open-ones", "--category", "arch", "--status", "open", "--format", "json"
    )

    assert (code, err) == (0, "")
    assert [item["id"] for item in json.loads(out)["items"]] == ["PB-1"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("crowdde", "no view 'crowdde'; did you mean 'crowded'?\n"),
        ("zzz", "no view 'zzz'; there are open-ones, crowded, odd\n"),
        ("odd", "view 'odd': no option 'ownr'; did you mean 'owner'?\n"),
    ],
)
def test_view_that_cannot_be_listed_is_told(run: Run, name: str, told: str) -> None:
    assert run("list", "--view", name) == (2, "", told)


def test_without_views_the_option_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Pier\n", encoding="utf-8")

    code, _, err = run("list", "--view", "x")

    assert (code, err) == (2, "no view 'x'; the option 'views' in mkdocs.yml has none\n")


def test_views_belong_to_a_project(run: Run) -> None:
    code, _, err = run("list", "docs/backlog.md", "--view", "crowded")

    assert code == 2
    assert "views stand in mkdocs.yml" in err


def test_check_points_at_the_lines_of_views(run: Run) -> None:
    _, out, _ = run("check")

    assert out.splitlines()[:2] == [
        (
            "mkdocs.yml:7: warning: BKL701 view-over-limit: view 'crowded' has 3 items, at most 2 "
            "may be in it: 'PB-1', 'PB-9' and 'PB-10'; finish or defer 1 of them, or raise "
            "'at_most'"
        ),
        (
            "mkdocs.yml:10: warning: BKL903 widget-invalid: view 'odd': no option 'ownr'; "
            "did you mean 'owner'?"
        ),
    ]


def test_everything_wrong_with_views_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    wrong = CONFIG.replace("limit: 2", "limit: 0").replace("at_most: 2", "at_most: few")
    (tmp_path / "mkdocs.yml").write_text(wrong, encoding="utf-8")

    code, out, err = run("check")

    assert (code, out) == (2, "")
    assert err.splitlines() == [
        (
            "mkdocs.yml:6: option 'views': 'open-ones': 'limit' is '0'; "
            "write a whole number, 1 or more"
        ),
        (
            "mkdocs.yml:9: option 'views': 'crowded': 'at_most' is 'few'; "
            "write a whole number, 0 or more"
        ),
    ]


def test_inherited_views_are_told_where_they_stand(run: Run, tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")

    _, out, _ = run("check")

    assert [line.partition(": ")[0] for line in out.splitlines()[:2]] == [
        "base.yml:7",
        "base.yml:10",
    ]
