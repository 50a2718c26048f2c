"""A large documentation, made up by a seeded generator, with few things wrong and many decoys."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_NOUNS = """
anchor, batch, buffer, cache, channel, client, cluster, cursor, daemon, dataset, driver, endpoint,
event, filter, gateway, handler, index, journal, kernel, ledgerless store, listener, lock, mailbox,
manifest, migration, node, offset, packet, partition, pipeline, policy, pool, probe, proxy, queue,
quota, record, region, relay, replica, request, response, router, sampler, scheduler, schema,
sensor, session, shard, signal, snapshot, socket, stream, tenant, thread, token, topic, trace,
transaction, volume, watcher, worker
""".replace("\n", " ").split(", ")
_VERBS = """
accepts, announces, closes, compares, copies, delays, drains, drops, encodes, evicts, fetches,
flushes, holds, inspects, keeps, limits, merges, mirrors, moves, opens, orders, parses, polls,
reads, rebuilds, refuses, releases, resolves, retries, returns, rotates, samples, sends, shares,
signs, skips, splits, stores, trims, updates, validates, wakes, writes
""".replace("\n", " ").split(", ")
_HOW = [
    "once a minute", "before the next start", "in the order of arrival", "without a copy",
    "as RFC 9110 asks", "after at most 30 seconds", "on port 8080", "in UTF-8", "twice",
    "unless `--dry-run` is given", "since version 2.4.1", "under AES-256", "on ARM64 and x86-64",
    "as ISO 8601 says", "with HTTP 404", "in the region eu-west-1", "at P95", "for CVE-2024-1234",
]  # fmt: skip
PAGES = 300
FOLDERS = ("guide", "reference", "how-to", "concepts", "operations", "api")


class LargeTree:
    """A documentation and what is wrong in it."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 # the same pages every time
        self.pages: dict[str, str] = {}
        """The pages' texts by path."""
        self.planted: list[tuple[str, str, int]] = []
        """What is wrong: the rule's code, the page, the line."""
        self._paths = [
            f"{FOLDERS[number % len(FOLDERS)]}/page-{number:03}.md" for number in range(PAGES)
        ]
        for path in self._paths:
            self.pages[path] = self._page(path)
        self._add_backlog()

    def _noun(self) -> str:
        return self._random.choice(_NOUNS).strip()

    def _sentence(self) -> str:
        verb, how = self._random.choice(_VERBS).strip(), self._random.choice(_HOW)
        return f"The {self._noun()} {verb} the {self._noun()} {how}."

    def _paragraph(self) -> str:
        return " ".join(self._sentence() for _ in range(self._random.randint(2, 6)))

    def _page(self, path: str) -> str:
        parts = [f"# The {self._noun()} and the {self._noun()}", self._paragraph()]
        decoys: list[Callable[[], str]] = [
            self._options, self._glossary, self._changes, self._endpoints, self._figures,
            self._shopping_list, self._code, self._codes, self._versions, self._quote,
        ]  # fmt: skip
        for _ in range(self._random.randint(2, 5)):
            parts.append(f"## On every {self._noun()} {self._random.randint(1, 999)}")
            parts.append(self._paragraph())
            parts.append(self._random.choice(decoys)())
        other = self._random.choice(self._paths)
        parts.append(f"See also [the other page](../{other}) and [this one](#{_anchor(parts[0])}).")
        assert path != "BACKLOG.md"
        return "\n\n".join(parts) + "\n"

    def _table(self, headers: str, row: Callable[[int], str]) -> str:
        names = headers.split(", ")
        lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
        lines += [f"| {row(number)} |" for number in range(1, self._random.randint(4, 9))]
        return "\n".join(lines)

    def _options(self) -> str:
        def row(number: int) -> str:
            name = f"{self._noun().replace(' ', '_')}_{number}"
            return f"`{name}` | integer | {number * 10} | {self._sentence()}"

        return self._table("Option, Type, Default, Description", row)

    def _glossary(self) -> str:
        return self._table("Term, Meaning", lambda n: f"{self._noun()} {n} | {self._sentence()}")

    def _changes(self) -> str:
        return self._table(
            "Version, Date, Changes", lambda n: f"1.{n}.0 | 2024-0{n}-11 | {self._sentence()}"
        )

    def _endpoints(self) -> str:
        return self._table(
            "Method, Path, Returns", lambda n: f"GET | `/v1/{self._noun()}/{n}` | {self._noun()}"
        )

    def _figures(self) -> str:
        return self._table(
            "Nodes, Throughput, Latency",
            lambda n: f"{2**n} | {self._random.randint(100, 9000)} | {n} ms",
        )

    def _codes(self) -> str:
        return self._table(
            "Error code, Message, Cause", lambda n: f"E{n:04} | {self._noun()} | {self._sentence()}"
        )

    def _versions(self) -> str:
        return self._table(
            "Platform, Version, Supported",
            lambda n: f"{self._noun()} | {n}.{n} | {self._random.choice(['yes', 'no'])}",
        )

    def _shopping_list(self) -> str:
        mark = self._random.choice(["- [ ] ", "- [x] ", "- ", "1. ", "* "])
        return "\n".join(f"{mark}{self._sentence()}" for _ in range(self._random.randint(3, 6)))

    def _code(self) -> str:
        text = "| ID | Theme | Status |\n|---|---|---|\n| LT-001 | Not a row | closed |"
        return f"```markdown\n{text}\n- [x] step S1-W1-01: not a step\nLT-999 [x](gone.md)\n```"

    def _quote(self) -> str:
        return f"> {self._paragraph()}\n>\n> - {self._sentence()}"

    def _add_backlog(self) -> None:
        rows, boxes, ledger = [], [], []
        for number in range(1, 121):
            item, step = f"LT-{number:03}", f"S{number % 3 + 1}-W{number % 7 + 1}-{number:02}"
            document = self._random.choice(self._paths)
            done = self._random.random() < 1 / 2
            rows.append(f"| {item} | {self._sentence()[:-1]} | [page]({document}) | `{step}` |")
            boxes.append(f"- [{'x' if done else ' '}] step {step}: {self._sentence()}")
            state = "closed" if done else self._random.choice(["open", "partial", "deferred"])
            ledger.append(f"| {self._noun()} | {state} | {item} |")
        self._break(rows, boxes, ledger)
        head = "| ID | Theme | Canonical doc | TODO step |\n|---|---|---|---|\n"
        governance = "## Governance\n\nClosure requires synchronized updates in [it](LEDGER.md).\n"
        self.pages["BACKLOG.md"] = f"# Backlog\n\n{head}" + "\n".join(rows) + f"\n\n{governance}"
        self.pages["todo.md"] = "# Steps\n\n" + "\n".join(boxes) + "\n"
        head = "| Domain | Status | Evidence |\n|---|---|---|\n"
        self.pages["LEDGER.md"] = f"# Conformance\n\n{head}" + "\n".join(ledger) + "\n"

    def _break(self, rows: list[str], boxes: list[str], ledger: list[str]) -> None:
        """Plant what the rules must find, each on a row of its own."""
        done = [number for number, box in enumerate(boxes) if box.startswith("- [x]")]
        undone = [number for number, box in enumerate(boxes) if box.startswith("- [ ]")]
        ledger[done[3]] = ledger[done[3]].replace("| closed |", "| open |")
        self.planted.append(("BKL402", "BACKLOG.md", done[3] + 5))
        ledger[undone[4]] = f"| planted | closed | LT-{undone[4] + 1:03} |"
        self.planted.append(("BKL403", "LEDGER.md", undone[4] + 5))
        ledger.append("| planted | open | LT-777 |")
        self.planted.append(("BKL404", "LEDGER.md", len(ledger) + 4))
        link = rows[undone[7]].partition("](")[2].partition(")")[0]
        rows[undone[7]] = rows[undone[7]].replace(link, "guide/lost.md")
        self.planted.append(("BKL201", "BACKLOG.md", undone[7] + 5))
        boxes[undone[9]] = "- [ ] a step that has lost its name"
        self.planted.append(("BKL301", "BACKLOG.md", undone[9] + 5))
        page = self._paths[42]
        self.pages[page] += "\nThis waits for LT-888.\n"
        self.planted.append(("BKL501", page, self.pages[page].count("\n")))


def _anchor(title: str) -> str:
    """Return the anchor of a title, as the site makes it."""
    return title.removeprefix("# ").lower().replace(" ", "-")
