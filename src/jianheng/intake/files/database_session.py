"""A connection to a database that can only read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.types.string import TextLoader
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.database_error import told
from jianheng.intake.files.database_url import DatabaseUrl
from jianheng.intake.problem import Words

TESTED = ("postgresql", "mariadb", "mysql", "sqlite")
_SECONDS = 15
_PASSED_AT_ONCE = 5000
DRIVER_ERRORS = (SQLAlchemyError, psycopg.Error, sqlite3.Error, ModuleNotFoundError)


@contextmanager
def reading(url: DatabaseUrl, table: str = "") -> Iterator[Connection]:
    """Connect, read in one transaction that cannot write, and let go.

    What is read comes in parts from a cursor of the server, so that no large table is held.

    Args:
        url: the database.
        table: what is read, to say so where it fails.

    Raises:
        UnreadableFileError: it cannot be reached or read; no secret is said.
    """
    try:
        with _engine(url).connect() as connection:
            yield connection.execution_options(stream_results=True, yield_per=_PASSED_AT_ONCE)
            connection.rollback()
    except DRIVER_ERRORS as error:
        # What caused it holds the address with the password.
        raise told(error, url, table) from None


def _engine(url: DatabaseUrl) -> Engine:
    makers = {"postgresql": _postgresql, "mysql": _mariadb, "mariadb": _mariadb, "sqlite": _sqlite}
    engine = makers[url.system](url) if url.system in makers else create_engine(url.url, poolclass=NullPool)
    engine.hide_parameters = True
    return engine


def _postgresql(url: DatabaseUrl) -> Engine:
    engine = create_engine(
        url.url,
        poolclass=NullPool,
        isolation_level="REPEATABLE READ",
        connect_args={"connect_timeout": _SECONDS, "options": "-c default_transaction_read_only=on"},
    ).execution_options(postgresql_readonly=True)
    event.listen(engine, "connect", _keep_all_moments)
    return engine


def _mariadb(url: DatabaseUrl) -> Engine:
    if not url.url.database:
        raise UnreadableFileError(
            Words(f"{url}：地址里没有库名", f"{url}: the address names no database"),
            Words("在地址末尾写上 /库名", "end it with /database"),
        )
    engine = create_engine(url.url, poolclass=NullPool, connect_args={"connect_timeout": _SECONDS})
    event.listen(engine, "connect", _read_only_session)
    return engine


def _sqlite(url: DatabaseUrl) -> Engine:
    path = Path(url.url.database or "")

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)

    return create_engine("sqlite://", creator=opened, poolclass=NullPool)


def _read_only_session(connection: Any, _: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET SESSION TRANSACTION READ ONLY")


class _MomentLoader(Loader):
    """A day or moment; `infinity` and years that Python does not have stay words."""

    def load(self, data: Buffer) -> object:
        try:
            return self._usual().load(data)
        except (psycopg.DataError, ValueError, OverflowError):
            return bytes(data).decode()

    def _usual(self) -> Any:
        found = psycopg.adapters.get_loader(self.oid, self.format)
        if found is None:
            raise psycopg.DataError(str(self.oid))
        return found(self.oid, self.connection)


def _keep_all_moments(connection: Any, _: object) -> None:
    adapters = (
        connection.driver_connection.adapters if hasattr(connection, "driver_connection") else connection.adapters
    )
    for name in ("date", "timestamp", "timestamptz"):
        adapters.register_loader(name, _MomentLoader)
    # Python has no months: three years and six months would become 1275 days.
    adapters.register_loader("interval", TextLoader)
