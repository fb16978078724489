"""The manual that was built into the package: its pages, its files, and nothing beside them."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "manual"
INDEX = "index.html"


def is_built() -> bool:
    """Whether the manual was built."""
    return (FOLDER / INDEX).is_file()


def file_of(path: str) -> Path | None:
    """The file behind an address of the manual.

    Args:
        path: the address within the manual; a folder stands for its page.

    Returns:
        The file; None where there is none, or the address leads out of the manual.
    """
    if "\x00" in path:
        return None
    root = FOLDER.resolve()
    try:
        wanted = (root / path).resolve()
        found = wanted / INDEX if wanted.is_dir() else wanted
        there = wanted.is_relative_to(root) and found.is_file()
    except OSError:
        # A name longer than any file's.
        return None
    return found if there else None
