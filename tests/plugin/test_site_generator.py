from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support import build_site

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_is_built_without_a_warning(tmp_path: Path) -> None:
    site = build_site(
        tmp_path, {"index.md": "# Home\n\nSee [the other](other.md).\n", "other.md": "# Other\n"}
    )

    assert site.messages == ()
    assert '<a href="other/">the other</a>' in site.read("index.html")


def test_a_broken_link_is_seen_as_a_warning(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"index.md": "[gone](gone.md)\n"})

    assert len(site.messages) == 1
    assert "'gone.md'" in site.messages[0]
