from __future__ import annotations

import posixpath

import pytest
from jinja2 import DictLoader

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.render import Renderer
from mkdocs_backlog.settings import Settings
from tests.render.crowd import crowd
from tests.render.elements import read
from tests.render.rendered import pages
from tests.render.sample import sample


def test_pages_cover_every_item_and_group() -> None:
    assert list(pages()) == [
        "backlog/index.md",
        "backlog/items/index.md",
        *(f"backlog/items/IMP-{number}.md" for number in range(1, 9)),
        "backlog/categories/index.md",
        "backlog/categories/Core.md",
        "backlog/categories/Web.md",
        "backlog/waves/index.md",
        "backlog/waves/S1-W1.md",
        "backlog/waves/S1-W2.md",
        "backlog/status/index.md",
        *(
            f"backlog/status/{status}.md"
            for status in Status
            if status is not Status.DONE  # no item of the sample is done
        ),
        "backlog/traceability.md",
        "backlog/findings.md",
    ]


def test_every_generated_folder_has_an_index_even_without_items() -> None:
    for analysis in (sample(), sample({"index.md": "# Home\n"})):
        names = pages(analysis).keys()
        assert {posixpath.dirname(name) + "/index.md" for name in names} <= names
    assert "No backlog was found" in pages(sample({"index.md": ""}))["backlog/index.md"].html


def test_there_are_no_pages_where_they_are_switched_off() -> None:
    off = Settings(pages=None)
    renderer = Renderer(sample(settings=off), off)
    assert list(renderer.pages()) == []
    chips = read(renderer.tools("plan.md")).classed("backlog-chip")
    assert [chip.attributes["href"] for chip in chips][:2] == ["?", "?status=open"]
    assert renderer.item_link(sample(settings=off).items[0], "index.md").href == "plan/#IMP-1"


def test_headings_contents_and_titles_agree() -> None:
    for page in pages().values():
        root = read(page.html)
        headings = [e for e in root.all() if e.tag in {"h1", "h2", "h3"}]
        assert [(f"h{entry.level}", entry.anchor) for entry in page.toc] == [
            (heading.tag, heading.attributes["id"]) for heading in headings
        ]
        assert headings[0].tag == "h1"
        assert [heading.tag for heading in headings].count("h1") == 1
        assert page.title == page.toc[0].text == headings[0].words
        anchors = [e.attributes["id"] for e in root.all() if "id" in e.attributes]
        assert len(anchors) == len(set(anchors))


def test_pages_say_how_the_site_is_to_treat_them() -> None:
    made = pages()
    assert made["backlog/items/IMP-2.md"].status is Status.IN_PROGRESS
    assert made["backlog/items/IMP-2.md"].edit_uri == "plan.md"
    assert made["backlog/items/IMP-2.md"].hide == ()
    assert made["backlog/index.md"].hide == ("toc",)
    assert [name for name, page in made.items() if page.search_exclude] == ["backlog/findings.md"]


def test_long_lists_are_cut_and_say_so() -> None:
    made = pages(crowd())
    first = read(made["backlog/items/A-1.md"].html)
    assert [line.words for line in first.classed("backlog-more")] == [
        "121 more places are not shown.",
        "There are more, see the document or checklist itself.",
        "There are more, see the document or checklist itself.",
    ]
    notes = read(made["backlog/findings.md"].html)
    assert [line.words for line in notes.classed("backlog-more")] == [
        "20 more findings in this file are not shown.",
        "20 more entries are not shown.",
    ]
    dashboard = read(made["backlog/index.md"].html)
    assert [line.words for line in dashboard.classed("backlog-more")] == [
        "99 more items are not shown."
    ]


@pytest.mark.parametrize("language", ["de", "ja"])
def test_pages_speak_the_language_of_the_site(language: str) -> None:
    made = {p.src_uri: p for p in Renderer(sample(), Settings(), language=language).pages()}
    badges = read(made["backlog/items/IMP-2.md"].html).classed("backlog-badge")
    assert badges[0].text == {"de": "In Arbeit", "ja": "進行中"}[language]


@pytest.mark.parametrize("language", ["de", "he"])
def test_pages_in_a_language_without_words_are_marked_as_english(language: str) -> None:
    renderer = Renderer(sample(), Settings(), language=language)
    parts = [page.html for page in renderer.pages()]
    parts += [renderer.tools("plan.md"), renderer.panel("spec/pool.md")]
    for part in parts:
        first = read(part).children[0].attributes
        assert (first.get("lang"), first.get("dir")) == (
            ("en", "ltr") if language == "he" else (None, None)
        )


def test_the_usual_title_of_the_section_is_in_the_language_of_the_site() -> None:
    def title(nav: str | None) -> str:
        return Renderer(sample(), Settings(nav=nav), language="ja").title

    assert title("Backlog") == title(None) == "バックログ"
    assert title("Work") == "Work"


def test_site_can_bring_templates_of_its_own_and_extend_the_originals() -> None:
    loader = DictLoader(
        {
            "backlog/groups.html": "{{ heading(1, 'x', title) }}<p>{{ rows | length }} rows</p>",
            "backlog/item.html": '{% include "original/backlog/item.html" %}<p>ours</p>',
        }
    )
    made = {p.src_uri: p for p in Renderer(sample(), Settings(), templates=loader).pages()}
    assert made["backlog/waves/index.md"].html == '<h1 id="x">Waves</h1><p>2 rows</p>'
    assert made["backlog/items/IMP-1.md"].html.endswith("<p>ours</p>")
    assert made["backlog/items/IMP-1.md"].title == "Pool size"
