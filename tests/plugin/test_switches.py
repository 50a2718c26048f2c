"""Whatever is switched off or kept off the site, no link leads to where nothing is."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tests.plugin.builds import broken_links, build_docs

if TYPE_CHECKING:
    from pathlib import Path

MATRIX = """\
# Backlog

## Governance

- Closing an item requires updates in the [ledger](ledger.md).

## Matrix

| ID | Title | Category | Document | Step | Status |
|---|---|---|---|---|---|
| FR-1 | Search | API | [search](search.md) | S1-W1-01 | done |
| FR-2 | Print, after FR-1 | API | [print](print.md) | S1-W1-02 | in progress |
| FR-3 | Scan | UI | [search](search.md#ranking) | S1-W2-01 | blocked by FR-2 |
| FR-4 | Fax | UI | [print](print.md) | S1-W2-09 | open |
"""
DOCS = {
    "index.md": "# Home\n\nFR-1 comes first, `FR-2` later.\n",
    "plan.md": MATRIX,
    "ledger.md": "# Ledger\n\n- FR-1 is met.\n",
    "search.md": "# Search\n\n## Ranking\n\nFR-3\n",
    "print.md": "# Print\n",
    "todo.md": "# To do\n\n- [x] S1-W1-01: find\n- [ ] S1-W1-02: print\n- [ ] S1-W2-01: scan\n",
}
SWITCHES = ("item_pages", "pages", "nav", "badges", "panels", "export")
OFF = [(), *((name,) for name in SWITCHES), *combinations(SWITCHES, 2), SWITCHES]


@pytest.mark.parametrize("off", OFF, ids="-".join)
def test_links_lead_somewhere_whatever_is_switched_off(
    tmp_path: Path, off: tuple[str, ...]
) -> None:
    site = build_docs(tmp_path, DOCS, {"plugins": [{"backlog": dict.fromkeys(off, False)}]})

    assert list(broken_links(site)) == []
    assert (site.folder / "backlog" / "index.html").exists() is ("pages" not in off)


EXCLUDED = (
    "/backlog/items/",
    "/backlog/items/index.md",
    "/backlog/items/FR-[13].md",
    "/backlog/categories/",
    "/backlog/categories/UI.md",
    "/backlog/waves/",
    "/backlog/status/",
    "/backlog/traceability.md",
    "/backlog/findings.md",
    "/backlog/*\n!/backlog/index.md",
    "/backlog/*/index.md",
)


@pytest.mark.parametrize("directories", [True, False], ids=["folders", "files"])
@pytest.mark.parametrize("pattern", EXCLUDED)
def test_links_lead_somewhere_whatever_is_excluded(
    tmp_path: Path, pattern: str, *, directories: bool
) -> None:
    options = {"exclude_docs": pattern, "use_directory_urls": directories}

    site = build_docs(tmp_path, DOCS, options)

    assert list(broken_links(site)) == []
    assert (site.folder / "backlog" / "index.html").exists()


def test_an_item_without_a_page_is_linked_in_its_row_and_others_on_their_page(
    tmp_path: Path,
) -> None:
    site = build_docs(tmp_path, DOCS, {"exclude_docs": "/backlog/items/FR-1.md"})

    links = site.page("plan/index.html").find("a", "backlog-id")
    assert [link.get("href") for link in links[:2]] == ["#FR-1", "../backlog/items/FR-2/"]
    assert '"url": null' in site.read("backlog/backlog.json")


def test_the_dashboard_leaves_out_the_pages_that_are_not_there(tmp_path: Path) -> None:
    site = build_docs(tmp_path, DOCS, {"exclude_docs": "/backlog/items/\n/backlog/status/"})

    page = site.page("backlog/index.html")
    texts = [link.text.strip() for link in page.find("a")]
    assert "Traceability" in texts
    assert "All items" not in texts
    assert "1 done" in page.find("p", "backlog-legend")[0].text
