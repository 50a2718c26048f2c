"""A site in German: none of our words on it is English, unless it is marked as such."""

from __future__ import annotations

import re
import string
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.strings import table_of
from tests.history.repositories import Repository
from tests.plugin.builds import build_project, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.plugin.builds import Built

PLAN = """\
# Fahrplan der Verbesserungen

Siehe [nirgends](fehlt.md).

## Regeln

- Jeder Eintrag muss in der [Prüfliste](liste.md) abgebildet sein.
- Beim Abschließen wird im [Nachweis](nachweis.md) und in den [Grenzen](grenzen.md) nachgetragen.

## Einträge

| ID | Titel | Dokument | Schritt | Status | Priorität | Zuständig |
|---|---|---|---|---|---|---|
| IMP-KERN-1 | Größe | [Vorrat](vorrat.md) | S1-W1-01 | erledigt | hoch | Anna |
| IMP-KERN-2 | Prüfung | [Vorrat](vorrat.md) | S1-W1-02 | | gering | |
| IMP-KERN-3 | Rückbau | [weg](weg.md) | S1-W1-09 | demnächst | gering | |
| IMP-NETZ-1 | Köpfe | [Vorrat](vorrat.md) | S1-W2-01 | blockiert, siehe IMP-KERN-2 | hoch | |
| IMP-NETZ-2 | Anzeige | [Vorrat](vorrat.md) | S1-W2-03 | offen | hoch | |
| ~~IMP-NETZ-3~~ | Altes | | S1-W2-04 | | gering | |
| IMP-NETZ-4 | Später | | | demnächst | gering | |
"""
LIST = """\
# Prüfliste

- [x] S1-W1-01: Größe
- [/] S1-W1-02: Prüfung
- [ ] S1-W2-01: Köpfe
- [x] S1-W2-03: Anzeige
- [ ] S1-W2-04: Altes
"""
PAGES = {
    "index.md": "# Start\n\nIMP-KERN-1 und IMP-KERN-99.\n\n| Wort | Sinn |\n|---|---|\n| A | B |\n",
    "plan.md": PLAN,
    "liste.md": LIST,
    "nachweis.md": "# Nachweis\n\n- IMP-KERN-1 ist belegt.\n",
    "grenzen.md": "# Grenzen\n\nKeine.\n",
    "vorrat.md": "# Vorrat\n\nHier gilt IMP-KERN-1.\n",
}
KINDS = (
    "backlog",
    "backlog/items",
    "backlog/items/IMP-KERN-1",
    "backlog/categories",
    "backlog/categories/KERN",
    "backlog/waves",
    "backlog/waves/S1-W1",
    "backlog/status",
    "backlog/status/conflict",
    "backlog/traceability",
    "backlog/findings",
    "plan",
    "liste",
    "vorrat",
)
"""A page of each kind, by its folder."""
SHOWN = ("title", "aria-label", "placeholder", "alt")
"""Attributes whose words are shown or read out; so are ours, which the script uses."""
NAMES = ("data-backlog-id", "data-backlog-status", "data-backlog-col", "data-backlog-matrix")


class Reader(HTMLParser):
    """Collects the words of a page's content that are not marked as English."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[tuple[str, bool, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        _, content, english = self._open[-1] if self._open else ("", False, False)
        content = content or attributes.get("role") == "main"
        english = content and (english or attributes.get("lang") == "en")
        if tag not in {"img", "input", "br", "hr", "meta", "link", "wbr", "rect", "path"}:
            self._open.append((tag, content, english))
        if content and not english:
            self.words += [
                value
                for name, value in attributes.items()
                if name in SHOWN or (name.startswith("data-backlog-") and name not in NAMES)
            ]

    def handle_endtag(self, tag: str) -> None:
        if tag in {name for name, *_ in self._open}:
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][1:] == (True, False) and data.strip():
            self.words.append(" ".join(data.split()))


def fragments(language: str) -> set[str]:
    """Returns the words between what is put into the texts of a language."""
    texts = (text for name, text in table_of(language).items() if name != "months")
    parts = {part for text in texts for part, *_ in string.Formatter().parse(text)}
    return {part.strip(" .,;:()'") for part in parts}


def english_in(words: str, forbidden: set[str]) -> Iterator[str]:
    """Yields the English fragments that stand in some words, in small or with a capital."""
    for fragment in forbidden:
        if re.search(rf"(?<![\w./-]){re.escape(fragment)}(?![\w/-])", words, re.IGNORECASE):
            yield fragment


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A German site with a history, built once."""
    folder = tmp_path_factory.mktemp("german")
    repository = Repository(folder)
    before = {
        "plan.md": PLAN.replace("Größe", "Maß").replace("[Vorrat](vorrat.md) | S1-W2", " | S1-W2"),
        "liste.md": LIST.replace("[x]", "[ ]"),
    }
    theme = {"name": "mkdocs", "language": "de"}
    file = write_project(folder, PAGES | before, {"theme": theme})
    repository.commit("Anfang")
    repository.commit("Titel", {"docs/plan.md": PLAN})
    repository.commit("Haken", {"docs/liste.md": LIST})
    return build_project(file)


def test_no_page_of_a_german_site_speaks_english(site: Built) -> None:
    german = " \n ".join(table_of("de").values())
    forbidden = {
        part
        for part in fragments("en")
        if len(part) > 2 and not any(english_in(german, {part})) and re.search(r"[a-z]", part)
    }
    assert {"Recorded in", "was ticked", "in all", "Filter items"} <= forbidden
    found: dict[str, set[str]] = {}
    for path in sorted(site.folder.rglob("index.html")):
        reader = Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        name = path.parent.relative_to(site.folder).as_posix()
        for words in reader.words:
            if english := set(english_in(words, forbidden)):
                found.setdefault(f"{name}: {words}", set()).update(english)
    assert found == {}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_is_there_and_has_words(site: Built, kind: str) -> None:
    reader = Reader()
    reader.feed(site.read(f"{kind}/index.html"))
    assert len(reader.words) > 3


def test_statements_and_days_are_in_german(site: Built) -> None:
    page = site.page("backlog/items/IMP-KERN-1/index.html")
    words = {" ".join(element.text.split()) for element in page.find("span", "backlog-list__main")}
    assert {
        "S1-W1-01 ist abgehakt",
        "Die Statusspalte sagt „erledigt“",
        "IMP-KERN-1 bekam den Titel „Größe“",
        "S1-W1-01 wurde abgehakt",
    } <= words
    commits = {element.text for element in page.find("span", "backlog-mono")}
    assert any(text.startswith("3. Jan. 2025 · ") for text in commits)


def test_findings_and_reasons_are_marked_as_english(site: Built) -> None:
    page = site.page("backlog/findings/index.html")
    marked = [element.text for element in page.elements if element.get("lang") == "en"]
    assert any("no checklist declares step 'S1-W1-09'" in text for text in marked)
    assert any(text.startswith("header 'Titel'") for text in marked)
    link = next(e for e in site.page("plan/index.html").find("span", "backlog-broken"))
    assert link.get("title") == "Dieser Link führt nirgendwohin"
