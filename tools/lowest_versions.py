"""Prints pip constraints that hold every run-time dependency at its lower bound.

Run it at the root of the repository: ``python tools/lowest_versions.py > lowest.txt``.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

# A name, then the specifiers; neither extras nor markers are in use here.
_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?P<specifiers>[<>=!~0-9.,\s]*)")
_LOWER_BOUND = re.compile(r">=\s*([0-9][0-9.]*)")


def lowest(requirement: str) -> str:
    """Returns the constraint that pins a requirement to its lower bound.

    Raises:
        ValueError: if the requirement does not have exactly one bound of the form ``>=``.
    """
    match = _REQUIREMENT.fullmatch(requirement)
    bounds = _LOWER_BOUND.findall(match["specifiers"]) if match else []
    if match is None or len(bounds) != 1:
        raise ValueError(f"cannot read one lower bound from '{requirement}'")
    return f"{match['name']}=={bounds[0]}"


def constraints(pyproject: str) -> list[str]:
    """Returns one constraint for each dependency of the package and of the example site."""
    project = tomllib.loads(pyproject)["project"]
    requirements = project["dependencies"] + project["optional-dependencies"]["example"]
    return sorted((lowest(requirement) for requirement in requirements), key=str.casefold)


if __name__ == "__main__":
    sys.stdout.write("\n".join(constraints(Path("pyproject.toml").read_text("utf-8"))) + "\n")
