"""How to do without Python's search for objects that only refer to each other, for a while."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without_collection() -> Iterator[None]:
    """Keep Python from searching for garbage, which it does the oftener the more is made.

    An analysis makes hundreds of thousands of objects and drops almost none of them: each search
    would go through all of them in vain.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
