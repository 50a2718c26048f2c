from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from mkdocs_backlog.render import Renderer
from mkdocs_backlog.settings import Settings
from tests.render.sample import sample
from tests.render.test_assets import channels, contrast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

SVG = "{http://www.w3.org/2000/svg}"
WHITE = "#ffffff"
HEADER = "# Backlog\n\n| ID | Title | Category | Status |\n|---|---|---|---|\n"


def shields(
    rows: Sequence[tuple[str, str]], settings: Settings | None = None, language: str = "en"
) -> dict[str, str]:
    """Returns the files of a backlog with these categories and statuses, by path."""
    lines = (f"| X-{n} | T | {key} | {status} |\n" for n, (key, status) in enumerate(rows))
    known = settings or Settings()
    analysis = sample({"plan.md": HEADER + "".join(lines)}, known)
    renderer = Renderer(analysis, known, language=language)
    return {file.src_uri: file.text for file in renderer.shields()}


def data(rows: Sequence[tuple[str, str]], name: str = "progress") -> dict[str, object]:
    """Returns what a badge says as data."""
    read: dict[str, object] = json.loads(shields(rows)[f"backlog/badges/{name}.json"])
    return read


def drawing(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 # made by ourselves


def test_the_backlog_and_each_category_have_a_drawing_and_data() -> None:
    settings = Settings(categories={"WEB": "Front end"}, nav="Plans", pages="work/list")

    files = shields([("WEB", "done"), ("API", "open"), ("API", "done")], settings)

    names = [f"{name}.{kind}" for name in ("progress", "WEB", "API") for kind in ("svg", "json")]
    assert list(files) == [f"work/list/badges/{name}" for name in names]
    titles = [drawing(t).findtext(f"{SVG}title") for n, t in files.items() if n.endswith(".svg")]
    assert titles == ["Plans: 2/3 done", "Front end: 1/1 done", "API: 1/2 done"]


def test_data_are_what_shields_io_reads() -> None:
    assert data([("WEB", "done"), ("WEB", "open")], "WEB") == {
        "schemaVersion": 1,
        "label": "WEB",
        "message": "1/2 done",
        "color": "#1f6675",
    }


def test_dropped_items_do_not_count() -> None:
    assert data([("A", "done"), ("A", "dropped")])["message"] == "1/1 done"
    assert data([("A", "dropped")])["message"] == "0 items"


@pytest.mark.parametrize("settings", [Settings(pages=None), Settings(export=False)])
def test_there_are_none_without_pages_or_export(settings: Settings) -> None:
    assert shields([("A", "done")], settings) == {}


def test_words_are_those_of_the_sites_language() -> None:
    files = shields([("A", "done")], language="de")

    assert drawing(files["backlog/badges/A.svg"]).get("aria-label") == "A: 1/1 erledigt"
    assert drawing(files["backlog/badges/A.svg"]).get("lang") == "de"


def test_the_whole_backlog_is_called_what_its_dashboard_is_called() -> None:
    for language, title in (("ja", "バックログ"), ("zh", "待办清单")):
        files = shields([("A", "done")], language=language)
        assert json.loads(files["backlog/badges/progress.json"])["label"] == title
    own = shields([("A", "done")], Settings(nav="Larkspur"), language="ja")
    assert json.loads(own["backlog/badges/progress.json"])["label"] == "Larkspur"


def test_no_two_categories_share_a_file() -> None:
    files = shields([(key, "open") for key in ("progress", "Progress", "a b", "a/b", "..", "架構")])

    stems = {path.removeprefix("backlog/badges/").rpartition(".")[0] for path in files}
    assert stems == {"progress", "progress-2", "Progress-3", "a-b", "a-b-2", "x", "架構"}
    assert json.loads(files["backlog/badges/progress.json"])["label"] == "Backlog"
    assert json.loads(files["backlog/badges/progress-2.json"])["label"] == "progress"


def test_colours_follow_the_share_and_white_can_be_read_on_each() -> None:
    rows = [("A", "done"), ("B", "done"), ("C", "done"), ("D", "done")]
    found = []
    for done in range(5):
        left = [(key, "open") for key, _ in rows[done:]]
        text = shields(rows[:done] + left)["backlog/badges/progress.svg"]
        found.append(drawing(text).findall(f"{SVG}path")[0].get("fill", ""))
        ground = drawing(text).findall(f"{SVG}rect")[0].get("fill", "")
        assert contrast(channels(ground), channels(WHITE)) >= 4.5

    assert [found.index(colour) for colour in found] == [0, 1, 2, 2, 4]
    assert min(contrast(channels(colour), channels(WHITE)) for colour in found) >= 4.5


HOSTILE = "<script>alert(1)</script> \"&' \x01\x0b\u202e"


def test_a_label_is_text_whatever_it_is() -> None:
    settings = Settings(categories={"A": HOSTILE})

    files = shields([("A", "open")], settings)

    root = drawing(files["backlog/badges/A.svg"])
    clean = "<script>alert(1)</script> \"&'"
    assert {element.tag for element in root.iter()} == {
        f"{SVG}{tag}" for tag in ("svg", "title", "rect", "path", "g", "text")
    }
    assert root.get("aria-label") == root.findtext(f"{SVG}title") == f"{clean}: 0/1 done"
    assert json.loads(files["backlog/badges/A.json"])["label"] == clean


def test_nothing_comes_from_elsewhere() -> None:
    text = shields([("A", "done")])["backlog/badges/progress.svg"]

    rest = text.replace("http://www.w3.org/2000/svg", "")
    assert not any(word in rest for word in ("http", "href", "url(", "<style", "<image", "@"))


LABELS = (
    "Backlog",
    "WWMM%@ wide",
    "illi,.:;|'",
    "Sécurité",
    unicodedata.normalize("NFD", "Sécurité"),
    "Архитектура",
    "架構設計",
    "한국어",
    "اختبار",
    "A label that goes on and on, far beyond what anybody would read",
)


def boxes(root: ET.Element) -> list[tuple[int, int]]:
    """Returns where each of the two texts begins and ends."""
    texts = root.findall(f"{SVG}g/{SVG}text")
    starts = [int(text.get("x", "")) for text in texts]
    lengths = [int(text.get("textLength", "")) for text in texts]
    return [(x, x + length) for x, length in zip(starts, lengths, strict=True)]


@pytest.mark.parametrize("label", LABELS)
def test_words_fit_into_their_half_with_any_font(label: str) -> None:
    settings = Settings(categories={"A": label})

    root = drawing(shields([("A", "open")], settings)["backlog/badges/A.svg"])

    (first, middle), (second, last) = boxes(root)
    edge = int(root.findall(f"{SVG}path")[0].get("d", "")[1:].partition(" ")[0])
    assert 0 < first < middle < edge < second < last < int(root.get("width", ""))
    drawn = root.findall(f"{SVG}g/{SVG}text")[0].text or ""
    assert drawn == label or (drawn.endswith("…") and len(drawn) <= 48 < len(label))


def test_words_are_about_as_long_as_a_browser_draws_them(browser: Browser) -> None:
    page = browser.new_page()
    for label in LABELS[:-2]:
        settings = Settings(categories={"A": label})
        page.set_content(shields([("A", "open")], settings)["backlog/badges/A.svg"])
        given, drawn = page.locator("text").first.evaluate(
            "text => { const given = text.textLength.baseVal.value;"
            " text.removeAttribute('textLength'); return [given, text.getComputedTextLength()]; }"
        )
        assert 0.8 < given / drawn < 1.25, label
    page.close()
