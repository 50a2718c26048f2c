from __future__ import annotations

import gzip
import re
from importlib.resources import files

import pytest

from mkdocs_backlog.model.status import Status

ASSETS = files("mkdocs_backlog.plugin").joinpath("theme/assets/backlog")
STYLES = ASSETS.joinpath("backlog.css").read_text(encoding="utf-8")
SCRIPT = ASSETS.joinpath("backlog.js").read_text(encoding="utf-8")

LIGHT_PAGE, DARK_PAGE, BUILT_IN_DARK_PAGE = "#ffffff", "#1e2129", "#212529"


def channels(colour: str) -> list[float]:
    return [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]


def luminance(colour: list[float]) -> float:
    """Returns the relative luminance as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: list[float], other: list[float]) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def over(tint: str, page: str) -> list[float]:
    """Returns a colour with alpha laid over a page."""
    alpha = int(tint[7:9], 16) / 255
    pairs = zip(channels(tint), channels(page), strict=True)
    return [alpha * top + (1 - alpha) * bottom for top, bottom in pairs]


def test_assets_are_small() -> None:
    assert sum(len(gzip.compress(text.encode())) for text in (STYLES, SCRIPT)) < 12_000


@pytest.mark.parametrize("status", Status)
def test_words_of_a_status_can_be_read_on_page_and_tint(status: Status) -> None:
    colours = re.findall(rf"--backlog-{status}: (#\w{{6}});", STYLES)
    tints = re.findall(rf"--backlog-{status}-tint: (#\w{{8}});", STYLES)
    assert len(colours) == len(tints) == 2
    pages = [(0, LIGHT_PAGE), (1, DARK_PAGE), (1, BUILT_IN_DARK_PAGE)]
    for scheme, page in pages:
        assert contrast(channels(colours[scheme]), channels(page)) >= 4.5
        assert contrast(channels(colours[scheme]), over(tints[scheme], page)) >= 4.5


@pytest.mark.parametrize("status", Status)
def test_each_status_has_an_icon_of_its_own(status: Status) -> None:
    icons = dict(re.findall(r"--backlog-i-([\w-]+): (url\(.*?\));\n", STYLES))
    assert [name for name, icon in icons.items() if icon == icons[status]] == [status]
    assert f'[data-backlog-status="{status}"], .md-status--backlog-{status} {{' in STYLES


def test_styles_work_in_both_directions_of_writing() -> None:
    rules = re.sub(r"/\*.*?\*/", "", STYLES, flags=re.DOTALL)
    physical = r"(?<![\w-])(?:(?:margin|padding|border|inset)-)?(?:left|right)\s*:"
    assert re.findall(physical, rules) == []
    assert re.findall(r"(?:float|text-align):\s*(?:left|right)", rules) == []


def test_nothing_comes_from_elsewhere() -> None:
    assert re.findall(r"url\((?!\"data:image/svg|%23)", STYLES) == []
    assert "@import" not in STYLES
    without_namespace = (STYLES + SCRIPT).replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"https?:", without_namespace) == []


def test_script_makes_no_markup_from_text() -> None:
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert word not in SCRIPT
    assert 'setAttribute("style"' not in SCRIPT


def test_styles_answer_to_preferences_and_print() -> None:
    for query in ("prefers-reduced-motion: reduce", "forced-colors: active", "print"):
        assert re.search(rf"@media \(?{query}\)? {{", STYLES)
