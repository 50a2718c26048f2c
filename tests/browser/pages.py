"""Opens pages in a browser and notes what goes wrong in them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

if TYPE_CHECKING:
    from playwright.sync_api import (
        Browser,
        ConsoleMessage,
        Error,
        Page,
        Playwright,
        Request,
        Response,
    )

Scheme = Literal["light", "dark"]

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# What the themes' own scripts complain of, with or without the plugin.
_THEMES_OWN = {
    # MkDocs' switch between light and dark looks for highlight.js, which would be another host's.
    "Cannot set properties of null (setting 'disabled')",
}


def find_chromium() -> str | None:
    """Returns the path of a Chromium, None where there is none."""
    paths = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next(filter(None, paths), None)


def launch(playwright: Playwright, path: str | None) -> Browser:
    """Starts the Chromium at `path`, or Playwright's own."""
    return playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)


class Options(TypedDict, total=False):
    """What a page may be opened with, in Playwright's words."""

    forced_colors: Literal["active"]
    has_touch: bool
    is_mobile: bool
    java_script_enabled: bool
    reduced_motion: Literal["reduce"]


class Opener:
    """Opens pages, each in a context of its own."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._pages: list[Page] = []
        self.complaints: list[str] = []
        """Errors in the console and in scripts, requests that failed or left this machine."""

    def __call__(
        self, url: str, *, width: int = 1280, scheme: Scheme = "light", **options: Unpack[Options]
    ) -> Page:
        """Opens an address.

        Args:
            url: The address.
            width: Of the viewport, in CSS pixels.
            scheme: 'light' or 'dark'.
            options: More about the reader's machine.
        """
        context = self._browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        context.set_default_timeout(5_000)
        page = context.new_page()
        page.on("console", self._console)
        page.on("pageerror", self._raised)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("request", self._asked)
        self._pages.append(page)
        page.goto(url)
        return page

    def close(self) -> None:
        """Closes all pages."""
        for page in self._pages:
            page.context.close()
        self._pages.clear()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")

    def _raised(self, error: Error) -> None:
        if error.message not in _THEMES_OWN:
            self.complaints.append(error.message)

    def _failed(self, request: Request) -> None:
        # A page that is left takes its unfinished requests with it.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.failure}: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            self.complaints.append(f"another host: {request.url}")
