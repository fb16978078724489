"""Where a workspace's log lies."""

from __future__ import annotations

from pathlib import Path

from jianheng.desk.audit.reading import Log, from_postgresql, from_sqlite
from jianheng.desk.database import FILE


def log_of(desk: Path, url: str) -> Log:
    """The log of a workbench.

    Args:
        desk: its folder.
        url: `JIANHENG_DATABASE_URL`; empty for SQLite in the folder.

    Raises:
        UnreadableError: it cannot be read.
    """
    return from_postgresql(url) if url else from_sqlite(desk / FILE)
