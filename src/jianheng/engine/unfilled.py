"""Which fields whole deliveries lack, and how many rows are lost by it."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.dictionary import Dictionary
from jianheng.language.checks import Share


def unfilled(tables: Mapping[str, pa.Table], dictionary: Dictionary) -> dict[tuple[str, str], Share]:
    """Fields without a single value in some file, by table and field.

    Args:
        tables: canonical rows, with the file that each came from in `source`.
        dictionary: what the tables hold.

    Returns:
        For each such field the rows of those files, out of all rows of the table.
    """
    found: dict[tuple[str, str], Share] = {}
    for table in dictionary.tables.values():
        rows = tables.get(table.name)
        if rows is None or not rows.num_rows:
            continue
        for field in table.fields.values():
            filled = [pc.is_valid(rows.column(column)) for column, _ in field.columns()]
            some = filled[0]
            for more in filled[1:]:
                some = pc.or_(some, more)
            by_file = pa.table({"file": rows.column("source"), "filled": pc.cast(some, pa.int64())})
            counted = by_file.group_by("file").aggregate([("filled", "sum"), ("filled", "count")]).to_pylist()
            lost = sum(each["filled_count"] for each in counted if not each["filled_sum"])
            if lost:
                found[table.name, field.name] = Share(lost, rows.num_rows)
    return found
