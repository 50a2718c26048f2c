from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.sites import KINDS

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
