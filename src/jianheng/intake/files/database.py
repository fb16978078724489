"""Tables of a database, read by its address and never written."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, func, inspect, literal_column, select
from sqlalchemy import column as named_column
from sqlalchemy import table as named_table
from sqlalchemy.engine import CursorResult

from jianheng.intake.files.contents import CellValue, Contents, Sheet, UnreadableFileError
from jianheng.intake.files.database_cell import cell_of
from jianheng.intake.files.database_session import TESTED, reading
from jianheng.intake.files.database_url import DatabaseUrl, read_url
from jianheng.intake.problem import Place, Problem, Severity, Words

_OF_THE_SYSTEM = re.compile(r"information_schema|pg_.*|mysql|performance_schema|sys", re.IGNORECASE)
_READS = re.compile(
    r"\s*(?:(?:--[^\n]*\n|/\*.*?\*/)\s*)*\(*\s*(?:select|with|values|table)\b", re.IGNORECASE | re.DOTALL
)
_SHOWN = 12


@dataclass(frozen=True)
class DatabaseTable:
    """One table or view.

    Args:
        url: the database.
        name: its name.
        schema: its schema; empty for the one that the database takes where none is said.
        view: it is a view.
        key: columns of the primary key, by which its rows are ordered.
    """

    url: DatabaseUrl
    name: str
    schema: str = ""
    view: bool = False
    key: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its name as it is asked for, with its schema where it has one."""
        return f"{self.schema}.{self.name}" if self.schema else self.name

    def count(self) -> int:
        """How many rows it has now.

        Raises:
            UnreadableFileError: it cannot be read.
        """
        with reading(self.url, self.title) as connection:
            counted = select(func.count()).select_from(named_table(self.name, schema=self.schema or None))
            return int(connection.execute(counted).scalar_one())

    def selected(self) -> Select[Any]:
        """All columns of all rows, in the order of the primary key: the same rows give the same file."""
        rows: Select[Any] = select(literal_column("*")).select_from(named_table(self.name, schema=self.schema or None))
        return rows.order_by(*(named_column(name) for name in self.key))


def database_tables(url: str | DatabaseUrl) -> tuple[DatabaseTable, ...]:
    """The tables and views of a database that are not its own.

    Args:
        url: its address.

    Raises:
        UnreadableFileError: it cannot be reached or read.
    """
    address = read_url(url) if isinstance(url, str) else url
    with reading(address) as connection:
        return tuple(_tables(address, connection))


def read_database(url: str | DatabaseUrl, tables: Sequence[str] | None = None, query: str | None = None) -> Contents:
    """Read tables of a database. Each pass reads anew: `export_database` keeps what stood there at one moment.

    Args:
        url: its address.
        tables: names of tables and views, with a schema where they need one; all where none are named.
        query: a query to read instead.

    Returns:
        A sheet for each table, row 1 the names of its columns.

    Raises:
        UnreadableFileError: it cannot be reached, a table does not exist, or the query is no query. A pass raises it
            where the connection breaks or a table vanishes.
    """
    address = read_url(url) if isinstance(url, str) else url
    notices = untested(address)
    if query is not None:
        check_query(query)
        sheet = Sheet("", partial(_query_rows, address, query), keys=True)
        with reading(address) as connection:
            executed(connection, query).close()
        return Contents(sheets=(sheet,), problems=notices)
    chosen = choose(database_tables(address), tables, address)
    sheets = tuple(Sheet(table.title, partial(_rows, table), keys=True) for table in chosen)
    return Contents(sheets=sheets, problems=notices)


def choose(found: Sequence[DatabaseTable], tables: Sequence[str] | None, url: DatabaseUrl) -> tuple[DatabaseTable, ...]:
    """The tables that are asked for.

    Raises:
        UnreadableFileError: some do not exist; all of them are said, each with names that are like it.
    """
    if tables is None:
        return tuple(found)
    by_title = {table.title: table for table in found}
    missing = [name for name in tables if name not in by_title]
    if missing:
        like = [near for name in missing for near in difflib.get_close_matches(name, by_title, _SHOWN, 0.5)]
        shown = "、".join(dict.fromkeys(like or [*by_title][:_SHOWN])) or "（无）"
        raise UnreadableFileError(
            Words(f"{url}：没有这些表：{'、'.join(missing)}", f"{url}: no such table: {', '.join(missing)}"),
            Words(f"现有的表：{shown}", f"there are: {shown}"),
        )
    return tuple(by_title[name] for name in dict.fromkeys(tables))


def executed(connection: Connection, query: str) -> CursorResult[tuple[object, ...]]:
    """Run a query as it is written, without parameters."""
    return connection.execution_options(no_parameters=True).exec_driver_sql(query)


def cells(result: CursorResult[tuple[object, ...]]) -> Iterator[Sequence[CellValue]]:
    """The names of the columns, then all rows."""
    yield [str(name) for name in result.keys()]  # noqa: SIM118 - a result is no mapping
    for row in result:
        yield [cell_of(value) for value in row]


def check_query(query: str) -> None:
    """Refuse what is no query before it reaches the database, which refuses to write anyway.

    Raises:
        UnreadableFileError: it is none.
    """
    if not _READS.match(query):
        raise UnreadableFileError(
            Words("只能读取：查询应以 SELECT 或 WITH 开头", "only reading is possible: begin with SELECT or WITH"),
            Words("改为 SELECT 查询", "make it a SELECT"),
        )


def untested(url: DatabaseUrl) -> tuple[Problem, ...]:
    """A notice where nobody has tried this kind of database."""
    if url.system in TESTED:
        return ()
    what = Words(
        f"{url.system} 数据库未经测试，只读也只能靠账号权限保证",
        f"{url.system} is untested, and only the rights of the user keep it from writing",
    )
    mend = Words("请用只读账号，并核对读到的行数", "use a user that can only read, and check the number of rows")
    return (Problem("untested_database", Place(str(url)), what, mend=mend, severity=Severity.NOTICE),)


def _rows(table: DatabaseTable) -> Iterator[Sequence[CellValue]]:
    with reading(table.url, table.title) as connection:
        yield from cells(connection.execute(table.selected()))


def _query_rows(url: DatabaseUrl, query: str) -> Iterator[Sequence[CellValue]]:
    with reading(url) as connection:
        yield from cells(executed(connection, query))


def _tables(url: DatabaseUrl, connection: Connection) -> Iterator[DatabaseTable]:
    found = inspect(connection)
    others = [name for name in found.get_schema_names() if url.system == "postgresql"]
    for schema in ["", *(name for name in others if name != found.default_schema_name)]:
        if _OF_THE_SYSTEM.fullmatch(schema):
            continue
        for name in sorted(found.get_table_names(schema or None)):
            key = found.get_pk_constraint(name, schema or None)["constrained_columns"]
            yield DatabaseTable(url, name, schema, key=tuple(key))
        views = {*found.get_view_names(schema or None)}
        if url.system == "postgresql":
            views.update(found.get_materialized_view_names(schema or None))
        for name in sorted(views):
            yield DatabaseTable(url, name, schema, view=True)
