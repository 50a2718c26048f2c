"""Whatever the text: nothing is raised, and every position is right."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_backlog.model.document import Document
from mkdocs_backlog.parse.document import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterator

FRAGMENTS = st.sampled_from(
    [
        *("# ", "## A ##\n", "A\n===\n", "---\n", "- ", "- [ ] ", "- [x] A-1: ", "1. ", "> ", "* "),
        *(
            "!!! note\n",
            "??? a\n",
            '=== "T"\n',
            "    ",
            "\t",
            "\n",
            "\n\n",
            "\n\n\n",
            "text",
            "A-1",
        ),
        *("| a | b |\n", "|---|---|\n", "|:|:|\n", "| x |\n", "a | b\n", "|", "\\|", "`", "``"),
        *("*", "**", "~~", "_", "[a](b)", "![i](x.png)", "[r]", "[r]: u\n", "<https://a.b>", "\\"),
        *("<!--", "-->", "<br>", "<div>\n", "</div>\n", '<a id="x">', "</a>", "{#id}", "{: .c}\n"),
        *("```\n", "~~~\n", "<pre>", "&amp;", "&#0;", "<", ">", "[^1]", "[^1]: f\n", "[TOC]\n"),
        *("---\ntitle: T\n---\n", "---\na: [\n---\n", "é", "中", ":", "\xa0", "\u3000"),
    ]
)
ODD = st.sampled_from(["\x00", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\ufeff"])
TEXT = st.text(max_size=8).filter(lambda text: "\r" not in text)
PAGES = st.lists(st.one_of(FRAGMENTS, FRAGMENTS, FRAGMENTS, ODD, TEXT), max_size=25).map("".join)
BLOCKS = st.sampled_from(
    [
        "# {}",
        "{}\n===",
        "text {} text",
        "text\n{}",
        "- {}",
        "- [ ] {}-1: text",
        "1. text\n\n    {}",
        "> {}",
        "!!! note\n    {}",
        "| {} | b |\n|---|---|\n| c | d |",
        "| a | b |\n|---|---|\n| c | {} |",
        "<!-- {}\n-->",
        "text <!-- {} -->",
        "[{}](x.md)",
        "[text]({}.md)",
    ]
)


def lines_in(value: Any) -> Iterator[int]:  # noqa: ANN401 - any part of the model
    """Yield every line number in a part of the model."""
    if isinstance(value, tuple):
        for entry in value:
            yield from lines_in(entry)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name == "line":
                yield getattr(value, field.name)
            else:
                yield from lines_in(getattr(value, field.name))


def moved(value: Any, by: int) -> Any:  # noqa: ANN401 - any part of the model
    """Return a part of the model as plain data, its lines moved; told numbers are left out."""
    if isinstance(value, tuple):
        return [moved(entry, by) for entry in value]
    if not is_dataclass(value):
        return re.sub(r"\d+", "", value) if isinstance(value, str) else value
    data = {field.name: moved(getattr(value, field.name), by) for field in fields(value)}
    if "line" in data:
        data["line"] += by
    if isinstance(value, Document):
        data["cut"] = [line + by for line in value.cut]
        data["lines"] = None
    return data


def texts(document: Document) -> Iterator[tuple[str, int]]:
    """Yield the texts of one line that a document holds, each with its line."""
    for passage in document.passages:
        for offset, line in enumerate(passage.text.split("\n")):
            yield line, passage.line + offset
        yield from ((link.text + link.href, link.line) for link in passage.links)
    yield from ((heading.text, heading.line) for heading in document.headings)
    yield from ((task.label or "", task.line) for task in document.tasks)
    for comment in document.comments:
        yield comment.text, comment.line
    for table in document.tables:
        for row in (table.header, *table.rows):
            yield from ((cell.text, cell.line) for cell in row.cells)


@given(PAGES)
@example("\x0c\n[a](b)\n")
@example("- \u3000\n  - [ ] A-1: x\n")
def test_every_line_is_within_the_page(text: str) -> None:
    document = parse_document("a.md", text)

    assert "\n".join(document.lines) == text.removeprefix("\ufeff")
    assert all(1 <= line <= len(document.lines) for line in lines_in(document))


@given(st.binary(max_size=200), st.sampled_from(["utf-8", "latin-1", "utf-16", "cp037"]))
def test_any_bytes_are_read(data: bytes, encoding: str) -> None:
    document = parse_document("a.md", data.decode(encoding, errors="replace"))

    assert all(1 <= line <= len(document.lines) for line in lines_in(document))


@given(PAGES.filter(lambda text: not text.startswith("\ufeff")))
def test_line_ends_and_byte_order_mark_change_nothing(text: str) -> None:
    document = parse_document("a.md", text)

    assert parse_document("a.md", text.replace("\n", "\r\n")) == document
    assert parse_document("a.md", text.replace("\n", "\r")) == document
    assert parse_document("a.md", f"\ufeff{text}") == document


@given(PAGES.filter(lambda text: not text.startswith(("---", "\ufeff"))))
@example("text\n| a | b |\n|---|---|\n")
def test_a_blank_line_above_moves_every_position_by_one_and_nothing_else(text: str) -> None:
    document = parse_document("a.md", text)

    assert moved(parse_document("a.md", f"\n{text}"), 0) == moved(document, 1)


@given(
    blocks=st.lists(BLOCKS, min_size=1, max_size=8),
    odd=st.lists(st.one_of(ODD, st.just("")), min_size=8, max_size=8),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    above=st.sampled_from(["", "\ufeff", "---\na: b\n---\n", "\x0c\n\n", "\u2028\n\n"]),
)
def test_every_word_is_found_on_its_line(
    blocks: list[str], odd: list[str], end: str, above: str
) -> None:
    words = [f"word{number}word" for number in range(len(blocks))]
    page = above + "\n\n".join(
        # An odd character in front of a word may hide a mark of Markdown, behind it it may not.
        block.format(word + between)
        for block, word, between in zip(blocks, words, odd, strict=False)
    )

    document = parse_document("a.md", page.replace("\n", end))

    found = {word: line for text, line in texts(document) for word in words if word in text}
    assert set(found) == set(words)
    for word, line in found.items():
        assert word in document.lines[line - 1]
