"""Parquet files whose bytes depend on their rows alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.intake.problem import IntakeError, Place, Problem, Words

ROW_GROUP = 65_536
BROKEN = Words("数据文件缺失或损坏，不能读取", "the data file is missing or damaged")
MEND = Words("从备份恢复这个批次，或删除后重新添加", "restore the batch from a backup, or add it again")


def open_writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """Open a Parquet file with the settings that every batch uses.

    Args:
        path: the file.
        schema: its columns.

    Returns:
        A writer; give it tables of at most `ROW_GROUP` rows.
    """
    return pq.ParquetWriter(path, schema, compression="zstd", version="2.6", write_statistics=True)


def write_parquet(path: Path, table: pa.Table) -> None:
    """Write one table.

    Args:
        path: the file.
        table: its rows.
    """
    with open_writer(path, table.schema) as writer:
        writer.write_table(table, row_group_size=ROW_GROUP)


def read_parquet(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Read one table in its order.

    Args:
        path: the file.
        columns: the columns to read; all if left out.

    Returns:
        All its rows.

    Raises:
        IntakeError: the file is gone, cut short or no Parquet.
    """
    try:
        return pq.read_table(path, columns=None if columns is None else list(columns))
    except (OSError, pa.ArrowException) as error:
        raise IntakeError([Problem("broken_file", Place(str(path)), BROKEN, mend=MEND)]) from error


def read_schema(path: Path) -> pa.Schema:
    """Read the columns of one table.

    Raises:
        IntakeError: the file is gone, cut short or no Parquet.
    """
    try:
        return pq.read_schema(path)
    except (OSError, pa.ArrowException) as error:
        raise IntakeError([Problem("broken_file", Place(str(path)), BROKEN, mend=MEND)]) from error


def sha256_of(path: Path) -> str:
    """Hash a file.

    Args:
        path: the file.

    Returns:
        SHA-256 as hexadecimal digits.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hashes_of(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder, by its path from there.

    Args:
        folder: the folder.
    """
    kept = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256_of(path) for path in kept}
