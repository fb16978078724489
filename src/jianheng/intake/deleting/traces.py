"""Where a workspace still holds rows of a batch, or names it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

_CHUNK = 1 << 20
_OWN = (".lock",)


def holds_rows(path: Path, batches: Iterable[str]) -> bool:
    """Whether a file holds rows of batches: their ids begin the ids of rows, and stand in the column `batch`.

    Args:
        path: the file.
        batches: ids of batches.
    """
    ids = "|".join(map(re.escape, batches))
    if path.suffix == ".parquet":
        return _in_parquet(path, f"^({ids})(:|$)|({ids}):")
    return _in_bytes(path, re.compile(f"({ids}):[a-z]".encode()))


def names_batch(path: Path, batches: Iterable[str]) -> bool:
    """Whether a file names batches, in its own name or in what it holds."""
    ids = "|".join(map(re.escape, batches))
    return re.search(ids, path.name) is not None or _in_bytes(path, re.compile(ids.encode()))


def traces(root: Path, batches: Iterable[str], beside: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Look through a workspace.

    Args:
        root: its folder.
        batches: ids of batches.
        beside: the folder of certificates, which name them rightly.

    Returns:
        The files that hold rows of them, then those that name them only; as paths from the root.
    """
    ids = tuple(batches)
    rows: list[str] = []
    mentions: list[str] = []
    for path in sorted(root.rglob("*")):
        if not path.is_file() or path.name in _OWN or path.is_relative_to(beside):
            continue
        inside = any(part in ids for part in path.relative_to(root).parts)
        if inside or holds_rows(path, ids):
            rows.append(path.relative_to(root).as_posix())
        elif names_batch(path, ids):
            mentions.append(path.relative_to(root).as_posix())
    return tuple(rows), tuple(mentions)


def _in_bytes(path: Path, pattern: re.Pattern[bytes]) -> bool:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            return any(pattern.search(packed.read(name)) for name in packed.namelist())
    before = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if pattern.search(before + chunk):
                return True
            before = chunk[-64:]
    return False


def _in_parquet(path: Path, pattern: str) -> bool:
    try:
        with pq.ParquetFile(path) as file:
            return any(
                bool(pc.any(pc.match_substring_regex(words, pattern)).as_py())
                for part in file.iter_batches()
                for column in part.columns
                for words in _words(column)
            )
    except (OSError, pa.ArrowException):
        return _in_bytes(path, re.compile(pattern.replace("^", "").encode()))


def _words(column: pa.Array) -> Iterator[pa.Array]:
    """The texts in a column, however deep."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        yield from _words(column.dictionary)
    elif pa.types.is_string(kind) or pa.types.is_large_string(kind):
        yield column
    elif pa.types.is_struct(kind):
        for child in column.flatten():
            yield from _words(child)
    elif pa.types.is_map(kind):
        yield from _words(column.keys)
        yield from _words(column.items)
    elif pa.types.is_list(kind) or pa.types.is_large_list(kind):
        yield from _words(column.flatten())
