"""A link differs from its file in letter case.

## What it checks

Links whose target exists only when upper and lower case letters are taken for the same.

## Why it matters

The link works on macOS and Windows, whose disks do not tell the two apart, and breaks on Linux:
in CI, and on the server.

## Example

```markdown
[structure](policy/structure.md)
```

where the file is `policy/STRUCTURE.md`. Write the name as the file has it:

```markdown
[structure](policy/STRUCTURE.md)
```

## How to fix

Take the name that the message proposes, or rename the file with `git mv`.

## Settings

None of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_backlog.model.analysis import Analysis, TargetState
from mkdocs_backlog.model.finding import Problem, Severity
from mkdocs_backlog.rules.targets import links_to
from mkdocs_backlog.rules.wording import href_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_backlog.settings import Settings

CODE = "BKL204"
NAME = "link-case-mismatch"
SEVERITY = Severity.WARNING


def check(analysis: Analysis, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each link that only a case-insensitive disk resolves."""
    for link in links_to(analysis, TargetState.CASE):
        written = href_to(analysis.site, link.src_uri, link.href, link.target.file or "")
        anchor = f"#{link.target.anchor}" if link.target.anchor else ""
        cure = f"write '{written}{anchor}'"
        subject = "link target" if link.linked else "path"
        yield Problem(
            message=f"{subject} '{link.href}' differs from the file in letter case; {cure}",
            location=link.location,
            item=link.item,
            hint=cure,
            subject=link.href,
        )
