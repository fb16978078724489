"""Rows into the Parquet files of one batch, table by table."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.dictionary import Dictionary
from jianheng.intake.store.parquet import ROW_GROUP, open_writer
from jianheng.intake.store.row import Row


class Sink:
    """Takes rows of any canonical table and writes them in the order given.

    Args:
        folder: where the files go, `<table>.parquet` each.
        dictionary: the schemas.
        batch: id of the batch.
        recorded_by: the unit that reports; empty where unknown.
    """

    def __init__(self, folder: Path, dictionary: Dictionary, batch: str, recorded_by: str) -> None:
        self._folder = folder
        self._dictionary = dictionary
        self._constant = {"batch": batch, "recorded_by": recorded_by}
        self._tables: dict[str, _TableSink] = {}
        self.kept: Counter[str] = Counter()

    def add(self, row: Row) -> None:
        """Keep one row.

        Args:
            row: the row; a value under a name that is no column of its table is a mistake of the caller.

        Raises:
            KeyError: unknown table or column.
        """
        if row.table not in self._tables:
            schema = self._dictionary.tables[row.table].schema()
            self._tables[row.table] = _TableSink(self._folder / f"{row.table}.parquet", schema)
        provenance = self._constant | {
            "row_id": row.row_id,
            "source": row.source,
            "sheet": row.sheet,
            "row_no": row.row_no,
            "raw": row.raw_json(),
        }
        self._tables[row.table].add({**row.values, **provenance})
        self.kept[row.table] += 1

    def close(self) -> None:
        """Write what is waiting and close every file."""
        for table in self._tables.values():
            table.write()
            table.abandon()

    def abandon(self) -> None:
        """Close every file without writing what is waiting, after something went wrong."""
        for table in self._tables.values():
            with suppress(OSError):
                table.abandon()


class _TableSink:
    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._schema = schema
        self._writer: pq.ParquetWriter = open_writer(path, schema)
        self._columns: dict[str, list[object]] = {name: [] for name in schema.names}
        self._waiting = 0

    def add(self, values: dict[str, object]) -> None:
        if unknown := values.keys() - self._columns.keys():
            raise KeyError(f"no such column: {', '.join(sorted(unknown))}")
        for name, column in self._columns.items():
            column.append(values.get(name))
        self._waiting += 1
        if self._waiting == ROW_GROUP:
            self.write()

    def abandon(self) -> None:
        self._writer.close()

    def write(self) -> None:
        if not self._waiting:
            return
        arrays = [pa.array(self._columns[kind.name], kind.type) for kind in self._schema]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        for column in self._columns.values():
            column.clear()
        self._waiting = 0
