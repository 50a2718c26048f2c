from __future__ import annotations

from time import process_time

import pytest

from mkdocs_backlog.model.location import Location
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.resolve.mentions import MentionFinder, find_names, is_distinctive

IDS = ("IMP-BACKLOG-ARCH-01", "IMP-BACKLOG-DOC-02")


def mentions(
    source: str, *, ids: tuple[str, ...] = IDS, declared: tuple[str, ...] = ()
) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Return the known and the unknown IDs that a page names, with their lines."""
    finder = MentionFinder(ids, [])
    known, unknown = finder.find([parse_document("a.md", source)], frozenset(declared))
    found = [(m.item, m.location.line) for entries in known.values() for m in entries]
    return found, [(mention.item, mention.location.line) for mention in unknown]


@pytest.mark.parametrize(
    "item_id", ["IMP-BACKLOG-ARCH-01", "B-171", "R12", "FR1.2", "Ä-12", "S10/W100"]
)
def test_an_id_that_stands_out_from_words_is_looked_for(item_id: str) -> None:
    assert is_distinctive(item_id)
    assert mentions(f"See {item_id} there.", ids=(item_id,))[0] == [(item_id, 1)]


@pytest.mark.parametrize("item_id", ["R1", "12", "1.2", "#17", "first-item", "needs review 1", ""])
def test_an_id_that_does_not_is_left_alone(item_id: str) -> None:
    assert not is_distinctive(item_id)
    assert mentions(f"See {item_id} there.", ids=(item_id,)) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "See {}.",
        "({}), then",
        "**{}**:",
        "`{}`",
        "the {}'s owner",
        "{}: a title",
        "{}/IMP-BACKLOG-XX-1",
        "[{}](b.md)",
        "[text]({}.md) and {}",
        "“{}”",
        "A|{}|",
        "## {} a heading",
        "- {}",
        "- [x] {}: a step",
        "> {}",
        "| A |\n|---|\n| {} |",
        "<b>{}</b>",
    ],
)
def test_an_id_is_found_as_a_word(text: str) -> None:
    known, _ = mentions(text.format(*[IDS[0]] * 2))

    assert [item for item, _ in known] == [IDS[0]]


@pytest.mark.parametrize(
    "text",
    [
        "{}0",
        "X{}",
        "X-{}",
        "{}-02",
        "#{}",
        "./{}",
        "[text]({})",
        "![{}](x.png)",
        "<!-- {} -->",
        "    {}",
        "```\n{}\n```",
        "imp-backlog-arch-01",
    ],
)
def test_an_id_is_not_found_in_other_words_code_blocks_comments_and_targets(text: str) -> None:
    assert mentions(text.format(IDS[0]))[0] == []


def test_a_mention_stands_on_its_line() -> None:
    source = (
        "One\ntwo `code\nspan` three IMP-BACKLOG-ARCH-01 and\nIMP-BACKLOG-DOC-02.\n\n"
        "- [ ] a\n  IMP-BACKLOG-DOC-02\n\n"
        "| A | B |\n|---|---|\n| a | b |\n| c | IMP-BACKLOG-ARCH-01 |\n"
    )

    known, _ = mentions(source)

    assert sorted(known) == [
        ("IMP-BACKLOG-ARCH-01", 3),
        ("IMP-BACKLOG-ARCH-01", 12),
        ("IMP-BACKLOG-DOC-02", 4),
        ("IMP-BACKLOG-DOC-02", 7),
    ]


def test_an_id_that_no_line_shows_as_it_is_stands_where_its_passage_is() -> None:
    assert mentions("text\nIMP-BACKLOG-ARCH&#45;01\n")[0] == [("IMP-BACKLOG-ARCH-01", 2)]


def test_a_passage_mentions_an_id_once() -> None:
    assert len(mentions(f"{IDS[0]} and\n{IDS[0]}\n\n{IDS[0]}\n")[0]) == 2


def test_a_mention_keeps_its_sentence_and_section() -> None:
    document = parse_document("a.md", f"# T\n\n## S\n\nSee  {IDS[0]}\nfor *more*.\n")

    known, _ = MentionFinder(IDS, []).find([document], frozenset())

    (mention,) = known[IDS[0]]
    assert (mention.text, mention.section) == (f"See {IDS[0]} for more.", 1)


@pytest.mark.parametrize(("before", "after"), [(0, 900), (900, 0), (900, 900), (50, 900)])
def test_a_long_passage_is_cut_around_the_id(before: int, after: int) -> None:
    document = parse_document("a.md", f"{'x ' * before}{IDS[0]} {'y ' * after}")

    known, _ = MentionFinder(IDS, []).find([document], frozenset())

    text = known[IDS[0]][0].text
    assert IDS[0] in text
    assert len(text) <= 302
    assert text.endswith("…") is (after == 900)
    assert text.startswith("…") is (before == 900)


def test_the_rows_of_the_items_are_no_mentions() -> None:
    document = parse_document("a.md", f"| ID |\n|---|\n| {IDS[0]} |\n| {IDS[1]} see {IDS[0]} |\n")
    finder = MentionFinder(IDS, [Location("a.md", 3), Location("b.md", 4)])

    known, _ = finder.find([document], frozenset())

    assert [mention.location.line for mention in known[IDS[0]]] == [4]


@pytest.mark.parametrize("name", ["IMP-BACKLOG-ARCH-02", "IMP-BACKLOG-SEC-7"])
def test_a_name_of_the_ids_shape_that_no_matrix_has_is_unknown(name: str) -> None:
    assert mentions(f"See {name}.") == ([], [(name, 1)])


@pytest.mark.parametrize(
    "name",
    [
        "IMP-BACKLOG-7",
        "IMP-BACKLOG-sec-7",
        "IMP-OTHER-SEC-7",
        "IMP-BACKLOG-SEC-7a",
        "IMP-BACKLOG-SEC-7-8",
        "RFC-7",
    ],
)
def test_a_name_of_another_shape_is_nothing(name: str) -> None:
    assert mentions(f"See {name}.") == ([], [])


def test_names_in_headings_and_declared_names_are_not_unknown() -> None:
    source = "## IMP-BACKLOG-X-1\n\nIMP-BACKLOG-Y-1 and IMP-BACKLOG-Z-1\n"

    assert mentions(source, declared=("IMP-BACKLOG-Y-1",))[1] == [("IMP-BACKLOG-Z-1", 3)]


@pytest.mark.parametrize(
    ("ids", "unknown"),
    [
        (("FR-1", "FR-2"), ["FR-1234"]),
        (("FR-1", "NFR-1"), ["FR-1234", "NFR-12"]),
        (("LIM-API-01",), ["LIM-API-99"]),
        (("FR-1.2",), ["FR-1.9"]),
        (("FR-1a", "FR-2b"), []),
        (("B-1", "B-2"), []),
        (("R12", "R13"), []),
        (("3-12",), []),
    ],
)
def test_the_shape_is_learned_from_ids_that_are_no_plain_words(
    ids: tuple[str, ...], unknown: list[str]
) -> None:
    source = "FR-1234 NFR-12 LIM-API-99 FR-1.9 FR-9z B-9 R99 3-99"

    assert [name for name, _ in mentions(source, ids=ids)[1]] == unknown


def test_former_ids_are_found_and_not_called_unknown() -> None:
    document = parse_document("a.md", "FR-1, FR-2 and FR-3")
    finder = MentionFinder(["FR-1"], [], former=["FR-2", "R1"])

    known, unknown = finder.find([document], frozenset())

    assert sorted(known) == ["FR-1", "FR-2"]
    assert [mention.item for mention in unknown] == ["FR-3"]


def test_without_an_id_to_look_for_nothing_is_found() -> None:
    assert mentions("FR-1 and 7", ids=()) == ([], [])
    assert mentions("FR-1 and 7", ids=("7",)) == ([], [])


def test_words_with_a_digit_are_found_and_their_parts() -> None:
    names = [name for name, _ in find_names("A-1/B-2 and S10+S11, plain C:D3 x.9")]

    assert names == ["A-1/B-2", "A-1", "B-2", "S10+S11", "S10", "S11", "C:D3", "D3", "x.9"]


def test_thousands_of_odd_ids_are_told_from_strangers_in_no_time() -> None:
    ids = tuple(f"FR-{number}x" for number in range(5000))
    source = "\n\n".join(f"FR-{number}y" for number in range(5000))
    start = process_time()

    assert mentions(source, ids=ids) == ([], [])
    assert process_time() - start < 3
