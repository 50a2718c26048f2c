"""Links of the file system, followed with care."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sources.projects import read
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path


def test_links_inside_the_documentation_are_followed(tmp_path: Path) -> None:
    write_tree(tmp_path / "docs", {"a/page.md": "# A\n"})
    (tmp_path / "docs" / "b").symlink_to("a")
    (tmp_path / "docs" / "copy.md").symlink_to("a/page.md")

    project = read(tmp_path, "")

    assert list(project.site.pages) == ["a/page.md", "b/page.md", "copy.md", "index.md"]
    assert project.notes == ()


def test_nothing_outside_of_the_documentation_is_read(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "docs-secret/page.md": "secret",
            "code/api/page.md": "secret",
            "outside.md": "secret",
            "project/.git/HEAD": "",
            "project/code/page.md": "secret",
        },
    )
    root = tmp_path / "project"
    docs = root / "docs"
    docs.mkdir()
    (docs / "sibling").symlink_to(tmp_path / "docs-secret")
    (docs / "code").symlink_to("../code")
    (docs / "outside.md").symlink_to(tmp_path / "outside.md")

    project = read(root, "")

    assert project.site.pages == {"index.md": "# Home\n"}
    assert project.site.files == {"code/page.md", "index.md", "outside.md"}
    assert project.notes == (
        "docs/code/ leads out of the documentation, so its files were not read",
        "docs/outside.md leads out of the documentation, so it was not read",
        "docs/sibling/ leads out of the project and was left out",
    )


def test_links_in_circles_end(tmp_path: Path) -> None:
    write_tree(tmp_path / "docs", {"a/page.md": "# A\n", "b/page.md": "# B\n"})
    (tmp_path / "docs" / "a" / "up").symlink_to("..")
    (tmp_path / "docs" / "a" / "to_b").symlink_to("../b")
    (tmp_path / "docs" / "b" / "to_a").symlink_to("../a")
    (tmp_path / "docs" / "self.md").symlink_to("self.md")
    (tmp_path / "docs" / "gone.md").symlink_to("nowhere.md")

    project = read(tmp_path, "")

    assert list(project.site.pages) == [
        "a/page.md",
        "a/to_b/page.md",
        "b/page.md",
        "b/to_a/page.md",
        "index.md",
    ]
    assert "docs/a/up/ is a link in a circle and was left out" in project.notes
