"""Working beside mkdocs-static-i18n, which builds a site once for each of its languages."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File


def find_translator(config: MkDocsConfig) -> Any:  # noqa: ANN401 # another plugin's class
    """Return the plugin that builds several languages; None without it."""
    return config.plugins.get("i18n")


def is_first_language(config: MkDocsConfig) -> bool:
    """Say whether the present build is the one of the site's own language."""
    translator = find_translator(config)
    return translator is None or bool(translator.is_default_language_build)


def localise(file: File, config: MkDocsConfig) -> None:
    """Move a generated file into the present language's part of the site.

    The translator expects these attributes of every file that is added after its own turn.
    """
    translator = find_translator(config)
    if translator is None:
        return
    language = translator.current_language
    if not translator.is_default_language_build:
        file.dest_uri = posixpath.join(language, file.dest_uri)
        file.url = file._get_url(config.use_directory_urls)  # noqa: SLF001 # there is no other way
    own: dict[str, Any] = {
        "locale": language,
        "alternates": {language: file},
        "locale_alternate_of": language,
        "localization": None,
        "norm_src_uri": file.src_uri,
    }
    vars(file).update(own)
