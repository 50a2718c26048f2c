from __future__ import annotations

import gc
from typing import TYPE_CHECKING, cast

from mkdocs.config import load_config

from mkdocs_backlog.plugin.build import Build
from tests.plugin.builds import build_project, change, copy_example, rebuild, write_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from mkdocs_backlog.plugin import BacklogPlugin
    from tests.plugin.builds import Built, Page

STAGE = "docs/todo/waves/stage-10-hardening-and-investigation"
URL = "http://127.0.0.1:8000/docs/"
MATRIX = """\
# Plans

| Backlog ID | Title | Document | Status |
|---|---|---|---|
| FR-1 | Search | [search](search.md) | done |
"""


def _serve(file: Path, *, again: bool = False) -> tuple[Built, BacklogPlugin]:
    """Builds as `mkdocs serve` does, which loads the configuration anew for every build."""
    config = load_config(str(file))
    plugin = cast("BacklogPlugin", config.plugins["backlog"])
    if not again:
        plugin.on_startup(command="serve", dirty=False)
    return rebuild(config, serve_url=URL), plugin


def _statuses(page: Page) -> list[str]:
    return [row.get("data-backlog-status") for row in page.rows()]


def test_a_rebuild_shows_what_has_changed(tmp_path: Path) -> None:
    file = copy_example(tmp_path)
    first, plugin = _serve(file)
    before = _statuses(first.page("reference/IMPROVEMENT_BACKLOG/index.html"))
    wave = file.parent / STAGE / "wave-102.md"
    change(wave, "- [ ] restructure-step S10-W102-01", "- [x] restructure-step S10-W102-99")

    second, same = _serve(file)
    after = _statuses(second.page("reference/IMPROVEMENT_BACKLOG/index.html"))
    change(wave, "- [x] restructure-step S10-W102-99", "- [ ] restructure-step S10-W102-01")
    third, _ = _serve(file)

    assert same is plugin
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [("open", "unknown")]
    assert len(second.told("BKL301")) == 1
    assert _statuses(third.page("reference/IMPROVEMENT_BACKLOG/index.html")) == before
    assert third.told("BKL301") == []


def test_a_rebuild_tells_what_is_new_and_what_is_fixed(tmp_path: Path) -> None:
    file = copy_example(tmp_path)
    first, _ = _serve(file)
    wave = file.parent / STAGE / "wave-102.md"
    change(wave, "step S10-W102-01", "step S10-W102-99")
    second, _ = _serve(file, again=True)
    change(wave, "step S10-W102-99", "step S10-W102-01")
    third, _ = _serve(file, again=True)

    assert first.told("backlog: 16 items")[-1].endswith("; 9 notes")
    assert second.told("BKL402") == []
    assert second.told("backlog: 16 items")[-1].endswith("(2 new, 0 fixed)")
    assert len(third.told("fixed: docs/", "BKL301")) == 1
    assert third.told("backlog: 16 items")[-1].endswith("(0 new, 2 fixed)")


def test_a_rebuild_keeps_nothing_of_the_last_one(tmp_path: Path) -> None:
    file = write_project(tmp_path, {"matrix.md": MATRIX, "search.md": "# Search\n"})
    for _ in range(3):
        _serve(file)

    gc.collect()

    assert sum(isinstance(found, Build) for found in gc.get_objects()) == 1


def test_a_draft_is_part_of_a_served_site_only(tmp_path: Path) -> None:
    options = {"draft_docs": "search.md"}
    file = write_project(tmp_path, {"matrix.md": MATRIX, "search.md": "# Search\n"}, options)

    built = build_project(file)
    served, _ = _serve(file)

    assert "BKL205 link-target-excluded" in "".join(built.told("search.md"))
    assert served.told("BKL205") == []
    assert "backlog-panel" in served.read("search/index.html")


def test_unchanged_pages_are_left_alone_by_a_dirty_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_project(tmp_path, {"matrix.md": MATRIX, "search.md": "# Search\n"})
    first = build_project(file)
    before = first.read("matrix/index.html")
    monkeypatch.chdir(tmp_path)

    second = rebuild(load_config(str(file)), dirty=True)

    assert second.told("BKL") == []
    assert second.read("matrix/index.html") == before
