from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import meta

from mkdocs_backlog.parse.front_matter import split_front_matter

MAPPINGS = [
    "---\ntitle: T\n---\n# H\n",
    "---\ntitle: T\n...\n# H\n",
    "---  \ntitle: T\n---\t\n# H\n",
    "---\n---\ntitle: T\n---\n# H\n",
    "---\nbacklog:\n  ledgers: [a.md, b.md]\n---\n",
    "---\n1: 2\n---\n",
    "---\na: &a [*a]\n---\n",
]
NONE = [
    "",
    "# H\n",
    "---\n",
    "---\n---\n",
    "--- \ntext\n---\n",
    "---\n- a\n---\n",
    "---\n# only a comment\n---\n",
    "---\ntitle: T\n---",
    "---\ntitle: T\n--- # no\n",
    " ---\ntitle: T\n---\n",
    "\n---\ntitle: T\n---\n",
    "---\ntitle: [\n---\n",
    "---\na: !!python/object/apply:os.system [ls]\n---\n",
    "---\na: !!int ''\n---\n",
    "---\na: !!float ''\n---\n",
    "---\na: !!bool x\n---\n",
    "---\na: !!timestamp x\n---\n",
    "---\na: 2001-99-99\n---\n",
    "---\n? [a]\n: b\n---\n",
    "---\na: \0\n---\n",
    f"---\na: {'[' * 3000}\n---\n",
    f"---\na: {'9' * 5000}\n---\n",
]


@pytest.mark.parametrize("text", MAPPINGS)
def test_front_matter_is_what_the_site_generator_reads(text: str) -> None:
    data, _ = split_front_matter(text)

    assert data
    assert str(data) == str(meta.get_data(text)[1])


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_mapping_stays_text(text: str) -> None:
    assert split_front_matter(text) == ({}, text)
    assert meta.get_data(text)[1] == {}


def test_its_lines_become_blank_so_that_line_numbers_stay() -> None:
    _, body = split_front_matter("---\na: |\n  b\n\n  c\n---\n\n# H\n")

    assert body.split("\n").index("# H") == 7
    assert body.strip() == "# H"


@given(st.text(alphabet=st.sampled_from("-.\n \ta:[]{}!&*?'\"|>#%@1"), max_size=30))
def test_any_block_leaves_the_lines_below_it_in_their_place(block: str) -> None:
    text = f"---\n{block}\n---\nx: y\n"

    data, body = split_front_matter(text)

    assert isinstance(data, dict)
    assert body.count("\n") == text.count("\n")
    assert body.endswith("x: y\n")
