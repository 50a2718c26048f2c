"""Set-up of the whole test suite."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.browser.pages import find_chromium, launch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# Without MkDocs the tests run under ProperDocs, which then serves every import of MkDocs and
# counts what is logged as MkDocs. Its command does both, and here nobody calls that command.
if importlib.util.find_spec("mkdocs") is None:
    importlib.import_module("properdocs.replacement")
    logging.getLogger("mkdocs").parent = logging.getLogger("properdocs")

# No deadline: the time that one example takes says more about the machine than about the code.
settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Returns the path of a Chromium; skips without one, or fails where REQUIRE_BROWSER is set."""
    if path := find_chromium():
        return path
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail("the browser tests need chromium or google-chrome on the path")
    pytest.skip("needs chromium or google-chrome on the path")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Yields the one browser of a run; every test opens contexts of its own."""
    # Playwright runs once in a process, and only tests in the browser need it installed.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        running = launch(playwright, chromium)
        yield running
        running.close()
