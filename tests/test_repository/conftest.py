"""The repository looked at as files: what is tracked, and the text of each."""

import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def tracked(repository: Path) -> list[Path]:
    """Every tracked file that is still there; for tests marked ``real("git")``."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=repository,
        capture_output=True,
        check=True,
        text=True,
    )
    paths = [repository / name for name in listing.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


@pytest.fixture(scope="session")
def tracked_texts(tracked: list[Path]) -> dict[Path, str]:
    """The tracked files that are text, each with its content."""
    contents = ((path, path.read_bytes()) for path in tracked)
    return {path: _decoded(content) for path, content in contents if b"\0" not in content}


def _decoded(content: bytes) -> str:
    """UTF-8, or the encoding in which an institution's sample file is delivered on purpose."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gb18030")


@pytest.fixture(scope="session")
def documents(repository: Path) -> list[Path]:
    """The documents that a person reads: the Markdown at the top and under docs."""
    return sorted([*repository.glob("*.md"), *(repository / "docs").rglob("*.md")])
