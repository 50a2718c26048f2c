"""From text to model: the only package that knows a Markdown parser."""
