"""An analysis goes without the search for garbage, and leaves it as it was."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.garbage import without_collection
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Pages(dict[str, str]):
    """Pages that cannot be read, and that note whether garbage would have been collected."""

    collecting: bool | None = None

    def __iter__(self) -> Iterator[str]:
        self.collecting = gc.isenabled()
        raise OSError("the disk is gone")


@pytest.fixture(autouse=True)
def _leave_as_it_was() -> Iterator[None]:
    enabled = gc.isenabled()
    yield
    (gc.enable if enabled else gc.disable)()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_search_is_left_as_it_was(*, enabled: bool) -> None:
    (gc.enable if enabled else gc.disable)()

    with without_collection():
        inside = gc.isenabled()

    assert not inside
    assert gc.isenabled() is enabled


def test_an_analysis_that_fails_leaves_the_search_as_it_was() -> None:
    gc.enable()
    pages = _Pages()

    with pytest.raises(OSError, match="the disk is gone"):
        analyze(Site(pages=pages), Settings())

    assert pages.collecting is False
    assert gc.isenabled()


def test_an_analysis_leaves_the_search_as_it_was() -> None:
    gc.enable()

    analyze(Site(pages={"index.md": "# Home\n"}), Settings())

    assert gc.isenabled()
