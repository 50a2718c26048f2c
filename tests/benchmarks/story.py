"""A seeded repository with a backlog that moves for any number of commits."""

from __future__ import annotations

import random
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_START = 1_735_732_800
_HOUR = 3_600
_WAVE = 20


def write_story(folder: Path, *, commits: int, items: int, files: int) -> None:
    """Write a repository in which every commit changes one page of a backlog.

    Args:
        folder: Where to; it must not be there.
        commits: How many commits there are.
        items: How many items the matrix has.
        files: How many pages there are in all: the matrix, two ledgers, and checklists.
    """
    folder.mkdir(parents=True)
    for arguments in (["init", "--quiet", "--initial-branch=main"], ["config", "gc.auto", "0"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    story = _Story(items, files - 3)
    subprocess.run(
        ["git", "fast-import", "--quiet"], cwd=folder, check=True, input=story.tell(commits)
    )
    subprocess.run(["git", "reset", "--quiet", "--hard", "main"], cwd=folder, check=True)


class _Story:
    """Pages that change a little, again and again."""

    def __init__(self, items: int, checklists: int) -> None:
        self._chance = random.Random(f"{items}/{checklists}")  # noqa: S311 # the same story each time
        self._items = items
        self._titles = [f"Theme {number} of the harbour" for number in range(items)]
        self._boxes: list[dict[str, str]] = [{} for _ in range(checklists)]
        self._steps: list[tuple[int, str]] = []
        for number in range(items):
            wave, step = divmod(number, _WAVE)
            place, label = number % checklists, f"S1-W{wave}-{step:02}"
            self._boxes[place][label] = " "
            self._steps.append((place, label))
        self._entries: dict[str, list[str]] = {"CONFORMANCE.md": [], "LIMITATIONS.md": []}

    def tell(self, commits: int) -> bytes:
        """Return the story as `git fast-import` reads it."""
        pages = [self._matrix(), *map(self._ledger, self._entries)]
        pages += [self._checklist(place) for place in range(len(self._boxes))]
        parts = [_commit(0, [*pages, ("mkdocs.yml", "site_name: Harbour\nplugins: [backlog]\n")])]
        parts += [_commit(number, [self._change()]) for number in range(1, commits)]
        return b"".join(parts)

    def _change(self) -> tuple[str, str]:
        number = self._chance.randrange(self._items)
        kind = self._chance.choices("trl", weights=(5, 4, 1))[0]
        if kind == "r":
            self._titles[number] = f"Theme {number} after {self._chance.randrange(10**6)}"
            return self._matrix()
        if kind == "l":
            name = self._chance.choice(list(self._entries))
            self._entries[name] = [*self._entries[name][-60:], f"HB-{number:04}"]
            return self._ledger(name)
        place, label = self._steps[number]
        self._boxes[place][label] = " " if self._boxes[place][label] == "x" else "x"
        return self._checklist(place)

    def _matrix(self) -> tuple[str, str]:
        rows = [
            f"| `HB-{number:04}` | {title} | [spec](spec.md) | `{self._steps[number][1]}` |"
            for number, title in enumerate(self._titles)
        ]
        head = "# Improvement backlog\n\n| ID | Theme | Document | TODO step |\n|--|--|--|--|\n"
        governance = "\n## Governance\n\nClosing an item requires synchronized updates in:\n\n"
        ledgers = "".join(f"- [{name}]({name})\n" for name in self._entries)
        return "docs/BACKLOG.md", head + "\n".join(rows) + "\n" + governance + ledgers

    def _checklist(self, place: int) -> tuple[str, str]:
        boxes = "".join(
            f"- [{mark}] step {label}: carry it out\n" for label, mark in self._boxes[place].items()
        )
        return f"docs/todo/list-{place:02}.md", f"# List {place}\n\n{boxes}"

    def _ledger(self, name: str) -> tuple[str, str]:
        rows = "".join(f"| {entry} | noted |\n" for entry in self._entries[name])
        return f"docs/{name}", f"# {name}\n\n| Subject | State |\n|--|--|\n{rows}"


def _commit(number: int, pages: list[tuple[str, str]]) -> bytes:
    when = f"{_START + number * _HOUR} +0000"
    subject = f"Change {number}".encode()
    head = f"commit refs/heads/main\ncommitter Ada <ada@example.org> {when}\n".encode()
    parts = [head, b"data %d\n%s\n" % (len(subject), subject)]
    for path, text in pages:
        content = text.encode()
        parts.append(f"M 100644 inline {path}\ndata {len(content)}\n".encode() + content + b"\n")
    return b"".join(parts)
