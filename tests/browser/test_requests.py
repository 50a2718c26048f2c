from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.serving import ROOT
from tests.browser.sites import KINDS
from tests.plugin.builds import Built, broken_links

if TYPE_CHECKING:
    from tests.browser.pages import Opener
    from tests.browser.sites import Site


def test_pages_work_under_a_strict_policy_without_errors_or_other_hosts(
    site: Site, visit: Opener
) -> None:
    page = visit(site.url)
    complaints = {}
    for kind, path in KINDS.items():
        page.goto(site.url + path, wait_until="networkidle")
        assert page.locator(".backlog, .backlog-ref").count() > 0, kind
        complaints[kind] = list(visit.complaints)

    assert complaints == {kind: [] for kind in KINDS}


def test_links_and_anchors_of_all_pages_resolve(site: Site) -> None:
    assert list(broken_links(Built(folder=site.folder, records=()), ROOT)) == []


def test_no_element_of_ours_has_a_style_or_a_handler_of_its_own(site: Site) -> None:
    built = Built(folder=site.folder, records=())
    elements = [
        element
        for path in KINDS.values()
        for element in built.page(f"{path}index.html").elements
        if "backlog" in element.get("class") or "data-backlog-id" in element.attributes
    ]

    names = {name for element in elements for name in element.attributes}

    assert len(elements) > 300
    assert [name for name in names if name == "style" or name.startswith("on")] == []
