from __future__ import annotations

from pathlib import Path

from mkdocs_backlog.rules import RULES
from tests.support import build_site

HOOKS = Path(__file__).parent.parent / "tools" / "manual_hooks.py"


def test_manual_has_a_page_for_each_rule_and_lists_it(tmp_path: Path) -> None:
    docs = {"index.md": "# Manual\n\n[Rules](rules/index.md)\n"}
    nav = ["index.md", "rules/index.md"]

    site = build_site(tmp_path, docs, {"hooks": [str(HOOKS)], "nav": nav})

    assert site.messages == ()
    catalogue = site.read("rules/index.html")
    for entry in RULES:
        assert f'href="{entry.rule.name}/"' in catalogue
        page = site.read(f"rules/{entry.rule.name}/index.html")
        assert f"{entry.rule.code} {entry.rule.name}</h1>" in page
        assert '<h2 id="how-to-fix">' in page
