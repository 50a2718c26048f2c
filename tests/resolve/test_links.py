from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_backlog.model.analysis import Target, TargetState
from mkdocs_backlog.model.site import Site
from mkdocs_backlog.parse.document import parse_document
from mkdocs_backlog.resolve.links import LinkResolver
from tests.resolve.small_site import FILES, PAGES, resolver


@pytest.mark.parametrize(
    ("href", "file", "anchor"),
    [
        ("api.md", "spec/api.md", None),
        ("./api.md", "spec/api.md", None),
        ("../spec/api.md", "spec/api.md", None),
        (".././spec//api.md", "spec/api.md", None),
        ("api.md#errors-limits", "spec/api.md", "errors-limits"),
        ("api.md#old", "spec/api.md", "old"),
        ("api.md?plain=1#api", "spec/api.md", "api"),
        ("api.md#", "spec/api.md", None),
        ("#specs", "spec/README.md", "specs"),
        ("#", "spec/README.md", None),
        ("", "spec/README.md", None),
        ("?x", "spec/README.md", None),
        ("api%20docs.md", "spec/api docs.md", None),
        ("api docs.md", "spec/api docs.md", None),
        ("../a%2520b.md", "a%20b.md", None),
        ("../..dots.md", "..dots.md", None),
        ("../img/Logo.png", "img/Logo.png", None),
        ("../img/Logo.png#any", "img/Logo.png", "any"),
        ("/docs/spec/api.md", "spec/api.md", None),
        ("/docs/spec/../index.md#home", "index.md", "home"),
        ("%2Fdocs%2Findex.md", "index.md", None),
        ("../todo/", "todo/index.md", None),
        ("../todo", "todo/index.md", None),
        (".", "spec/README.md", None),
        ("./", "spec/README.md", None),
        ("..", "index.md", None),
        ("/docs", "index.md", None),
        ("/docs/", "index.md", None),
        ("/docs/spec", "spec/README.md", None),
        ("api.md#fn:1", "spec/api.md", "fn:1"),
        ("api.md#fnref:1", "spec/api.md", "fnref:1"),
        ("api.md#__codelineno-0-1", "spec/api.md", "__codelineno-0-1"),
        ("../todo/open.md#from-the-snippet", "todo/open.md", "from-the-snippet"),
        ("api.md#%6Fld", "spec/api.md", "old"),
    ],
)
def test_a_link_leads_to_a_file(href: str, file: str, anchor: str | None) -> None:
    target = resolver().resolve(href, "spec/README.md")

    assert target == Target(state=TargetState.FOUND, file=file, anchor=anchor)


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org/a.md",
        "HTTP://example.org",
        "mailto:a@example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/a.md",
        "\\\\host\\share",
        "C:\\a.md",
        "x-y+z.1:a",
    ],
)
def test_what_has_a_scheme_or_host_is_external(href: str) -> None:
    assert resolver().resolve(href, "index.md") == Target(state=TargetState.EXTERNAL)


@pytest.mark.parametrize(
    ("href", "file"),
    [
        ("none.md", "spec/none.md"),
        ("../none.png", "none.png"),
        ("/docs/none.md", "none.md"),
        ("api.md.bak", "spec/api.md.bak"),
        ("https.md", "spec/https.md"),
        ("javascript%3Aalert(1).md", "spec/javascript:alert(1).md"),
        ("..%5Cindex.md", "spec/..\\index.md"),
        ("a\0b.md", "spec/a\0b.md"),
    ],
)
def test_a_file_that_is_not_there_is_missing(href: str, file: str) -> None:
    target = resolver().resolve(href, "spec/README.md")

    assert target == Target(state=TargetState.MISSING, file=file)


def test_an_anchor_that_the_page_does_not_have_is_missing() -> None:
    target = resolver().resolve("api.md#none", "spec/README.md")

    assert target == Target(state=TargetState.ANCHOR_MISSING, file="spec/api.md", anchor="none")


def test_anchors_are_not_judged_where_the_site_makes_its_own() -> None:
    target = resolver(slugs=None).resolve("api.md#none", "spec/README.md")

    assert target.state is TargetState.FOUND


@pytest.mark.parametrize(
    ("href", "state", "file"),
    [
        ("../../README.md", TargetState.OUTSIDE, "README.md"),
        ("../../src/main.py#L3", TargetState.OUTSIDE, "src/main.py"),
        ("../../docs/spec/api.md", TargetState.FOUND, "spec/api.md"),
        ("../../docs/", TargetState.FOUND, "index.md"),
        ("../../docs/gone.md", TargetState.MISSING, "gone.md"),
        ("/README.md", TargetState.OUTSIDE, "README.md"),
        ("/src/", TargetState.OUTSIDE, "src"),
        ("../../none.md", TargetState.MISSING, "../none.md"),
        ("../../../README.md", TargetState.MISSING, "../../README.md"),
        ("../../../../etc/passwd", TargetState.MISSING, "../../../etc/passwd"),
        ("/none.md", TargetState.UNCHECKED, None),
        ("/", TargetState.UNCHECKED, None),
        ("/../README.md", TargetState.UNCHECKED, None),
        ("/docs/../../README.md", TargetState.UNCHECKED, None),
    ],
)
def test_a_link_may_lead_out_of_the_documentation_but_not_of_the_repository(
    href: str, state: TargetState, file: str | None
) -> None:
    target = resolver().resolve(href, "spec/README.md")

    assert (target.state, target.file) == (state, file)


def test_nothing_is_outside_where_the_repository_is_not_known() -> None:
    links = resolver(repository_path=None)

    assert links.resolve("../README.md", "index.md").state is TargetState.MISSING
    assert links.resolve("/README.md", "index.md").state is TargetState.UNCHECKED
    assert links.resolve("/docs/index.md", "index.md").state is TargetState.FOUND


@pytest.mark.parametrize(
    ("docs_path", "repository_path", "href", "state"),
    [
        ("docs", "site/docs", "/docs/index.md", TargetState.FOUND),
        ("docs", "site/docs", "/site/docs/index.md", TargetState.FOUND),
        ("docs", "site/docs", "/README.md", TargetState.OUTSIDE),
        ("docs", "site/docs", "/notes.md", TargetState.OUTSIDE),
        ("docs", "site/docs", "../notes.md", TargetState.OUTSIDE),
        ("docs", "site/docs", "../../README.md", TargetState.OUTSIDE),
        (".", ".", "/index.md", TargetState.FOUND),
        (".", ".", "/", TargetState.FOUND),
        (".", ".", "/../README.md", TargetState.MISSING),
        ("..", ".", "/index.md", TargetState.FOUND),
        ("../docs", "docs", "/docs/index.md", TargetState.FOUND),
        ("../docs", None, "/docs/index.md", TargetState.UNCHECKED),
    ],
)
def test_a_leading_slash_is_the_root_of_the_project_or_of_the_repository(
    docs_path: str, repository_path: str | None, href: str, state: TargetState
) -> None:
    links = resolver(docs_path=docs_path, repository_path=repository_path)

    assert links.resolve(href, "index.md").state is state


def test_links_from_the_root_are_left_alone_where_that_is_set() -> None:
    links = resolver(repository_links=False)

    assert links.resolve("/docs/index.md", "index.md") == Target(state=TargetState.UNCHECKED)
    assert links.resolve("/README.md", "index.md") == Target(state=TargetState.UNCHECKED)


def test_what_is_not_published_is_excluded() -> None:
    target = resolver().resolve("drafts/new.md#a", "index.md")

    assert target == Target(state=TargetState.EXCLUDED, file="drafts/new.md", anchor="a")


@pytest.mark.parametrize(
    ("href", "file"),
    [
        ("SPEC/Api.md", "spec/api.md"),
        ("/docs/Index.md", "index.md"),
        ("img/logo.png", "img/Logo.png"),
    ],
)
def test_other_letters_in_case_are_told(href: str, file: str) -> None:
    assert resolver().resolve(href, "index.md") == Target(state=TargetState.CASE, file=file)


@pytest.mark.parametrize(
    ("href", "file"),
    [
        ("spec/api/", "spec/api.md"),
        ("spec/api", "spec/api.md"),
        ("none/", None),
        ("none", None),
        ("/docs/none/", None),
    ],
)
def test_links_to_urls_are_left_alone(href: str, file: str | None) -> None:
    assert resolver().resolve(href, "index.md") == Target(state=TargetState.UNCHECKED, file=file)


@pytest.mark.parametrize(
    ("href", "file"),
    [
        ("backlog/", "backlog/index.md"),
        ("backlog", "backlog/index.md"),
        ("backlog/items/A-1.md", "backlog/items/A-1.md"),
        ("/docs/backlog/items/A-1/", "backlog/items/A-1/index.md"),
    ],
)
def test_generated_pages_are_known_to_the_site_alone(href: str, file: str) -> None:
    target = resolver(generated="backlog").resolve(href, "index.md")

    assert target == Target(state=TargetState.UNCHECKED, file=file)


def test_all_links_come_in_the_order_of_pages_and_lines() -> None:
    pages = {"b.md": "[x](a.md)\n\n| A |\n|---|\n| ![y](z.png) |\n", "a.md": "- [z](#a)\n"}
    site = Site(pages=pages, files=frozenset(pages))
    documents = {uri: parse_document(uri, text) for uri, text in pages.items()}

    links = LinkResolver(site, documents, repository_links=True).all_links()

    assert [(found.src_uri, found.link.href, found.target.state) for found in links] == [
        ("b.md", "a.md", TargetState.FOUND),
        ("b.md", "z.png", TargetState.MISSING),
        ("a.md", "#a", TargetState.ANCHOR_MISSING),
    ]


STEPS = st.sampled_from(
    [
        "..",
        ".",
        "/",
        "//",
        "docs",
        "spec",
        "api.md",
        "%2e%2e",
        "%2F",
        "\\",
        "#",
        "?",
        "a",
        "\0",
        ":",
    ]
)


@given(
    href=st.one_of(st.lists(STEPS, max_size=8).map("/".join), st.lists(STEPS).map("".join)),
    src_uri=st.sampled_from(sorted(PAGES)),
    paths=st.sampled_from([("docs", "docs"), ("docs", "a/docs"), (".", "."), ("docs", None)]),
)
@example(href="/../x", src_uri="index.md", paths=("docs", "docs"))
def test_what_is_said_to_be_there_is_always_inside(
    href: str, src_uri: str, paths: tuple[str, str | None]
) -> None:
    site = Site(
        pages=PAGES,
        files=FILES,
        docs_path=paths[0],
        repository_path=paths[1],
        in_repository=lambda _path: True,
    )

    target = LinkResolver(site, {}, repository_links=True).resolve(href, src_uri)

    if target.file is not None and target.state is not TargetState.MISSING:
        assert not target.file.startswith("/")
        assert ".." not in target.file.split("/")
        assert target.file in FILES or target.state is TargetState.OUTSIDE
