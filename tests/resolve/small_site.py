"""A small site whose links are resolved."""

from __future__ import annotations

from mkdocs_backlog.model.site import Site
from mkdocs_backlog.model.slugs import DEFAULT_SLUGS, SlugStyle
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.resolve.links import LinkResolver

PAGES = {
    "index.md": "# Home\n",
    "spec/api.md": "# API\n\n## Errors & limits\n\n<a id='old'></a>\n",
    "spec/README.md": "# Specs\n",
    "spec/api docs.md": "# Spaced\n",
    "todo/index.md": "# Todo\n",
    "todo/open.md": "# Open\n\n--8<-- 'more.md'\n",
    "a%20b.md": "# Percent\n",
    "..dots.md": "# Dots\n",
}
FILES = frozenset({*PAGES, "img/Logo.png"})
IN_REPOSITORY = {"README.md", "src", "src/main.py", "docs", "spec/x.md", ".", "site/notes.md"}


def resolver(
    *,
    repository_path: str | None = "docs",
    docs_path: str = "docs",
    repository_links: bool = True,
    slugs: SlugStyle | None = DEFAULT_SLUGS,
    generated: str | None = None,
) -> LinkResolver:
    site = Site(
        pages=PAGES,
        files=FILES,
        excluded=frozenset({"drafts/new.md", "logo.svg"}),
        docs_path=docs_path,
        repository_path=repository_path,
        in_repository=IN_REPOSITORY.__contains__,
        slugs=slugs,
    )
    documents = {uri: parse_document(uri, text) for uri, text in PAGES.items()}
    return LinkResolver(site, documents, repository_links=repository_links, generated=generated)
