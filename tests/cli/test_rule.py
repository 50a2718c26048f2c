from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.running import Ended

if TYPE_CHECKING:
    from tests.cli.running import Run


def test_the_rules_are_listed_and_explained(run: Run) -> None:
    catalogue = run("rule")

    assert catalogue.code == 0
    codes = [line.split()[0] for line in catalogue.out.splitlines()]
    assert codes == sorted(codes)
    assert "BKL301" in codes
    for name in ("BKL301", "bkl301", "step-missing"):
        page = run("rule", name)
        assert page.code == 0
        assert page.out.startswith("# BKL301 step-missing\n\n")
        assert "## How to fix" in page.out


def test_an_unknown_rule_is_answered_with_the_nearest(run: Run) -> None:
    assert run("rule", "step-mising") == Ended(
        code=2, out="", err="no rule 'step-mising'; did you mean 'step-missing'?\n"
    )
