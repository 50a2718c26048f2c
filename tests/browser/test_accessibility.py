from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import violations
from tests.browser.sites import KINDS, SCHEMES, THEMES

if TYPE_CHECKING:
    from tests.browser.pages import Opener, Scheme
    from tests.browser.sites import Site

LOOKS = [
    *((theme, scheme, 1280) for theme in THEMES for scheme in SCHEMES[theme]),
    *((theme, "light", 390) for theme in THEMES),
]
ANY_PAGES = ("", *(KINDS[kind] for kind in ("matrix", "mentions", "panel", "checklist")))


@pytest.mark.parametrize(("theme", "scheme", "width"), LOOKS)
def test_pages_keep_to_wcag_2_2_aa(
    sites: dict[str, Site], visit: Opener, theme: str, scheme: Scheme, width: int
) -> None:
    site = sites[theme]
    page = visit(site.plain_url, scheme=scheme, width=width, reduced_motion="reduce")
    # What the theme and the author's text break without the plugin, wherever it stands.
    known: set[tuple[str, str]] = set()
    for path in ANY_PAGES:
        page.goto(site.plain_url + path)
        known.update((found.rule, found.tag) for found in violations(page))

    broken = []
    for kind, path in KINDS.items():
        page.goto(site.url + path)
        page.evaluate("document.querySelectorAll('.backlog-panel').forEach(e => e.open = true)")
        broken += [
            f"{kind}: {found.rule}: {found.html}: {found.summary}"
            for found in violations(page)
            if found.ours or (found.rule, found.tag) not in known
        ]

    assert broken == []
