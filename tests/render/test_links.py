from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import pytest

from mkdocs_backlog.render import Renderer
from mkdocs_backlog.render.links import relative_url
from mkdocs_backlog.render.markup import step_anchor
from mkdocs_backlog.settings import Settings
from tests.render.elements import read
from tests.render.sample import PAGES, sample


@pytest.mark.parametrize(
    ("start", "target", "link"),
    [
        ("", "", "./"),
        ("", "a/b/", "a/b/"),
        ("a/b/", "a/b/", "./"),
        ("a/b/", "a/c/", "../c/"),
        ("a/b/", "", "../../"),
        ("a/b/", "a/b/c/", "c/"),
        ("a/b.html", "a/c.html", "c.html"),
        ("a/b.html", "d/index.html", "../d/index.html"),
        ("index.html", "FR:1.html", "FR%3A1.html"),
        ("", "x y/ü?#%/", "x%20y/%C3%BC%3F%23%25/"),
    ],
)
def test_link_leads_from_page_to_page(start: str, target: str, link: str) -> None:
    assert relative_url(start, target) == link
    base = "https://example.org/sub/path/"
    assert unquote(urljoin(base + start, link)) == unquote(base + relative_url("", target)).replace(
        "./", ""
    )


@pytest.mark.parametrize("use_directory_urls", [True, False])
@pytest.mark.parametrize("item_pages", [True, False])
def test_every_link_of_every_page_and_fragment_leads_somewhere(
    *, use_directory_urls: bool, item_pages: bool
) -> None:
    settings = Settings(ledger_evidence=("mention",), item_pages=item_pages)
    analysis = sample(settings=settings, use_directory_urls=use_directory_urls)
    analysis = sample(use_directory_urls=use_directory_urls) if item_pages else analysis
    renderer = Renderer(analysis, settings)
    site = analysis.site
    html = {page.src_uri: page.html for page in renderer.pages()}
    targets = {
        site.url_of(src_uri): {element.attributes.get("id", "") for element in read(text).all()}
        for src_uri, text in html.items()
    }
    for src_uri, document in analysis.documents.items():
        targets[site.url_of(src_uri)] = set(document.anchors)
        html[src_uri] = renderer.tools(src_uri) + renderer.panel(src_uri)
    for entry in analysis.items:
        targets[site.url_of(entry.item.location.path)].add(entry.anchor)
    for box in (box for boxes in analysis.steps.values() for box in boxes):
        targets[site.url_of(box.src_uri)].add(step_anchor(box))
    links = [
        (src_uri, element.attributes["href"])
        for src_uri, text in html.items()
        for element in read(text).all("a")
    ]
    assert len(links) > 200
    root = "https://example.org/sub/"
    for src_uri, href in links:
        if href in {"?", "https://example.org/x"}:
            continue
        url = urlsplit(urljoin(root + site.url_of(src_uri), href))
        path = unquote(url.path).removeprefix("/sub/")
        assert path in targets, (src_uri, href)
        assert not url.fragment or unquote(url.fragment) in targets[path], (src_uri, href)


def test_only_addresses_of_the_web_become_links_off_the_site() -> None:
    for page in Renderer(sample(), Settings()).pages():
        for element in read(page.html).all("a"):
            assert urlsplit(element.attributes["href"]).scheme in {"", "https"}
    assert "javascript:" in PAGES["plan.md"]


def test_items_without_a_page_are_linked_in_their_row() -> None:
    settings = Settings(ledger_evidence=("mention",), item_pages=False)
    analysis = sample(settings=settings)
    renderer = Renderer(analysis, settings)
    assert renderer.item_link(analysis.items[0], "spec/pool.md").href == "../../plan/#IMP-1"
    assert renderer.item_link(analysis.items[0], "plan.md").href == "#IMP-1"
    assert "backlog/items/index.md" in {page.src_uri for page in renderer.pages()}
    assert "backlog/items/IMP-1.md" not in {page.src_uri for page in renderer.pages()}
