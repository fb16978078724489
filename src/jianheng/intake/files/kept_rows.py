"""Rows of a large text table, kept by column in a temporary file so that they are read once and passed often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from jianheng.intake.files.contents import CellValue, Sheet

BLOCK = 1 << 16


@dataclass(frozen=True)
class KeptRows:
    """Rows in a temporary file, which goes when nobody holds them any more.

    Args:
        path: the file, in Arrow's format for files.
        held_by: its folder.
    """

    path: Path
    held_by: TemporaryDirectory[str]

    @classmethod
    def of_batches(cls, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> KeptRows:
        """Keep rows that come in batches of one schema."""
        folder = TemporaryDirectory(prefix="jianheng-")
        path = Path(folder.name) / "rows.arrow"
        with pa.OSFile(str(path), "wb") as out, pa.ipc.new_file(out, schema) as writer:
            for batch in batches:
                writer.write_batch(batch)
        return cls(path, folder)

    def count(self) -> int:
        """How many rows there are."""
        with pa.OSFile(str(self.path)) as source, pa.ipc.open_file(source) as reader:
            return int(reader.count_rows())

    def batches(self) -> Iterator[pa.RecordBatch]:
        """All rows in order, a part at a time."""
        with pa.OSFile(str(self.path)) as source, pa.ipc.open_file(source) as reader:
            for number in range(reader.num_record_batches):
                yield reader.get_batch(number)

    def rows(self) -> Iterator[Sequence[CellValue]]:
        """All rows in order, one at a time; a field that a short line does not have is None."""
        for batch in self.batches():
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def sheet(self) -> Sheet:
        """The rows as a sheet without a name."""
        return Sheet("", self.rows, batches=self.batches, separated=True)


def text_schema(width: int) -> pa.Schema:
    """Columns of text, named by their number."""
    return pa.schema([(f"c{number}", pa.string()) for number in range(width)])


def in_batches(rows: Iterable[Sequence[str]], width: int) -> Iterator[pa.RecordBatch]:
    """Rows of any number of fields up to a width, a block at a time."""
    schema, block = text_schema(width), []
    for row in rows:
        block.append([*row, *[None] * (width - len(row))])
        if len(block) == BLOCK:
            yield _batch(block, schema)
            block = []
    if block:
        yield _batch(block, schema)


def _batch(rows: list[list[str | None]], schema: pa.Schema) -> pa.RecordBatch:
    return pa.record_batch([pa.array(column, pa.string()) for column in zip(*rows, strict=True)], schema=schema)
