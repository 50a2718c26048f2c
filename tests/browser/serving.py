"""Serves a folder on this machine, under a path, with a content security policy."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, AnyStr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from socket import socket
    from socketserver import BaseServer

    from _typeshed import SupportsRead, SupportsWrite

ROOT = "/docs/"
"""The path under which a site is served: not the host's root, as on many real hosts."""

_INLINE = re.compile(r"<(script|style)(?:\s[^>]*)?(?<!/)>(.*?)</\1>", re.DOTALL)
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")


class _Handler(SimpleHTTPRequestHandler):
    """Answers with files of one folder."""

    def __init__(
        self,
        request: socket,
        client_address: tuple[str, int],
        server: BaseServer,
        *,
        folder: Path,
        shapes: frozenset[str],
    ) -> None:
        self._folder = folder
        self._shapes = shapes
        super().__init__(request, client_address, server, directory=str(folder))

    def translate_path(self, path: str) -> str:
        if not path.startswith(ROOT):
            return str(self._folder / "no-such-file")
        return super().translate_path("/" + path.removeprefix(ROOT))

    def end_headers(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        page = file.read_text(encoding="utf-8") if file.suffix == ".html" else ""
        self.send_header("Content-Security-Policy", policy(page, self._shapes))
        super().end_headers()

    def copyfile(self, source: SupportsRead[AnyStr], outputfile: SupportsWrite[AnyStr]) -> None:
        # A page that is left does not wait for its files.
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the method's own word
        pass


@contextmanager
def serve() -> Iterator[Server]:
    """Yields a server on a free port, which serves nothing yet."""
    server = Server()
    try:
        yield server
    finally:
        server.stop()


class Server:
    """A server of one site."""

    def __init__(self) -> None:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        """The site's address, with a slash at its end."""
        return f"http://127.0.0.1:{self._http.server_port}{ROOT}"

    def start(self, folder: Path, plain: Path) -> None:
        """Serves a site.

        Args:
            folder: The site's root folder.
            plain: The same site built without the plugin. What it has of inline scripts and styles
                is the theme's own, and allowed.
        """
        shapes = {
            _shape(text)
            for page in plain.rglob("*.html")
            for _, text in _INLINE.findall(page.read_text(encoding="utf-8"))
        }
        self._http.RequestHandlerClass = partial(_Handler, folder=folder, shapes=frozenset(shapes))
        self._thread.start()

    def stop(self) -> None:
        """Ends the server; it cannot be started again."""
        if self._thread.is_alive():
            self._http.shutdown()
            self._thread.join()
        self._http.server_close()


def policy(page: str, shapes: frozenset[str]) -> str:
    """Returns the strictest policy that the theme works under.

    Args:
        page: The page's HTML; empty for other files.
        shapes: What inline scripts and styles may look like, from `_shape`.
    """
    hashes: dict[str, set[str]] = {"script": set(), "style": set()}
    for tag, text in _INLINE.findall(page):
        if _shape(text) in shapes:
            digest = hashlib.sha256(text.encode()).digest()
            hashes[tag].add(f"'sha256-{base64.b64encode(digest).decode()}'")
    return "; ".join(
        [
            "default-src 'none'",
            "connect-src 'self'",
            "font-src 'self' data:",
            "img-src 'self' data:",
            "worker-src 'self'",
            *(" ".join([f"{tag}-src 'self'", *sorted(found)]) for tag, found in hashes.items()),
            "style-src-attr 'unsafe-inline'",  # the themes' scripts write such attributes
            "base-uri 'none'",
            "form-action 'self'",
        ]
    )


def _shape(text: str) -> str:
    """Returns an inline script or style without its strings, which differ from page to page."""
    return _STRING.sub('""', text)
