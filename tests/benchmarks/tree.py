"""A seeded documentation tree with a backlog, in any size."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

AREAS = ("storage", "network", "screens", "safety", "exports")
WORDS = (
    *("lamp", "harbour", "signal", "ferry", "quay", "crane", "ledger", "tide", "buoy", "anchor"),
    *("keeps", "lifts", "turns", "waits", "fills", "holds", "opens", "follows", "before", "after"),
)
STEPS_A_WAVE = 20


def write_tree(folder: Path, *, items: int, pages: int) -> None:
    """Write `docs/` and the settings: without the plugin, with it, with a page an item.

    Args:
        folder: Where to; it must be empty.
        items: How many items the backlog has.
        pages: How many documents there are beside backlog and checklists.
    """
    chance = random.Random(f"{items}/{pages}")  # noqa: S311 # the same tree each time is the point
    docs = folder / "docs"
    for number in range(pages):
        _write(docs / "spec" / f"page-{number:04}.md", _page(chance, number, pages))
    rows = ["# Backlog", "", "| ID | Theme | Document | Step |", "|---|---|---|---|"]
    waves: dict[str, list[str]] = {}
    for number in range(items):
        wave, step = divmod(number, STEPS_A_WAVE)
        label = f"S1-W{wave}-{step:02}"
        item = f"HB-{AREAS[number % len(AREAS)].upper()}-{number:05}"
        page = f"spec/page-{chance.randrange(pages):04}.md"
        rows.append(f"| `{item}` | {_sentence(chance, 3)} | [{page}]({page}) | `{label}` |")
        box = chance.choice(" x")
        waves.setdefault(f"wave-{wave}", []).append(
            f"- [{box}] step {label}: {_sentence(chance, 8)}"
        )
    _write(docs / "backlog.md", "\n".join(rows) + "\n")
    for name, boxes in waves.items():
        _write(docs / "todo" / f"{name}.md", f"# {name}\n\n" + "\n".join(boxes) + "\n")
    _write(docs / "index.md", "# Home\n")
    site = "site_name: Harbour\nnav: [index.md]\nvalidation: {omitted_files: ignore}\nplugins: "
    _write(folder / "plain.yml", f"{site}[]\n")
    for name, pages_too in (("mkdocs", "false"), ("pages", "true")):
        options = f"{{history: false, item_pages: {pages_too}}}"
        _write(folder / f"{name}.yml", f"{site}[{{backlog: {options}}}]\n")


def _page(chance: random.Random, number: int, pages: int) -> str:
    parts = [f"# Page {number}", "## Rules"]
    parts += [" ".join(_sentence(chance, 9) + "." for _ in range(6)) for _ in range(5)]
    links = [f"- [page](page-{chance.randrange(pages):04}.md)" for _ in range(4)]
    return "\n\n".join([*parts, "\n".join(links)]) + "\n"


def _sentence(chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(WORDS, k=length)).capitalize()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
