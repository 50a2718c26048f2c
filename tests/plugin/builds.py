"""Builds sites with the plugin in temporary folders, and reads what came out."""

from __future__ import annotations

import json
import logging
import shutil
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote, urljoin, urlsplit

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils import get_theme_names

from tests.support import write_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig

EXAMPLE = Path(__file__).parents[2] / "example-site"
GENERATOR = build.__module__.partition(".")[0]
"""'mkdocs' or 'properdocs'."""


THEMES = [name for name in ("material", "mkdocs", "readthedocs") if name in get_theme_names()]
"""The themes to test with; ProperDocs has those of MkDocs in packages of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A site that has been built."""

    folder: Path
    """The site's root folder."""

    records: tuple[tuple[str, str], ...]
    """Level and text of what was logged as a note or worse, in order."""

    def read(self, path: str) -> str:
        """Returns the text of a file, named relative to the site's root."""
        return (self.folder / path).read_text(encoding="utf-8")

    def page(self, path: str) -> Page:
        """Returns a page, named by its file relative to the site's root."""
        page = Page(path=path)
        page.feed(self.read(path))
        page.close()
        return page

    def search_entries(self) -> list[dict[str, str]]:
        """Returns what the search index has, in order."""
        index = json.loads(self.read("search/search_index.json"))
        return cast("list[dict[str, str]]", index["docs"])

    @property
    def warnings(self) -> list[str]:
        """The texts of warnings and errors."""
        return [text for level, text in self.records if level in {"WARNING", "ERROR"}]

    def told(self, *words: str) -> list[str]:
        """Returns the messages of any level that contain all of `words`."""
        return [text for _, text in self.records if all(word in text for word in words)]


@dataclass(slots=True)
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    text: str = ""
    """All text inside, white space as it is."""

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def has_class(self, name: str) -> bool:
        return name in self.get("class").split()

    def inside(self, tag: str) -> bool:
        """Says whether the element stands in one with this tag."""
        return self.parent is not None and (self.parent.tag == tag or self.parent.inside(tag))


_VOID = {"img", "input", "br", "hr", "meta", "link", "wbr", "rect"}


class Page(HTMLParser):
    """A page's elements."""

    def __init__(self, *, path: str) -> None:
        super().__init__()
        self.path = path
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        parent = self._open[-1] if self._open else None
        element = Element(tag, attributes, parent)
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append(Element(tag, attributes, self._open[-1] if self._open else None))

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def find(self, tag: str, class_: str = "", **attributes: str) -> list[Element]:
        """Returns the elements with this tag, class and attributes ('_' stands for '-')."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.tag == tag
            and (not class_ or element.has_class(class_))
            and all(element.attributes.get(name) == value for name, value in wanted.items())
        ]

    def rows(self) -> list[Element]:
        """Returns the rows of items."""
        return [e for e in self.elements if e.tag == "tr" and "data-backlog-id" in e.attributes]

    def ids(self) -> list[str]:
        """Returns all `id`s and anchor names."""
        return [
            value
            for e in self.elements
            for name, value in e.attributes.items()
            if name == "id" or (name == "name" and e.tag == "a")
        ]


class _Records(logging.Handler):
    """Keeps level and text of every record."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.texts: list[tuple[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append((record.levelname, record.getMessage()))


def write_project(
    folder: Path, docs: Mapping[str, str], options: Mapping[str, object] | None = None
) -> Path:
    """Writes a project whose only plugin is ours, and returns its settings file.

    Args:
        folder: An empty folder.
        docs: The pages' texts by POSIX path relative to docs_dir.
        options: What `mkdocs.yml` says; the theme is `mkdocs` if unsaid.
    """
    write_tree(folder / "docs", docs)
    settings = {"site_name": "Test", "theme": "mkdocs", "plugins": ["backlog"], **(options or {})}
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return file


def copy_example(folder: Path) -> Path:
    """Copies the example site and returns its settings file."""
    shutil.copytree(EXAMPLE, folder / "example", ignore=shutil.ignore_patterns("site"))
    return folder / "example" / "mkdocs.yml"


def change(file: Path, old: str, new: str) -> None:
    """Replaces a text that a file contains."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def build_project(file: Path, **overrides: Any) -> Built:  # noqa: ANN401 # as in load_config
    """Builds a project as `mkdocs build` does.

    Args:
        file: The settings file.
        overrides: Settings that come before those of the file.
    """
    config = load_config(str(file), **overrides)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        return rebuild(config)
    finally:
        config.plugins.on_shutdown()


def rebuild(config: MkDocsConfig, *, serve_url: str | None = None, dirty: bool = False) -> Built:
    """Builds a site from a loaded configuration."""
    records = _Records()
    logger = logging.getLogger(GENERATOR)
    level = logger.level
    logger.addHandler(records)
    logger.setLevel(logging.INFO)
    try:
        build(config, serve_url=serve_url, dirty=dirty)
    finally:
        logger.setLevel(level)
        logger.removeHandler(records)
    return Built(folder=Path(config.site_dir), records=tuple(records.texts))


def build_docs(
    folder: Path, docs: Mapping[str, str], options: Mapping[str, object] | None = None
) -> Built:
    """Writes a project and builds it."""
    return build_project(write_project(folder, docs, options))


def broken_links(site: Built, root: str = "/") -> Iterator[str]:
    """Yields the links inside a site that lead to no file or to no anchor.

    Args:
        site: The site.
        root: The path under which the site is served.
    """
    paths = sorted(file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*.html"))
    pages = {path: site.page(path) for path in paths}
    anchors = {path: set(page.ids()) for path, page in pages.items()}
    for path, page in pages.items():
        for element in page.elements:
            href = element.attributes.get("href", element.attributes.get("src"))
            if href is None or path == "404.html":
                continue
            target = _target(href, path, root)
            if target is None:
                continue
            file, anchor = target
            if not (site.folder / file).is_file():
                yield f"{path}: {href}"
            elif anchor and file in anchors and anchor not in anchors[file]:
                yield f"{path}: {href} (no such anchor)"


def _target(href: str, path: str, root: str) -> tuple[str, str] | None:
    """Returns the file and anchor that a link leads to; None where it leaves the site."""
    base = f"http://site.test{root}"
    url = urlsplit(urljoin(base + path, href))
    if url.netloc != "site.test" or url.scheme != "http" or href.startswith("data:"):
        return None
    assert url.path.startswith(root), f"{path}: {href} leaves {root}"
    file = unquote(url.path[len(root) :])
    if file.endswith("/") or not file:
        file += "index.html"
    return file, unquote(url.fragment)
