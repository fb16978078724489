"""Parquet files: one table whose columns have names and types."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import types

from jianheng.intake.files.contents import CellValue, Contents, Sheet, UnreadableFileError
from jianheng.intake.problem import Words

# Under which a file that was made from a table of a database holds that table's name.
TABLE_NAME = b"jianheng.table"
_BLOCK = 1 << 14
_PLAIN = (types.is_boolean, types.is_integer, types.is_float64, types.is_date32, types.is_null)
_TEXT = (types.is_string, types.is_large_string)


def read_parquet_table(path: Path, name: str = "") -> Contents:
    """Read a Parquet file as one sheet whose first row is the names of its columns.

    Args:
        path: the file.
        name: its name in the delivery; a Parquet file needs none to say where something stands.

    Returns:
        One sheet, without a name unless it was made from a table of a database. Whole numbers, days, moments and texts
        keep their type; a decimal number and a moment with a time zone are texts, so that no digit and no zone is lost;
        what holds several values is JSON.

    Raises:
        UnreadableFileError: the file is broken or no Parquet file.
    """
    try:
        schema = pq.read_schema(path)
        # A file can be broken below a good end; then no row of it may be given.
        for _ in _batches(path):
            pass
    except (pa.ArrowException, OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError | PermissionError):
            raise
        raise UnreadableFileError(
            Words(f"{name or path.name} 已损坏或不是 Parquet 文件", "the file is broken or no Parquet file"),
            Words("从原系统重新导出，或导出为 CSV", "export it again where it came from, or as CSV"),
        ) from error

    def rows() -> Iterator[Sequence[CellValue]]:
        yield schema.names
        for batch in _batches(path):
            yield from zip(*map(cell_values, batch.columns), strict=True)

    title = (schema.metadata or {}).get(TABLE_NAME, b"").decode(errors="replace")
    return Contents(sheets=(Sheet(title, rows, keys=True),))


def cell_values(column: pa.Array) -> list[CellValue]:
    """The values of a column as cells.

    Example:
        >>> cell_values(pa.array([[1, 2], None])), cell_values(pa.array([Decimal("8.50")]))
        (['[1, 2]', None], ['8.50'])
    """
    kind = column.type
    if any(test(kind) for test in (*_PLAIN, *_TEXT)):
        return _plain(column)
    if types.is_dictionary(kind):
        return cell_values(column.dictionary_decode())
    if isinstance(kind, pa.BaseExtensionType):
        return cell_values(column.storage)
    if types.is_floating(kind):
        # The shortest digits that mean the same; as a double, 0.1 would grow digits that nobody wrote.
        return [None if text is None else float(text) for text in column.cast(pa.string()).to_pylist()]
    if types.is_temporal(kind):
        return _moments(column)
    return [None if value is None else _as_text(value) for value in column.to_pylist()]


def _plain(column: pa.Array) -> list[CellValue]:
    values: list[CellValue] = column.to_pylist()
    return values


def _moments(column: pa.Array) -> list[CellValue]:
    kind = column.type
    if types.is_date(kind):
        return _plain(column.cast(pa.date32()))
    exact = {
        types.is_time: pa.time64("us"),
        types.is_duration: pa.duration("us"),
        types.is_timestamp: pa.timestamp("us"),
    }
    wanted = next((to for test, to in exact.items() if test(kind)), None)
    if wanted is None or getattr(kind, "tz", None) is not None:
        return _plain(column.cast(pa.string()))
    try:
        return _plain(column.cast(wanted))
    except (pa.ArrowInvalid, OverflowError, ValueError):
        return _plain(column.cast(pa.string()))


def _as_text(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bytes):
        return value.hex()
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=_inner)


def _inner(value: object) -> object:
    if isinstance(value, bytes | Decimal):
        return _as_text(value)
    return str(value)


def _batches(path: Path) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(path) as file:
        yield from file.iter_batches(_BLOCK)
