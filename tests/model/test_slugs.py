"""What the options of the table of contents mean for anchors."""

from __future__ import annotations

import re

import pytest

from mkdocs_backlog.model.slugs import (
    CONFIGURABLE,
    SlugCase,
    SlugFunction,
    SlugKind,
    SlugStyle,
    slug_style,
)


def configured(**options: object) -> SlugStyle | None:
    return slug_style({"slugify": SlugFunction(name=CONFIGURABLE, options=options)})


@pytest.mark.parametrize("separator", ["\\", "]", "[", "^", "a-z", "--", "&&", "~~", "||", "_-"])
def test_a_separator_that_is_a_pattern_is_not_known(separator: str) -> None:
    assert slug_style({"separator": separator}) is None


@pytest.mark.parametrize("separator", ["", "_", "-", "-_", ".", "&", "~", "|", "$", "ab", "·"])
def test_a_separator_that_stands_for_itself_is_known(separator: str) -> None:
    matched = {char for char in "-_.&~|$ab·^x\\[]" if re.match(f"[{separator}\\s]", char)}

    assert slug_style({"separator": separator}) == SlugStyle(separator=separator)
    assert matched == set(separator)


@pytest.mark.parametrize("separator", [1, None, ["-"]])
def test_a_separator_that_is_no_text_is_not_known(separator: object) -> None:
    assert slug_style({"separator": separator}) is None


@pytest.mark.parametrize("function", [None, "x", str.lower, SlugFunction(name="own.slugify")])
def test_a_function_that_is_not_known_makes_anchors_unknown(function: object) -> None:
    assert slug_style({"slugify": function}) is None


@pytest.mark.parametrize(
    ("name", "case", "encode"),
    [
        ("uslugify", SlugCase.LOWER, False),
        ("uslugify_encoded", SlugCase.LOWER, True),
        ("uslugify_cased", SlugCase.NONE, False),
        ("uslugify_cased_encoded", SlugCase.NONE, True),
        ("gfm", SlugCase.LOWER_ASCII, False),
        ("gfm_encoded", SlugCase.LOWER_ASCII, True),
    ],
)
def test_older_functions_of_pymdown_extensions_are_known(
    name: str, case: SlugCase, *, encode: bool
) -> None:
    style = slug_style({"slugify": SlugFunction(name=f"pymdownx.slugs.{name}"), "separator": "--"})

    assert style == SlugStyle(
        kind=SlugKind.PYMDOWNX, separator="--", case=case, percent_encode=encode
    )


def test_options_of_pymdown_extensions_are_taken_as_it_takes_them() -> None:
    assert configured() == SlugStyle(kind=SlugKind.PYMDOWNX)
    assert configured(case="upper", more=1) == SlugStyle(kind=SlugKind.PYMDOWNX)
    assert configured(case=["lower"]) == SlugStyle(kind=SlugKind.PYMDOWNX)
    assert configured(percent_encode=1) == SlugStyle(kind=SlugKind.PYMDOWNX, percent_encode=True)
    assert configured(normalize="NFD") == SlugStyle(kind=SlugKind.PYMDOWNX, normalize="NFD")


@pytest.mark.parametrize("form", ["nfc", None, ["NFC"]])
def test_a_form_of_unicode_that_does_not_exist_makes_anchors_unknown(form: object) -> None:
    assert configured(normalize=form) is None


def test_a_backslash_would_be_read_as_an_escape() -> None:
    function = SlugFunction(name=CONFIGURABLE)

    assert slug_style({"slugify": function, "separator": "\\1"}) is None
