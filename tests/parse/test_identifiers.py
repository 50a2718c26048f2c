"""What an ID looks like."""

from __future__ import annotations

import pytest

from mkdocs_backlog.model.document import Cell, Span
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.parse.identifiers import Shape, find_id, shape_of


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("IMP-BACKLOG-ARCH-01", Shape.STRUCTURED),
        ("A9", Shape.STRUCTURED),
        ("A-A-9", Shape.STRUCTURED),
        ("FR-1.1", Shape.STRUCTURED),
        ("SPEC-002A", Shape.STRUCTURED),
        ("U2/P4", Shape.STRUCTURED),
        ("OBS-035+037", Shape.STRUCTURED),
        ("REQ-POLICY-001..003", Shape.STRUCTURED),
        ("9.9", Shape.DOTTED),
        ("1.1.1", Shape.DOTTED),
        ("1.A", Shape.DOTTED),
        ("01-02", Shape.DOTTED),
        ("#9", Shape.HASH),
        ("Issue #9", Shape.NAMED),
        ("12", Shape.NUMBER),
        ("12.", Shape.NUMBER),
        ("0003-json-logs.md", Shape.FILE),
        ("offline-mode", Shape.SLUG),
        ("0x1F4", Shape.NONE),
        ("", Shape.NONE),
        ("Total", Shape.NONE),
        ("Ctrl + C", Shape.NONE),
    ],
)
def test_shapes_are_told_apart(text: str, shape: Shape) -> None:
    assert shape_of(text) is shape


def _cell(markdown: str) -> Cell:
    page = parse_document("a.md", f"| A | B |\n|---|---|\n| {markdown} | x |\n")
    return page.tables[0].rows[0].cells[0]


@pytest.mark.parametrize(
    ("markdown", "item_id", "rest"),
    [
        ("`R-1`", "R-1", ""),
        ("**R-1**", "R-1", ""),
        ("[R-1](r.md)", "R-1", ""),
        ("REQ-CLI-001 fix command", "REQ-CLI-001", "fix command"),
        ("**K2** text", "K2", "text"),
        ("I1 (critical)", "I1", "(critical)"),
        ("✅ R-7: done soon", "R-7", "done soon"),
        ("3.", "3", ""),
    ],
)
def test_an_id_is_cut_out_of_its_cell(markdown: str, item_id: str, rest: str) -> None:
    found = find_id(_cell(markdown))

    assert found is not None
    assert (found.id, found.rest, found.struck) == (item_id, rest, False)


@pytest.mark.parametrize("markdown", ["", "RFC2119 keywords", "some words", "—"])
def test_words_and_standards_are_no_ids(markdown: str) -> None:
    assert find_id(_cell(markdown)) is None


@pytest.mark.parametrize("markdown", ["~~R-1~~", "~~`R-1`~~", "~~R-1~~ no longer"])
def test_a_struck_id_is_marked(markdown: str) -> None:
    found = find_id(_cell(markdown))

    assert found is not None
    assert found.struck


def test_a_cell_of_blanks_is_not_struck() -> None:
    assert not Cell(spans=(Span(text=" ", struck=True),), line=1).struck
