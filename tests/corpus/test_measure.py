from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.corpus.measure import (
    CORPUS,
    chosen,
    figures,
    found_item,
    found_steps,
    measure,
    report,
    total,
)
from tests.corpus.scoring import Entry, Found, Score, compare, load_entries, percent

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
| ID | Task | Status |
|----|------|--------|
| A-1 | [Dig](dig.md) | done |
| A-2 | Sow | |
"""

EXPECTED = {
    "items": [
        {"id": "A-1", "title": "Dig", "status": "done", "links": ["dig.md"], "line": 3},
        {"id": "A-2", "title": "Sow", "status": "unknown", "line": 4},
    ],
    "language": "en",
}

PERFECT = (
    Found(id="A-1", line=3, status="done", title="Dig", links=("dig.md",)),
    Found(id="A-2", line=4, status="unknown", title="Sow"),
)


def write_page(folder: Path) -> Path:
    pages = folder / "matrices"
    pages.mkdir()
    (pages / "page.md").write_text(PAGE, encoding="utf-8")
    (pages / "page.expected.json").write_text(json.dumps(EXPECTED), encoding="utf-8")
    return pages


def entry(**values: object) -> Entry:
    defaults = {"ids": ("A-1",), "lines": (3,), "statuses": ("done",)}
    return Entry(**{**defaults, **values})  # type: ignore[arg-type]


def test_perfect_reading_scores_full(tmp_path: Path) -> None:
    scores = measure(write_page(tmp_path), lambda _: PERFECT)

    language, score = scores["matrices/page.md"]
    assert language == "en"
    assert (score.expected, score.matched, score.extra) == (2, 2, 0)
    assert (score.recall, score.precision) == (100.0, 100.0)
    assert score.right == score.asked
    assert score.misses == []


def test_wrong_reading_is_listed_with_its_place(tmp_path: Path) -> None:
    wrong = (
        Found(id="A-1", line=3, status="open", title="Dug", links=("dug.md",)),
        Found(id="ID", line=1, status=None),
    )

    _, score = measure(write_page(tmp_path), lambda _: wrong)["matrices/page.md"]

    assert (score.recall, score.precision) == (50.0, 50.0)
    assert score.misses == [
        "matrices/page.md:3: A-1: status: expected 'done', got 'open'",
        "matrices/page.md:3: A-1: title: expected 'Dig', got 'Dug'",
        "matrices/page.md:3: A-1: links: expected ('dig.md',), got ('dug.md',)",
        "matrices/page.md:4: missing 'A-2'",
        "matrices/page.md:1: nothing expected, got 'ID'",
    ]


def test_page_without_expectation_expects_nothing(tmp_path: Path) -> None:
    pages = write_page(tmp_path)
    (pages / "page.expected.json").unlink()

    _, score = measure(pages, lambda _: PERFECT[:1])["matrices/page.md"]

    assert score.misses == ["matrices/page.md:3: nothing expected, got 'A-1'"]
    assert (score.recall, score.precision) == (100.0, 0.0)


def test_two_items_with_one_id_need_two_readings() -> None:
    twice = [entry(lines=(3,)), entry(lines=(9,), statuses=("open",))]
    second = Found(id="A-1", line=9, status="open")

    score = compare("p.md", twice, [second])

    assert score.misses == ["p.md:3: missing 'A-1'"]
    assert score.right["status"] == 1


def test_item_read_on_another_line_is_matched_and_reported() -> None:
    score = compare("p.md", [entry()], [Found(id="A-1", line=8, status="done")])

    assert score.matched == 1
    assert score.misses == ["p.md:3: A-1: line: expected 3, got 8"]


def test_either_spelling_row_and_status_is_right() -> None:
    either = entry(ids=("Issue #9", "#9"), lines=(3, 12), statuses=("done", None))

    assert not compare("p.md", [either], [Found(id="#9", line=12, status="unknown")]).misses
    assert compare("p.md", [either], [Found(id="#9", line=12, status="open")]).misses


def test_unwritten_status_may_be_none_or_unknown_but_no_class() -> None:
    unwritten = [entry(statuses=(None,))]

    for status in (None, "unknown"):
        score = compare("p.md", unwritten, [Found(id="A-1", line=3, status=status)])
        assert not score.misses
        assert (score.asked["unstated"], score.asked["status"]) == (1, 0)
    invented = compare("p.md", unwritten, [Found(id="A-1", line=3, status="open")])
    assert invented.misses == ["p.md:3: A-1: unstated: expected None, got 'open'"]


def test_optional_entry_counts_neither_way() -> None:
    optional = [entry(optional=True)]

    for found in ([], [Found(id="A-1", line=3, status="open")]):
        score = compare("p.md", optional, found)
        assert (score.expected, score.matched, score.extra, score.misses) == (0, 0, 0, [])


def test_titles_are_compared_without_markup() -> None:
    title = entry(titles=("Escape | in CSV",))
    found = Found(id="A-1", line=3, status="done", title="**Escape** \\| in `CSV`")

    assert not compare("p.md", [title], [found]).misses


def test_links_keep_their_order_and_ignore_what_may_be_left_out() -> None:
    linked = entry(links=("a b.md", "c.md"), maybe_links=frozenset({"src/x.py"}))
    right = Found(id="A-1", line=3, status="done", links=("a%20b.md", "src/x.py", "c.md"))
    swapped = Found(id="A-1", line=3, status="done", links=("c.md", "a b.md"))

    assert not compare("p.md", [linked], [right]).misses
    assert compare("p.md", [linked], [swapped]).right["links"] == 0


def test_steps_are_read_from_their_own_list(tmp_path: Path) -> None:
    path = tmp_path / "list.expected.json"
    steps = [{"id": "S1-01", "state": "done", "state_or": ["open"], "line": 4}]
    path.write_text(json.dumps({"steps": steps}), encoding="utf-8")

    entries, language = load_entries(path)

    assert language == ""
    assert entries == [entry(ids=("S1-01",), lines=(4,), statuses=("done", "open"))]


def test_steps_are_read_from_the_boxes_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text(
        "# Work\n\n- [x] **S1-02**: sow\n- [ ] S1-01: dig\n- [ ] rest\n", encoding="utf-8"
    )

    assert found_steps(path) == [
        Found(id="S1-02", line=3, status="done"),
        Found(id="S1-01", line=4, status="open"),
    ]


def test_folder_of_the_corpus_is_chosen_by_name() -> None:
    assert chosen(["--all"]) == CORPUS
    assert chosen(["heldout", "--all"]) == CORPUS / "heldout"
    assert (CORPUS / "heldout" / "matrices").is_dir()


def test_item_of_the_command_line_is_taken_over() -> None:
    raw = {
        "id": "A-1",
        "title": "Dig",
        "status": "done",
        "documents": [{"text": "Dig", "href": "dig.md"}],
        "source": {"file": "page.md", "line": 3},
    }

    assert found_item(raw) == PERFECT[0]
    assert found_item({**raw, "links": ["dig.md", "x.md"]}).links == ("dig.md", "x.md")


def test_report_gives_totals_languages_files_and_mistakes() -> None:
    good = compare("m/a.md", [entry()], [Found(id="A-1", line=3, status="done")])
    bad = compare("m/b.md", [entry()], [])
    scores = {"m/a.md": ("en", good), "m/b.md": ("fi", bad)}

    brief = report("m", scores, every=False)

    assert brief == [
        figures("m (2 files)", total([good, bad])),
        figures("  en", good),
        figures("  fi", bad),
        figures("  m/b.md", bad),
        "  without any mistake: 1 of 2 files",
        "m/b.md:3: missing 'A-1'",
        "",
    ]
    assert "recall  50.00 %  precision 100.00 %  status 100.00 %" in brief[0]
    assert figures("  m/a.md", good) in report("m", scores, every=True)


def test_nothing_out_of_nothing_is_all_of_it() -> None:
    assert percent(0, 0) == 100.0
    assert total([]) == Score()
