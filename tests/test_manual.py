from __future__ import annotations

import importlib.util
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from mkdocs_backlog.rules import RULES, rule_names
from mkdocs_backlog.settings import Settings
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


def _hooks() -> Any:  # noqa: ANN401 # a module that is loaded by its path, as MkDocs does
    spec = importlib.util.spec_from_file_location("manual_hooks", HOOKS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_page_of_settings_tells_every_option_with_its_default() -> None:
    page = _hooks().settings_page()

    names = re.findall(r"^## `(\w+)`$", page, flags=re.MULTILINE)
    options = [entry.name for entry in fields(Settings) if entry.name != "rules_by_path"]
    assert ["enabled", *names] == options
    assert page.count("Default: `") == len(names)


def test_examples_of_settings_are_valid() -> None:
    examples = {name: yaml.safe_load(text) for name, text in _hooks().EXAMPLES.items()}

    Settings.from_mapping(examples, rule_names=rule_names())


def test_page_on_recognition_shows_every_tested_case() -> None:
    cases = yaml.safe_load(
        (HOOKS.parent.parent / "tests/manual/recognition.yml").read_text("utf-8")
    )
    page = _hooks().recognition_page()

    assert all(f"### {case['title']}" in page for group in cases.values() for case in group)
