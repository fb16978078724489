"""A large text table read by DuckDB, where that gives the same rows as reading it line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from jianheng.intake.files.kept_rows import BLOCK, KeptRows, text_schema

_CHUNK = 1 << 19  # larger ones no longer fit in a processor's cache
_NO_NULL = "\x01"
# DuckDB drops an empty line, and blanks around a quotation; of ends of lines it knows one kind in a file.
_EMPTY_LINE = (b"\n\n", b"\n\r\n")
_BESIDE_QUOTE = (b' "', b'\t"', b'" ', b'"\t')
_PATTERN = frozenset("*?[")
_LINE_FEED, _RETURN = (pa.scalar(ord(sign), pa.uint8()) for sign in "\n\r")


def scan(path: Path, separator: str, width: int) -> KeptRows | None:
    """Read a table in UTF-8 by columns.

    Args:
        path: the file.
        separator: between fields.
        width: most fields that a line has, as far as is known.

    Returns:
        Its rows; None where DuckDB would read it in another way, or not at all.
    """
    # DuckDB takes some names for patterns, and then reads other files too.
    nature = None if _PATTERN & set(str(path)) else _nature(path)
    if nature is None:
        return None
    quote = '"' if nature.quoted else ""
    schema = text_schema(width)
    with duckdb.connect() as con:
        try:
            relation = con.read_csv(
                str(path),
                auto_detect=False,
                header=False,
                columns=dict.fromkeys(schema.names, "VARCHAR"),
                delimiter=separator,
                quotechar=quote,
                escapechar=quote,
                null_padding=True,
                strict_mode=True,
                # Line breaks inside a quotation and short lines together are read by one thread only.
                parallel=not quote,
                na_values=_NO_NULL,
                compression="none",
                hive_partitioning=False,
            )
            kept = KeptRows.of_batches(schema, _batches(relation))
        except duckdb.Error:
            return None
    # As many rows as lines: none was empty, and no quotation runs over two. To count is faster than to search.
    return kept if kept.count() == nature.lines or not _has_empty_lines(path) else None


def _batches(relation: duckdb.DuckDBPyRelation) -> Iterator[pa.RecordBatch]:
    """The rows a block at a time; behind the first block Arrow tells DuckDB's errors as if a disk had failed.

    Raises:
        duckdb.Error: a line cannot be read in this way.
    """
    reader = relation.to_arrow_reader(BLOCK)
    while True:
        try:
            batch = reader.read_next_batch()
        except StopIteration:
            return
        except OSError as error:
            raise duckdb.InvalidInputException(str(error)) from error
        yield batch


@dataclass(frozen=True)
class _Nature:
    """What decides how DuckDB is to read a file."""

    quoted: bool
    lines: int


def _nature(path: Path) -> _Nature | None:
    """How a file is to be read; None where it has what DuckDB reads in a way of its own."""
    quoted, lines, before = False, 0, b"\n"
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            seen = before[-1:] + chunk
            # One byte is found at once, two where the first of them is frequent are not.
            if b'"' in seen:
                quoted = True
                if (b" " in seen or b"\t" in seen) and any(sign in seen for sign in _BESIDE_QUOTE):
                    return None
            if _NO_NULL.encode() in chunk:
                return None
            ends = pc.equal(_bytes(seen), _LINE_FEED)
            if b"\r" in seen and _lone_return(seen, ends):
                return None
            lines += pc.sum(ends.slice(1)).as_py()
            before = chunk
    if before.endswith(b"\r"):
        return None
    return _Nature(quoted, lines + (not before.endswith(b"\n")))


def _bytes(text: bytes) -> pa.Array:
    return pa.Array.from_buffers(pa.uint8(), len(text), [None, pa.py_buffer(text)])


def _lone_return(seen: bytes, ends: pa.Array) -> bool:
    """Whether a carriage return stands before anything but a line feed; of the last byte the next chunk tells."""
    returns = pc.equal(_bytes(seen), _RETURN).slice(0, len(seen) - 1)
    return bool(pc.any(pc.and_not(returns, ends.slice(1)), min_count=0).as_py())


def _has_empty_lines(path: Path) -> bool:
    before = b"\n"
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            seen = before + chunk
            if any(sign in seen for sign in _EMPTY_LINE):
                return True
            before = seen[-2:]
    return False
