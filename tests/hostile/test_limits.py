"""What is bounded, and that the bound changes nothing for ordinary text."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_backlog.history.blobs import read_blobs
from mkdocs_backlog.history.log import read_log
from mkdocs_backlog.model.globs import matches
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.pipeline import analyze
from mkdocs_backlog.plugin.fragments import Fragments
from mkdocs_backlog.render.groups import _natural
from mkdocs_backlog.rules.checklists import ancestors
from mkdocs_backlog.settings import Settings
from tests.hostile.guard import at_most

TABLE = "| ID | Title | Document | Step | Status |\n|---|---|---|---|---|\n"
WILD = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@given(
    st.lists(st.sampled_from(["a", "b", "/", "*", "**", "**/", "?"]), max_size=8).map("".join),
    st.text(alphabet="aab/", max_size=9),
)
def test_globs_mean_what_their_stars_say(glob: str, path: str) -> None:
    parts = re.split(r"((?<![^/])\*\*/|\*\*|\*|\?)", glob.lstrip("/"))
    simple = "".join(WILD.get(part, re.escape(part)) for part in parts)

    assert matches(path, [glob]) == (re.fullmatch(simple, path) is not None)


def test_globs_with_many_stars_take_no_longer() -> None:
    with at_most(2):
        for glob in ("*a" * 40 + "b", "**a" * 40 + "b", "*?" * 60 + "b", "**/a*" * 30 + "b"):
            assert not matches("a" * 4000, [glob])
            assert not matches("aaa/" * 1000, [glob])


def test_numbers_of_any_length_are_sorted_by_their_value() -> None:
    names = ["Phase 10", "Phase 9", "Phase 009b", "Phase " + "9" * 5000, "Phase 1" + "0" * 5000]

    assert sorted(names, key=_natural) == [names[1], names[2], names[0], names[3], names[4]]


def test_comments_with_endless_numbers_are_no_pieces() -> None:
    fragments = Fragments()
    fragments.later("<b>")
    written = f"<!--backlog-fragment:{'1' * 5000}--><!--backlog-fragment:٠-->"

    assert fragments.fill(written) == written


def test_endless_numbers_of_git_are_refused() -> None:
    endless = b"1" * 5000

    assert read_log(b"\x1eabc\0\0" + endless + b"\0subject\0") is None
    assert not isinstance(read_blobs(b"abc blob " + endless + b"\nx\n", ["abc"]), dict)


def test_deep_ids_have_some_levels_above_them() -> None:
    assert ancestors("S1-W2-03") == ("S1-W2", "S1")
    assert len(ancestors("-".join("a" * 500))) == 16


def test_a_row_heeds_some_of_its_comments() -> None:
    cell = "t " + "<!-- backlog: ignore[step-missing] reason -->" * 30
    page = f"# Backlog\n\n{TABLE}| IMP-1 | {cell} | a.md | S1-9 | open |\n\n- [ ] S1-1: x\n"
    pages = {"backlog.md": page, "a.md": "# A\n"}

    findings = analyze(Site(pages=pages, files=frozenset(pages)), Settings()).findings

    codes = Counter(finding.rule.name for finding in findings)
    assert codes["suppression-unused"] == 1  # ten of them, told once
    assert codes["step-missing"] == 0


def test_mentions_in_a_long_line_are_told_with_what_is_around_them() -> None:
    names = [f"IMP-{number}" for number in range(1, 3000)]
    page = f"# Backlog\n\n{TABLE}| IMP-1 | t | a.md | S1-1 | open |\n\n{' '.join(names)}\n"
    pages = {"backlog.md": page, "a.md": "# A\n"}

    with at_most(10):
        analysis = analyze(Site(pages=pages, files=frozenset(pages)), Settings())

    mention = analysis.items[0].mentions[0]
    assert mention.location.line == 7
    assert mention.text.startswith("IMP-1 IMP-2")
    assert mention.text.endswith("…")
    assert len(mention.text) <= 301


def test_steps_far_apart_in_a_cell_are_steps() -> None:
    gap = " " * 20_000
    cell = f"S1-1{gap}and{gap}S1-2 ,{gap}S1-4..06<br><br>S1-8{gap}to{gap}S1-9"
    page = f"# Backlog\n\n{TABLE}| IMP-1 | t | a.md | {cell} | open |\n"

    with at_most(10):
        analysis = analyze(Site(pages={"a.md": page}, files=frozenset({"a.md"})), Settings())

    names = [step.ref.text for step in analysis.items[0].steps]
    assert names == ["S1-1", "S1-2", "S1-4", "S1-5", "S1-6", "S1-8", "S1-9"]
