"""Measures how well pages are read, on tables and checklists as people write them.

Run it from the repository's root: `python -m tests.corpus.measure`. It prints the figures and
every mistake with its place; `--all` also prints the figures of each file. With `heldout` or
`unseen`, it measures the pages of that folder, which the reader was not made with.
"""

from __future__ import annotations

import io
import json
import sys
from collections import defaultdict
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.corpus.scoring import Found, Score, compare, load_entries, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

CORPUS = Path(__file__).resolve().parent
KINDS = ("status", "unstated", "title", "links", "line")


def read_items(path: Path) -> list[dict[str, Any]]:
    """Return the items of one file as `mkdocs-backlog list FILE --format json` prints them."""
    from mkdocs_backlog.cli import main  # noqa: PLC0415 - the scoring is tested without it

    printed, said = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(printed), redirect_stderr(said):
        status = exit_status(main, ["list", str(path), "--format", "json"])
    output, complaint = (written(stream) for stream in (printed, said))
    if status == 2 and "Usage:" not in complaint:  # nothing to read, says the program
        return []
    if status not in (0, 1):
        raise RuntimeError(f"{path}: exit {status}: {complaint}")
    items: list[dict[str, Any]] = json.loads(output)["items"]
    return items


def written(stream: io.TextIOWrapper) -> str:
    """Return what was written to a stream."""
    stream.seek(0)
    return stream.read()


def exit_status(main: Callable[[list[str]], object], arguments: list[str]) -> int | str | None:
    """Run the program and return the status that it ends with."""
    try:
        main(arguments)
    except SystemExit as end:
        return end.code
    return 0


def read_steps(path: Path) -> list[dict[str, Any]]:
    """Return the steps of one checklist as `id`, `state` and `line`, in the order of the page."""
    from mkdocs_backlog.model.site import Site  # noqa: PLC0415 - the scoring is tested without it
    from mkdocs_backlog.pipeline import analyze  # noqa: PLC0415
    from mkdocs_backlog.settings import Settings  # noqa: PLC0415

    site = Site(pages={path.name: path.read_text(encoding="utf-8-sig")})
    boxes = [box for boxes in analyze(site, Settings()).steps.values() for box in boxes]
    return [
        {"id": box.label, "state": box.task.state.value, "line": box.task.line}
        for box in sorted(boxes, key=lambda box: box.task.line)
    ]


def found_items(path: Path) -> list[Found]:
    """Read the items of a file."""
    return [found_item(raw) for raw in read_items(path)]


def found_item(raw: Mapping[str, Any]) -> Found:
    """Take from an item what the corpus judges; `links` is preferred to `documents`."""
    links = raw.get("links", raw.get("documents", ()))
    return Found(
        id=raw["id"],
        line=raw["source"]["line"],
        status=raw.get("status"),
        title=raw.get("title"),
        links=tuple(link if isinstance(link, str) else link["href"] for link in links),
    )


def found_steps(path: Path) -> list[Found]:
    """Read the steps of a file."""
    return [Found(id=raw["id"], line=raw["line"], status=raw["state"]) for raw in read_steps(path)]


READERS: Mapping[str, Callable[[Path], list[Found]]] = {
    "matrices": found_items,
    "checklists": found_steps,
    "negatives": found_items,
}


def measure(folder: Path, read: Callable[[Path], Iterable[Found]]) -> dict[str, tuple[str, Score]]:
    """Return the language and the score of every page below a folder, by its name."""
    scores: dict[str, tuple[str, Score]] = {}
    for path in sorted(folder.glob("*.md")):
        expected = path.with_suffix(".expected.json")
        entries, language = load_entries(expected) if expected.exists() else ([], "")
        name = path.relative_to(folder.parent).as_posix()
        scores[name] = (language, compare(name, entries, read(path)))
    return scores


def total(scores: Iterable[Score]) -> Score:
    """Add scores up."""
    result = Score()
    for score in scores:
        result.add(score)
    return result


def figures(label: str, score: Score) -> str:
    """Return one line of figures."""
    parts = [
        f"{label:<44}",
        f"{score.expected:>5} expected",
        f"recall {score.recall:6.2f} %",
        f"precision {score.precision:6.2f} %",
        *(
            f"{kind} {percent(score.right[kind], score.asked[kind]):6.2f} %"
            for kind in KINDS
            if score.asked[kind]
        ),
    ]
    return "  ".join(parts)


def report(title: str, scores: Mapping[str, tuple[str, Score]], *, every: bool) -> list[str]:
    """Return the lines for one class of pages: totals, languages, files and mistakes."""
    whole = total(score for _, score in scores.values())
    languages: defaultdict[str, list[Score]] = defaultdict(list)
    for language, score in scores.values():
        languages[language].append(score)
    lines = [figures(f"{title} ({len(scores)} files)", whole)]
    if len(languages) > 1:
        lines += [figures(f"  {key}", total(group)) for key, group in sorted(languages.items())]
    lines += [
        figures(f"  {name}", score) for name, (_, score) in scores.items() if every or score.misses
    ]
    clean = sum(not score.misses for _, score in scores.values())
    lines.append(f"  without any mistake: {clean} of {len(scores)} files")
    return [*lines, *whole.misses, ""]


def chosen(arguments: Iterable[str]) -> Path:
    """Return the folder of the pages to measure: the corpus, or the folder in it that is named."""
    return CORPUS.joinpath(*(name for name in arguments if not name.startswith("-")))


def main(arguments: list[str]) -> None:
    """Print the measurement."""
    root = chosen(arguments)
    for title, read in READERS.items():
        try:
            scores = measure(root / title, read)
        except (ImportError, NotImplementedError, RuntimeError) as error:
            lines = [f"{title}: not measured ({error})", ""]
        else:
            lines = report(title, scores, every="--all" in arguments)
        sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
