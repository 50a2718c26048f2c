"""One build of each theme for all tests."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import Opener
from tests.browser.serving import serve
from tests.browser.sites import THEMES, Site, build_example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Site]]:
    """Yields the example site in each theme."""
    with ExitStack() as stack:
        yield {
            theme: build_example(
                theme,
                tmp_path_factory.mktemp(theme),
                stack.enter_context(serve()),
                stack.enter_context(serve()),
            )
            for theme in THEMES
        }


@pytest.fixture(params=THEMES)
def site(request: pytest.FixtureRequest, sites: dict[str, Site]) -> Site:
    """Returns the example site, once for each theme."""
    return sites[request.param]


@pytest.fixture
def material(sites: dict[str, Site]) -> Site:
    """Returns the example site in Material."""
    return sites["material"]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Opener]:
    """Yields what opens pages; at the test's end none of them may have complained."""
    opener = Opener(browser)
    yield opener
    opener.close()
    assert opener.complaints == []
