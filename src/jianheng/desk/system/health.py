"""The figures of the system administrator's page."""

from __future__ import annotations

import platform
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import django
import duckdb
from django.db import connection
from django.utils import timezone

from jianheng import __version__
from jianheng.desk.jobs.alive import SILENCE, last_beat

LOW_SHARE, LOW_BYTES = 0.05, 2 * 1024**3
UNIT = 1024


@dataclass(frozen=True)
class Worker:
    """The process that does long work.

    Args:
        beat: its last sign of life; None if there never was one.
    """

    beat: datetime | None

    @property
    def is_alive(self) -> bool:
        """Whether it has been heard of lately."""
        return self.beat is not None and timezone.now() - self.beat < timedelta(seconds=SILENCE)


@dataclass(frozen=True)
class Disk:
    """The disk of the workspace.

    Args:
        free: free bytes.
        total: bytes in all.
    """

    free: int
    total: int

    @property
    def is_low(self) -> bool:
        """Whether the next run may not find room."""
        return self.free < LOW_BYTES or self.free < LOW_SHARE * self.total

    @property
    def words(self) -> str:
        """`12.3 GB / 80.0 GB`."""
        return f"{in_words(self.free)} / {in_words(self.total)}"

    @property
    def share(self) -> int:
        """Percent that is free."""
        return round(100 * self.free / self.total) if self.total else 0


def worker(desk: Path) -> Worker:
    """The worker of a workbench."""
    return Worker(last_beat(desk))


def disk(workspace: Path) -> Disk:
    """The disk of a workspace."""
    usage = shutil.disk_usage(workspace)
    return Disk(usage.free, usage.total)


def database() -> str:
    """Kind, version and size of the database of the workbench."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT current_setting('server_version'), pg_database_size(current_database())")
            version, size = cursor.fetchone()
            return f"PostgreSQL {version} · {in_words(size)}"
        cursor.execute(
            "SELECT sqlite_version(), (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)"
        )
        version, size = cursor.fetchone()
        return f"SQLite {version} · {in_words(size)}"


def versions() -> list[tuple[str, str]]:
    """What runs here, and in which version."""
    return [
        ("检衡 Jianheng", __version__),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
        ("DuckDB", duckdb.__version__),
    ]


def in_words(size: float) -> str:
    """A size as people write it.

    >>> in_words(512), in_words(87 * 1024 * 1024)
    ('512 B', '87.0 MB')
    """
    for unit in ("B", "KB", "MB", "GB"):
        if size < UNIT:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= UNIT
    return f"{size:.1f} TB"
