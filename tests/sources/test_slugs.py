"""How headings get their anchors is read from the settings file, and nothing in it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_backlog.model.slugs import DEFAULT_SLUGS, SlugCase, SlugKind, SlugStyle
from tests.sources.projects import read
from tests.support import write_tree

if TYPE_CHECKING:
    from pathlib import Path

CALL = "!!python/object/apply:pymdownx.slugs.slugify"
NAME = "!!python/name:"
UNICODE = SlugStyle(kind=SlugKind.UNICODE)
AS_WRITTEN = SlugStyle(kind=SlugKind.PYMDOWNX)
LOWER = SlugStyle(kind=SlugKind.PYMDOWNX, case=SlugCase.LOWER)
EXTENSIONS = {
    "[]": DEFAULT_SLUGS,
    "[toc]": DEFAULT_SLUGS,
    "[{toc: {permalink: true}}]": DEFAULT_SLUGS,
    "[{toc: {separator: '-'}}]": DEFAULT_SLUGS,
    "[{admonition: {slugify: x}}]": DEFAULT_SLUGS,
    "[{toc: wrong}]": DEFAULT_SLUGS,
    "[{toc: {separator: _}}]": SlugStyle(separator="_"),
    "{toc: {separator: _}}": SlugStyle(separator="_"),
    "[{toc: {separator: _}}, toc]": SlugStyle(separator="_"),
    "[{toc: {separator: _}}, {toc: {separator: .}}]": SlugStyle(separator="."),
    "[{markdown.extensions.toc: {separator: .}}, {toc: {separator: _}}]": SlugStyle(separator="."),
    "[{toc: {separator: _}}, markdown.extensions.toc]": DEFAULT_SLUGS,
    f"[{{toc: {{slugify: {NAME}markdown.extensions.toc.slugify }}}}]": DEFAULT_SLUGS,
    f"[{{toc: {{slugify: {NAME}markdown.extensions.toc.slugify_unicode }}}}]": UNICODE,
    f"[{{toc: {{slugify: {NAME}pymdownx.slugs.uslugify }}}}]": LOWER,
    f"[{{toc: {{slugify: {CALL} {{kwds: {{case: lower}}}}}}}}]": LOWER,
    f"[{{toc: {{slugify: {CALL} {{args: [], kwds: {{case: lower}}}}}}}}]": LOWER,
    f"[{{toc: {{slugify: {CALL} {{}}}}}}]": AS_WRITTEN,
    f"[{{toc: {{slugify: {CALL} []}}}}]": AS_WRITTEN,
    f"[{{toc: {{slugify: {CALL} [x]}}}}]": None,
    f"[{{toc: {{slugify: {CALL} {{args: [x]}}}}}}]": None,
    f"[{{toc: {{slugify: {CALL} {{kwds: x}}}}}}]": None,
    f"[{{toc: {{slugify: {CALL} }}}}]": None,
    f"[{{toc: {{slugify: {NAME}pymdownx.slugs.slugify }}}}]": None,
    f"[{{toc: {{slugify: {NAME}own.slugs }}}}]": None,
    "[{toc: {slugify: !!python/object/apply:own.slugify {kwds: {case: lower}}}}]": None,
    "{markdown.extensions.toc: {slugify: x}}": None,
    "[{toc: {slugify: null}}]": None,
}


@pytest.mark.parametrize(("extensions", "style"), EXTENSIONS.items())
def test_anchors_are_made_as_the_settings_file_says(
    tmp_path: Path, extensions: str, style: SlugStyle | None
) -> None:
    assert read(tmp_path, f"markdown_extensions: {extensions}\n").site.slugs == style


def test_a_function_is_known_over_several_lines_and_from_a_parent_file(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "base.yml": "markdown_extensions:\n  toc:\n    separator: _\n"
            f"    slugify: {CALL}\n      kwds:\n        case: fold\n        normalize: NFKC\n"
            "        percent_encode: true\n"
        },
    )

    project = read(tmp_path, "INHERIT: base.yml\nmarkdown_extensions:\n  toc:\n    separator: .\n")

    assert project.site.slugs == SlugStyle(
        kind=SlugKind.PYMDOWNX,
        separator=".",
        case=SlugCase.FOLD,
        normalize="NFKC",
        percent_encode=True,
    )
