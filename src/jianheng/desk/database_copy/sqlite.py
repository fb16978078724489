"""A workbench's SQLite file: copied by SQLite itself while others write."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from jianheng.desk.database import FILE
from jianheng.desk.database_copy.changes import refuse_newer
from jianheng.keeping.contents import DESK
from jianheng.keeping.errors import KeepingError
from jianheng.keeping.manifest import NO_DATABASE, Database

PATH = f"{DESK}/{FILE}"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"


class SQLite:
    """The database in the workbench's folder.

    Args:
        desk: the folder; it need not be there for `accept` and `load`.
    """

    def __init__(self, desk: Path) -> None:
        self._file = desk / FILE

    def copy(self, to: Path) -> Database:
        """Copy it at one moment; see `DatabaseCopying`."""
        if not self._file.is_file():
            return NO_DATABASE
        try:
            with closing(_opened(self._file)) as source:
                os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
                with closing(sqlite3.connect(to, isolation_level=None)) as target:
                    # In one step: in pieces, each writer in between would make it begin anew.
                    source.backup(target)
                    # The copy is one file, without a second one of pages that are still to be put in.
                    target.execute("PRAGMA journal_mode = DELETE")
            told = facts(to)
        except sqlite3.Error as error:
            raise KeepingError(
                f"{self._file}：数据库不能复制（{error}）",
                f"{self._file}: the database cannot be copied ({error})",
                "数据库忙时稍后再试；损坏的从以前的备份恢复",
                "try again later where it is busy; restore a damaged one from an earlier backup",
            ) from error
        return told

    def accept(self, told: Database) -> None:
        """Only what SQLite wrote; see `DatabaseCopying`."""
        if told.kind == "postgresql":
            raise KeepingError(
                "备份里的数据库是 PostgreSQL，这里没有设置 JIANHENG_DATABASE_URL",
                "the backup holds a PostgreSQL database, and JIANHENG_DATABASE_URL is not set",
                "建一个空的库，用 JIANHENG_DATABASE_URL 指明，再恢复",
                "make an empty database, name it with JIANHENG_DATABASE_URL, then restore",
            )
        refuse_newer(told.migrations)

    def load(self, copy: Path, told: Database) -> None:
        """It lies where it belongs; see whether it is sound."""
        try:
            found = facts(copy)
        except sqlite3.Error as error:
            raise _unsound(str(error)) from error
        if found.tables != told.tables or (found.log_lines, found.log_head) != (told.log_lines, told.log_head):
            raise _unsound("rows")


def facts(file: Path) -> Database:
    """What a copy holds.

    Args:
        file: the copy; nobody writes to it.

    Raises:
        sqlite3.Error: it is damaged.
    """
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
        (state,) = base.execute("PRAGMA integrity_check(1)").fetchone()
        if state != "ok":
            raise sqlite3.DatabaseError(state)
        names = [name for (name,) in base.execute(_TABLES)]
        tables = {name: int(base.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}
        applied: list[str] = []
        if "django_migrations" in tables:
            applied = [f"{app}.{name}" for app, name in base.execute("SELECT app, name FROM django_migrations")]
        head = (0, "")
        if tables.get("audit_head"):
            head = base.execute("SELECT number, hash FROM audit_head WHERE id = 1").fetchone() or head
    migrations = tuple(sorted(applied))
    return Database("sqlite", PATH, sqlite3.sqlite_version, tables, migrations, int(head[0]), str(head[1]))


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=30, isolation_level=None)


def _unsound(why: str) -> KeepingError:
    return KeepingError(
        f"备份里的数据库不完整（{why}）",
        f"the database in the backup is not whole ({why})",
        "用另一份备份",
        "use another backup",
    )
