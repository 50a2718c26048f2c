"""The documentation tree and `mkdocs.yml`, read without the site generator."""
