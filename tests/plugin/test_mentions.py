from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plugin.builds import build_docs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plugin.builds import Built

MATRIX = """\
# Backlog

| ID | Title | Status | Depends on |
|---|---|---|---|
| FR-1 | Search | done | |
| FR-2 | Print | open | FR-1, FR-2 |
"""
PROSE = {
    "FR-1": ["FR-1"],
    "FR-1, FR-2: and FR-1.": ["FR-1", "FR-2", "FR-1"],
    "FR-1/FR-2": ["FR-1", "FR-2"],
    "`FR-1`": ["FR-1"],
    "*FR-1* and **`FR-2`**": ["FR-1", "FR-2"],
    "- FR-1\n- b\n    - FR-2\n": ["FR-1", "FR-2"],
    "> FR-1\n": ["FR-1"],
    "!!! note\n    FR-1\n": ["FR-1"],
    '<div markdown="1">\nFR-1\n</div>\n': ["FR-1"],
    "| a | b |\n|---|---|\n| FR-1 | x |\n": ["FR-1"],
    "Text[^1]\n\n[^1]: FR-1\n": ["FR-1"],
    "A <b>FR-1</b>": ["FR-1"],
    "<button>x</button> FR-1 <a name='x'>y</a> `FR-2`": ["FR-1", "FR-2"],
    "one<br>\nFR-1 two": ["FR-1"],
    "text <!-- a comment --> FR-1": ["FR-1"],
}
"""Texts that name items, and the IDs that become links."""
OTHER = [
    "## FR-1",
    "FR-1\n====",
    "[FR-1](matrix.md)",
    "[`FR-1`](matrix.md)",
    "<https://example.org/FR-1>",
    "`see FR-1`",
    "```\nFR-1\n```",
    "    FR-1",
    "<pre>FR-1</pre>",
    '<script>var x = "FR-1"</script>',
    "<style>.x { --a: FR-1 }</style>",
    "<textarea>FR-1</textarea>",
    "<button>FR-1</button>",
    '<a href="#">FR-1</a>',
    '<A href="#">*see* **FR-1** and `FR-1`</A>',
    "$FR-1$",
    "![FR-1](FR-1.png)",
    "[FR-1](gone.md)",
    "<!-- FR-1 -->",
    "FR\\-1",
    "XFR-1",
    "FR-11",
    "FR-1-2",
    "fr-1",
    "a/FR-1.md",
]
"""Texts in which nothing becomes a link."""
EXTENSIONS = [
    "admonition",
    "attr_list",
    "footnotes",
    "md_in_html",
    "pymdownx.arithmatex",
    "pymdownx.superfences",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Returns a site with a page for each text."""
    texts = [*PROSE, *OTHER]
    docs = {f"case-{number}.md": f"# Page\n\n{text}\n" for number, text in enumerate(texts)}
    docs |= {"matrix.md": MATRIX, "index.md": "# Home\n\nSee FR-2 for that.\n"}
    return build_docs(
        tmp_path_factory.mktemp("mentions"), docs, {"markdown_extensions": EXTENSIONS}
    )


def _mentions(site: Built, text: str) -> list[str]:
    number = [*PROSE, *OTHER].index(text)
    page = site.page(f"case-{number}/index.html")
    return [mention.text for mention in page.find("a", "backlog-ref")]


def test_a_mention_tells_title_and_status(site: Built) -> None:
    (mention,) = site.page("index.html").find("a", "backlog-ref")

    assert mention.text == "FR-2"
    assert mention.attributes == {
        "class": "backlog backlog-ref backlog-icon",
        "href": "backlog/items/FR-2/",
        "title": "Print · Open",
        "data-backlog-id": "FR-2",
        "data-backlog-label": "Open",
        "data-backlog-status": "open",
        "data-backlog-steps": "",
        "data-backlog-title": "Print",
    }


@pytest.mark.parametrize("text", PROSE)
def test_mentions_are_found_wherever_there_is_prose(site: Built, text: str) -> None:
    assert _mentions(site, text) == PROSE[text]


@pytest.mark.parametrize("text", OTHER)
def test_what_is_no_prose_is_left_alone(site: Built, text: str) -> None:
    assert _mentions(site, text) == []


def test_a_row_links_other_items_but_not_itself(site: Built) -> None:
    mentions = site.page("matrix/index.html").find("a", "backlog-ref")

    assert [mention.text for mention in mentions] == ["FR-1"]


def test_mentions_can_be_switched_off(tmp_path: Path) -> None:
    site = build_docs(
        tmp_path,
        {"matrix.md": MATRIX, "index.md": "# Home\n\nSee FR-1.\n"},
        {"plugins": [{"backlog": {"autolink": False}}]},
    )

    assert site.page("index.html").find("a", "backlog-ref") == []
    assert "See FR-1." in site.read("index.html")


def test_ids_that_could_be_words_are_not_linked(tmp_path: Path) -> None:
    matrix = MATRIX.replace("FR-1", "1").replace("FR-2", "2")
    site = build_docs(tmp_path, {"matrix.md": matrix, "index.md": "# Home\n\nThere are 2.\n"})

    assert len(site.page("matrix/index.html").rows()) == 2
    assert site.page("index.html").find("a", "backlog-ref") == []
