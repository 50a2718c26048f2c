"""What the plugin adds to the site's configuration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, FileSystemLoader

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_backlog.plugin.markdown_extension import BacklogExtension

_THEME = Path(__file__).parent / "theme"
_STYLESHEET = "assets/backlog/backlog.css"
_SCRIPT = "assets/backlog/backlog.js"


def prepare_config(config: MkDocsConfig, extension: BacklogExtension) -> None:
    """Add the Markdown extension, the stylesheet and the script, each once.

    A plugin for translations configures the others once for every language.
    """
    extensions: list[object] = config.markdown_extensions  # type: ignore[assignment] # or objects
    if extension not in extensions:
        extensions.append(extension)
    if str(_THEME) not in config.theme.dirs:
        config.theme.dirs.append(str(_THEME))  # last, so that the site's own files win
    if _STYLESHEET not in config.extra_css:
        config.extra_css.insert(0, _STYLESHEET)  # first, so that the site's own rules win
    if _SCRIPT not in map(str, config.extra_javascript):
        config.extra_javascript.append(_SCRIPT)


def site_language(config: MkDocsConfig) -> str:
    """Return the language of the theme's words: 'en', 'pt-BR'."""
    return str(config.theme.get("language") or config.theme.get("locale") or "en")


def own_templates(config: MkDocsConfig) -> BaseLoader | None:
    """Return where the site's own templates are found; None where it has no `custom_dir`."""
    return FileSystemLoader(config.theme.custom_dir) if config.theme.custom_dir else None
