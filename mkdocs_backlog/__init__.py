"""Keeps a backlog that is written as a Markdown table true to the documents around it."""

from __future__ import annotations
