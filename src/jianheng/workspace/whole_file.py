"""A file written in one move."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def write_whole(path: Path, text: str, check: Callable[[Path], object] = lambda _: None) -> None:
    """Write a file so that a kill leaves the old words or the new ones.

    Args:
        path: the file; its folder is made if absent.
        text: its words.
        check: looks at the new file before it takes the place of the old one; where it raises, nothing is changed.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    try:
        with new.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        check(new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
