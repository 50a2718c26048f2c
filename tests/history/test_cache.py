"""What is remembered in between runs: less to read, never another result."""

from __future__ import annotations

import hashlib
import json
import random
from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.history.cache import Cache
from mkdocs_backlog.history.repository import GitHistory
from mkdocs_backlog.model.history import Log
from tests.history.backlogs import checklist, ledger, matrix
from tests.history.reading import read_analysis
from tests.history.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_backlog.model.history import Revision


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "repository")
    rows = [("FR-01", "Pool tuning", "[spec](a.md)", "S1-W1-01")]
    repository.commit(
        "Begin",
        {
            "docs/BACKLOG.md": matrix(rows, "ID, Theme, Document, TODO step"),
            "docs/todo.md": checklist("Wave", [(" ", "S1-W1-01")]),
            "docs/CONFORMANCE.md": ledger("Conformance", ["Storage"]),
            "docs/LIMITATIONS.md": ledger("Limitations", ["Editor"]),
        },
    )
    repository.commit("Close", {"docs/todo.md": checklist("Wave", [("x", "S1-W1-01")])})
    return repository


def read(docs: Path, pages: Sequence[str], cache: Path | None = None) -> Sequence[Revision]:
    """Returns the revisions of pages."""
    log = GitHistory(docs, cache).log(pages)
    assert isinstance(log, Log)
    return log.revisions


def count_commands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lets git note the commands it is run with, and returns the file with them."""
    noted = folder / "commands"
    noted.write_text("", encoding="utf-8")
    program = folder / "bin" / "git"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\necho "$*" >> {noted}\nPATH=${{PATH#*:}} exec git "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    return noted


def test_a_second_run_asks_git_for_the_commit_only(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_analysis(repository, cache=tmp_path / "cache")
    noted = count_commands(tmp_path, monkeypatch)
    second = read_analysis(repository, cache=tmp_path / "cache")
    assert second.history == first.history
    [command] = noted.read_text(encoding="utf-8").splitlines()
    assert "rev-parse" in command


def test_after_a_commit_only_what_is_new_is_read(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = repository.git("rev-parse", "HEAD")
    read_analysis(repository, cache=tmp_path / "cache")
    repository.commit("Reopen", {"docs/todo.md": checklist("Wave", [("~", "S1-W1-01")])})
    noted = count_commands(tmp_path, monkeypatch)
    warm = read_analysis(repository, cache=tmp_path / "cache")
    _, log, blobs = noted.read_text(encoding="utf-8").splitlines()
    assert f"^{earlier}" in log
    assert blobs.endswith("cat-file --batch")
    assert warm.history == read_analysis(repository).history


def test_commits_that_touch_no_page_change_nothing(repository: Repository, tmp_path: Path) -> None:
    docs, cache = repository.folder / "docs", tmp_path / "cache"
    before = read(docs, ["todo.md"], cache)
    repository.commit("Elsewhere", {"src/x": "1"})
    assert read(docs, ["todo.md"], cache) == before
    assert read(docs, ["todo.md"]) == before


def test_going_back_is_noticed(repository: Repository, tmp_path: Path) -> None:
    docs, cache = repository.folder / "docs", tmp_path / "cache"
    repository.commit("Elsewhere", {"src/x": "1"})
    read(docs, ["todo.md"], cache)
    repository.git("switch", "--quiet", "--detach", "HEAD~2")
    assert [found.commit.subject for found in read(docs, ["todo.md"], cache)] == ["Begin"]


def test_a_branch_from_an_unknown_commit_is_read_whole(
    repository: Repository, tmp_path: Path
) -> None:
    docs, cache = repository.folder / "docs", tmp_path / "cache"
    repository.commit("Elsewhere", {"src/x": "1"})
    repository.branch("side")
    repository.commit("There", {"docs/todo.md": "# There\n"})
    repository.switch("main")
    repository.commit("Here", {"docs/BACKLOG.md": "# Here\n"})
    read(docs, ["todo.md", "BACKLOG.md"], cache)
    repository.merge("side")
    warm = read(docs, ["todo.md", "BACKLOG.md"], cache)
    assert warm == read(docs, ["todo.md", "BACKLOG.md"])


def test_merges_of_other_work_are_carried_on(repository: Repository, tmp_path: Path) -> None:
    docs, cache = repository.folder / "docs", tmp_path / "cache"
    read(docs, ["todo.md"], cache)
    repository.branch("side")
    repository.commit("There", {"src/x": "1"})
    repository.switch("main")
    repository.commit("Here", {"src/y": "1"})
    repository.merge("side")
    repository.commit("Write", {"docs/todo.md": "# Here\n"})
    assert read(docs, ["todo.md"], cache) == read(docs, ["todo.md"])


def test_a_merge_of_known_lines_is_carried_on(repository: Repository, tmp_path: Path) -> None:
    docs, cache = repository.folder / "docs", tmp_path / "cache"
    read(docs, ["todo.md", "BACKLOG.md"], cache)
    repository.branch("side")
    repository.commit("There", {"docs/todo.md": "# There\n"})
    repository.switch("main")
    repository.commit("Here", {"docs/BACKLOG.md": "# Here\n"})
    repository.merge("side")
    warm = read(docs, ["todo.md", "BACKLOG.md"], cache)
    assert warm == read(docs, ["todo.md", "BACKLOG.md"])
    assert len(warm) == 5


def test_a_merge_into_a_line_without_the_pages_is_read_whole(
    repository: Repository, tmp_path: Path
) -> None:
    docs, cache = repository.folder / "docs", tmp_path / "cache"
    read(docs, ["todo.md"], cache)
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit("Other", {"src/x": "1"})
    repository.git("merge", "--quiet", "--no-edit", "--allow-unrelated-histories", "main")
    assert read(docs, ["todo.md"], cache) == read(docs, ["todo.md"])


def test_a_page_that_is_added_is_read_whole(repository: Repository, tmp_path: Path) -> None:
    docs, cache = repository.folder / "docs", tmp_path / "cache"
    read(docs, ["todo.md", "done.md"], cache)
    repository.git("mv", "docs/todo.md", "docs/done.md")
    repository.commit("Rename")
    warm = read(docs, ["todo.md", "done.md"], cache)
    assert warm == read(docs, ["todo.md", "done.md"])
    assert [change.source for change in warm[-1].changes] == ["todo.md", None]


def test_a_history_that_was_written_anew_is_read_whole(
    repository: Repository, tmp_path: Path
) -> None:
    docs, cache = repository.folder / "docs", tmp_path / "cache"
    read(docs, ["todo.md"], cache)
    repository.git("commit", "--quiet", "--amend", "--message=Another")
    repository.git("reflog", "expire", "--expire=now", "--all")
    repository.git("gc", "--quiet", "--prune=now")
    assert [found.commit.subject for found in read(docs, ["todo.md"], cache)] == [
        "Begin",
        "Another",
    ]


def test_other_pages_are_another_question(repository: Repository, tmp_path: Path) -> None:
    docs, cache = repository.folder / "docs", tmp_path / "cache"
    read(docs, ["todo.md"], cache)
    assert len(read(docs, ["CONFORMANCE.md"], cache)) == 1


def test_what_is_written_can_be_read_and_nothing_is_left_over(tmp_path: Path) -> None:
    Cache(tmp_path / "a" / "cache").write("log", {"ä": [1, None]})
    assert Cache(tmp_path / "a" / "cache").read("log") == {"ä": [1, None]}
    left = sorted(file.name for file in (tmp_path / "a" / "cache").iterdir())
    assert left == [".gitignore", "log.json"]


def test_without_a_folder_things_are_known_to_the_same_object_only() -> None:
    cache = Cache(None)
    cache.write("log", [1])
    assert cache.read("log") == [1]
    assert Cache(None).read("log") is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no check sum",
        b"\xff\xfe\n[]",
        hashlib.sha256(b"[").hexdigest().encode() + b"\n[",
        hashlib.sha256(b"[1]").hexdigest().encode() + b"\n[2]",
        hashlib.sha256(b"[" * 200_000).hexdigest().encode() + b"\n" + b"[" * 200_000,
    ],
)
def test_a_file_in_any_doubt_is_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "log.json").write_bytes(content)
    assert Cache(tmp_path).read("log") is None


def test_a_folder_that_cannot_be_written_is_no_loss(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "folder" / "log.json").mkdir(parents=True)
    for folder in (tmp_path / "file", tmp_path / "folder"):
        cache = Cache(folder)
        cache.write("log", [1])
        assert cache.read("log") == [1]
        assert Cache(folder).read("log") is None
    left = sorted(file.name for file in (tmp_path / "folder").iterdir())
    assert left == [".gitignore", "log.json"]


def seal(data: object) -> bytes:
    """Returns the content of a file of the cache with this data."""
    content = json.dumps(data).encode()
    return hashlib.sha256(content).hexdigest().encode() + b"\n" + content


def test_data_of_other_shapes_is_read_anew(repository: Repository, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    expected = read_analysis(repository, cache=cache).history
    for name in ("log.json", "facts.json"):
        file = cache / name
        sound = file.read_bytes()
        data = json.loads(sound.partition(b"\n")[2])
        for spoilt in _spoil(data):
            file.write_bytes(seal(spoilt))
            assert read_analysis(repository, cache=cache).history == expected
        file.write_bytes(sound)


def _spoil(data: object) -> list[object]:
    """Returns variants of the data, one value of each of another kind."""
    chance = random.Random(7)  # noqa: S311 # the same values in every run are the point
    variants: list[object] = [None, 7, [], {}, [1, 2, 3], "text"]
    for _ in range(60):
        copy = json.loads(json.dumps(data))
        place = copy
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            key = chance.choice(keys)
            inner = place[key]
            if not isinstance(inner, list | dict) or not inner or chance.random() < 0.2:
                place[key] = chance.choice([1.5, {"x": 1.5}, [1.5]])
                break
            place = inner
        if copy != data:
            variants.append(copy)
    return variants


def test_flipped_bytes_change_no_result(repository: Repository, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    chance = random.Random(7)  # noqa: S311 # the same bytes in every run are the point
    expected = read_analysis(repository, cache=cache).history
    for name in ("log.json", "facts.json"):
        file = cache / name
        for _ in range(20):
            content = bytearray(file.read_bytes())
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            file.write_bytes(content)
            assert read_analysis(repository, cache=cache).history == expected
