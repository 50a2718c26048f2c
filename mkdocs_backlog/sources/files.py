"""Single files, read whole within bounds."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from mkdocs_backlog.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 5 * 1024 * 1024
"""The size up to which a file is read, in bytes."""


def read_bytes(file: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        SourceError: It cannot be read, or is larger than `MOST_BYTES`.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise SourceError(f"{file.as_posix()}: cannot be read: {error.strerror}") from None
    if len(content) > MOST_BYTES:
        raise SourceError(f"{file.as_posix()}: is over {MOST_BYTES // 1024 // 1024} MiB")
    return content


def decode_page(content: bytes, name: str) -> str:
    """Return a page's text: UTF-8, byte order mark removed, every line end a newline.

    Args:
        content: The page's bytes.
        name: Its path, for the message.

    Raises:
        SourceError: It is not UTF-8; MkDocs cannot build such a page either.
    """
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{name}:{line}: this is not UTF-8 (byte 0x{content[error.start]:02x}), and MkDocs "
            "cannot build it; save the file as UTF-8"
        ) from None
    return unify_lines(text)


def unify_lines(text: str) -> str:
    """Return a text with every line end a newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
