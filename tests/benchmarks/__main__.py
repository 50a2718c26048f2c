"""Print the ratios: `python -m tests.benchmarks`.

Each command is run several times in turn with the one it is compared to, so that a machine that
slows down slows down both. Seconds are processor time (user and system) of the whole process.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import floor
from tests.benchmarks.story import write_story
from tests.benchmarks.tree import write_tree

RUNS = 5
COLD = (
    "import shutil, sys; shutil.rmtree('.cache', ignore_errors=True); "
    "from mkdocs_backlog.cli import main; main(['check'])"
)
"""A check that has forgotten everything."""
STORIES = {"5,000 commits": (5_000, 100, 50)}
SIZES = {"small": (16, 100), "medium": (1_000, 500), "large": (5_000, 1_000)}


def seconds(command: list[str], folder: Path) -> float:
    """Return the processor seconds of a command."""
    before = os.times()
    # An installed package is compiled once, so the first run, which is not counted, must keep it.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(  # our own commands
        command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=environment,
    )  # fmt: skip
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


def compare(name: str, folder: Path, tried: list[str], against: list[str]) -> str:
    """Return a line with the medians of two commands and of the ratios pair by pair."""
    pairs = [(seconds(tried, folder), seconds(against, folder)) for _ in range(RUNS + 1)][1:]
    one, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(first / second for first, second in pairs)
    return f"  {name:<42} {one:7.2f} s  {other:7.2f} s  ratio {ratio:6.2f}"


def measure_stories(python: str) -> None:
    """Measure what reading a history costs beside a check that leaves git alone."""
    check = [python, "-m", "mkdocs_backlog", "check"]
    without = [*check, "-f", "plain.yml"]
    cold = [python, "-c", COLD]
    for size, (commits, items, files) in STORIES.items():
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "story"
            write_story(place, commits=commits, items=items, files=files)
            settings = "site_name: Harbour\nplugins: [{backlog: {history: false}}]\n"
            (place / "plain.yml").write_text(settings, encoding="utf-8")
            lines = [
                f"{size}, {items} items, {files} pages",
                compare("check, nothing remembered / without git", place, cold, without),
                compare("check, all remembered / without git", place, check, without),
            ]
            sys.stdout.write("\n".join(lines) + "\n")


def main() -> None:
    """Measure every size."""
    python = sys.executable
    measure_stories(python)
    check = [python, "-m", "mkdocs_backlog", "check"]
    read = [python, str(Path(floor.__file__).resolve()), "docs"]
    build = [python, "-m", "mkdocs", "build", "-q", "-d", "site", "-f"]
    for size, (items, pages) in SIZES.items():
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            write_tree(place, items=items, pages=pages)
            lines = [
                f"{size}: {items} items, {pages} documents",
                compare("check / reading and scanning the pages", place, check, read),
                compare(
                    "build with the plugin / without it",
                    place,
                    [*build, "mkdocs.yml"],
                    [*build, "plain.yml"],
                ),
                compare(
                    "build with a page an item / without",
                    place,
                    [*build, "pages.yml"],
                    [*build, "mkdocs.yml"],
                ),
            ]
            sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
