"""A workbench's PostgreSQL database: dumped and loaded by PostgreSQL's own programs, at one moment, all or nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from jianheng.desk.database_copy.changes import refuse_newer
from jianheng.keeping.contents import DESK
from jianheng.keeping.errors import KeepingError
from jianheng.keeping.manifest import NO_DATABASE, Database

PATH = f"{DESK}/desk.pgdump"
_TABLES: LiteralString = (
    "SELECT table_name FROM information_schema.tables"
    " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1"
)


class PostgreSQL:
    """The database that a URL names.

    Args:
        url: `postgresql://user:password@host:port/name`.
    """

    def __init__(self, url: str) -> None:
        self._url = make_url(url)

    def copy(self, to: Path) -> Database:
        """Dump it at one moment; see `DatabaseCopying`."""
        with self._connected() as base:
            told = self._facts(base)
            if not told.tables:
                return NO_DATABASE
            (moment,) = base.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
            options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={moment}", f"--file={to}"]
            os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            self._run("pg_dump", *options)
        return told

    def accept(self, told: Database) -> None:
        """Only what PostgreSQL dumped, into an empty database or one that holds just this; see `DatabaseCopying`."""
        if told.kind == "sqlite":
            raise KeepingError(
                "备份里的数据库是 SQLite，这里却设置了 JIANHENG_DATABASE_URL",
                "the backup holds an SQLite database, but JIANHENG_DATABASE_URL is set",
                "取消 JIANHENG_DATABASE_URL 再恢复",
                "unset JIANHENG_DATABASE_URL, then restore",
            )
        refuse_newer(told.migrations)
        with self._connected() as base:
            there = self._facts(base)
        if there.tables and not _same(there, told):
            raise KeepingError(
                f"库 {self._url.database} 里已有内容，没有改动它",
                f"the database {self._url.database} holds something already and was not touched",
                "建一个空的库，用 JIANHENG_DATABASE_URL 指明，再恢复",
                "make an empty database, name it with JIANHENG_DATABASE_URL, then restore",
            )

    def load(self, copy: Path, told: Database) -> None:
        """Load the dump in one transaction, unless a try that was killed afterwards has done so."""
        with self._connected() as base:
            loaded = bool(self._facts(base).tables)
        if not loaded:
            options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
            self._run("pg_restore", *options, f"--dbname={self._url.database}", str(copy))
            with self._connected() as base:
                if not _same(self._facts(base), told):
                    raise _failed("pg_restore", "rows")
        copy.unlink()

    def _connected(self) -> psycopg.Connection[Any]:
        try:
            base = psycopg.connect(self._url.render_as_string(hide_password=False))
        except psycopg.Error as error:
            raise _failed("PostgreSQL", _first_line(str(error))) from error
        base.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        return base

    def _facts(self, base: psycopg.Connection[Any]) -> Database:
        names = [name for (name,) in base.execute(_TABLES)]
        count = sql.SQL("SELECT count(*) FROM {}")
        tables = {name: int(_one(base, count.format(sql.Identifier(name)))) for name in names}
        applied: list[str] = []
        if "django_migrations" in tables:
            applied = [f"{app}.{name}" for app, name in base.execute("SELECT app, name FROM django_migrations")]
        head = (0, "")
        if tables.get("audit_head"):
            head = base.execute("SELECT number, hash FROM audit_head WHERE id = 1").fetchone() or head
        server = str(_one(base, sql.SQL("SHOW server_version")))
        migrations = tuple(sorted(applied))
        return Database("postgresql", PATH, server, tables, migrations, int(head[0]), str(head[1]))

    def _run(self, program: str, *options: str) -> None:
        """Run a program of PostgreSQL; the password is told by the environment, where `ps` does not show it."""
        url = self._url
        told = {"PGHOST": url.host, "PGPORT": url.port, "PGUSER": url.username, "PGPASSWORD": url.password}
        told |= {"PGDATABASE": url.database}
        environment = os.environ | {name: str(value) for name, value in told.items() if value is not None}
        try:
            done = subprocess.run([program, *options], env=environment, capture_output=True, text=True, check=False)
        except FileNotFoundError as error:
            raise KeepingError(
                f"没有 {program}，PostgreSQL 的库不能备份或恢复",
                f"there is no {program}; a PostgreSQL database cannot be backed up or restored",
                "安装 postgresql-client，版本不低于服务器",
                "install postgresql-client, not older than the server",
            ) from error
        if done.returncode:
            raise _failed(program, _first_line(done.stderr))


def _one(base: psycopg.Connection[Any], query: sql.SQL | sql.Composed) -> Any:
    row = base.execute(query).fetchone()
    return row[0] if row else None


def _same(one: Database, other: Database) -> bool:
    return (one.tables, one.log_lines, one.log_head) == (other.tables, other.log_lines, other.log_head)


def _first_line(text: str) -> str:
    return next(iter(text.strip().splitlines()), "?")


def _failed(what: str, why: str) -> KeepingError:
    return KeepingError(
        f"{what} 没有成功（{why}）",
        f"{what} failed ({why})",
        "核对 JIANHENG_DATABASE_URL、数据库的权限和版本",
        "check JIANHENG_DATABASE_URL, the rights in the database, and versions",
    )
