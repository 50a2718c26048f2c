"""Paths that a row names without linking them."""

from __future__ import annotations

import pytest

from mkdocs_backlog.model.analysis import TargetState
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.resolve.links import LinkResolver
from tests.resolve.small_site import resolver


@pytest.mark.parametrize(
    ("path", "state", "file"),
    [
        ("open.md", TargetState.FOUND, "todo/open.md"),
        ("spec/api.md", TargetState.FOUND, "spec/api.md"),
        ("/spec/api.md", TargetState.FOUND, "spec/api.md"),
        ("docs/spec/api.md", TargetState.FOUND, "spec/api.md"),
        ("./docs/spec/api.md", TargetState.FOUND, "spec/api.md"),
        ("docs/spec/api.md#nowhere", TargetState.ANCHOR_MISSING, "spec/api.md"),
        ("spec/api%20docs.md", TargetState.FOUND, "spec/api docs.md"),
        ("api.md", TargetState.FOUND, "spec/api.md"),
        ("site/notes.md", TargetState.OUTSIDE, "site/notes.md"),
        ("spec/x.md", TargetState.OUTSIDE, "spec/x.md"),
        ("todo/index.md", TargetState.FOUND, "todo/index.md"),
        ("README.md", TargetState.OUTSIDE, "README.md"),
        ("pi.md", TargetState.MISSING, "todo/pi.md"),
        ("gone/api.md", TargetState.MISSING, "todo/gone/api.md"),
        ("drafts/new.md", TargetState.MISSING, "todo/drafts/new.md"),
        ("../../../x.md", TargetState.MISSING, "../../x.md"),
        ("/gone.md", TargetState.UNCHECKED, None),
    ],
)
def test_a_path_without_a_link_is_read_from_the_roots_and_by_its_end(
    path: str, state: TargetState, file: str | None
) -> None:
    target = resolver().resolve_path(path, "todo/open.md")

    assert (target.state, target.file) == (state, file)


def test_a_path_that_could_be_several_files_stays_without_target() -> None:
    files = frozenset({"a/spec/api.md", "b/spec/api.md", "README.md", "c/here.md"})
    site = Site(pages={}, files=files, in_repository={"README.md"}.__contains__)
    links = LinkResolver(site, {}, repository_links=True)

    for path in ("spec/api.md", "README.md"):
        assert links.resolve_path(path, "c/here.md").state is TargetState.MISSING
    assert links.resolve_path("a/spec/api.md", "c/here.md").file == "a/spec/api.md"


def test_a_page_of_ours_is_left_alone_where_a_path_names_it() -> None:
    target = resolver(generated="backlog").resolve_path("../backlog/open.md", "todo/index.md")

    assert (target.state, target.file) == (TargetState.UNCHECKED, "backlog/open.md")


def test_documentation_that_is_the_repository_has_one_root() -> None:
    links = resolver(repository_path=".", docs_path="site")

    assert links.resolve_path("spec/api.md", "todo/open.md").state is TargetState.FOUND
    assert links.resolve_path("spec/x.md", "todo/open.md").state is TargetState.MISSING
    assert resolver(repository_path=None).resolve_path("src/x.md", "index.md").file == "src/x.md"
