"""What a page says its signs stand for, and how its statuses are read by it."""

from __future__ import annotations

import pytest

from mkdocs_backlog.model.status import Status
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.items import ItemReader
from mkdocs_backlog.parse.legend import LegendReader
from mkdocs_backlog.parse.recognition import Recogniser
from mkdocs_backlog.parse.statuses import StatusReader
from mkdocs_backlog.vocabulary import load_vocabulary
from tests.parse.tables import VOCABULARY, recognise

BUILT = {"🔭": Status.IN_PROGRESS, "🌑": Status.OPEN}
LETTERS = {"D": Status.DONE, "N": Status.OPEN}
ITEMS = "\n| ID | Task | State |\n|---|---|---|\n| R-1 | Pool | 🔭 |\n| R-2 | Drill | 🌑 (May) |\n"


def legend(markdown: str) -> dict[str, Status]:
    reader = LegendReader(VOCABULARY, StatusReader(VOCABULARY))
    return dict(reader.read(parse_document("page.md", markdown)))


@pytest.mark.parametrize(
    "markdown",
    [
        "Legend: 🔭 = being built · 🌑 = not begun\n",
        "**Legend:** 🔭 being built 🌑 not begun\n",
        "Status: 🔭 being built, 🌑 not begun\n",
        "We write 🔭 = being built; 🌑 = not begun\n",
        "We write 🔭= being built; 🌑=not begun\n",
        "凡例：🔭 = 進行中、🌑 = 未着手\n",
        "Key\n\n- 🔭 **Being built**: half of it\n- 🌑 Not begun\n",
        "## Legend\n\n- 🔭 — being built\n- 🌑 — not begun\n- plain\n",
        "| Icon | Meaning |\n|---|---|\n| 🔭 | being built |\n| 🌑 | not begun |\n",
        "| | | |\n|---|---|---|\n| 🔭 | Being built | 2 |\n| 🌑 | Not begun | 3 |\n",
        "Legend: 🔭 = being built, 🌑 = not begun, ✨ = pretty, ☕ = 4 cups\n",
    ],
)
def test_signs_are_explained_in_lines_lists_and_tables(markdown: str) -> None:
    assert legend(markdown) == BUILT


@pytest.mark.parametrize(
    "markdown",
    [
        "Legend: D = done, N = not started\n",
        "| Mark | Meaning |\n|---|---|\n| D | done |\n| `N` | not started |\n",
        "| Key | For |\n|---|---|\n| D | done |\n| N | not started |\n",
    ],
)
def test_letters_are_explained_where_the_page_says_so(markdown: str) -> None:
    assert legend(markdown) == LETTERS


@pytest.mark.parametrize(
    "markdown",
    [
        "Legend: 🔭 = being built\n",
        "🔭 being built and 🌑 not begun\n",
        "Ratio = done, N = open\n",
        "Legend: 🔭 = far, 🌑 = near\n",
        "Legend: 🔭 = done when the tests pass, 🌑 = open if it rains\n",
        "- 🔭 being built\n- 🌑 not begun\n",
        "| D | done |\n|---|---|\n| D | done |\n| N | not started |\n",
        "| Who | Did |\n|---|---|\n| Ann | done |\n| 🌑 | not begun |\n",
        "| Icon | Is | A | B |\n|---|---|---|---|\n| 🔭 | built | 1 | 2 |\n| 🌑 | open | 1 | 2 |\n",
        "Legend: 🔭 = being built, 🌑 = not begun\n\nHere 🔭 = done, 🌑 = blocked\n",
    ],
)
def test_other_texts_and_contradictions_explain_nothing(markdown: str) -> None:
    assert legend(markdown) == {}


def test_a_sentence_with_the_word_announces_no_legend() -> None:
    sentence = "What each key of the big brass organ in the old church on the hill does"

    assert legend(f"{sentence}\n\n- 🔭 being built\n- 🌑 not begun\n") == {}


def test_statuses_are_read_by_the_legend_of_their_page() -> None:
    (found,) = recognise("Legend: 🔭 = being built, 🌑 = not begun, ✅ = blocked\n" + ITEMS)

    items = ItemReader(VOCABULARY, None).read(found).items
    assert [item.status.status for item in items if item.status] == [
        Status.IN_PROGRESS,
        Status.OPEN,
    ]
    assert found.legend["✅"] is Status.BLOCKED


def test_letters_of_a_legend_make_a_column_of_statuses() -> None:
    rows = "\n| Ref | Page | Mark |\n|---|---|---|\n| H-1 | Advent | D |\n| H-2 | Evening | N |\n"
    (found,) = recognise("Legend: D = done, N = not started\n" + rows)

    assert found.matrix
    assert not recognise(rows)[0].matrix


def test_a_reader_without_a_legend_is_the_same_and_one_with_it_is_kept() -> None:
    reader = StatusReader(VOCABULARY)
    learned = reader.with_legend(BUILT)

    assert reader.with_legend({}) is reader
    assert reader.with_legend(BUILT) is learned
    assert learned.read("🔭").status is Status.IN_PROGRESS
    assert reader.read("🔭").status is Status.UNKNOWN


def test_a_sites_own_sign_wins_over_a_legend() -> None:
    vocabulary = load_vocabulary({}, {"dropped": ["🔭"]})
    page = "Legend: 🔭 = being built, 🌑 = not begun\n" + ITEMS
    (found,) = Recogniser(vocabulary).recognise(parse_document("page.md", page))

    item = ItemReader(vocabulary, None).read(found).items[0]
    assert item.status
    assert item.status.status is Status.DROPPED
