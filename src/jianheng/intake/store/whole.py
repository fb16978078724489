"""Whether the batches are what they were when they were taken in: every difference, not the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.dictionary import Dictionary
from jianheng.intake.problem import IntakeError, Place, Problem, Words
from jianheng.intake.store.batch import COVERAGE, Batch
from jianheng.intake.store.coverage import SCHEMA
from jianheng.intake.store.parquet import BROKEN, MEND, sha256_of

Seen = dict[Path, tuple[int, int, int]]


def whole_batches(batches: Sequence[Batch], dictionary: Dictionary) -> Seen:
    """Hold every file of the batches against its manifest.

    Args:
        batches: the batches.
        dictionary: what its tables should hold.

    Returns:
        How the files look, for `unchanged`.

    Raises:
        IntakeError: files are gone, cut short, or hold something else.
    """
    seen = {path: _look(path) for batch in batches for path in _files(batch)}
    problems = [problem for batch in batches for problem in _problems(batch, dictionary)]
    if problems:
        raise IntakeError(problems)
    return {path: look for path, look in seen.items() if look is not None}


def unchanged(seen: Seen, batches: Sequence[Batch], dictionary: Dictionary) -> None:
    """Make sure that nobody touched the batches while they were read.

    Raises:
        IntakeError: somebody did.
    """
    if any(_look(path) != look for path, look in seen.items()):
        whole_batches(batches, dictionary)


def _files(batch: Batch) -> Iterator[Path]:
    yield from (batch.folder / f"{name}.parquet" for name in batch.manifest.tables)
    yield batch.folder / COVERAGE


def _look(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _problems(batch: Batch, dictionary: Dictionary) -> Iterator[Problem]:
    for path in _files(batch):
        try:
            schema = pq.read_schema(path)
            told = _told(batch, path, schema, dictionary)
        except (OSError, pa.ArrowException):
            yield Problem("broken_file", Place(str(path)), BROKEN, mend=MEND)
            continue
        if told:
            yield _changed(path, told)


def _told(batch: Batch, path: Path, schema: pa.Schema, dictionary: Dictionary) -> list[Words]:
    """What is other than when the file was taken in; a batch of an older dictionary has other columns by right."""
    if path.name == COVERAGE:
        return _differences(schema, SCHEMA)
    if sha256_of(path) == batch.manifest.tables[path.stem].sha256:
        return []
    table = dictionary.tables.get(path.stem)
    differences = _differences(schema, table.schema()) if table is not None else []
    return differences or [Words("内容被改过", "its content was changed")]


def _differences(found: pa.Schema, wanted: pa.Schema) -> list[Words]:
    """In which columns a table is another one."""
    gone = [Words(f"缺少列 {name}", f"column {name} is gone") for name in wanted.names if name not in found.names]
    more = [Words(f"多出列 {name}", f"column {name} is new") for name in found.names if name not in wanted.names]
    other = [
        Words(
            f"列 {kind.name} 的类型是 {found.field(kind.name).type}，应为 {kind.type}",
            f"column {kind.name} is {found.field(kind.name).type}, expected {kind.type}",
        )
        for kind in wanted
        if kind.name in found.names and not _same(found.field(kind.name).type, kind.type)
    ]
    return [*gone, *other, *more]


def _same(found: pa.DataType, wanted: pa.DataType) -> bool:
    """Whether a column has its type; Parquet has no moments to the second, which come back finer."""
    return bool(found == wanted) or (pa.types.is_timestamp(found) and pa.types.is_timestamp(wanted))


def _changed(path: Path, differences: Sequence[Words]) -> Problem:
    zh, en = "；".join(each.zh for each in differences), "; ".join(each.en for each in differences)
    what = Words(f"数据文件与入库时不同：{zh}", f"the data file is not as it was taken in: {en}")
    expected = Words("入库时的原样", "the file as it was")
    return Problem("changed_file", Place(str(path)), what, expected=expected, mend=MEND)
