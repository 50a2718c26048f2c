from __future__ import annotations

import pytest

from mkdocs_backlog.model.repository_page import edit_uri_of, repository_page
from mkdocs_backlog.model.site import Site


def page(
    repo_url: str | None, edit_uri: str | None, path: str = "src/a b.py", docs: str | None = "docs"
) -> str | None:
    site = Site(pages={}, repo_url=repo_url, edit_uri=edit_uri, repository_path=docs)
    return repository_page(site, path)


@pytest.mark.parametrize(
    ("repo_url", "start"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/blob/HEAD/"),
        ("https://github.com/a/b/", "https://github.com/a/b/blob/HEAD/"),
        ("https://github.com/a/b.git", "https://github.com/a/b/blob/HEAD/"),
        ("https://GitHub.example.org/a/b", "https://GitHub.example.org/a/b/blob/HEAD/"),
        ("https://gitlab.com/a/g/b", "https://gitlab.com/a/g/b/-/blob/HEAD/"),
        ("http://gitlab.example.org:81/a/b", "http://gitlab.example.org:81/a/b/-/blob/HEAD/"),
        ("https://bitbucket.org/a/b", "https://bitbucket.org/a/b/src/HEAD/"),
        ("https://gitea.example.org/a/b", "https://gitea.example.org/a/b/src/branch/HEAD/"),
        ("https://forgejo.example.org/a/b", "https://forgejo.example.org/a/b/src/branch/HEAD/"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/src/branch/HEAD/"),
    ],
)
def test_each_host_shows_files_of_the_default_branch_in_its_way(repo_url: str, start: str) -> None:
    assert page(repo_url, None) == f"{start}src/a%20b.py"


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "start"),
    [
        ("https://github.com/a/b", "edit/main/docs/", "blob/main/"),
        ("https://github.com/a/b", "edit/main/docs", "blob/main/"),
        ("https://github.com/a/b", "/edit/main/docs/", "blob/main/"),
        ("https://github.com/a/b", "blob/v1.2/docs/", "blob/v1.2/"),
        ("https://github.com/a/b", "edit/feature/x/docs/", "blob/feature/x/"),
        ("https://github.com/a/b", "edit/docs/docs/", "blob/docs/"),
        ("https://github.com/a/b", "edit/a#b/docs/", "blob/a%23b/"),
        ("https://github.com/a/b", "edit/main/", "blob/main/"),
        ("https://github.com/a/b", "https://github.com/a/b/edit/main/docs/", "blob/main/"),
        ("https://github.com/a/b", "https://elsewhere.org/edit/main/docs/", "blob/HEAD/"),
        ("https://github.com/a/b", "?query=edit/main/docs/", "blob/HEAD/"),
        ("https://github.com/a/b", "edit//", "blob/HEAD/"),
        ("https://gitlab.com/a/b", "-/edit/main/docs/", "-/blob/main/"),
        ("https://gitlab.com/a/b", "edit/main/docs/", "-/blob/main/"),
        ("https://bitbucket.org/a/b", "src/main/docs/?mode=edit", "src/main/"),
        ("https://codeberg.org/a/b", "_edit/main/docs/", "src/branch/main/"),
        ("https://codeberg.org/a/b", "src/branch/main/docs/", "src/branch/main/"),
        ("https://git.example.org/a/b", "edit/main/docs/", "blob/main/"),
        ("https://git.example.org/a/b", "-/edit/main/docs/", "-/blob/main/"),
        ("https://git.example.org/a/b", "src/main/docs/", "src/main/"),
        ("https://git.example.org/a/b", "_edit/main/docs/", "src/branch/main/"),
    ],
)
def test_the_branch_is_that_of_edit_uri(repo_url: str, edit_uri: str, start: str) -> None:
    assert page(repo_url, edit_uri) == f"{repo_url}/{start}src/a%20b.py"


@pytest.mark.parametrize(
    ("docs", "edit_uri", "branch"),
    [
        (".", "edit/feature/x/", "feature/x"),
        (".", "edit//", "HEAD"),
        ("site/docs", "edit/feature/x/site/docs/", "feature/x"),
        ("site/docs", "edit/main/docs/", "main"),
        (None, "edit/main/docs/", "main"),
    ],
)
def test_the_branch_ends_where_the_path_of_the_documentation_begins(
    docs: str | None, edit_uri: str, branch: str
) -> None:
    address = page("https://github.com/a/b", edit_uri, "x.md", docs)

    assert address == f"https://github.com/a/b/blob/{branch}/x.md"


@pytest.mark.parametrize(
    "repo_url",
    [
        None,
        "",
        "javascript:alert(1)//github.com",
        "ssh://git@github.com/a/b",
        "git@github.com:a/b.git",
        "https://",
        "https://[github.com/a",
        "https://github.com/a/b?x",
        "https://git.example.org/a/b",
        "https://notgithub.com/a/b",
    ],
)
def test_an_address_of_no_known_kind_has_no_pages(repo_url: str | None) -> None:
    assert page(repo_url, None) is None


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", ".", ".git", ".git/config", "a/.."])
def test_what_is_no_file_of_the_repository_has_no_page(path: str) -> None:
    assert page("https://github.com/a/b", None, path) is None


def test_names_are_quoted() -> None:
    address = page("https://github.com/a/b", None, 'd/ü?#"<.md')

    assert address == "https://github.com/a/b/blob/HEAD/d/%C3%BC%3F%23%22%3C.md"


@pytest.mark.parametrize(
    ("edit_uri", "template", "found"),
    [
        (None, None, None),
        ("edit/a/", None, "edit/a/"),
        ("edit/a/", "edit/b/docs/{path}", "edit/b/docs/"),
        (None, "{path}", None),
    ],
)
def test_a_template_wins_over_edit_uri(
    edit_uri: str | None, template: str | None, found: str | None
) -> None:
    assert edit_uri_of(edit_uri, template) == found
