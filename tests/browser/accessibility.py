"""Runs axe over pages."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """tags => axe
  .run(document, {runOnly: tags, resultTypes: ["violations"], elementRef: true})
  .then(results => results.violations.flatMap(violation => violation.nodes.map(node => ({
    rule: violation.id,
    tag: node.element?.localName ?? "",
    html: node.html,
    ours: Boolean(node.element?.closest(".backlog, .backlog-ref, .backlog-step-items")),
    summary: node.failureSummary,
  }))))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """An element that breaks a rule of axe."""

    rule: str
    """The rule's name."""

    tag: str
    """The element's tag."""

    html: str
    """The element's beginning."""

    ours: bool
    """Whether the element stands in what the plugin wrote."""

    summary: str
    """What to mend."""


def violations(page: Page) -> list[Violation]:
    """Returns all violations of WCAG 2.2 AA on the page as it is now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    return [
        Violation(
            rule=found["rule"],
            tag=found["tag"],
            html=found["html"],
            ours=found["ours"],
            summary=found["summary"],
        )
        for found in page.evaluate(_RUN, _TAGS)
    ]
