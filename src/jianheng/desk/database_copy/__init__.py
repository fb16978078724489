"""The workbench's database at one moment, and made anew from such a copy."""

from __future__ import annotations

from pathlib import Path

from jianheng.desk.database_copy.postgresql import PostgreSQL
from jianheng.desk.database_copy.sqlite import SQLite
from jianheng.keeping.database import DatabaseCopying


def database_of_workspace(desk: Path, url: str) -> DatabaseCopying:
    """The database of a workbench.

    Args:
        desk: its folder.
        url: `JIANHENG_DATABASE_URL`; empty for SQLite in the folder.
    """
    return PostgreSQL(url) if url else SQLite(desk)
