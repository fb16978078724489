"""A database as it stood at one moment, kept as files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import Connection

from jianheng.intake.files.database import DatabaseTable, cells, choose, database_tables
from jianheng.intake.files.database_cell import text_of
from jianheng.intake.files.database_error import told
from jianheng.intake.files.database_session import DRIVER_ERRORS, reading
from jianheng.intake.files.database_url import DatabaseUrl, read_url
from jianheng.intake.files.parquet_file import TABLE_NAME

_BLOCK = 20_000
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


def export_database(url: str | DatabaseUrl, tables: Sequence[str] | None, folder: Path) -> tuple[Path, ...]:
    """Write each table into a Parquet file of texts, all read in one transaction.

    The same rows give the same bytes where a table has a primary key, so that a delivery is known by its hash.

    Args:
        url: the address of the database.
        tables: names of tables and views; all where none are named.
        folder: where the files go; it exists.

    Returns:
        The files, one for each table, in order; each holds its table's name.

    Raises:
        UnreadableFileError: the database cannot be reached or read, or a table does not exist or vanished; then no
            file is left.
    """
    address = read_url(url) if isinstance(url, str) else url
    chosen = choose(database_tables(address), tables, address)
    written: list[Path] = []
    try:
        with reading(address) as connection:
            for table, name in zip(chosen, _file_names(chosen), strict=True):
                written.append(folder / name)
                _export(table, connection, written[-1])
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return tuple(written)


def _export(table: DatabaseTable, connection: Connection, path: Path) -> None:
    try:
        rows = cells(connection.execute(table.selected()))
        names = [str(name) for name in next(rows)]
        fields = [pa.field(name, pa.string()) for name in names]
        schema = pa.schema(fields, metadata={TABLE_NAME: table.title.encode()})
        with pq.ParquetWriter(path, schema) as writer:
            while block := [*islice(rows, _BLOCK)]:
                columns = [pa.array(map(text_of, column), pa.string()) for column in zip(*block, strict=True)]
                writer.write_batch(pa.record_batch(columns, schema=schema))
    except DRIVER_ERRORS as error:
        raise told(error, table.url, table.title) from None


def _file_names(tables: Sequence[DatabaseTable]) -> list[str]:
    """Names that every system of files takes, no two of them alike."""
    names: list[str] = []
    for table in tables:
        name = plain = _NOT_IN_NAMES.sub("_", table.title) or "_"
        number = 1
        while f"{name}.parquet".casefold() in map(str.casefold, names):
            number += 1
            name = f"{plain}_{number}"
        names.append(f"{name}.parquet")
    return names
