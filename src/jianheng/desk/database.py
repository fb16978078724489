"""Where the workbench keeps its own records: SQLite beside the data, or PostgreSQL by one setting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

FILE = "desk.sqlite3"


def database_of(url: str, folder: Path) -> dict[str, Any]:
    """Django's setting for the database of the workbench.

    Args:
        url: `postgresql://user:password@host:port/name`; SQLite in the folder if empty.
        folder: the workspace's folder of the workbench.

    Raises:
        ValueError: the URL names another kind of database.

    Example:
        >>> database_of("postgresql://desk:s%40fe@db/jianheng", Path("w"))["PASSWORD"]
        's@fe'
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / FILE),
            # Writers queue from their first word on, so that none fails half-way through a transaction.
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": "PRAGMA journal_mode=WAL;"},
        }
    told = make_url(url)
    if told.get_backend_name() not in ("postgresql", "postgres"):
        raise ValueError(
            f"JIANHENG_DATABASE_URL：[{told.get_backend_name()}] 不支持。改法：写 postgresql://用户:口令@主机/库，"
            "或不设置（用 SQLite）\nonly PostgreSQL, or nothing for SQLite"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": told.database or "",
        "USER": told.username or "",
        "PASSWORD": told.password or "",
        "HOST": told.host or "",
        "PORT": str(told.port or ""),
        # Beginning one takes longer than a page; those that the database has ended are found by the check.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # A page's queries are short: compiling one takes longer than answering it.
        "OPTIONS": {"options": "-c jit=off"},
    }
