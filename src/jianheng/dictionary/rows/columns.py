"""Columns that are missing, of the wrong type, or not the dictionary's; and rows without a name of their own."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.dictionary.problem import Problem, RowPlace, Words
from jianheng.dictionary.table import Table

_ROW_ID = "row_id"
_AGAIN = Words("用本版本重新读入原文件", "read the files again with this version")


def check_columns(table: Table, rows: pa.Table) -> tuple[list[Problem], frozenset[str]]:
    """Compare the columns of rows with those of their table.

    Args:
        table: the table.
        rows: the rows.

    Returns:
        The problems, and the names of the columns that can be looked into.
    """
    place = RowPlace(f"数据表“{table.title_zh}”")
    wanted = {column.name: column.type for column in table.schema()}
    problems, sound = [], set()
    for name, kind in wanted.items():
        count = rows.column_names.count(name)
        if count != 1:
            what = Words("没有这一列", "is no column") if not count else Words("列重复", "is there twice")
            problems.append(Problem("column_missing", place, what, _AGAIN, name))
        elif rows.schema.field(name).type != kind:
            what = Words(f"列的类型是 {rows.schema.field(name).type}", f"is of type {rows.schema.field(name).type}")
            problems.append(Problem("column_type", place, what, _AGAIN, name, Words(f" {kind}", str(kind))))
        else:
            sound.add(name)
    for name in rows.column_names:
        if name not in wanted:
            what = Words("词典里没有这一列", "is no column of the dictionary")
            problems.append(Problem("column_unknown", place, what, _AGAIN, name))
    if _ROW_ID in sound:
        problems += _row_ids(rows, place)
    return problems, frozenset(sound)


def _row_ids(rows: pa.Table, place: RowPlace) -> list[Problem]:
    ids = rows.column(_ROW_ID)
    problems = []
    if ids.null_count:
        what = Words(f"有 {ids.null_count} 行没有行号标识", f"{ids.null_count} rows have no row_id")
        problems.append(Problem("row_id_missing", place, what, _AGAIN))
    counts = pc.value_counts(ids.drop_null().combine_chunks())
    for twice in counts.filter(pc.greater(pc.struct_field(counts, "counts"), 1)).to_pylist():
        what = Words(f"行号标识用了 {twice['counts']} 次", f"names {twice['counts']} rows")
        problems.append(Problem("row_id_taken", place, what, _AGAIN, twice["values"]))
    return problems
