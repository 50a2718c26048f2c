"""What is read of single commits, and what is said where nothing can be."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.history.program import Git
from mkdocs_backlog.history.tree import Repository as Reader
from mkdocs_backlog.history.tree import Tree, open_repository
from mkdocs_backlog.model.history import Commit, Gap, Unknown
from tests.history.repositories import Repository
from tests.history.test_git_program import write_program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def opened(docs: Path) -> Reader:
    """Returns a reader of the repository around a folder, which must be there."""
    reader = open_repository(docs)
    assert isinstance(reader, Reader)
    return reader


def commit_at(reader: Reader, name: str) -> Commit:
    """Returns the commit that a revision names, which must be there."""
    commit = reader.commit(name)
    assert isinstance(commit, Commit)
    return commit


def tree_at(reader: Reader, name: str) -> Tree:
    """Returns what a commit holds."""
    tree = reader.tree(commit_at(reader, name))
    assert isinstance(tree, Tree)
    return tree


def contents(reader: Reader, name: str) -> dict[str, str]:
    """Returns the texts of a commit's files by path."""
    files = tree_at(reader, name).files
    texts = reader.texts([file.blob for file in files.values()])
    assert not isinstance(texts, Unknown)
    return {path: texts[file.blob] for path, file in files.items()}


def test_files_are_read_as_they_were(repository: Repository) -> None:
    first = repository.commit("Begin", {"docs/a.md": "one\n", "docs/b.md": "b\n", "src/x": "1"})
    repository.commit("Change", {"docs/a.md": "two\n", "docs/b.md": None})
    repository.write({"docs/a.md": "three\n"})
    reader = opened(repository.folder / "docs")

    assert reader.folder == "docs"
    assert contents(reader, "HEAD") == {"docs/a.md": "two\n", "src/x": "1"}
    assert contents(reader, first) == {"docs/a.md": "one\n", "docs/b.md": "b\n", "src/x": "1"}
    assert reader.texts([]) == {}


def test_revisions_are_named_as_in_git(repository: Repository) -> None:
    first = repository.commit("Begin\twith a tab", {"docs/a.md": "one\n"})
    repository.git("tag", "--annotate", "v1", "--message=first")
    repository.commit("Change", {"docs/a.md": "two\n"})
    reader = opened(repository.folder / "docs")

    expected = Commit(hash=first, time=1_735_732_800, subject="Begin with a tab")
    for name in ("v1", "HEAD~1", "main^", first[:10], "HEAD^{/Begin}"):
        assert reader.commit(name) == expected


@pytest.mark.parametrize(
    "name", ["", "gone", "--output=x", "-h", "HEAD:docs/a.md", "HEAD\nHEAD", "HEAD\0", "\udcff"]
)
def test_what_names_no_commit_is_none(repository: Repository, name: str) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})

    assert opened(repository.folder / "docs").commit(name) is None
    assert sorted(path.name for path in repository.folder.iterdir()) == [".git", "docs"]


def test_before_the_first_commit_there_is_none(repository: Repository) -> None:
    assert opened(repository.folder).commit("HEAD") is None


def test_the_commit_where_branches_part_is_found(repository: Repository) -> None:
    base = repository.commit("Begin", {"docs/a.md": "one\n"})
    repository.branch("side")
    repository.commit("Side", {"docs/a.md": "two\n"})
    repository.switch("main")
    repository.commit("Main", {"docs/b.md": "b\n"})
    reader = opened(repository.folder / "docs")

    found = reader.base(commit_at(reader, "main"), commit_at(reader, "side"))

    assert isinstance(found, Commit)
    assert found.hash == base


def test_unrelated_commits_have_no_base(repository: Repository) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit("Elsewhere", {"docs/b.md": "b\n"})
    reader = opened(repository.folder / "docs")

    assert reader.base(commit_at(reader, "main"), commit_at(reader, "other")) is None


def test_links_are_followed_within_the_commit(repository: Repository) -> None:
    repository.write({"README.md": "top\n", "docs/real/a.md": "one\n", "docs/real/b.md": "b\n"})
    docs = repository.folder / "docs"
    (docs / "top.md").symlink_to("../README.md")
    (docs / "again.md").symlink_to("top.md")
    (docs / "folder").symlink_to("real")
    (docs / "real" / "circle").symlink_to("..")
    (docs / "one.md").symlink_to("other.md")
    (docs / "other.md").symlink_to("one.md")
    (docs / "away.md").symlink_to("/etc/hosts")
    repository.commit("Begin")
    tree = tree_at(opened(docs), "HEAD")

    assert {path: file.path for path, file in tree.files.items()} == {
        "README.md": "README.md",
        "docs/real/a.md": "docs/real/a.md",
        "docs/real/b.md": "docs/real/b.md",
        "docs/top.md": "README.md",
        "docs/again.md": "README.md",
        "docs/folder/a.md": "docs/real/a.md",
        "docs/folder/b.md": "docs/real/b.md",
    }


def test_submodules_are_told_apart(repository: Repository, tmp_path: Path) -> None:
    inner = Repository(tmp_path / "inner")
    inner.commit("Inside", {"a.md": "one\n"})
    repository.git("submodule", "--quiet", "add", str(inner.folder), "docs/sub")
    repository.commit("Add the submodule")
    tree = tree_at(opened(repository.folder / "docs"), "HEAD")

    assert tree.modules == {"docs/sub"}
    assert set(tree.files) == {".gitmodules"}


def test_files_that_git_is_told_to_leave_alone_are_known(repository: Repository) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n", ".gitignore": "docs/api/\n*.log\n"})
    repository.write({"docs/api/x.md": "x\n", "docs/new.md": "n\n", "run.log": "l"})

    assert opened(repository.folder / "docs").ignored() == frozenset({"docs/api/x.md"})


def test_documentation_may_be_the_whole_repository(repository: Repository) -> None:
    repository.commit("Begin", {"a.md": "one\n"})

    reader = opened(repository.folder)

    assert (reader.folder, contents(reader, "HEAD")) == (".", {"a.md": "one\n"})


def test_a_shallow_clone_is_read_as_far_as_it_goes(repository: Repository, tmp_path: Path) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    repository.commit("Change", {"docs/a.md": "two\n"})
    address, folder = repository.folder.as_uri(), tmp_path / "shallow"
    repository.git("clone", "--quiet", "--depth=1", address, str(folder))
    reader = opened(folder / "docs")

    assert reader.shallow
    assert contents(reader, "HEAD") == {"docs/a.md": "two\n"}
    assert reader.commit("HEAD~1") is None
    assert not opened(repository.folder / "docs").shallow


def test_contents_that_were_not_cloned_are_missing(repository: Repository, tmp_path: Path) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    repository.commit("Change", {"docs/a.md": "two\n"})
    repository.git("config", "uploadpack.allowFilter", "true")
    partial, address = tmp_path / "partial", repository.folder.as_uri()
    repository.git("clone", "--quiet", "--filter=blob:none", address, str(partial))
    reader = opened(partial / "docs")

    blobs = [file.blob for file in tree_at(reader, "HEAD~1").files.values()]
    texts = reader.texts(blobs)

    assert isinstance(texts, Unknown)
    assert texts.gap is Gap.INCOMPLETE


def test_a_folder_outside_of_repositories_is_said(tmp_path: Path) -> None:
    found = open_repository(tmp_path)

    assert isinstance(found, Unknown)
    assert found.gap is Gap.NO_REPOSITORY


def test_a_repository_without_a_work_tree_is_said(repository: Repository, tmp_path: Path) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    repository.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))

    for folder in (tmp_path / "bare", repository.folder / ".git"):
        found = open_repository(folder)
        assert isinstance(found, Unknown)
        assert found.gap is Gap.NO_WORK_TREE


def test_without_git_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    found = open_repository(tmp_path)

    assert isinstance(found, Unknown)
    assert found.gap is Gap.NO_GIT


@pytest.mark.parametrize("declared", [True, False])
def test_a_repository_of_another_user_must_be_declared_safe(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, declared: bool
) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    if declared:
        text = f"[safe]\n\tdirectory = {repository.folder}\n"
        (tmp_path / ".gitconfig").write_text(text, encoding="utf-8")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    found = open_repository(repository.folder / "docs")

    if declared:
        assert isinstance(found, Reader)
        assert contents(found, "HEAD") == {"docs/a.md": "one\n"}
    else:
        assert isinstance(found, Unknown)
        assert found.gap is Gap.REFUSED


def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str, then: str) -> None:
    """Puts a git in front of the real one that behaves in another way at one of its commands."""
    git, path = shutil.which("git"), os.environ["PATH"]
    body = f"os.environ['PATH'] = {path!r}\nif {word!r} in sys.argv: {then}\n"
    write_program(tmp_path / "bin", f"{body}os.execv({git!r}, sys.argv)")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


FAILED = Unknown(gap=Gap.FAILED, detail="4")
GARBLED = Unknown(gap=Gap.GARBLED)


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (("rev-parse", "print('true'); sys.exit()"), GARBLED),
        (("cat-file", "sys.exit(4)"), FAILED),
        (("log", "sys.exit(4)"), FAILED),
        (("log", "print('what?'); sys.exit()"), GARBLED),
        (("merge-base", "sys.exit(4)"), FAILED),
        (("ls-tree", "sys.exit(4)"), FAILED),
        (("--batch", "sys.exit(4)"), FAILED),
        (("ls-files", "sys.exit(4)"), FAILED),
    ],
)
def test_a_command_that_fails_is_said(
    repository: Repository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failure: tuple[str, str],
    expected: Unknown,
) -> None:
    repository.write({"docs/a.md": "one\n"})
    (repository.folder / "docs" / "b.md").symlink_to("a.md")
    commit = Commit(hash=repository.commit("Begin"), time=0, subject="")
    failing(tmp_path, monkeypatch, *failure)

    found: object = open_repository(repository.folder / "docs")
    if isinstance(found, Reader):
        answers = (
            found.commit("HEAD"),
            found.base(commit, commit),
            found.tree(commit),
            found.ignored(),
        )
        found = next(answer for answer in answers if isinstance(answer, Unknown))

    assert found == expected


def test_a_git_that_takes_too_long_is_said(tmp_path: Path) -> None:
    git = Git(write_program(tmp_path / "bin", "time.sleep(60)"), tmp_path, time_limit=0.3)
    commit = Commit(hash="1" * 40, time=0, subject="")

    found = Reader(git, "docs", shallow=False).base(commit, commit)

    assert isinstance(found, Unknown)
    assert found.gap is Gap.TOO_SLOW
