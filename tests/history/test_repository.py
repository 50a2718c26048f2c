"""What is read from repositories of every kind, and what is said where nothing can be."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.history.repository import GitHistory
from mkdocs_backlog.model.history import Gap, Log, Unknown
from tests.history.logs import read_log, told
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def test_only_commits_that_change_the_pages_are_told(repository: Repository) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n", "src/x": "1"})
    repository.commit("Elsewhere", {"src/x": "2", "docs/b.md": "other\n"})
    repository.commit("Change", {"docs/a.md": "two\n"})
    repository.commit("Delete", {"docs/a.md": None})
    revisions = read_log(repository.folder / "docs", ["a.md"])
    assert told(revisions) == ["Begin: a.md", "Change: a.md", "Delete: -a.md"]
    assert [revision.commit.date for revision in revisions] == [
        "2025-01-01",
        "2025-01-03",
        "2025-01-04",
    ]
    assert revisions[1].parents == (revisions[0].commit.hash,)


def test_contents_are_read_in_one_go(repository: Repository) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n", "docs/b.md": "grün\n"})
    repository.commit("Change", {"docs/a.md": ""})
    history = GitHistory(repository.folder / "docs")
    log = history.log(["a.md", "b.md"])
    assert isinstance(log, Log)
    blobs = [change.blob for line in log.revisions for change in line.changes if change.blob]
    texts = history.texts(blobs)
    assert not isinstance(texts, Unknown)
    assert [texts[blob] for blob in blobs] == ["one\n", "grün\n", ""]


def test_before_a_log_no_contents_are_known(tmp_path: Path) -> None:
    assert GitHistory(tmp_path).texts(["0" * 40]) == {}


def test_a_content_that_is_not_there_is_said(repository: Repository) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    history = GitHistory(repository.folder / "docs")
    history.log(["a.md"])
    found = history.texts(["1" * 40])
    assert isinstance(found, Unknown)
    assert found.gap is Gap.INCOMPLETE


def test_documentation_may_be_the_whole_repository(repository: Repository) -> None:
    repository.commit("Begin", {"a.md": "one\n", "sub/b.md": "two\n"})
    assert told(read_log(repository.folder, ["a.md", "sub/b.md"])) == ["Begin: a.md, sub/b.md"]


def test_renames_are_followed_through_several_names(repository: Repository) -> None:
    text = "A text that is long enough to be recognised when the file moves.\n" * 5
    repository.commit("Begin", {"doc/first.md": text})
    repository.commit("Move out", {"doc/first.md": None, "docs/second.md": text})
    repository.commit("Write", {"docs/second.md": text + "more\n"})
    repository.commit("Move on", {"docs/second.md": None, "docs/third.md": text + "more\nyet\n"})
    assert told(read_log(repository.folder / "docs", ["third.md"])) == [
        "Begin: ../doc/first.md",
        "Move out: -../doc/first.md, second.md from ../doc/first.md",
        "Write: second.md",
        "Move on: -second.md, third.md from second.md",
    ]


def test_a_page_may_have_had_ten_names(repository: Repository) -> None:
    text = "A text that stays as it is.\n" * 5
    repository.commit("Name 0", {"docs/0.md": text})
    for number in range(1, 13):
        repository.git("mv", f"docs/{number - 1}.md", f"docs/{number}.md")
        repository.commit(f"Name {number}")
    revisions = read_log(repository.folder / "docs", ["12.md"])
    assert [revision.commit.subject for revision in revisions] == [
        f"Name {number}" for number in range(3, 13)
    ]


def test_a_page_that_only_looks_like_another_one_is_not_renamed(repository: Repository) -> None:
    repository.commit("Begin", {"docs/a.md": "one text\n" * 9})
    repository.commit("Copy", {"docs/b.md": "one text\n" * 9})
    assert told(read_log(repository.folder / "docs", ["b.md"])) == ["Copy: b.md"]


def test_merges_are_told_against_their_first_parent(repository: Repository) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n", "docs/b.md": "one\n"})
    repository.branch("side")
    repository.commit("On the side", {"docs/a.md": "two\n"})
    repository.switch("main")
    repository.commit("On main", {"docs/b.md": "two\n"})
    repository.merge("side")
    revisions = read_log(repository.folder / "docs", ["a.md", "b.md"])
    names = {revision.commit.hash: revision.commit.subject for revision in revisions}
    assert sorted(told(revisions)) == [
        "Begin: a.md, b.md",
        "Merge branch 'side': a.md",
        "On main: b.md",
        "On the side: a.md",
    ]
    assert [names[parent] for parent in revisions[-1].parents] == ["On main", "On the side"]


def test_an_octopus_has_all_its_parents(repository: Repository) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    for name in ("one", "two", "three"):
        repository.branch(name)
        repository.commit(name, {f"docs/{name}.md": f"{name}\n"})
        repository.switch("main")
    repository.merge("one", "two", "three")
    last = read_log(repository.folder / "docs", ["a.md", "one.md", "two.md", "three.md"])[-1]
    assert len(last.parents) == 4
    assert sorted(change.path for change in last.changes) == ["one.md", "three.md", "two.md"]


def test_files_with_odd_names_are_found(repository: Repository) -> None:
    names = ["-rf.md", ":(glob)x.md", "a b.md", "line\nbreak.md", "ä.md", "*.md", '"q".md']
    repository.commit("Begin", {f"docs/{name}": f"{name}\n" for name in names})
    repository.commit("Other", {"docs/plain.md": "plain\n"})
    [revision] = read_log(repository.folder / "docs", names)
    assert sorted(change.path for change in revision.changes) == sorted(names)


def test_a_name_that_is_not_text_is_found(repository: Repository) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    repository.commit("Begin", {f"docs/{name}": "one\n"})
    assert told(read_log(repository.folder / "docs", [name])) == [f"Begin: {name}"]


def test_messages_in_other_encodings_are_read(repository: Repository) -> None:
    repository.write({"docs/a.md": "one\n"})
    repository.git("add", "--all")
    message = repository.folder / "message"
    message.write_bytes("Größe ändern".encode("latin-1"))
    repository.git("-c", "i18n.commitEncoding=ISO-8859-1", "commit", "-q", "-F", "message")
    assert told(read_log(repository.folder / "docs", ["a.md"])) == ["Größe ändern: a.md"]


def test_a_subject_with_control_characters_is_one_line(repository: Repository) -> None:
    repository.commit("Begin\x1e\x01 \x1b[31mred", {"docs/a.md": "one\n"})
    [revision] = read_log(repository.folder / "docs", ["a.md"])
    assert "\n" not in revision.commit.subject
    assert revision.changes


def test_a_link_is_no_page(repository: Repository) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    (repository.folder / "docs" / "b.md").symlink_to("a.md")
    repository.commit("Link")
    assert told(read_log(repository.folder / "docs", ["a.md", "b.md"])) == [
        "Begin: a.md",
        "Link: -b.md",
    ]


def test_pages_outside_of_the_repository_are_left_out(repository: Repository) -> None:
    repository.commit("Begin", {"a.md": "one\n"})
    assert told(read_log(repository.folder, ["a.md", "../b.md"])) == ["Begin: a.md"]


def test_many_pages_are_asked_for_by_their_folder(repository: Repository) -> None:
    names = [f"{'long' * 20}-{number}.md" for number in range(220)]
    repository.commit("Begin", {f"docs/{name}": f"{name}\n" for name in [*names, "other.md"]})
    repository.commit("Other", {"docs/other.md": "two\n"})
    repository.commit("Change", {f"docs/{names[7]}": "two\n"})
    begin, other, change = read_log(repository.folder / "docs", names)
    assert len(begin.changes) == 220
    assert other.changes == ()
    assert [found.path for found in change.changes] == [names[7]]


def test_settings_of_the_repository_start_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.commit("Begin", {"docs/a.md": "one\n"})
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\n", encoding="utf-8")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "core.editor"):
        repository.git("config", name, str(trap))
    for name in ("log.showSignature", "log.follow", "core.preloadIndex"):
        repository.git("config", name, "true")
    repository.git("config", "diff.trap.textconv", str(trap))
    repository.write({".gitattributes": "*.md diff=trap\n"})
    history = GitHistory(repository.folder / "docs")
    log = history.log(["a.md"])
    assert isinstance(log, Log)
    history.texts([change.blob for change in log.revisions[0].changes if change.blob])
    assert not sprung.exists()


def test_replaced_objects_do_not_count(repository: Repository) -> None:
    first = repository.commit("Begin", {"docs/a.md": "one\n"})
    repository.branch("other")
    second = repository.commit("Other", {"docs/a.md": "two\n"})
    repository.switch("main")
    repository.git("replace", first, second)
    assert told(read_log(repository.folder / "docs", ["a.md"])) == ["Begin: a.md"]


def test_dates_of_all_times_are_shown(repository: Repository) -> None:
    for day in (0, 4_102_444_800, 99_999_999_999_999):
        stamp = f"commit refs/heads/main\ncommitter A <a@b> {day} +0000\ndata 1\nx\n"
        file = f"M 100644 inline docs/a.md\ndata 2\n{day % 7}\n\n"
        parent = "from refs/heads/main^0\n" if day else ""
        subprocess.run(
            ["git", "fast-import", "--quiet", "--force", "--date-format=raw-permissive"],
            cwd=repository.folder,
            input=(stamp + parent + file).encode(),
            check=True,
        )
    repository.git("reset", "--quiet", "--hard")
    revisions = read_log(repository.folder / "docs", ["a.md"])
    dates = [revision.commit.date for revision in revisions]
    assert dates[:2] == ["1970-01-01", "2100-01-01"]
    assert dates[2] in {"9999-12-31", "1970-01-01"}


def test_a_rebase_leaves_the_new_commits_alone(repository: Repository, tmp_path: Path) -> None:
    docs, cache = repository.folder / "docs", tmp_path / "cache"
    repository.commit("Begin", {"docs/a.md": "one\n"})
    repository.branch("side")
    repository.commit("On the side", {"docs/b.md": "side\n"})
    assert told(read_log(docs, ["a.md", "b.md"], cache)) == ["Begin: a.md", "On the side: b.md"]
    repository.switch("main")
    repository.commit("On main", {"docs/a.md": "two\n"})
    repository.switch("side")
    repository.git("rebase", "--quiet", "main")
    expected = ["Begin: a.md", "On main: a.md", "On the side: b.md"]
    assert told(read_log(docs, ["a.md", "b.md"], cache)) == expected
    assert told(read_log(docs, ["a.md", "b.md"])) == expected
